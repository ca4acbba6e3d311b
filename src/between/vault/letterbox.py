"""The letterbox of a locked account: anybody may put something in, only its owner reads.

HPKE (RFC 9180) with ML-KEM-768 + X25519, which holds against a quantum computer too.
A letter does not prove who wrote it. See docs/formats/letterbox.md.
"""

import hashlib
import hmac
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import (
    MLKEM768PrivateKey,
    MLKEM768PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)
from nacl.utils import random

from between.vault.envelope import Bound, pad, unpad
from between.vault.errors import Tampered, WrongKey
from between.vault.labels import (
    PEPPER_BYTES,
    Derived,
    Purpose,
    check_length,
    subkey,
    written,
)

MAGIC = b"BTL1"
ID_END = len(MAGIC) + 16
ENCAPSULATED_BYTES = 1120
OVERHEAD_BYTES = ID_END + ENCAPSULATED_BYTES + 16
PRIVATE_KEY_BYTES = 32
PUBLIC_KEY_BYTES = 1216

_LATTICE_SEED_BYTES = 64
_LATTICE_PUBLIC_BYTES = 1184
_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def new_private_key() -> bytes:
    """32 random bytes, the seed of both halves of the key pair."""
    return random(PRIVATE_KEY_BYTES)


def public_key_of(private_key: bytes) -> bytes:
    """The 1,216 bytes that anybody may have: ML-KEM-768 (1,184), then X25519 (32)."""
    return _public_bytes(*_halves(private_key))


def post(
    public_key: bytes, document: bytes, *, owner: UUID, slot: UUID, purpose: str
) -> bytes:
    """`document`, padded, so that only the private key of `owner` opens it in `slot`.

    1,156 bytes longer than the padded document. Raises Tampered when `public_key` is none.
    """
    info = _info(owner, slot, purpose)
    sealed = _SUITE.encrypt(pad(document), _public(public_key), info)
    return MAGIC + public_key_id(public_key) + sealed


def collect(
    private_key: bytes, sealed: bytes, *, owner: UUID, slot: UUID, purpose: str
) -> bytes:
    """What was posted. Raises WrongKey for a letter to another key, else Tampered."""
    if len(sealed) < OVERHEAD_BYTES or not sealed.startswith(MAGIC):
        raise Tampered("This is no letter, or it was cut short.")
    halves = _halves(private_key)
    if sealed[len(MAGIC) : ID_END] != public_key_id(_public_bytes(*halves)):
        raise WrongKey("This letter was sealed to another key.")
    key = MLKEM768X25519PrivateKey(*halves)
    info = _info(owner, slot, purpose)
    try:
        return unpad(_SUITE.decrypt(sealed[ID_END:], key, info))
    except (InvalidTag, ValueError):
        raise Tampered("This letter was changed or moved after it was sealed.") from None


def public_key_id(public_key: bytes) -> bytes:
    """16 bytes that name a public key (BLAKE2b-128, "btw-pid")."""
    return hashlib.blake2b(public_key, digest_size=16, person=b"btw-pid").digest()


def countersign(public_key: bytes, *, pepper: bytes, owner: UUID) -> bytes:
    """32 bytes to keep beside a public key: HMAC under the keyring's secret.

    While an account is locked nothing else vouches for its public key: whoever may write
    to the database could put in their own and read what is posted from then on.
    """
    check_length("pepper", pepper, PEPPER_BYTES)
    key = subkey(pepper, Derived.PUBLIC_KEY)
    return hmac.digest(key, owner.bytes + public_key, hashlib.sha256)


def check_countersign(
    public_key: bytes, countersigned: bytes, *, pepper: bytes, owner: UUID
) -> None:
    """Raise Tampered unless `countersigned` is what `countersign` made of this key."""
    expected = countersign(public_key, pepper=pepper, owner=owner)
    if not hmac.compare_digest(expected, countersigned):
        raise Tampered("This public key is not the one that its account was given.")


def _info(owner: UUID, slot: UUID, purpose: str) -> bytes:
    return Bound(Purpose.LETTER, (owner.bytes, slot.bytes, written(purpose))).associated()


def _halves(private_key: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    """Both private keys from one seed, as X-Wing does (draft-connolly-cfrg-xwing-kem)."""
    check_length("private_key", private_key, PRIVATE_KEY_BYTES)
    expanded = hashlib.shake_256(private_key).digest(_LATTICE_SEED_BYTES + 32)
    return (
        MLKEM768PrivateKey.from_seed_bytes(expanded[:_LATTICE_SEED_BYTES]),
        X25519PrivateKey.from_private_bytes(expanded[_LATTICE_SEED_BYTES:]),
    )


def _public_bytes(lattice: MLKEM768PrivateKey, curve: X25519PrivateKey) -> bytes:
    return lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()


def _public(public_key: bytes) -> MLKEM768X25519PublicKey:
    lattice, curve = public_key[:_LATTICE_PUBLIC_BYTES], public_key[_LATTICE_PUBLIC_BYTES:]
    try:
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(lattice),
            X25519PublicKey.from_public_bytes(curve),
        )
    except ValueError:
        raise Tampered("This is no public key of Between.") from None

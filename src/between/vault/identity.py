"""Who somebody is to another account: two public keys, a pin for both, and signatures.

The letterbox proves nothing about a sender; what passes between two accounts is signed with
Ed25519 (RFC 8032) and checked against keys that were pinned when the two met in person.
See docs/formats/identity.md.
"""

import hashlib
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from between.vault.envelope import Bound
from between.vault.errors import Tampered
from between.vault.labels import Derived, Purpose, subkey
from between.vault.letterbox import public_key_of

VERIFY_KEY_BYTES = 32
SIGNATURE_BYTES = 64
PIN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Identity:
    """The keys that an account shows: one to seal to, one to check signatures with."""

    public_key: bytes = field(repr=False)
    verify_key: bytes = field(repr=False)

    def pin(self) -> bytes:
        """32 bytes to keep in one's own keychain: SHA-256 over both keys."""
        parts = (self.public_key, self.verify_key)
        return hashlib.sha256(Bound(Purpose.IDENTITY, parts).associated()).digest()


def identity_of(private_key: bytes) -> Identity:
    """What the owner of `private_key` (32 bytes, the letterbox's) shows to others."""
    verify_key = _signing_key(private_key).public_key().public_bytes_raw()
    return Identity(public_key_of(private_key), verify_key)


def sign(private_key: bytes, message: bytes) -> bytes:
    """64 bytes by which `check_signature` knows that this account wrote `message`."""
    return _signing_key(private_key).sign(_signed(message))


def check_signature(verify_key: bytes, message: bytes, signature: bytes) -> None:
    """Raise Tampered unless the owner of `verify_key` signed `message`."""
    try:
        Ed25519PublicKey.from_public_bytes(verify_key).verify(signature, _signed(message))
    except (InvalidSignature, ValueError):
        raise Tampered("This was not signed by the account that it names.") from None


def _signed(message: bytes) -> bytes:
    return Bound(Purpose.SIGNATURE, ()).associated() + message


def _signing_key(private_key: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(subkey(private_key, Derived.SIGNING))

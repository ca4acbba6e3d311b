"""One envelope: bytes sealed under one key and bound to the place where they belong.

`BTW1 | key id 16 | nonce 24 | ciphertext and tag`, XChaCha20-Poly1305
(draft-irtf-cfrg-xchacha-03) through libsodium. The layout is in docs/formats/envelope.md.
"""

import hashlib
from dataclasses import dataclass, field

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt,
)
from nacl.exceptions import CryptoError
from nacl.utils import random

from between.vault.errors import Tampered, WrongKey
from between.vault.labels import KEY_BYTES, check_length, written

MAGIC = b"BTW1"
ROOT = b"between/v1"
NONCE_BYTES = 24
ID_END = len(MAGIC) + 16
HEADER_BYTES = ID_END + NONCE_BYTES
OVERHEAD_BYTES = HEADER_BYTES + 16
SMALLEST_PAD_BYTES = 1024
LENGTH_BYTES = 4


@dataclass(frozen=True, slots=True)
class Bound:
    """What an envelope is bound to: its purpose, then the parts of its place in order."""

    purpose: str
    parts: tuple[bytes, ...] = field(repr=False)  # a kind of entry is private too

    def associated(self) -> bytes:
        """The parts as one string, each with its u16 length: no two places look alike.

        Raises ValueError for a part above 65,535 bytes.
        """
        return b"".join(map(framed, (ROOT, written(self.purpose), *self.parts)))


def framed(part: bytes) -> bytes:
    """`part` after its length as two bytes, big end first."""
    if len(part) > 0xFFFF:
        raise ValueError(f"A bound part may have 65,535 bytes, got {len(part)}.")
    return len(part).to_bytes(2, "big") + part


def new_key() -> bytes:
    """32 random bytes."""
    return random(KEY_BYTES)


def key_id(key: bytes) -> bytes:
    """16 bytes that name a key and commit the envelope to it (BLAKE2b-128, "btw-kid").

    Poly1305 alone commits to no key; with the id a wrong key is told from damage.
    """
    return hashlib.blake2b(key, digest_size=16, person=b"btw-kid").digest()


def seal(key: bytes, plain: bytes, *, bound: Bound) -> bytes:
    """`plain` (any length) in an envelope under `key` (32 bytes): 60 bytes longer.

    The length of `plain` shows; `pad` first where it says something.
    """
    return seal_to(key, plain, bound.associated())


def unseal(key: bytes, envelope: bytes, *, bound: Bound) -> bytes:
    """What `seal` was given. Raises WrongKey or Tampered; any bytes may be tried."""
    return unseal_from(key, envelope, bound.associated())


def seal_to(key: bytes, plain: bytes, associated: bytes) -> bytes:
    """`seal` for a caller who has the associated data of its `Bound` at hand."""
    check_length("key", key, KEY_BYTES)
    nonce = random(NONCE_BYTES)
    return b"".join((MAGIC, key_id(key), nonce, encrypt(plain, associated, nonce, key)))


def unseal_from(key: bytes, envelope: bytes, associated: bytes) -> bytes:
    """`unseal` for a caller who has the associated data of its `Bound` at hand."""
    check_length("key", key, KEY_BYTES)
    if len(envelope) < OVERHEAD_BYTES or not envelope.startswith(MAGIC):
        raise Tampered("This is no envelope, or it was cut short.")
    if envelope[len(MAGIC) : ID_END] != key_id(key):  # no secret: it stands in the row
        raise WrongKey("This envelope was sealed under another key.")
    nonce = envelope[ID_END:HEADER_BYTES]
    try:
        return decrypt(envelope[HEADER_BYTES:], associated, nonce, key)
    except CryptoError:
        raise Tampered("This envelope was changed or moved after it was sealed.") from None


def pad(document: bytes) -> bytes:
    """`document` after its length (u32), then zeros up to 1, 2, 4, 8 ... KiB.

    Powers of two, so that a stolen table tells 1 bit about the length of a text, not 10.
    """
    filled = len(document) + LENGTH_BYTES
    length = len(document).to_bytes(LENGTH_BYTES, "big")
    return length + document + bytes(padded_bytes(filled) - filled)


def unpad(padded: bytes) -> bytes:
    """What `pad` was given. Raises Tampered for anything that `pad` does not make."""
    end = LENGTH_BYTES + int.from_bytes(padded[:LENGTH_BYTES], "big")
    if len(padded) != padded_bytes(end) or padded[end:] != bytes(len(padded) - end):
        raise Tampered("The padding of this document is not one that Between makes.")
    return padded[LENGTH_BYTES:end]


def padded_bytes(filled: int) -> int:
    """The smallest power of two from 1,024 that holds `filled` bytes."""
    return max(SMALLEST_PAD_BYTES, 1 << (filled - 1).bit_length())

"""From a passphrase to the root of an account: Argon2id once, then the keyring's secret.

Without the pepper (32 bytes, kept outside the database) a guess cannot even be checked;
with it, each guess costs one Argon2id run (RFC 9106). See docs/formats/passphrase.md.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from nacl.pwhash import argon2id
from nacl.utils import random

from between.vault.errors import Tampered, WeakCost
from between.vault.labels import PEPPER_BYTES, Derived, check_length, subkey, written

SALT_BYTES = 16
LONGEST_PASSPHRASE = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess costs: memory in KiB and passes over it; lanes are always 1."""

    memory_kib: int
    passes: int


DEFAULT = Cost(memory_kib=262144, passes=3)
FLOOR = Cost(memory_kib=65536, passes=3)
# Above it nothing was ever stored: a raised cost would only stop the server.
CEILING = Cost(memory_kib=1048576, passes=8)


@dataclass(frozen=True, slots=True, eq=False)
class Root:
    """What a passphrase is worth together with its pepper; lives for one request."""

    secret: bytes = field(repr=False)

    def verifier(self) -> bytes:
        """32 bytes to store; they open nothing and cannot be made without the pepper."""
        return hashlib.sha256(subkey(self.secret, Derived.VERIFIER)).digest()

    def matches(self, verifier: bytes) -> bool:
        """Whether `verifier` was made from the same passphrase; takes constant time."""
        return hmac.compare_digest(self.verifier(), verifier)

    def wrapping_key(self) -> bytes:
        """32 bytes under which the account key is wrapped (`keys.wrap`)."""
        return subkey(self.secret, Derived.KEK)


def new_salt() -> bytes:
    """16 random bytes, drawn again with each new passphrase."""
    return random(SALT_BYTES)


def derive(passphrase: str, *, salt: bytes, cost: Cost, pepper: bytes) -> Root:
    """One Argon2id run (70 to 700 ms), then HMAC-SHA256 under `pepper` (32 bytes).

    The passphrase counts exactly as received, as UTF-8, up to 1,024 characters; nothing
    is normalised. Raises WeakCost below the floor, Tampered for a salt or a cost that was
    never stored, ValueError for a longer passphrase or a pepper of another length.
    """
    check_length("pepper", pepper, PEPPER_BYTES)
    if len(passphrase) > LONGEST_PASSPHRASE:
        raise ValueError(f"A passphrase may have 1,024 characters, got {len(passphrase)}.")
    _check_stored(salt, cost)
    stretched = argon2id.kdf(
        32, written(passphrase), salt, opslimit=cost.passes, memlimit=cost.memory_kib * 1024
    )
    return Root(hmac.digest(pepper, stretched, hashlib.sha256))


def suggest(words: int = 6) -> str:
    """Words of the EFF long list with spaces between; each is worth 12.9 bits."""
    return " ".join(secrets.choice(word_list()) for _ in range(words))


@cache
def word_list() -> tuple[str, ...]:
    """The 7,776 words of the EFF long list (words.txt.license says whose they are)."""
    text = resources.files("between.vault").joinpath("words.txt").read_text("utf-8")
    return tuple(text.split())


def _check_stored(salt: bytes, cost: Cost) -> None:
    """Salt and cost come from the database, where somebody may have changed them."""
    if cost.memory_kib < FLOOR.memory_kib or cost.passes < FLOOR.passes:
        raise WeakCost("The stored cost of this passphrase lies below the floor.")
    if cost.memory_kib > CEILING.memory_kib or cost.passes > CEILING.passes:
        raise Tampered("The stored cost of this passphrase lies above the ceiling.")
    if len(salt) != SALT_BYTES:
        raise Tampered(f"A salt has {SALT_BYTES} bytes, this one {len(salt)}.")

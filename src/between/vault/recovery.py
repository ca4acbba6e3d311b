"""The recovery key: 256 bits on a sheet of paper that a tired person can type back.

32 bytes and a 3-byte checksum in Crockford's base32, 8 groups of 7 characters.
See docs/formats/recovery-key.md.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Iterator

from nacl.utils import random

from between.vault.errors import BadRecoveryKey
from between.vault.labels import KEY_BYTES, PEPPER_BYTES, Derived, check_length, subkey

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 7
GROUPS = 8
CHARACTERS = GROUP * GROUPS
CHECK_BYTES = 3

_RFC4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_TO_CROCKFORD = str.maketrans(_RFC4648, ALPHABET)
_FROM_CROCKFORD = str.maketrans(ALPHABET, _RFC4648)
_MISREAD = str.maketrans("OIL", "011")
# Besides blanks, every dash that a phone or a word processor may put in.
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_ORDINALS = ("1st", "2nd", "3rd", *(f"{n}th" for n in range(4, GROUPS + 1)))


def new_recovery_key() -> str:
    """A fresh key as it is printed: "XXXXXXX-XXXXXXX-..." (256 bits, 24 to check them)."""
    secret = random(KEY_BYTES)
    letters = base64.b32encode(secret + _checksum(secret)).decode().translate(_TO_CROCKFORD)
    return "-".join(letters[at : at + GROUP] for at in range(0, CHARACTERS, GROUP))


def parse(typed: str) -> bytes:
    """The 32 bytes of a typed recovery key; case, blanks and dashes do not count.

    O is read as 0, I and L as 1. Raises BadRecoveryKey with one sentence that says how
    much is missing or which group looks wrong, and nothing of what was typed.
    """
    letters = _BETWEEN.sub("", typed).upper().translate(_MISREAD)
    _check_letters(letters)
    secret = _secret(letters)
    if secret is None:
        raise BadRecoveryKey(_where(letters))
    return secret


def wrapping_key(secret: bytes, *, pepper: bytes) -> bytes:
    """32 bytes under which the account key is wrapped: HKDF(HMAC(pepper, secret))."""
    check_length("secret", secret, KEY_BYTES)
    check_length("pepper", pepper, PEPPER_BYTES)
    return subkey(hmac.digest(pepper, secret, hashlib.sha256), Derived.RECOVERY_WRAP)


def _checksum(secret: bytes) -> bytes:
    return hashlib.sha256(b"between/v1/recovery-check" + secret).digest()[:CHECK_BYTES]


def _secret(letters: str) -> bytes | None:
    """The secret in 56 letters of the alphabet, or None when the checksum differs."""
    whole = base64.b32decode(letters.translate(_FROM_CROCKFORD))
    secret, check = whole[:-CHECK_BYTES], whole[-CHECK_BYTES:]
    return secret if hmac.compare_digest(check, _checksum(secret)) else None


def _check_letters(letters: str) -> None:
    for at, letter in enumerate(letters[:CHARACTERS]):
        if letter not in ALPHABET:
            raise BadRecoveryKey(
                f"The {_ordinal(at)} group has a character that recovery keys do not use."
            )
    if len(letters) != CHARACTERS:
        raise BadRecoveryKey(f"This has {len(letters)} of {CHARACTERS} characters.")


def _where(letters: str) -> str:
    """Say which group looks wrong: the one where one other letter makes the sum right.

    1,736 neighbours against 24 bits: a wrong hint comes once in 10,000 mistyped keys.
    """
    for at, neighbour in _neighbours(letters):
        if _secret(neighbour) is not None:
            return (
                f"The {_ordinal(at)} group looks wrong. Please compare it with your sheet."
            )
    return "More than one character looks wrong. Please compare each group with your sheet."


def _neighbours(letters: str) -> Iterator[tuple[int, str]]:
    for at in range(CHARACTERS):
        for letter in ALPHABET:
            yield at, letters[:at] + letter + letters[at + 1 :]
    for at in range(CHARACTERS - 1):
        yield at, letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]


def _ordinal(at: int) -> str:
    return _ORDINALS[at // GROUP]

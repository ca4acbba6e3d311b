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

from between.vault.errors import BadRecoveryKey, Slip
from between.vault.labels import KEY_BYTES, PEPPER_BYTES, Derived, check_length, subkey

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 7
GROUPS = 8
CHARACTERS = GROUP * GROUPS
CHECK_BYTES = 3
LETTER_BITS = 5

_RFC4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_TO_CROCKFORD = str.maketrans(_RFC4648, ALPHABET)
_FROM_CROCKFORD = str.maketrans(ALPHABET, _RFC4648)
_MISREAD = str.maketrans("OIL", "011")
# Besides blanks, every dash that a phone or a word processor may put in.
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_ORDINALS = ("1st", "2nd", "3rd", *(f"{n}th" for n in range(4, GROUPS + 1)))


def new_recovery_key() -> str:
    """A fresh key as it is printed: "XXXXXXX-XXXXXXX-..." (256 bits, 24 to check them)."""
    return printed(random(KEY_BYTES))


def printed(secret: bytes) -> str:
    """32 bytes as they are printed, with their checksum (ValueError for another length)."""
    check_length("secret", secret, KEY_BYTES)
    letters = base64.b32encode(secret + _checksum(secret)).decode().translate(_TO_CROCKFORD)
    return "-".join(letters[at : at + GROUP] for at in range(0, CHARACTERS, GROUP))


def parse(typed: str) -> bytes:
    """The 32 bytes of a typed recovery key; case, blanks and dashes do not count.

    O is read as 0, I and L as 1. Raises BadRecoveryKey with one sentence that says how
    much is missing or which group looks wrong, and nothing of what was typed.
    """
    letters = letters_of(typed)
    _check_letters(letters)
    whole = base64.b32decode(letters.translate(_FROM_CROCKFORD))
    if not _is_right(whole):
        raise _where(whole)
    return whole[:KEY_BYTES]


def letters_of(typed: str) -> str:
    """What was typed without blanks and dashes, in capitals, look-alikes as what they are."""
    return _BETWEEN.sub("", typed).upper().translate(_MISREAD)


def wrapping_key(secret: bytes, *, pepper: bytes) -> bytes:
    """32 bytes under which the account key is wrapped: HKDF(HMAC(pepper, secret))."""
    check_length("secret", secret, KEY_BYTES)
    check_length("pepper", pepper, PEPPER_BYTES)
    return subkey(hmac.digest(pepper, secret, hashlib.sha256), Derived.RECOVERY_WRAP)


def _checksum(secret: bytes) -> bytes:
    return hashlib.sha256(b"between/v1/recovery-check" + secret).digest()[:CHECK_BYTES]


def _is_right(whole: bytes) -> bool:
    return hmac.compare_digest(whole[KEY_BYTES:], _checksum(whole[:KEY_BYTES]))


def _check_letters(letters: str) -> None:
    for at, letter in enumerate(letters[:CHARACTERS]):
        if letter not in ALPHABET:
            raise BadRecoveryKey(
                f"The {_ordinal(at)} group has a character that no key has. Please compare it "
                "with your sheet.",
                Slip.STRANGER,
                at // GROUP + 1,
            )
    if len(letters) != CHARACTERS:
        raise BadRecoveryKey(
            f"This has {len(letters)} of {CHARACTERS} characters. Please type all eight groups.",
            Slip.LENGTH,
            len(letters),
        )


def _where(whole: bytes) -> BadRecoveryKey:
    """Say which group looks wrong: the one where one other letter makes the sum right.

    1,791 neighbours against 24 bits: a wrong hint comes once in 9,000 mistyped keys.
    """
    number = int.from_bytes(whole, "big")
    for at, change in _changes(number):
        if _is_right((number ^ change).to_bytes(len(whole), "big")):
            return BadRecoveryKey(
                f"The {_ordinal(at)} group looks wrong. Please compare it with your sheet.",
                Slip.GROUP,
                at // GROUP + 1,
            )
    return BadRecoveryKey(
        "More than one character looks wrong. Please compare each group with your sheet.",
        Slip.SEVERAL,
    )


def _changes(number: int) -> Iterator[tuple[int, int]]:
    """The bits that one other letter changes, or two neighbours in the other order."""
    for at in range(CHARACTERS):
        shift = LETTER_BITS * (CHARACTERS - 1 - at)
        for change in range(1, 1 << LETTER_BITS):
            yield at, change << shift
    for at in range(CHARACTERS - 1):
        shift = LETTER_BITS * (CHARACTERS - 2 - at)
        apart = (number >> shift ^ number >> shift + LETTER_BITS) & 31
        yield at, (apart << LETTER_BITS | apart) << shift


def _ordinal(at: int) -> str:
    return _ORDINALS[at // GROUP]

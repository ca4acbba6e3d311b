"""Spare codes: ten short secrets on paper for the day when the second step is lost.

50 bits each, in the alphabet of the recovery key. Only their keyed hashes are kept, and the
key of these lies in the keyring.
"""

from nacl.utils import random

from between.vault.keys import mac
from between.vault.recovery import ALPHABET, letters_of

COUNT = 10
LETTERS = 10


def new_codes() -> list[str]:
    """Ten codes as they are printed: "XXXXX-XXXXX"."""
    return [_printed(random(LETTERS)) for _ in range(COUNT)]


def spare_mac(pepper: bytes, typed: str) -> bytes:
    """32 bytes that stand for a code; case, blanks, dashes and look-alikes do not count."""
    return mac(pepper, "factors/spare", letters_of(typed))


def _printed(drawn: bytes) -> str:
    letters = "".join(ALPHABET[one & 31] for one in drawn)
    return f"{letters[:5]}-{letters[5:]}"

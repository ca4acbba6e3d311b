"""Every label of the vault, each for exactly one purpose, and the one way to use them.

A label goes into HKDF (`subkey`) or stands first in the associated data of an envelope
(`envelope.Bound`). Two uses under one label could be exchanged for one another, so a new
use gets a new line here; `@unique` refuses a second use of an old one.
"""

from enum import StrEnum, unique

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
PEPPER_BYTES = 32


@unique
class Derived(StrEnum):
    """Keys that are made from other secrets."""

    VERIFIER = "between/v1/auth"
    KEK = "between/v1/kek"
    RECOVERY_WRAP = "between/v1/recovery"
    PASSKEY_WRAP = "between/v1/passkey"
    SESSION = "between/v1/session"
    DEVICE = "between/v1/device"
    KIND = "between/v1/kind"
    NAME = "between/v1/name"
    PUBLIC_KEY = "between/v1/public-key"
    SIGNING = "between/v1/signing"
    INVITATION = "between/v1/invitation"
    INVITED = "between/v1/invited"
    VOUCHER = "between/v1/voucher"
    HEAD = "between/v1/head"
    MAILBOX = "between/v1/mailbox"
    CALENDAR = "between/v1/calendar"
    MAC = "between/v1/mac/"  # followed by the caller's purpose


@unique
class Purpose(StrEnum):
    """What an envelope is for; the first thing that it is bound to."""

    ENTRY_KEY = "entry-key"
    ENTRY_BODY = "entry-body"
    ACCOUNT_KEY = "account-key"
    KEYCHAIN = "keychain"
    ACCOUNT_NAME = "account-name"
    LETTER = "letter"
    VISIT = "visit"
    VISIT_DUE = "visit-due"
    KNOWN_DEVICE = "known-device"
    DRAWN_SHEET = "drawn-sheet"
    IDENTITY = "identity"
    SIGNATURE = "signature"
    VOUCHER = "voucher"
    INVITATION = "invitation"
    INVITED = "invited"
    HEAD = "head"
    ARRIVAL = "arrival"
    FACTOR = "factor"
    MAIL_ADDRESS = "mail-address"
    MAIL_PLAN = "mail-plan"
    LOOK = "look"


def subkey(secret: bytes, label: str) -> bytes:
    """32 bytes for one purpose: HKDF-SHA256 of `secret`, no salt (RFC 5869)."""
    return HKDF(
        algorithm=SHA256(), length=KEY_BYTES, salt=None, info=written(label)
    ).derive(secret)


def written(text: str) -> bytes:
    """`text` as UTF-8, exactly as received.

    A lone surrogate is written too: the error for it would carry the whole text.
    """
    return text.encode("utf-8", "surrogatepass")


def check_length(name: str, secret: bytes, expected: int) -> None:
    """Refuse a secret of a wrong length before it weakens anything (ValueError)."""
    if len(secret) != expected:
        raise ValueError(f"`{name}` must have {expected} bytes, got {len(secret)}.")

"""A passkey as a way to the account key: what its PRF gives, mixed with the keyring's secret.

An authenticator evaluates a pseudo-random function of its own for the one salt that all
passkeys here are asked for. See docs/formats/passkey.md.
"""

import hashlib

from between.vault.labels import KEY_BYTES, PEPPER_BYTES, Derived, check_length, subkey

PRF_BYTES = KEY_BYTES
# One for all: whoever unlocks with a passkey has not yet said who they are.
SALT = hashlib.sha256(b"between/v1/prf").digest()


def wrapping_key(prf: bytes, *, pepper: bytes) -> bytes:
    """32 bytes under which the account key is wrapped: HKDF(prf | pepper)."""
    check_length("prf", prf, PRF_BYTES)
    check_length("pepper", pepper, PEPPER_BYTES)
    return subkey(prf + pepper, Derived.PASSKEY_WRAP)


def way(credential: bytes) -> str:
    """The way by which the account key is wrapped: each passkey has one of its own."""
    return f"passkey/{hashlib.sha256(credential).hexdigest()}"

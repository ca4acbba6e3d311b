"""A visit: the account key at rest between two requests, useless without the cookie.

The table holds hashes of tokens and envelopes; the key to an envelope is made of the
visitor's cookie and the keyring's secret. See docs/formats/visit.md.
"""

import hashlib
from uuid import UUID

from nacl.utils import random

from between.vault.envelope import Bound, pad, seal, unpad, unseal
from between.vault.labels import (
    KEY_BYTES,
    PEPPER_BYTES,
    Derived,
    Purpose,
    check_length,
    subkey,
)

TOKEN_BYTES = 32


def new_token() -> bytes:
    """32 random bytes for a cookie."""
    return random(TOKEN_BYTES)


def token_hash(token: bytes) -> bytes:
    """SHA-256 of a token: what the table stores, so that a stolen row is no login."""
    return hashlib.sha256(token).digest()


def lock_in(  # noqa: PLR0913 (each is a part of the place)
    account_key: bytes,
    *,
    cookie_key: bytes,
    pepper: bytes,
    visit: bytes,
    owner: UUID,
    created: int,
    due: bool = False,
) -> bytes:
    """The account key for the row of this visit (92 bytes).

    `visit` is the token hash, `created` seconds since 1970, `due` whether the second step
    is still to come: no row of the one kind opens as the other. Raises ValueError for a key
    of a wrong length.
    """
    check_length("account_key", account_key, KEY_BYTES)
    check_length("cookie_key", cookie_key, TOKEN_BYTES)
    key = _both(cookie_key, pepper, Derived.SESSION)
    return seal(key, account_key, bound=_visit(visit, owner, created, due=due))


def take_out(  # noqa: PLR0913 (each is a part of the place)
    sealed: bytes,
    *,
    cookie_key: bytes,
    pepper: bytes,
    visit: bytes,
    owner: UUID,
    created: int,
    due: bool = False,
) -> bytes:
    """The account key. Raises WrongKey for another cookie or keyring secret, Tampered."""
    key = _both(cookie_key, pepper, Derived.SESSION)
    return unseal(key, sealed, bound=_visit(visit, owner, created, due=due))


def seal_device(
    secret: bytes, pepper: bytes, document: bytes, *, owner: UUID, device: bytes
) -> bytes:
    """A small document that opens with this device's cookie (`secret`, 32 bytes) only."""
    check_length("secret", secret, TOKEN_BYTES)
    key = _both(secret, pepper, Derived.DEVICE)
    return seal(key, pad(document), bound=_device(owner, device))


def open_device(
    secret: bytes, pepper: bytes, sealed: bytes, *, owner: UUID, device: bytes
) -> bytes:
    """The document of this device. Raises WrongKey for another cookie, Tampered."""
    key = _both(secret, pepper, Derived.DEVICE)
    return unpad(unseal(key, sealed, bound=_device(owner, device)))


def _both(cookie: bytes, pepper: bytes, label: Derived) -> bytes:
    """A key that needs the cookie and the keyring; a cookie of any length may be tried."""
    check_length("pepper", pepper, PEPPER_BYTES)
    return subkey(cookie + pepper, label)


def _visit(visit: bytes, owner: UUID, created: int, *, due: bool) -> Bound:
    when = created.to_bytes(8, "big", signed=True)
    purpose = Purpose.VISIT_DUE if due else Purpose.VISIT
    return Bound(purpose, (visit, owner.bytes, when))


def _device(owner: UUID, device: bytes) -> Bound:
    return Bound(Purpose.KNOWN_DEVICE, (owner.bytes, device))

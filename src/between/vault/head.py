"""The head of an account: one number over all its rows, so that none is missed unnoticed.

Each row is worth 32 bytes that only the account key makes; the head holds their exclusive
or, sealed with a counter and the hash of the keychain. See docs/formats/head.md.
"""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from struct import Struct
from typing import Self
from uuid import UUID

from between.vault.envelope import Bound, framed, seal, unseal
from between.vault.errors import Tampered
from between.vault.labels import Derived, Purpose, subkey, written

EDITION = b"BTH1"
STAMP_BYTES = 32
EMPTY = bytes(STAMP_BYTES)
_BODY = Struct(">4sqq32s32sBq")


@dataclass(frozen=True, slots=True)
class Head:
    """What an account's rows amount to; `found` says what did not fit when it was looked at.

    `rows` counts them, `missing` says how many were missed; `found` is 0 where all is well
    and a number from 1 to 255 of the caller's else.
    """

    counter: int
    keychain: bytes = field(repr=False)
    rows: int = 0
    stamps: bytes = field(default=EMPTY, repr=False)
    found: int = 0
    missing: int = 0

    def counted(self, stamps: Iterable[bytes], *, rows: int) -> Self:
        """The next head, after rows with these stamps came or went: both are the same."""
        return replace(
            self,
            counter=self.counter + 1,
            rows=self.rows + rows,
            stamps=total((self.stamps, *stamps)),
        )


def stamp_key(account_key: bytes) -> bytes:
    """The key under which this account's rows are stamped (32 bytes)."""
    return subkey(account_key, Derived.HEAD)


def stamp(key: bytes, table: str, parts: Iterable[bytes], sealed: bytes) -> bytes:
    """32 bytes that stand for one row: its table, what its columns say, what is sealed in it.

    Raises ValueError for a part above 65,535 bytes; `sealed` may have any length.
    """
    place = b"".join(map(framed, (written(table), *parts)))
    return hmac.digest(key, place + hashlib.sha256(sealed).digest(), hashlib.sha256)


def total(stamps: Iterable[bytes]) -> bytes:
    """The exclusive or of stamps: in whatever order, and what comes twice is gone."""
    whole = 0
    for one in stamps:
        whole ^= int.from_bytes(one, "big")
    return whole.to_bytes(STAMP_BYTES, "big")


def hash_of(keychain: bytes) -> bytes:
    """What a head holds of the sealed keychain (32 bytes)."""
    return hashlib.sha256(keychain).digest()


def seal_head(account_key: bytes, head: Head, *, owner: UUID) -> bytes:
    """The head under the account key, 153 bytes for every account."""
    plain = _BODY.pack(
        EDITION,
        head.counter,
        head.rows,
        head.stamps,
        head.keychain,
        head.found,
        head.missing,
    )
    return seal(account_key, plain, bound=_bound(owner))


def open_head(account_key: bytes, sealed: bytes, *, owner: UUID) -> Head:
    """The head of `owner`. Raises WrongKey or Tampered."""
    plain = unseal(account_key, sealed, bound=_bound(owner))
    if len(plain) != _BODY.size or not plain.startswith(EDITION):
        raise Tampered("This head was written by a version that this one cannot read.")
    _, counter, rows, stamps, keychain, found, missing = _BODY.unpack(plain)
    return Head(counter, keychain, rows, stamps, found, missing)


def _bound(owner: UUID) -> Bound:
    return Bound(Purpose.HEAD, (owner.bytes,))

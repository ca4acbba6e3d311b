"""One version of one entry: a key of its own under the record key, and its padded body.

Both envelopes are bound to the whole place, each with its own purpose, so that neither
opens in another row, for another owner, or as another version. See docs/formats/entry.md.
"""

import hashlib
import hmac
from dataclasses import dataclass, field
from struct import Struct
from uuid import UUID

from between.vault.envelope import (
    OVERHEAD_BYTES,
    Bound,
    new_key,
    pad,
    seal_to,
    unpad,
    unseal_from,
)
from between.vault.errors import Tampered, WrongKey
from between.vault.labels import KEY_BYTES, Derived, Purpose, subkey, written

WRAPPED_BYTES = OVERHEAD_BYTES + KEY_BYTES
KIND_BYTES = 8

# The two beginnings never change; 10,000 entries a page make them worth keeping.
_FOR_KEY = Bound(Purpose.ENTRY_KEY, ()).associated()
_FOR_BODY = Bound(Purpose.ENTRY_BODY, ()).associated()
_IDS = Struct(">H16sH16sH")
_NUMBERS = Struct(">HqHq")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one version of an entry belongs; numbers may be any 64-bit integer."""

    entry: UUID
    owner: UUID
    kind: str = field(repr=False)  # that somebody keeps a safety plan is private
    epoch: int
    version: int


def seal_entry(record_key: bytes, document: bytes, place: Place) -> bytes:
    """`document` sealed for `place`, under a fresh key that `record_key` wraps.

    152 bytes longer than the padded document: 1,176 bytes for up to 1,020.
    Raises ValueError when `record_key` has not 32 bytes or the kind exceeds 65,535.
    """
    key, where = new_key(), _associated(place)
    wrapped = seal_to(record_key, key, _FOR_KEY + where)
    return wrapped + seal_to(key, pad(document), _FOR_BODY + where)


def open_entry(record_key: bytes, sealed: bytes, place: Place) -> bytes:
    """The document that was sealed for `place`.

    Raises WrongKey when it was sealed under another record key, Tampered for the rest.
    """
    where = _associated(place)
    key = unseal_from(record_key, sealed[:WRAPPED_BYTES], _FOR_KEY + where)
    try:
        return unpad(unseal_from(key, sealed[WRAPPED_BYTES:], _FOR_BODY + where))
    except WrongKey:
        # The record key was right: two halves of different sealings were put together.
        raise Tampered(
            "The key and the body of this entry do not belong together."
        ) from None


def rewrap_entry(record_key: bytes, fresh: bytes, sealed: bytes, place: Place) -> bytes:
    """The same entry under another record key of its epoch; its body stays as it is.

    Raises WrongKey when it was sealed under another record key, Tampered when its place is
    another one. The body is not looked at.
    """
    where = _FOR_KEY + _associated(place)
    key = unseal_from(record_key, sealed[:WRAPPED_BYTES], where)
    return seal_to(fresh, key, where) + sealed[WRAPPED_BYTES:]


def hidden_kind(account_key: bytes, kind: str) -> bytes:
    """8 bytes that stand for `kind` in this account's rows and tell nobody else what it is.

    Cut to 8 bytes since it only finds rows; the whole kind is bound inside the envelope.
    """
    key = subkey(account_key, Derived.KIND)
    return hmac.digest(key, written(kind), hashlib.sha256)[:KIND_BYTES]


def _associated(place: Place) -> bytes:
    """The parts of `Bound(..., (entry, owner, kind, epoch, version))`, packed at once."""
    kind = written(place.kind)
    if len(kind) > 0xFFFF:
        raise ValueError(f"A kind may have 65,535 bytes, got {len(kind)}.")
    ids = _IDS.pack(16, place.entry.bytes, 16, place.owner.bytes, len(kind))
    return ids + kind + _NUMBERS.pack(8, place.epoch, 8, place.version)

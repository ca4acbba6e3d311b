"""Visits that were begun, for their owner's eyes: the hour, and the way in."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

import msgspec

from between.records.keyroom import Unlocked
from between.records.models import Arrival, Visit
from between.vault import note as vault_note
from between.vault import visit as vault_visit
from between.vault.errors import VaultError
from between.vault.labels import Purpose

KEPT_DAYS = 90


class Way(StrEnum):
    """How a visit was begun. `HALF` is the passphrase without the second step."""

    FOUNDING = "founding"
    PASSPHRASE = "passphrase"  # noqa: S105 (the name of a way, and no passphrase)
    HALF = "half"
    PASSKEY = "passkey"
    SHEET = "sheet"


class Arrived(msgspec.Struct, frozen=True, array_like=True):
    """One visit that was begun; `hour` is the full hour before, in seconds since 1970."""

    hour: int
    way: Way

    @property
    def when(self) -> datetime:
        return datetime.fromtimestamp(self.hour, UTC)


@dataclass(frozen=True, slots=True)
class Recent:
    """What can be told of the last 90 days; `closed` counts what was changed outside of here."""

    arrived: tuple[Arrived, ...]
    closed: int


def note(keys: Unlocked, way: Way, token: bytes, now: datetime) -> None:
    """Note that the visit of `token` was begun."""
    row = _row(vault_visit.token_hash(token))
    hour = int(now.timestamp()) // 3600 * 3600
    sealed = _sealed(keys, row, Arrived(hour, way))
    Arrival.objects.create(id=row, account_id=keys.account, sealed=sealed, day=now.date())


def carry_over(keys: Unlocked, fresh: Unlocked) -> None:
    """Seal what was noted under fresh keys: who else came in is what one wants to read then."""
    for row in Arrival.objects.of(keys.account):
        if arrived := _opened(keys, row):
            row.sealed = _sealed(fresh, row.id, arrived)
            row.save(update_fields=["sealed"])


def take_back(visit: Visit) -> None:
    """Forget the beginning of a visit that goes on as another one."""
    Arrival.objects.of(visit.account_id).filter(id=_row(bytes(visit.id_hash))).delete()


def recent(keys: Unlocked) -> Recent:
    """Return who came in lately, the last one first."""
    rows = list(Arrival.objects.of(keys.account))
    opened = [one for one in (_opened(keys, row) for row in rows) if one]
    opened.sort(key=lambda one: one.hour, reverse=True)
    return Recent(tuple(opened), len(rows) - len(opened))


def prune(now: datetime) -> None:
    Arrival.objects.filter(day__lt=now.date() - timedelta(days=KEPT_DAYS)).delete()


def _row(id_hash: bytes) -> UUID:
    # The visit's own, so that the second step finds what the first one noted.
    return UUID(bytes=id_hash[:16])


def _sealed(keys: Unlocked, row: UUID, arrived: Arrived) -> bytes:
    return vault_note.seal_note(
        keys.account_key,
        msgspec.msgpack.encode(arrived),
        purpose=Purpose.ARRIVAL,
        owner=keys.account,
        row=row,
    )


def _opened(keys: Unlocked, row: Arrival) -> Arrived | None:
    try:
        plain = vault_note.open_note(
            keys.account_key,
            bytes(row.sealed),
            purpose=Purpose.ARRIVAL,
            owner=keys.account,
            row=row.id,
        )
    except VaultError:
        return None
    return msgspec.msgpack.decode(plain, type=Arrived)

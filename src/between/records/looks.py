"""Looks: when a therapist opened what was shared, for the client's eyes.

Each is sealed under the first key of the bond, which both hold for as long as they know it: the
therapist's side writes it, the client's side reads it. It names the thing by its id alone. When
a thing is taken back, its looks go over to the client's own key, and take its title along.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import UUID, uuid4

import msgspec
from django.db import transaction

from between.records.keyroom import Unlocked
from between.records.models import Bond, Look
from between.records.shelf import as_sealed
from between.vault import note as vault_note
from between.vault.bond import BondKeys
from between.vault.errors import VaultError
from between.vault.labels import Purpose

KEPT_DAYS = 90
LATEST = 4_102_444_800  # the year 2100: the other side writes this, and may write anything


class Looked(msgspec.Struct, frozen=True, array_like=True):
    """One look; `hour` is the full hour before, in seconds since 1970."""

    hour: Annotated[int, msgspec.Meta(ge=0, le=LATEST)]
    grant: UUID
    title: str = ""

    @property
    def when(self) -> datetime:
        return datetime.fromtimestamp(self.hour, UTC)


@dataclass(frozen=True, slots=True)
class Recent:
    """What can be told of the last 90 days; `closed` counts what was changed outside of here."""

    looked: tuple[Looked, ...]
    closed: int


def note(held: BondKeys, grant: UUID, now: datetime) -> None:
    """Note that a thing was opened: once an hour, however often that was.

    Where the client's account is gone there is nobody to read it, and nothing is noted.
    """
    if not Bond.objects.filter(id=held.bond, client__isnull=False).exists():
        return
    looked = Looked(int(now.timestamp()) // 3600 * 3600, grant)
    with transaction.atomic():
        rows = Look.objects.in_bond(held.bond).filter(day=now.date())
        if looked in [_opened(held.key(1), held.bond, row) for row in rows]:
            return
        row = Look(id=uuid4(), bond_id=held.bond, day=now.date())
        row.sealed = _sealed(held.key(1), row, looked)
        row.save(force_insert=True)


def recent(keys: Unlocked, held: BondKeys, titles: Mapping[UUID, str]) -> Recent:
    """Return the looks at what lies in a bond, the last one first; for its client."""
    rows = list(Look.objects.of_client(keys.account).in_bond(held.bond))
    opened = [one for one in (_found(keys, held, row) for row in rows) if one]
    named = [_named(one, titles) for one in opened]
    named.sort(key=lambda one: (-one.hour, one.title))
    return Recent(tuple(named), len(rows) - len(opened))


def keep_title(keys: Unlocked, held: BondKeys, grant: UUID, title: str) -> None:
    """Take the looks at a thing over under the client's own key: it is being taken back."""
    for row in Look.objects.of_client(keys.account).in_bond(held.bond):
        looked = _opened(held.key(1), held.bond, row)
        if looked and looked.grant == grant:
            mine = Looked(looked.hour, grant, title)
            row.sealed = _sealed(keys.account_key, row, mine)
            row.save(update_fields=["sealed"])


def carry_over(keys: Unlocked, fresh: Unlocked) -> None:
    """Seal what went over to the client's own key under a fresh one."""
    for row in Look.objects.of_client(keys.account):
        if looked := _opened(keys.account_key, row.bond_id, row):
            row.sealed = _sealed(fresh.account_key, row, looked)
            row.save(update_fields=["sealed"])


def prune(now: datetime) -> None:
    Look.objects.filter(day__lt=now.date() - timedelta(days=KEPT_DAYS)).delete()


def _named(looked: Looked, titles: Mapping[UUID, str]) -> Looked:
    title = titles.get(looked.grant, looked.title)
    return Looked(looked.hour, looked.grant, title)


def _found(keys: Unlocked, held: BondKeys, row: Look) -> Looked | None:
    theirs = _opened(held.key(1), held.bond, row)
    return theirs or _opened(keys.account_key, held.bond, row)


def _sealed(key: bytes, row: Look, looked: Looked) -> bytes:
    document = msgspec.msgpack.encode(looked)
    return vault_note.seal_note(
        key, document, purpose=Purpose.LOOK, owner=row.bond_id, row=row.id
    )


def _opened(key: bytes, bond: UUID, row: Look) -> Looked | None:
    try:
        plain = vault_note.open_note(
            key, as_sealed(row.sealed), purpose=Purpose.LOOK, owner=bond, row=row.id
        )
        return msgspec.msgpack.decode(plain, type=Looked)
    except (VaultError, msgspec.MsgspecError):
        return None

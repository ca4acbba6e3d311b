"""What both write in a bond: names, the agreement, dates. Sealed under the bond's key."""

from datetime import date
from typing import TypeVar
from uuid import UUID, uuid4

from django.db import transaction

from between.records import keyroom
from between.records.access import BondQuerySet
from between.records.keyroom import Unlocked
from between.records.models import Bond, Joint
from between.records.shelf import Kept, Missing, Stale, as_sealed
from between.story import codec
from between.story.codec import KINDS, Story, Unreadable
from between.vault.bond import BondKeys, Standing, bonds_of, calendar_name
from between.vault.entry import Place, hidden_kind, open_entry, seal_entry
from between.vault.errors import VaultError

S = TypeVar("S", bound=Story)


def put(keys: Unlocked, bond: UUID, story: Story, day: date) -> UUID:
    """Keep something new in the bond; return its id. Raises `Missing` once it has ended."""
    entry = uuid4()
    with transaction.atomic():
        held = _going_on(keys, bond)
        Joint.objects.create(
            id=entry,
            bond_id=bond,
            kind=_kind(held, type(story)),
            epoch=held.epoch,
            sealed=_seal(held, story, entry, 1),
            day=day,
        )
    return entry


def change(keys: Unlocked, kept: Kept[S], bond: UUID, story: S, day: date) -> None:
    """Put `story` in the place of `kept`; raises `Stale` where the other was quicker."""
    with transaction.atomic():
        held = _going_on(keys, bond)
        row = Joint.objects.of(keys.account).in_bond(bond).filter(id=kept.id).first()
        if row is None:
            raise Missing
        if row.version != kept.version:
            raise Stale(row.version)
        row.version, row.day, row.epoch = row.version + 1, day, held.epoch
        row.sealed = _seal(held, story, row.id, row.version)
        row.save()


def remove(keys: Unlocked, bond: UUID, kind: type[Story], entry: UUID) -> None:
    """Remove for good; raises `Missing` where there is no such thing in the bond."""
    rows = Joint.objects.of(keys.account).in_bond(bond)
    with transaction.atomic():
        held = _going_on(keys, bond)
        gone, _ = rows.filter(id=entry, kind=_kind(held, kind)).delete()
    if not gone:
        raise Missing


def take(keys: Unlocked, bond: UUID, kind: type[S]) -> tuple[Kept[S], ...]:
    """Open everything of `kind` in the bond, oldest first; what cannot be opened is left."""
    held = _held(keys, bond)
    rows = Joint.objects.of(keys.account).in_bond(bond).filter(kind=_kind(held, kind))
    opened = ((row, _open(held, kind, row)) for row in rows.order_by("day", "id"))
    return tuple(
        Kept(id=row.id, version=row.version, day=row.day, story=story)
        for row, story in opened
        if story is not None
    )


def newest(keys: Unlocked, bond: UUID, kind: type[S]) -> S | None:
    """Return the last of a kind of which there is one."""
    found = take(keys, bond, kind)
    return found[-1].story if found else None


def outside(keys: Unlocked, bond: UUID, entry: UUID) -> UUID:
    """Return what something in the bond is called in this person's own calendar."""
    return calendar_name(_held(keys, bond), entry, keys.account)


def _going_on(keys: Unlocked, bond: UUID) -> BondKeys:
    """Return the bond's keys as they lie there now; nothing is written in one that ended."""
    held = _held(keyroom.present(keys), bond)
    rows: BondQuerySet[Bond] = Bond.objects.all()
    if held.standing is Standing.ENDED or not rows.of(keys.account).going_on(bond).exists():
        raise Missing
    return held


def _held(keys: Unlocked, bond: UUID) -> BondKeys:
    held = bonds_of(keys.keychain).get(bond)
    if held is None:
        raise Missing
    return held


def _kind(held: BondKeys, kind: type) -> bytes:
    # The first key, which both have for as long as the bond is known to them.
    return hidden_kind(held.key(1), KINDS[kind])


def _seal(held: BondKeys, story: Story, entry: UUID, version: int) -> bytes:
    place = _place(held, type(story), entry, held.epoch, version)
    return seal_entry(held.keys[-1], codec.to_bytes(story), place)


def _open(held: BondKeys, kind: type[S], row: Joint) -> S | None:
    place = _place(held, kind, row.id, row.epoch, row.version)
    try:
        document = open_entry(held.key(row.epoch), as_sealed(row.sealed), place)
        return codec.from_bytes(kind, document)
    except (VaultError, Unreadable):
        return None


def _place(held: BondKeys, kind: type, entry: UUID, epoch: int, version: int) -> Place:
    return Place(
        entry=entry, owner=held.bond, kind=KINDS[kind], epoch=epoch, version=version
    )

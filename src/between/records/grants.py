"""What a client shares, one thing at a time: a sealed copy that can be taken back.

A copy, and not a key to the entry: the therapist sees for ever what the client saw when they
shared it, never what was changed later, and never the key to anything else.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from between.records import head, joined, keyroom, looks, resting
from between.records.access import InBondQuerySet
from between.records.head import State
from between.records.joined import Joined, Side
from between.records.keyroom import Unlocked
from between.records.models import Grant
from between.records.shelf import CannotBeOpened, Missing, as_sealed
from between.story import codec
from between.story.codec import KINDS, Unreadable
from between.story.sharing import Shared, What
from between.vault.bond import BondKeys, bonds_of
from between.vault.entry import Place, open_entry, seal_entry
from between.vault.errors import VaultError


class ChangedOutside(Exception):
    """Something here was changed from outside: look at that first, then share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One shared thing; `opened_on` is the day on which it was read first."""

    id: UUID
    bond: UUID
    day: date
    shared: Shared
    opened_on: date | None


def share(keys: Unlocked, bond: UUID, shared: Shared, day: date) -> UUID:
    """Let the therapist see a copy.

    Raises `Missing`, `NotOpen`, `KeysChanged`, or `ChangedOutside` where the head does not fit:
    what lies here may not be what its owner knows. A hurt that is shared rests so from now on.
    """
    grant = uuid4()
    with head.counting(keys) as count:
        held = _open_bond(keyroom.present(keys), bond)
        place = _place(held.bond, grant, held.epoch)
        row = Grant.objects.create(
            id=grant,
            bond_id=held.bond,
            epoch=held.epoch,
            sealed=seal_entry(held.keys[-1], codec.to_bytes(shared), place),
            day=day,
        )
        count.comes(row)
        if shared.what is What.HURT:
            resting.goes(keys, shared.source, day)
    return grant


def _open_bond(keys: Unlocked, bond: UUID) -> BondKeys:
    """Return the bond's keys if anything may be shared in it now."""
    with_ = joined.one(keys, bond, Side.CLIENT)
    joined.check_open(with_)
    if head.state(keys) not in {State.RIGHT, State.YOUNG}:
        raise ChangedOutside
    return with_.keys


def withdraw(keys: Unlocked, grant: UUID, now: datetime) -> None:
    """Take a shared thing back: its copy is gone. A hurt of which it was the last is left."""
    with head.counting(keys) as count:
        row = Grant.objects.of_client(keys.account).filter(id=grant).first()
        if row is None:
            raise Missing
        held = bonds_of(keys.keychain).get(row.bond_id)
        gone = _given(held, row) if held else None
        if held and gone:
            looks.keep_title(keys, held, row.id, gone.shared.title)
        count.goes(row)
        row.delete()
        if gone and gone.shared.what is What.HURT and gone.shared.source:
            _came_back(keys, gone.shared.source, now)


def copies(keys: Unlocked, source: UUID) -> list[Given]:
    """Return every copy of one thing that lies with a therapist, in whichever bond."""
    found = (one for with_ in joined.of(keys, Side.CLIENT) for one in given(keys, with_))
    return [one for one in found if one.shared.source == source]


def given(keys: Unlocked, with_: Joined) -> list[Given]:
    """Return what lies shared in a bond, newest first; what cannot be opened is left out."""
    rows = _rows(keys, with_.side).in_bond(with_.bond).order_by("-day", "id")
    opened = (_given(with_.keys, row) for row in rows)
    return [one for one in opened if one is not None]


def one(keys: Unlocked, grant: UUID, side: Side) -> tuple[Joined, Given]:
    """Return a shared thing with its bond, or raise `Missing` or `CannotBeOpened`."""
    row = _rows(keys, side).filter(id=grant).first()
    if row is None:
        raise Missing
    with_ = joined.one(keys, row.bond_id, side)
    found = _given(with_.keys, row)
    if found is None:
        raise CannotBeOpened
    return with_, found


def read(keys: Unlocked, grant: UUID, now: datetime) -> tuple[Joined, Given]:
    """Open a shared thing as the therapist; note the day of the first time, and the look.

    What cannot be noted is not shown: the client was told that each look is.
    """
    with_, found = one(keys, grant, Side.THERAPIST)
    with transaction.atomic():
        rows = Grant.objects.of_therapist(keys.account).filter(id=grant, opened_on=None)
        rows.update(opened_on=max(now.date(), found.day))  # whatever the clock says
        looks.note(with_.keys, grant, now)
    return with_, found


def _came_back(keys: Unlocked, hurt: UUID, now: datetime) -> None:
    if not copies(keys, hurt):
        resting.comes_back(keys, hurt, now)


def _rows(keys: Unlocked, side: Side) -> InBondQuerySet[Grant]:
    rows: InBondQuerySet[Grant] = Grant.objects.all()
    of = rows.of_client if side is Side.CLIENT else rows.of_therapist
    return of(keys.account)


def _given(held: BondKeys, row: Grant) -> Given | None:
    place = _place(held.bond, row.id, row.epoch)
    try:
        document = open_entry(held.key(row.epoch), as_sealed(row.sealed), place)
        shared = codec.from_bytes(Shared, document)
    except (VaultError, Unreadable):
        return None
    return Given(
        id=row.id, bond=held.bond, day=row.day, shared=shared, opened_on=row.opened_on
    )


def _place(bond: UUID, grant: UUID, epoch: int) -> Place:
    return Place(entry=grant, owner=bond, kind=KINDS[Shared], epoch=epoch, version=1)

"""Cards after a session: each lies under its writer's own key until both are opened together.

Meanwhile a sign in the bond says that there is one, and nothing of it. A copy goes into the bond
when both cards are there and both said so, or when its writer shows it; from then on it stays.
Whether somebody agreed is read from their own shelf: nobody else can say it for them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from between.records import joints, shelf
from between.records.joined import Joined, NotOpen
from between.records.keyroom import Unlocked
from between.records.shelf import Kept, Missing, Stale
from between.story.card import Card, CardSign
from between.story.meeting import By

C = TypeVar("C", Card, CardSign)


class Laid(Exception):
    """The other may read this card already, so it stays as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """The cards of one meeting as one of the two sees them; `own` and `sign` are on their shelf.

    `laid` and `signs` lie in the bond; `is_laid` says that the other can read this person's card.
    """

    meeting: UUID
    by: By
    own: Kept[Card] | None = None
    sign: Kept[CardSign] | None = None
    is_laid: bool = False
    laid: dict[By, Kept[Card]] = field(default_factory=dict)
    signs: dict[By, Kept[CardSign]] = field(default_factory=dict)

    @property
    def other(self) -> By:
        return By.THERAPIST if self.by is By.CLIENT else By.CLIENT

    @property
    def agrees(self) -> bool:
        return bool(self.sign and self.sign.story.agrees)

    @property
    def other_agrees(self) -> bool:
        there = self.signs.get(self.other)
        return bool(there and there.story.agrees)

    @property
    def both_agree(self) -> bool:
        return self.agrees and self.other_agrees

    @property
    def is_other_there(self) -> bool:
        return self.other in self.signs or self.other in self.laid

    @property
    def theirs(self) -> Card | None:
        """The other's card: once both are open, or where its writer showed it."""
        there = self.laid.get(self.other)
        waits = self.both_agree and not self.is_laid
        return there.story if there and not waits else None

    @property
    def is_open(self) -> bool:
        """Whether both can read both."""
        return self.is_laid and self.theirs is not None

    @property
    def is_due(self) -> bool:
        """Whether something of this person's belongs into the bond and is not there yet."""
        if self.own is None or self.sign is None:
            return False
        told = self.signs.get(self.by)
        is_new = not told or told.story != self.sign.story
        return is_new or (self.both_agree and not self.is_laid)

    def readable(self) -> Iterator[Card]:
        if self.own:
            yield self.own.story
        if self.theirs:
            yield self.theirs


def of(keys: Unlocked, with_: Joined, meeting: UUID) -> Cards:
    """Return the cards of one meeting as they lie there; opens nothing."""
    return at(all_of(keys, with_), with_, meeting)


def all_of(keys: Unlocked, with_: Joined) -> dict[UUID, Cards]:
    """Return the cards of every meeting that has one; opens nothing."""
    by, bond = By(with_.side.value), with_.bond
    taken = shelf.take(keys, Card).kept
    own = {one.story.meeting: one for one in taken if one.story.bond == bond}
    sign = {one.story.meeting: one for one in shelf.take(keys, CardSign).kept}
    there = joints.take(keys, bond, Card)
    copies = _by_meeting(one for one in there if one.story.bond == bond)
    signs = _by_meeting(joints.take(keys, bond, CardSign))
    return {
        meeting: Cards(
            meeting=meeting,
            by=by,
            own=(mine := own.get(meeting)),
            sign=sign.get(meeting) if mine else None,
            is_laid=mine is not None and _is_among(mine, copies.get(meeting, [])),
            laid=_first(copies.get(meeting, [])),
            signs=_first(signs.get(meeting, [])),
        )
        for meeting in {*own, *copies, *signs}
    }


def at(found: dict[UUID, Cards], with_: Joined, meeting: UUID) -> Cards:
    """Return the cards of one meeting, where there may be none yet."""
    return found.get(meeting) or Cards(meeting=meeting, by=By(with_.side.value))


def every(keys: Unlocked, with_: Joined) -> tuple[Card, ...]:
    """Return each card of a bond that this person may read: their own, and what was opened."""
    found = all_of(keys, with_).values()
    return tuple(card for one in found for card in one.readable())


def settle(keys: Unlocked, with_: Joined) -> dict[UUID, Cards]:
    """Put in the bond what belongs there by now; while it is open only."""
    found = all_of(keys, with_)
    if not with_.is_open or not any(one.is_due for one in found.values()):
        return found
    with transaction.atomic():
        for one in all_of(keys, with_).values():
            if one.is_due:
                _settle(keys, with_, one)
    return all_of(keys, with_)


def keep(keys: Unlocked, with_: Joined, card: Card, *, version: int) -> None:
    """Keep this person's card, or change it; `version` is what the form was opened with, or 0.

    Raises `Laid` where the other can read it already, and `Stale` where it was changed elsewhere.
    """
    with transaction.atomic():
        found = at(settle(keys, with_), with_, card.meeting)
        if found.is_laid:
            raise Laid
        if version != (found.own.version if found.own else 0):
            raise Stale(found.own.version if found.own else 0)
        day = card.when.date()
        if found.own:
            shelf.change(keys, card, found.own.id, version=version, day=day)
        else:
            shelf.put(keys, card, day)
            shelf.put(keys, CardSign(meeting=card.meeting, by=card.by, when=card.when), day)
        settle(keys, with_)


def agree(
    keys: Unlocked, with_: Joined, meeting: UUID, now: datetime, *, agrees: bool
) -> None:
    """Say that one would open both together, or would not after all.

    Raises `Missing` without a card of one's own, `NotOpen`, and `Laid` where it is too late.
    """
    with transaction.atomic():
        found = _shut(keys, with_, meeting)
        if found.is_laid and not agrees:
            raise Laid
        _agree(keys, found, now, agrees=agrees)
        settle(keys, with_)


def show(keys: Unlocked, with_: Joined, meeting: UUID, now: datetime) -> None:
    """Let the other read this person's card now, before both are opened."""
    with transaction.atomic():
        found = _shut(keys, with_, meeting)
        _agree(keys, found, now, agrees=True)
        found = at(settle(keys, with_), with_, meeting)
        if found.own and not found.is_laid:
            joints.put(keys, with_.bond, found.own.story.for_other, now.date())


def take_back(keys: Unlocked, with_: Joined, meeting: UUID) -> None:
    """Forget a card that is still shut, and that there was one; raises `Laid` or `Missing`.

    Once both would open both it stays, also while it rests: the other's may lie there already,
    and would be read by somebody who shows nothing.
    """
    with transaction.atomic():
        found = at(settle(keys, with_), with_, meeting)
        if found.own is None:
            raise Missing
        if found.is_laid or found.both_agree:
            raise Laid
        shelf.remove(keys, Card, found.own.id)
        if found.sign:
            shelf.remove(keys, CardSign, found.sign.id)
        told = found.signs.get(found.by)
        if told and not with_.has_ended:
            joints.remove(keys, with_.bond, CardSign, told.id)


def _shut(keys: Unlocked, with_: Joined, meeting: UUID) -> Cards:
    """Return the cards of a meeting in an open bond, of which one is this person's."""
    if not with_.is_open:
        raise NotOpen(with_.standing)
    found = at(settle(keys, with_), with_, meeting)
    if found.own is None:
        raise Missing
    return found


def _agree(keys: Unlocked, found: Cards, now: datetime, *, agrees: bool) -> None:
    if found.sign and found.agrees is not agrees:
        said = replace(found.sign.story, agrees=agrees)
        shelf.place(keys, said, now.date(), id_=found.sign.id)


def _settle(keys: Unlocked, with_: Joined, found: Cards) -> None:
    if found.own is None or found.sign is None:
        return
    sign, told, day = found.sign.story, found.signs.get(found.by), found.sign.day
    if told is None:
        joints.put(keys, with_.bond, sign, day)
    elif told.story != sign:
        joints.change(keys, told, with_.bond, sign, day)
    if found.both_agree and not found.is_laid:
        joints.put(keys, with_.bond, found.own.story.for_other, day)


def _by_meeting(found: Iterable[Kept[C]]) -> dict[UUID, list[Kept[C]]]:
    sorted_out: dict[UUID, list[Kept[C]]] = {}
    for one in found:
        sorted_out.setdefault(one.story.meeting, []).append(one)
    return sorted_out


def _is_among(own: Kept[Card], copies: list[Kept[Card]]) -> bool:
    copy = own.story.for_other
    return any(one.story == copy for one in copies)


def _first(found: list[Kept[C]]) -> dict[By, Kept[C]]:
    """Return one for each writer: where there are several, the first stands."""
    order = sorted(found, key=lambda one: (one.day, one.story.when), reverse=True)
    return {one.story.by: one for one in order}

"""The way back from a hurt: a ledger that both read, each line ticked by the one whose it is.

A tick lies in the bond for the other to read, and on the shelf of whoever ticked it. What somebody
ticked themselves is read from their own shelf, so nobody else can tick it for them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from between.records import grants, joints, shelf
from between.records.joined import Joined, NotOpen, Side
from between.records.keyroom import Unlocked
from between.records.shelf import CannotBeOpened, Kept, Missing, Stale
from between.story.hurt import Hurt
from between.story.meeting import By
from between.story.repair import WHOSE, Repair, Step, Tick, ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line to tick, as it stands in the `attempt` that was looked at; both read the `words`."""

    hurt: UUID
    step: Step
    attempt: int = 1
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledgers:
    """Every tick of a bond that one of the two may read, their own apart from the other's."""

    by: By
    own: tuple[Kept[Tick], ...]
    laid: tuple[Kept[Tick], ...]

    @property
    def hurts(self) -> frozenset[UUID]:
        """The hurts of which anything was ticked."""
        return frozenset(one.hurt for one in self._ticks())

    def of(self, hurt: UUID) -> Repair:
        """Return the ledger of one hurt, of which nothing may have been ticked."""
        return ledger(hurt, self._ticks())

    def is_ticked_by_other(self, hurt: UUID) -> bool:
        """Whether the other ticked a line of their own."""
        return any(one.story.hurt == hurt for one in self._theirs())

    def _ticks(self) -> Iterable[Tick]:
        return [one.story for one in (*self.own, *self._theirs())]

    def _theirs(self) -> Iterable[Kept[Tick]]:
        return [x for x in self.laid if x.story.by is not self.by and x.story.is_rightful]


def every(keys: Unlocked, with_: Joined) -> Ledgers:
    """Return all ledgers of a bond, each tick of it opened once."""
    own = (x for x in shelf.take(keys, Tick).kept if x.story.bond == with_.bond)
    laid = joints.take(keys, with_.bond, Tick)
    return Ledgers(
        by=By(with_.side.value),
        own=tuple(own),
        laid=tuple(one for one in laid if one.story.bond == with_.bond),
    )


def of(keys: Unlocked, with_: Joined, hurt: UUID) -> Repair:
    """Return the ledger of one hurt; raises `Missing` where these two have no such hurt."""
    found = every(keys, with_)
    if hurt not in found.hurts:
        _check(keys, with_, hurt, found)
    elif with_.side is Side.CLIENT and _is_misconduct(keys, hurt):
        raise Missing
    return found.of(hurt)


def tick(keys: Unlocked, with_: Joined, line: Line, now: datetime, today: date) -> bool:
    """Tick one of one's own lines; say whether it was new: once ticked it stays as it is.

    `today` is by the clock of whoever ticks: what came right came right on a day of theirs.

    Raises `NotOpen`, `Missing` where it is not theirs or there is no such hurt, and `Stale` where
    the way had stopped and begun again since the ledger was looked at.
    """
    if not with_.is_open:
        raise NotOpen(with_.standing)
    found = every(keys, with_)
    if found.by not in WHOSE[line.step]:
        raise Missing
    with transaction.atomic():
        _check(keys, with_, line.hurt, found)
        present = found.of(line.hurt).present
        if line.step in present.ticks:
            return False
        if line.attempt != present.number:
            raise Stale(present.number)
        _lay(keys, with_, line, found.by, now)
        if with_.side is Side.CLIENT:
            _tell_hurt(keys, with_, line, now, today)
    return True


def untick(keys: Unlocked, with_: Joined, hurt: UUID, step: Step, now: datetime) -> None:
    """Take one's own tick of a line of the present attempt back; without one nothing changes.

    Raises `Missing` where there is no such hurt. What has ended keeps what the other can read.
    """
    found = every(keys, with_)
    if hurt not in found.hurts:
        raise Missing
    number = found.of(hurt).present.number
    with transaction.atomic():
        for one in (*found.own, *found.laid):
            story = one.story
            if (story.hurt, story.attempt, story.step) != (hurt, number, step):
                continue
            if one in found.own:
                shelf.remove(keys, Tick, one.id)
            elif story.by is found.by and not with_.has_ended:
                joints.remove(keys, with_.bond, Tick, one.id)
        if with_.side is Side.CLIENT and step is Step.REPAIRED:
            _unsay(keys, hurt, now.date())


def may_tick(keys: Unlocked, with_: Joined, hurt: UUID) -> bool:
    """Whether this person can tick a line of it now: of what was erased, the ledger only stays."""
    try:
        _check(keys, with_, hurt, every(keys, with_))
    except (Missing, CannotBeOpened):
        return False
    return with_.is_open


def comes_back(keys: Unlocked, hurt: UUID, day: date) -> None:
    """Let a hurt that was erased be repaired no longer where its tick was taken back meanwhile."""
    own = (one.story for one in shelf.take(keys, Tick).kept)
    if not any((one.hurt, one.step) == (hurt, Step.REPAIRED) for one in own):
        _unsay(keys, hurt, day)


def _check(keys: Unlocked, with_: Joined, hurt: UUID, found: Ledgers) -> None:
    """Raise `Missing` unless these two have this hurt, as far as this person knows."""
    if with_.side is Side.CLIENT:
        story = shelf.one(keys, Hurt, hurt).story
        if story.is_misconduct or story.bond not in {None, with_.bond}:
            raise Missing
    elif not (found.is_ticked_by_other(hurt) or _is_shared(keys, with_, hurt)):
        raise Missing


def _is_shared(keys: Unlocked, with_: Joined, hurt: UUID) -> bool:
    shared = (one.shared for one in grants.given(keys, with_))
    return any(one.is_hurt_with(with_.bond) and one.source == hurt for one in shared)


def _is_misconduct(keys: Unlocked, hurt: UUID) -> bool:
    found = _kept(keys, hurt)
    return found is not None and found.story.is_misconduct


def _lay(keys: Unlocked, with_: Joined, line: Line, by: By, now: datetime) -> None:
    story = Tick(
        bond=with_.bond,
        hurt=line.hurt,
        attempt=line.attempt,
        step=line.step,
        by=by,
        when=now,
        words=line.words,
    )
    shelf.put(keys, story, now.date())
    joints.put(keys, with_.bond, story, now.date())


def _tell_hurt(
    keys: Unlocked, with_: Joined, line: Line, now: datetime, today: date
) -> None:
    """Let the client's own hurt know with whom it was spoken of, and that it is repaired."""
    kept = shelf.one(keys, Hurt, line.hurt)
    story = replace(kept.story, bond=with_.bond)
    if line.step is Step.REPAIRED:
        story = replace(story, repaired_on=today)
    _change(keys, kept, story, now.date())


def _unsay(keys: Unlocked, hurt: UUID, day: date) -> None:
    kept = _kept(keys, hurt)
    if kept:
        _change(keys, kept, replace(kept.story, repaired_on=None), day)


def _kept(keys: Unlocked, hurt: UUID) -> Kept[Hurt] | None:
    """Return the client's hurt, unless it was erased since."""
    try:
        return shelf.one(keys, Hurt, hurt)
    except (Missing, CannotBeOpened):
        return None


def _change(keys: Unlocked, kept: Kept[Hurt], story: Hurt, day: date) -> None:
    if story != kept.story:
        shelf.change(keys, story, kept.id, version=kept.version, day=day)

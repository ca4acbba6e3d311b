"""Looking back, each for themselves: an answer lies under its writer's own key until it is seen.

Both have answered, or the writer shows it: only then is it sealed under the bond's key. What
the other said is shown to nobody whose own answer could still be changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from between.records import joints, shelf
from between.records.joined import Joined, NotOpen
from between.records.keyroom import Unlocked
from between.records.shelf import Kept, Stale
from between.story.looking_back import LookBack, NotNow
from between.story.meeting import By


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What both said, as one of the two may see it; `own` is what the other cannot see yet."""

    by: By
    laid: tuple[Kept[LookBack], ...]
    own: Kept[LookBack] | None
    put_off: datetime | None

    @property
    def turn(self) -> int:
        """The turn in which this person's next answer counts."""
        return 1 + sum(self._is_whole(n) for n in {one.story.turn for one in self.laid})

    @property
    def since(self) -> datetime | None:
        return max((one.story.when for one in self.laid if self._is_own(one)), default=None)

    @property
    def is_waited_for(self) -> bool:
        """Whether the other has answered in this turn."""
        there = (one.story.turn == self.turn and not self._is_own(one) for one in self.laid)
        return any(there)

    @property
    def is_due(self) -> bool:
        """Whether this person's answer belongs into the bond by now and is not there yet."""
        return self.own is not None and self.own.story.turn < self.turn

    @property
    def present(self) -> LookBack | None:
        """This person's answer in this turn, whoever may see it."""
        mine = (one.story for one in self.laid if self._is_own(one) and one.story.is_open)
        said = (
            self.own.story if self.own else next((x for x in mine if self._is_now(x)), None)
        )
        return said if said and self._is_now(said) else None

    def seen(self) -> Iterator[LookBack]:
        """Yield what this person may read: the other's only where their own is open too."""
        own = {
            one.story.turn for one in self.laid if self._is_own(one) and one.story.is_open
        }
        for kept in self.laid:
            one = kept.story
            may = self._is_own(kept) or one.at_once or one.turn in own
            if one.is_open and may:
                yield one

    def laid_by(self, by: By, turn: int) -> Kept[LookBack] | None:
        found = (x for x in self.laid if x.story.by is by and x.story.turn == turn)
        return next(found, None)

    def _is_now(self, one: LookBack) -> bool:
        return one.turn == self.turn

    def _is_own(self, one: Kept[LookBack]) -> bool:
        return one.story.by is self.by

    def _is_whole(self, turn: int) -> bool:
        return {one.story.by for one in self.laid if one.story.turn == turn} > {self.by}


def of(keys: Unlocked, with_: Joined) -> Looks:
    """Return how looking back stands; opens nothing."""
    own = (x for x in shelf.take(keys, LookBack).kept if x.story.bond == with_.bond)
    off = (x.story for x in shelf.take(keys, NotNow).kept if x.story.bond == with_.bond)
    return Looks(
        by=By(with_.side.value),
        laid=joints.take(keys, with_.bond, LookBack),
        own=next(own, None),
        put_off=max((one.when for one in off), default=None),
    )


def settle(keys: Unlocked, with_: Joined) -> Looks:
    """Let the other see an answer of this person's whose turn is whole; while it is open only."""
    found = of(keys, with_)
    if not with_.is_open or not found.is_due:
        return found
    with transaction.atomic():
        found = of(keys, with_)  # another window may have been here
        if found.own and found.is_due:
            _show(keys, found, found.own)
    return of(keys, with_)


def answer(keys: Unlocked, with_: Joined, said: LookBack) -> None:
    """Keep an answer for oneself, or lay it open; `Stale` where its turn is over, `NotOpen`."""
    _check_open(with_)
    with transaction.atomic():
        found = settle(keys, with_)
        if said.turn != found.turn:
            raise Stale(found.turn)
        _keep(keys, found, said)
        found = settle(keys, with_)
        if said.at_once and found.own:
            _show(keys, found, found.own)


def show(keys: Unlocked, with_: Joined) -> None:
    """Let the other see this person's answer now."""
    _check_open(with_)
    with transaction.atomic():
        found = of(keys, with_)
        if found.own:
            shown = replace(found.own.story, at_once=True)
            _show(keys, found, replace(found.own, story=shown))


def take_back(keys: Unlocked, with_: Joined) -> None:
    """Forget an answer that the other has not seen, and that there was one."""
    with transaction.atomic():
        found = settle(keys, with_)
        if found.own is None:
            return
        shelf.remove(keys, LookBack, found.own.id)
        laid = found.laid_by(found.by, found.own.story.turn)
        if laid and not laid.story.is_open and not with_.has_ended:
            joints.remove(keys, with_.bond, LookBack, laid.id)


def not_now(keys: Unlocked, bond: UUID, now: datetime) -> None:
    before = (x.id for x in shelf.take(keys, NotNow).kept if x.story.bond == bond)
    story = NotNow(bond=bond, when=now)
    shelf.place(keys, story, now.date(), id_=next(before, uuid4()))


def _check_open(with_: Joined) -> None:
    if not with_.is_open:
        raise NotOpen(with_.standing)


def _keep(keys: Unlocked, found: Looks, said: LookBack) -> None:
    """Lay the answer under one's own key, and into the bond that there is one."""
    day = said.when.date()
    id_ = found.own.id if found.own else uuid4()
    shelf.place(keys, said, day, id_=id_)
    _lay(keys, found, replace(said, serves=None, words=""))


def _show(keys: Unlocked, found: Looks, own: Kept[LookBack]) -> None:
    with transaction.atomic():
        _lay(keys, found, own.story)
        shelf.remove(keys, LookBack, own.id)


def _lay(keys: Unlocked, found: Looks, story: LookBack) -> None:
    """Put it into the bond, in the place of what this person had there in this turn."""
    laid, day = found.laid_by(found.by, story.turn), story.when.date()
    if laid:
        joints.change(keys, laid, story.bond, story, day)
    else:
        joints.put(keys, story.bond, story, day)

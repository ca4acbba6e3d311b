"""What came after it was all right again: the same wish, the same answer, and another of mine.

Counted are moments that happened, with other people than the one of the hurt, in which wish and
answer of the other are those of the hurt: before the day of the repair, and after it. In how
many of them was the own answer another one than then? Which led to which, no count can tell.
Method and proof: docs/methods/echoes.md.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from between.core import shares
from between.core.estimate import Estimate, Reason, Silence
from between.insight import aspects, gates
from between.insight.counted import Moment, Moments
from between.insight.exceptions import KIND
from between.story.episode import Component, Episode, Precision, Reality
from between.story.hurt import Hurt
from between.story.people import Person

# Of 100 people for whom nothing changed, at most 4 read that something did, for any counts.
SURE: Final = 0.98


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """In `moments`, `another` of them with another own answer; ids, newest first."""

    another: tuple[UUID, ...]
    moments: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class With:
    """Somebody with whom it went another way afterwards, and how."""

    person: UUID
    own: str
    moments: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """What was counted before and after the day `on`.

    `difference`: the share after less the share before, with its 98 % interval.
    `often`: the gentler own answer (s1, s3, s5) that came most often afterwards with one person.
    """

    on: date
    wish: str
    other: str
    own: str
    before: Times
    after: Times
    difference: Estimate | Silence
    often: With | None

    @property
    def is_more(self) -> bool:
        """Whether it comes more often than before, by more than chance usually does."""
        return isinstance(self.difference, Estimate) and self.difference.low > 0

    @property
    def is_less(self) -> bool:
        """Whether it comes less often than before, by more than chance usually does."""
        return isinstance(self.difference, Estimate) and self.difference.high < 0


def of(
    hurt: Hurt, episodes: Moments, people: Mapping[UUID, Person]
) -> Afterwards | Silence | None:
    """Return what was counted before and after the repair of a hurt.

    None where there is no repair; a `Silence` where wish, answer or own answer were not told.
    With fewer than 5 moments on either side the counts stand without a difference.
    """
    moments = list(episodes.items() if isinstance(episodes, Mapping) else episodes)
    began = next((one for id_, one in moments if id_ == hurt.episode), None)
    codes = aspects.sides(hurt, began).codes
    if hurt.repaired_on is None:
        return None
    if not all(codes.values()):
        return TOO_LITTLE
    wish, other, own = (codes[component][0] for component in Component)
    same = [one for one in moments if _is_same(one[1], hurt, (wish, other), people)]
    same.sort(key=lambda one: (one[1].when, one[0].int), reverse=True)
    before = [one for one in same if _side(one[1], hurt.repaired_on) < 0]
    after = [one for one in same if _side(one[1], hurt.repaired_on) > 0]
    counted = _times(before, own), _times(after, own)
    return Afterwards(
        on=hurt.repaired_on,
        wish=wish,
        other=other,
        own=own,
        before=counted[0],
        after=counted[1],
        difference=_difference(*counted),
        often=_often(after, own),
    )


TOO_LITTLE: Final = Silence(
    reason=Reason.TOO_LITTLE_TOLD,
    sentence="The wish, their answer and your own are not all told.",
)


def _is_same(
    one: Episode, hurt: Hurt, codes: tuple[str, str], people: Mapping[UUID, Person]
) -> bool:
    person = people.get(one.person) if one.person else None
    if person is None or not person.safe or one.person == hurt.person:
        return False
    if one.reality is not Reality.HAPPENED or one.response_of_self.main is None:
        return False
    return (one.wish.main, one.response_of_other.main) == codes


def _side(one: Episode, on: date) -> int:
    """Return -1 for a moment before the day, 1 after it, 0 where that is not known."""
    day = one.when.astimezone(ZoneInfo(one.zone)).date()
    width = {Precision.MONTH: 2, Precision.YEAR: 1}.get(one.precision, 3)
    known, then = day.timetuple()[:width], on.timetuple()[:width]
    return (known > then) - (known < then)


def _times(moments: Sequence[Moment], own: str) -> Times:
    return Times(
        another=tuple(id_ for id_, one in moments if one.response_of_self.main != own),
        moments=tuple(id_ for id_, _one in moments),
    )


def _difference(before: Times, after: Times) -> Estimate | Silence:
    fewest = min(len(before.moments), len(after.moments))
    if fewest < gates.WITH_ONE:
        return gates.few(Reason.TOO_FEW_MOMENTS, gates.SIDE, fewest, gates.WITH_ONE)
    counts = ((len(one.another), len(one.moments)) for one in (before, after))
    return shares.apart(*counts, level=SURE)


def _often(after: Sequence[Moment], own: str) -> With | None:
    gentle = [
        (one.person, main, id_)
        for id_, one in after
        if one.person and (main := one.response_of_self.main) in KIND - {own}
    ]
    times = Counter((person, main) for person, main, _ in gentle)
    if not times:
        return None
    (person, main), _n = times.most_common(1)[0]
    ids = tuple(id_ for who, what, id_ in gentle if (who, what) == (person, main))
    return With(person=person, own=main, moments=ids)

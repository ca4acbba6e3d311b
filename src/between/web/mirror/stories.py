"""Everything that the mirror looks at, taken from the shelf once.

While something between the two is fresh, the therapist's side is folded: a pattern is never an
answer to what hurt. The client alone opens it, and only for the page that they look at. A moment
from which something began that is more than a misunderstanding is in no picture.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from between.insight import dice, mirror
from between.insight.reflection import MirrorPicture
from between.records import hurts, shelf
from between.records.keyroom import Unlocked
from between.story.episode import Episode
from between.story.hurt import Hurt
from between.story.noticing import Naming
from between.story.people import Person, Role

SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """Moments and people by id, the person's own names for chips, and what stays closed.

    `folded` are the people whose side is folded; neither they nor their moments are among the
    others then.
    """

    moments: Mapping[UUID, Episode]
    people: Mapping[UUID, Person]
    names: Mapping[str, str]
    closed: int
    folded: Mapping[UUID, Person] = field(default_factory=dict)

    @property
    def fold(self) -> str:
        """The name of whose side is folded, or nothing."""
        return next((one.name for one in self.folded.values()), "")

    @property
    def has_any(self) -> bool:
        return bool(self.moments or self.folded)

    def look(self) -> MirrorPicture:
        # One seed for everybody: the picture depends on the moments alone.
        return mirror.look(self.moments, self.people, rng=dice.of(SEED))


def stories(keys: Unlocked, now: datetime, *, opened: bool = False) -> Stories:
    moments, people = shelf.take(keys, Episode), shelf.take(keys, Person)
    named = shelf.take(keys, Naming).kept
    hurt = [kept.story for kept in shelf.take(keys, Hurt).kept]
    out = hurts.left_out(hurt)
    told = Stories(
        moments={kept.id: kept.story for kept in moments.kept if kept.id not in out},
        people={kept.id: kept.story for kept in people.kept},
        names=named[-1].story.names if named else {},
        closed=len(moments.closed) + len(people.closed),
    )
    is_folded = not opened and hurts.is_any_fresh(hurt, now)
    return _folded(told) if is_folded else told


def _folded(told: Stories) -> Stories:
    them = {i: one for i, one in told.people.items() if one.role is Role.THERAPIST}
    return replace(
        told,
        moments={i: one for i, one in told.moments.items() if one.person not in them},
        people={i: one for i, one in told.people.items() if i not in them},
        folded=them,
    )

"""Everything that the mirror looks at, taken from the shelf once."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from between.insight import dice, mirror
from between.insight.reflection import MirrorPicture
from between.records import shelf
from between.records.keyroom import Unlocked
from between.story.episode import Episode
from between.story.noticing import Naming
from between.story.people import Person

SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """Moments and people by id, the person's own names for chips, and what stays closed."""

    moments: Mapping[UUID, Episode]
    people: Mapping[UUID, Person]
    names: Mapping[str, str]
    closed: int

    def look(self) -> MirrorPicture:
        # One seed for everybody: the picture depends on the moments alone.
        return mirror.look(self.moments, self.people, rng=dice.of(SEED))


def stories(keys: Unlocked) -> Stories:
    moments, people = shelf.take(keys, Episode), shelf.take(keys, Person)
    named = shelf.take(keys, Naming).kept
    return Stories(
        moments={kept.id: kept.story for kept in moments.kept},
        people={kept.id: kept.story for kept in people.kept},
        names=named[-1].story.names if named else {},
        closed=len(moments.closed) + len(people.closed),
    )

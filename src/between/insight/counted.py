"""Which moments are counted, with whom, and the tables that the numbers start from.

Left out: moments with somebody who is not safe, dreams, and moments with nobody among the
people. A moment without answers counts as a moment; only a main answer is coded.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias
from uuid import UUID

import numpy as np

from between.core.twins import Counts
from between.insight.reflection import Relationship
from between.story.episode import Component, Episode, Reality
from between.story.people import Person, Role
from between.story.vocabulary import COMPONENT_OF, QUESTIONS

Moment: TypeAlias = tuple[UUID, Episode]
Moments: TypeAlias = Mapping[UUID, Episode] | Iterable[Moment]

CODES: Final = {
    question.component: tuple(chip.code for chip in question.chips)
    for question in QUESTIONS
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The counted `moments`, newest first, and the relationships, the therapist's first."""

    moments: tuple[Moment, ...]
    relationships: tuple[Relationship, ...]
    therapist: UUID | None
    dreams: int
    nameless: int

    @property
    def included(self) -> tuple[Relationship, ...]:
        """The relationships that are counted."""
        return tuple(one for one in self.relationships if one.safe)

    def table(self, component: Component) -> Counts:
        """Return moments by relationship and main code; row 0 is the therapist's.

        Without a counted therapist row 0 is empty.
        """
        rows = {one.person: row for row, one in enumerate(self.included)}
        if self.therapist not in rows:
            rows = {person: row + 1 for person, row in rows.items()}
        place = {code: column for column, code in enumerate(CODES[component])}
        table = np.zeros((max(rows.values(), default=0) + 1, len(place)), dtype=np.int64)
        for _, episode in self.moments:
            if (code := coded(episode, component)) is not None:
                table[rows[episode.person], place[code]] += 1
        return table


def coded(episode: Episode, component: Component) -> str | None:
    """Return the main answer if it is one of the eight; own words are not counted."""
    code = episode.answer(component).main
    return code if code is not None and COMPONENT_OF.get(code) is component else None


def count(
    episodes: Moments, people: Mapping[UUID, Person], therapist: UUID | None
) -> Counted:
    """Sort `episodes` into what is counted and what is not; see the head of this file."""
    moments = list(episodes.items() if isinstance(episodes, Mapping) else episodes)
    named = [moment for moment in moments if moment[1].person in people]
    awake = [moment for moment in named if moment[1].reality is not Reality.DREAM]
    safe = [moment for moment in awake if people[moment[1].person].safe]
    safe.sort(key=lambda moment: (moment[1].when, moment[0].int), reverse=True)
    whom = therapist or _therapist(people, awake)
    return Counted(
        moments=tuple(safe),
        relationships=_relationships(awake, people, whom),
        therapist=whom,
        dreams=len(named) - len(awake),
        nameless=len(moments) - len(named),
    )


def _therapist(people: Mapping[UUID, Person], awake: list[Moment]) -> UUID | None:
    """Return who has the role; of several the safe one with most moments."""
    kept = Counter(episode.person for _, episode in awake)
    those = [one for one, person in people.items() if person.role is Role.THERAPIST]
    return max(those, key=lambda one: (people[one].safe, kept[one], one.int), default=None)


def _relationships(
    awake: list[Moment], people: Mapping[UUID, Person], therapist: UUID | None
) -> tuple[Relationship, ...]:
    kept = Counter(episode.person for _, episode in awake)
    told = Counter(
        (episode.person, component)
        for _, episode in awake
        for component in Component
        if coded(episode, component) is not None
    )
    those = [
        Relationship(
            person=one,
            name=people[one].name,
            role=people[one].role,
            n=n,
            n_coded={component: told[one, component] for component in Component},
            safe=people[one].safe,
            is_therapist=one == therapist,
        )
        for one, n in kept.items()
    ]
    return tuple(sorted(those, key=_place))


def _place(one: Relationship) -> tuple[bool, bool, int, int]:
    return (not one.safe, not one.is_therapist, -one.n, one.person.int)

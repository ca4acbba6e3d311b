"""Which moments are counted, with whom, and the tables that the numbers start from.

Left out: moments with somebody who is not safe, dreams, and moments with nobody among the
people. A moment without answers counts as a moment; only a main answer is coded.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from uuid import UUID

import numpy as np

from between.core.twins import Counts
from between.insight.reflection import Relationship
from between.story.episode import Component, Episode, Reality
from between.story.people import Person, Role
from between.story.vocabulary import QUESTIONS

Moment: TypeAlias = tuple[UUID, Episode]
Moments: TypeAlias = Mapping[UUID, Episode] | Iterable[Moment]

CODES: Final = {
    question.component: tuple(chip.code for chip in question.chips)
    for question in QUESTIONS
}
PLACES: Final = {
    component: {code: place for place, code in enumerate(codes)}
    for component, codes in CODES.items()
}
NOT_CODED: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The counted `moments`, newest first, and the relationships, the therapist's first.

    `who` (N): the place of each moment's person among `included`; `main` (N): by component
    the place of the main answer in its CODES, -1 where none is coded.
    """

    moments: tuple[Moment, ...]
    who: Counts
    main: Mapping[Component, Counts]
    relationships: tuple[Relationship, ...]
    dreams: int
    nameless: int

    @property
    def included(self) -> tuple[Relationship, ...]:
        """The relationships that are counted."""
        return tuple(one for one in self.relationships if one.safe)

    @property
    def has_therapist(self) -> bool:
        """Whether the first of those included is the therapist."""
        return any(one.is_therapist for one in self.included)

    def table(self, component: Component) -> Counts:
        """Return moments by relationship and main code; row 0 is the therapist's.

        Without a counted therapist row 0 is empty.
        """
        table = tabulate(self.who, self.main[component], len(self.included))
        return table if self.has_therapist else np.pad(table, ((1, 0), (0, 0)))


def count(
    episodes: Moments, people: Mapping[UUID, Person], therapist: UUID | None
) -> Counted:
    """Sort `episodes` into what is counted and what is not; see the head of this file."""
    moments = list(episodes.items() if isinstance(episodes, Mapping) else episodes)
    named = [moment for moment in moments if moment[1].person in people]
    awake = [moment for moment in named if moment[1].reality is not Reality.DREAM]
    safe = [moment for moment in awake if people[moment[1].person].safe]
    safe.sort(key=lambda moment: (moment[1].when, moment[0].int), reverse=True)
    kept = Counter(episode.person for _, episode in awake)
    whom = therapist or _therapist(people, kept)
    order = sorted(kept, key=lambda one: _place(one, people[one], kept[one], whom))
    rows: dict[UUID | None, int] = {one: row for row, one in enumerate(order)}
    who = np.array([rows[episode.person] for _, episode in safe], dtype=np.int64)
    main = {component: _main(component, safe) for component in Component}
    told = {each: tabulate(who, main[each], len(order)).sum(axis=1) for each in Component}
    return Counted(
        moments=tuple(safe),
        who=who,
        main=main,
        relationships=tuple(
            Relationship(
                person=one,
                name=people[one].name,
                role=people[one].role,
                n=kept[one],
                n_coded={each: int(told[each][row]) for each in Component},
                safe=people[one].safe,
                is_therapist=one == whom,
            )
            for row, one in enumerate(order)
        ),
        dreams=len(named) - len(awake),
        nameless=len(moments) - len(named),
    )


def coded(code: str | None, component: Component) -> int:
    """Return the place of `code` in its component; own words and other codes have none."""
    return NOT_CODED if code is None else PLACES[component].get(code, NOT_CODED)


def tabulate(who: Counts, main: Counts, people: int) -> Counts:
    """Return how many moments there are by person and place of the main answer."""
    width = len(CODES[Component.WISH])
    told = main >= 0
    flat = np.bincount(who[told] * width + main[told], minlength=people * width)
    return flat.reshape(people, width)


def _therapist(people: Mapping[UUID, Person], kept: Mapping[UUID, int]) -> UUID | None:
    """Return who has the role; of several the safe one with most moments."""
    those = [one for one, person in people.items() if person.role is Role.THERAPIST]
    return max(those, key=lambda one: (people[one].safe, kept[one], one.int), default=None)


def _place(
    one: UUID, person: Person, kept: int, therapist: UUID | None
) -> tuple[bool, bool, int, int]:
    return (not person.safe, one != therapist, -kept, one.int)


def _main(component: Component, moments: Sequence[Moment]) -> Counts:
    answers = (episode.answer(component).main for _, episode in moments)
    places = [coded(code, component) for code in answers]
    return np.array(places, dtype=np.int64)

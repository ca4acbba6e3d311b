"""What a hurt resembles: a few earlier moments with other people, or nothing much.

Likeness is compared with chance: how alike would the likest moments be, if the wishes, answers
and words of this person were dealt out anew among their moments with each person, and among
those with each own answer? People have their topics, and what one did has its words: both must
be more than chance. Method and proof: docs/methods/echoes.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

import numpy as np

from between.core import similarity
from between.core.estimate import Floats, Reason, Silence
from between.core.twins import Counts
from between.insight import aspects, gates
from between.insight.aspects import Beside
from between.insight.body_marks import NOTHING, Felt
from between.insight.counted import Moment, Moments
from between.insight.why import Why, why
from between.story.episode import Reality
from between.story.hurt import Hurt
from between.story.people import Person

MOST: Final = 5
MOST_OF_ONE: Final = 2
CHANCE: Final = 0.05
ORDINARY: Final = 0.5  # of shuffles whose likest moment is as alike
SHUFFLES: Final = 199
SAME_EVENT: Final = timedelta(days=7)  # a moment with the therapist in the week before

TOO_LITTLE: Final = Silence(
    reason=Reason.TOO_LITTLE_TOLD,
    sentence="Too little is told of it to lay moments beside it.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """An earlier moment, and how alike it is (0 to 1)."""

    moment: UUID
    person: UUID | None
    likeness: float
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Echoes:
    """The likest first, at most five and two with one person; `moments` were looked at."""

    found: tuple[Echo, ...]
    moments: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Moments that may be echoes, and how each lies beside the hurt."""

    moments: tuple[Moment, ...]
    beside: Beside

    @property
    def whom(self) -> list[UUID | None]:
        """The person of each moment."""
        return [one.person for _, one in self.moments]

    @property
    def answers(self) -> list[str | None]:
        """The own answer in each moment."""
        return [one.response_of_self.main for _, one in self.moments]


def of(
    hurt: Hurt,
    episodes: Moments,
    people: Mapping[UUID, Person],
    *,
    rng: np.random.Generator,
    felt: Felt = NOTHING,
) -> Echoes | Silence:
    """Return the earlier moments that a hurt resembles more than chance would have it.

    Whether anything is alike is asked of the three likest together; then each is shown that is
    more alike than the likest of all in half of what chance deals out.

    Looked at is what came before the hurt, memories too; left out are dreams, people who are
    not safe or not known, and the hurt's own event: the moment it began from, and moments with
    the same person in the week before. Below 8 moments in 3 relationships, or where fewer than
    two independent aspects of the hurt were told, a `Silence`.
    """
    laid = lay(hurt, episodes, people, felt)
    if isinstance(laid, Silence):
        return laid
    parts = tuple(laid.beside.parts.values())
    if len({part.block for part in parts}) < 2:
        return TOO_LITTLE
    like = similarity.together(parts)
    chances = [
        similarity.chances(parts, groups, shuffles=SHUFFLES, rng=rng)
        for groups in (_numbered(laid.whom), _numbered(laid.answers))
    ]
    is_any = max(one.anything for one in chances) <= CHANCE
    each = np.max([one.each for one in chances], axis=0)
    likest = first(like, laid.whom) if is_any else []
    return Echoes(
        found=tuple(
            _echo(laid, row, float(like[row]), felt)
            for row in likest
            if each[row] <= ORDINARY
        ),
        moments=len(laid.moments),
        people=len(set(laid.whom)),
    )


def lay(
    hurt: Hurt, episodes: Moments, people: Mapping[UUID, Person], felt: Felt = NOTHING
) -> Laid | Silence:
    """Return the moments that may be echoes, newest first, laid beside a hurt.

    `felt`: where the hurt and the moments were felt in the body, as far as that was painted.
    """
    moments = list(episodes.items() if isinstance(episodes, Mapping) else episodes)
    began = next((one for id_, one in moments if id_ == hurt.episode), None)
    earlier = [one for one in moments if _is_earlier(one, hurt, people)]
    earlier.sort(key=lambda one: (one[1].when, one[0].int), reverse=True)
    if (silence := gates.alike([one.person for _, one in earlier])) is not None:
        return silence
    sides = aspects.sides(hurt, began, felt.hurt)
    beside = aspects.beside(
        sides, [one for _, one in earlier], [felt.of(id_) for id_, _ in earlier]
    )
    return Laid(moments=tuple(earlier), beside=beside)


def first(like: Floats, whom: Sequence[UUID | None]) -> list[int]:
    """Return the likest five, of one person at most two; of equal ones those that come first."""
    found: list[int] = []
    for row in np.argsort(-like, kind="stable").tolist():
        if sum(whom[one] == whom[row] for one in found) < MOST_OF_ONE:
            found.append(row)
        if len(found) == MOST:
            break
    return found


def _numbered(labels: Sequence[UUID | str | None]) -> Counts:
    places = {one: n for n, one in enumerate(dict.fromkeys(labels))}
    return np.array([places[one] for one in labels], dtype=np.int64)


def _is_earlier(moment: Moment, hurt: Hurt, people: Mapping[UUID, Person]) -> bool:
    id_, one = moment
    if not one.is_told or one.reality is Reality.DREAM:
        return False
    if id_ == hurt.episode or one.when >= hurt.when:
        return False
    person = people.get(one.person) if one.person else None
    if person is None or not person.safe:
        return False
    return one.person != hurt.person or one.when < hurt.when - SAME_EVENT


def _echo(laid: Laid, row: int, like: float, felt: Felt) -> Echo:
    id_, one = laid.moments[row]
    return Echo(
        moment=id_,
        person=one.person,
        likeness=like,
        why=why(one, laid.beside, row, felt.of(id_)),
    )

"""The picture that the mirror gives: labels, numbers with intervals, and silences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from between.core.estimate import Estimate, Silence
from between.insight.claims import Chain, Difference, Side, Surety
from between.story.episode import Component, Precision
from between.story.people import Role

__all__ = [  # also what the pages read of it: they do not know core
    "AnotherWay",
    "Case",
    "Chain",
    "Closest",
    "Difference",
    "Estimate",
    "Headline",
    "MirrorPicture",
    "Pervasiveness",
    "Relationship",
    "Row",
    "Shape",
    "Side",
    "Silence",
    "Surety",
    "Tag",
]


class Tag(StrEnum):
    """What may be said of a row; the first, third and fourth are settled."""

    IN_BOTH = "in both"
    PERHAPS = "perhaps in both"
    ELSEWHERE = "more elsewhere"
    WITH_THERAPIST = "more with your therapist"
    TOO_EARLY = "too early"

    @property
    def is_settled(self) -> bool:
        """Whether the tag is a statement that is held to five false ones in 100 people."""
        return self not in {Tag.PERHAPS, Tag.TOO_EARLY}


class Case(StrEnum):
    """Which sentence stands on top."""

    NO_MOMENTS = "no moments"
    TOO_FEW = "too few moments or people"
    NO_THERAPIST = "no therapist"
    THERAPIST_NOT_SAFE = "therapist not safe"
    TOO_FEW_WITH_THERAPIST = "too few with therapist"
    TOO_FEW_WITH_OTHERS = "too few with others"
    NOTHING_SETTLED = "nothing settled"
    ONE_IN_BOTH = "one in both"
    SEVERAL_IN_BOTH = "several in both"
    ELSEWHERE = "more elsewhere"
    WITH_THERAPIST = "more with therapist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The sentence on top as a case with its numbers.

    `moments`: those that the case speaks of (all, with the therapist, or with others),
    `told`: of these, with a main answer to the question that has most; `people`: with how
    many; `codes`: the rows that it names, likeliest first.
    """

    case: Case
    moments: int
    told: int
    people: int
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """Somebody with moments: `n` counted ones, `n_coded` of them with a main answer.

    Who is not safe has `n` moments kept and none counted.
    """

    person: UUID
    name: str
    role: Role
    n: int
    n_coded: Mapping[Component, int]
    safe: bool
    is_therapist: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pervasiveness:
    """The plain share of the `n` coded moments with a person that hold a code anywhere."""

    person: UUID
    name: str
    share: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One of the 24 answers: its rates, what may be said, and the moments behind it.

    `in_both`, `elsewhere`, `with_therapist`: the probabilities of the three statements.
    `moments_with_*`: ids of the moments counted here, those with the code as main answer;
    `moments_beside`: of those with the code as a further one. All newest first.
    """

    component: Component
    code: str
    label: str
    therapist: Estimate | Silence
    others: Estimate | Silence
    in_both: float | Silence
    elsewhere: float | Silence
    with_therapist: float | Silence
    tag: Tag
    pervasiveness: tuple[Pervasiveness, ...]
    moments_with_therapist: tuple[UUID, ...]
    moments_with_others: tuple[UUID, ...]
    moments_beside: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One component as a whole: what therapist and others share, and how much varies."""

    overlap: Estimate | Silence
    flexibility: Estimate | Silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Closest:
    """The person with whom it is most like with the therapist, likelier than all others."""

    person: UUID
    name: str
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AnotherWay:
    """An exception: `other` did what usually ends in `usual`, and it ended in `own`."""

    moment: UUID
    person: UUID
    name: str
    when: datetime
    zone: str
    precision: Precision
    about: bool
    other: str
    own: str
    usual: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorPicture:
    """What the moments say about what returns, with its uncertainty and its silences.

    `moments`: how many are counted; `dreams`: how many are not, being dreams; `nameless`:
    how many belong to nobody among the people; `relationships`: the therapist first, then
    by moments, who is left out last; `rows`: all 24 in the order of the vocabulary;
    `error`: the largest Monte Carlo standard error of a probability that decides a tag.
    """

    moments: int
    dreams: int
    nameless: int
    therapist: Relationship | None
    relationships: tuple[Relationship, ...]
    headline: Headline
    rows: tuple[Row, ...]
    shapes: Mapping[Component, Shape]
    closest: Closest | Silence
    exceptions: tuple[AnotherWay, ...]
    differences: tuple[Difference, ...] | Silence
    chains: tuple[Chain, ...] | Silence
    change: Silence
    chosen: Silence
    mirror: Silence
    error: float

    @property
    def left_out(self) -> tuple[Relationship, ...]:
        """Those marked as not safe: left out of everything that is counted."""
        return tuple(one for one in self.relationships if not one.safe)

    @property
    def settled(self) -> tuple[Row, ...]:
        """The rows with a settled tag."""
        return tuple(row for row in self.rows if row.tag.is_settled)

    @property
    def linked(self) -> tuple[Chain, ...] | Silence:
        """The chains that came together often enough to be tested."""
        if isinstance(self.chains, Silence):
            return self.chains
        return tuple(one for one in self.chains if one.surety is not Surety.TOO_FEW)

"""What was found beside the rows, how surely, and the moments behind it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from between.story.episode import Component

# A difference must hold more strictly than a link, since moments that repeat each other
# look like more than they are: docs/methods/differences.md.
DIFFERS: Final = 0.01
FOLLOWS: Final = 0.05
TOGETHER: Final = 5
PERHAPS: Final = 0.05
EASILY: Final = 0.5


class Surety(StrEnum):
    """What may be said of a difference or a chain."""

    HOLDS = "holds"
    PERHAPS = "perhaps"
    CHANCE = "could easily be chance"
    NOT_SEEN = "not to be seen"
    TOO_FEW = "too few"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """An answer that comes up more, or less: the moments with this person and with others."""

    code: str
    with_them: tuple[UUID, ...]
    with_others: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One person beside all others, in one of the three questions.

    `n`, `n_others`: moments with a main answer; `p`: the chance of so much with this person
    and question alone; `q`: the same with everything else that was looked at; `more`,
    `less`: the answers that may be named, each holding for itself.
    """

    person: UUID
    name: str
    is_therapist: bool
    component: Component
    n: int
    n_others: int
    p: float
    q: float
    more: Side | None = None
    less: Side | None = None

    @property
    def surety(self) -> Surety:
        """Whether it holds, after counting the chances."""
        return _surety(self.p, holds=self.q <= DIFFERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """One's own answer came `n` times `of` after theirs, and `elsewhere` `of` otherwise.

    Elsewhere is with the same people, after another answer of theirs.
    """

    n: int
    of: int
    elsewhere: int
    elsewhere_of: int

    @property
    def is_more(self) -> bool:
        """Whether the plain share is larger than elsewhere."""
        return self.n * self.elsewhere_of > self.elsewhere * self.of


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """When they `other`, I `own`; `p` and `q` as in a `Difference`, 1 where too few.

    `moments` are those in which it came so, `exceptions` those in which something else
    followed; newest first.
    """

    other: str
    own: str
    times: Times
    p: float
    q: float
    moments: tuple[UUID, ...]
    exceptions: tuple[UUID, ...]

    @property
    def surety(self) -> Surety:
        """Whether it holds, after counting the chances, and in the plain shares as well."""
        if self.times.n < TOGETHER:
            return Surety.TOO_FEW
        if not self.times.is_more:
            return Surety.NOT_SEEN
        return _surety(self.p, holds=self.q <= FOLLOWS)


def _surety(p: float, *, holds: bool) -> Surety:
    if holds:
        return Surety.HOLDS
    if p <= PERHAPS:
        return Surety.PERHAPS
    return Surety.CHANCE if p <= EASILY else Surety.NOT_SEEN

"""What was felt in the body at one time: strokes on an outline, and words for the places.

Each view is the window of the emBODY map: 171 units wide and 522 high, the middle line at 85.5.
Both are drawn as in a mirror: the person's own left is on the left.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

WIDTH: Final = 171
HEIGHT: Final = 522
TENTHS: Final = 10  # points are kept in tenths of a unit
EVEN: Final = 50  # the pressure of a mouse, and of a finger that tells none
RADII: Final = (6, 10, 16)  # the three brushes, in units


class View(StrEnum):
    """The side that is seen."""

    FRONT = "front"
    BACK = "back"


class Sign(StrEnum):
    """Whether there is more of something there, or less."""

    MORE = "more"
    LESS = "less"


class Figure(StrEnum):
    """Which outline is shown; all lie on the same coordinates."""

    NEUTRAL = "neutral"
    NARROW = "narrow"
    ROUND = "round"


class Quality(StrEnum):
    """What it is like at a place."""

    TIGHT = "tight"
    HEAVY = "heavy"
    WARM = "warm"
    COLD = "cold"
    NUMB = "numb"
    BUZZING = "buzzing"
    EMPTY = "empty"
    OPEN = "open"
    SHAKING = "shaking"


class Stage(StrEnum):
    """Before or after a sensation was followed."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of a stroke in units, and how hard it was pressed, from 0 to 100."""

    x: float
    y: float
    pressure: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One line of the brush. `points` holds x, y (tenths of a unit) and pressure in turn.

    Raises `ValueError` for what is no stroke: no point, a broken one, or one outside the view.
    """

    view: View
    sign: Sign
    radius: int
    points: tuple[int, ...]

    def __post_init__(self) -> None:
        if not 1 <= self.radius <= 60:
            raise ValueError("A brush has a radius between 1 and 60.")
        if not self.points or len(self.points) % 3:
            raise ValueError("A stroke has points of x, y and pressure.")
        xs, ys, pressures = self.points[0::3], self.points[1::3], self.points[2::3]
        inside = (
            _lies(xs, WIDTH * TENTHS)
            and _lies(ys, HEIGHT * TENTHS)
            and _lies(pressures, 100)
        )
        if not inside:
            raise ValueError("A stroke lies within its view.")

    def path(self) -> Iterator[Point]:
        """Yield the points in the order in which they were drawn."""
        xs, ys, pressures = self.points[0::3], self.points[1::3], self.points[2::3]
        for x, y, pressure in zip(xs, ys, pressures, strict=True):
            yield Point(x=x / TENTHS, y=y / TENTHS, pressure=pressure)

    def half_width(self, pressure: int) -> float:
        """Return how far from the line the paint reaches where it was pressed so hard."""
        return self.radius * (0.6 + 0.8 * pressure / 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """What it is like at a place of `story.places`: any qualities, and own words."""

    place: str
    qualities: tuple[Quality, ...] = ()
    own: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Painting:
    """A picture of what was noticed in the body; one without a stroke says "nothing to mark".

    It stands alone, or belongs to a moment, a hurt, a person, a feeling (a word of
    `story.feelings`), or to a sensation that was followed, before or after.
    """

    when: datetime
    zone: str = "UTC"
    strokes: tuple[Stroke, ...] = ()
    felt: tuple[Felt, ...] = ()
    strength: int | None = None
    words: str = ""
    figure: Figure = Figure.NEUTRAL
    episode: UUID | None = None
    hurt: UUID | None = None
    person: UUID | None = None
    feeling: str = ""
    following: UUID | None = None
    stage: Stage | None = None

    def __post_init__(self) -> None:
        if self.strength is not None and not 0 <= self.strength <= 10:
            raise ValueError("How strong it is lies between 0 and 10, or is left out.")

    @property
    def is_alone(self) -> bool:
        """Whether it belongs to nothing but its time."""
        to = (self.episode, self.hurt, self.person, self.feeling, self.following)
        return not any(to)


def _lies(numbers: tuple[int, ...], most: int) -> bool:
    return min(numbers) >= 0 and max(numbers) <= most

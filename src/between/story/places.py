"""Places of the body by name: the equal way in without painting, and the words for what is marked.

A place is a line with a radius in one view. A small square of the view belongs to the place that
its middle lies deepest in, or nearest to; what is far from all of them is outside of the body.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import ceil, hypot
from typing import Final

from between.story.body import EVEN, TENTHS, WIDTH, Point, Sign, Stroke, View

SQUARE: Final = 3  # units
STEP: Final = 2.0  # units between the points at which a stroke is looked at
OUTSIDE: Final = 14.0  # farther than this from every place is outside
SHARE: Final = 0.25  # of a stroke in a place that marks it
LONG: Final = 10  # or so many steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place: `line` holds its points in units, `radius` how far it reaches from them."""

    id: str
    view: View
    label: str
    radius: int
    line: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A marked place, with the signs that lie there; both may."""

    place: Place
    signs: frozenset[Sign]


def _place(
    view: View, id_: str, label: str, radius: int, *line: tuple[float, float]
) -> Place:
    return Place(id=id_, view=view, label=label, radius=radius, line=line)


def _sides(
    view: View, id_: str, label: str, radius: int, *line: tuple[float, float]
) -> tuple[Place, Place]:
    """Return a place on the left, and the same on the right."""
    mirrored = tuple((WIDTH - x, y) for x, y in line)
    return (
        _place(view, id_ % "left", label % "left", radius, *line),
        _place(view, id_ % "right", label % "right", radius, *mirrored),
    )


PLACES: Final[tuple[Place, ...]] = (
    _place(View.FRONT, "head", "head", 14, (70, 18), (101, 18)),
    _place(View.FRONT, "eyes", "eyes", 9, (68, 41), (103, 41)),
    _place(View.FRONT, "jaw", "mouth and jaw", 8, (71, 59), (100, 59)),
    _place(View.FRONT, "throat", "throat", 12, (85.5, 76), (85.5, 88)),
    *_sides(View.FRONT, "%s-shoulder", "%s shoulder", 13, (42, 105), (24, 120)),
    _place(View.FRONT, "chest", "chest", 22, (62, 124), (109, 124)),
    _place(View.FRONT, "stomach", "upper belly", 15, (64, 168), (107, 168)),
    _place(View.FRONT, "belly", "lower belly", 18, (58, 207), (113, 207)),
    _place(View.FRONT, "lap", "lap and hips", 24, (56, 258), (115, 258)),
    *_sides(View.FRONT, "%s-arm", "%s arm", 12, (24, 150), (15, 205), (14, 250)),
    *_sides(View.FRONT, "%s-hand", "%s hand", 12, (15, 276), (17, 292)),
    *_sides(View.FRONT, "%s-leg", "%s leg", 17, (60, 318), (64, 370), (65, 425), (69, 468)),
    *_sides(View.FRONT, "%s-foot", "%s foot", 11, (71, 499), (65, 512)),
    _place(View.BACK, "back-of-head", "back of the head", 26, (74, 34), (97, 34)),
    _place(View.BACK, "neck", "neck", 13, (85.5, 77), (85.5, 88)),
    _place(View.BACK, "upper-back", "upper back", 26, (40, 120), (131, 120)),
    _place(View.BACK, "lower-back", "lower back", 28, (62, 192), (109, 192)),
    _place(View.BACK, "seat", "seat", 26, (58, 266), (113, 266)),
    *_sides(
        View.BACK, "back-of-%s-arm", "back of the %s arm", 12,
        (20, 160), (15, 210), (16, 290),
    ),
    *_sides(
        View.BACK, "back-of-%s-leg", "back of the %s leg", 17,
        (60, 320), (64, 370), (65, 425), (70, 505),
    ),
)  # fmt: skip
BY_ID: Final[dict[str, Place]] = {place.id: place for place in PLACES}


def places_of(strokes: Iterable[Stroke]) -> tuple[Marked, ...]:
    """Return the marked places in the order of `PLACES`."""
    signs: dict[str, set[Sign]] = {}
    for stroke in strokes:
        for place in reached(stroke):
            signs.setdefault(place.id, set()).add(stroke.sign)
    return tuple(
        Marked(place=place, signs=frozenset(signs[place.id]))
        for place in PLACES
        if place.id in signs
    )


def reached(stroke: Stroke) -> tuple[Place, ...]:
    """Return the places that one stroke marks; none where all of it lies outside."""
    found = [where(stroke.view, x, y) for x, y in _steps(stroke)]
    counts = Counter(place.id for place in found if place)
    enough = min(LONG, ceil(SHARE * len(found)))
    return tuple(place for place in PLACES if counts[place.id] >= enough)


def where(view: View, x: float, y: float) -> Place | None:
    """Return the place that a point belongs to."""
    return _of_square(view, int(x // SQUARE), int(y // SQUARE))


@cache
def _of_square(view: View, column: int, row: int) -> Place | None:
    # Remembered: a thousand pictures ask for the same few thousand squares again and again.
    x, y = (column + 0.5) * SQUARE, (row + 0.5) * SQUARE
    near = ((_distance(place, x, y) - place.radius, place) for place in PLACES)
    depth, place = min(
        ((depth, place) for depth, place in near if place.view is view),
        key=lambda one: one[0],
    )
    return place if depth <= OUTSIDE else None


def dab(place: Place, sign: Sign) -> Stroke:
    """Return the stroke that stands for a place which was chosen by its name."""
    points: list[int] = []
    for x, y in place.line:
        points += [round(x * TENTHS), round(y * TENTHS), EVEN]
    return Stroke(view=place.view, sign=sign, radius=place.radius, points=tuple(points))


def _steps(stroke: Stroke) -> Iterator[tuple[float, float]]:
    """Yield points along the stroke, `STEP` apart at most."""
    path = list(stroke.path())
    yield path[0].x, path[0].y
    for a, b in pairwise(path):
        yield from _between(a, b)


def _between(a: Point, b: Point) -> Iterator[tuple[float, float]]:
    steps = max(1, ceil(hypot(b.x - a.x, b.y - a.y) / STEP))
    for step in range(1, steps + 1):
        yield a.x + (b.x - a.x) * step / steps, a.y + (b.y - a.y) * step / steps


def _distance(place: Place, x: float, y: float) -> float:
    """Return how far a point is from the line of a place."""
    return min(_from_segment(x, y, *a, *b) for a, b in pairwise(place.line))


def _from_segment(x: float, y: float, ax: float, ay: float, bx: float, by: float) -> float:
    dx, dy = bx - ax, by - ay
    along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)
    along = min(1.0, max(0.0, along))
    return hypot(x - ax - along * dx, y - ay - along * dy)

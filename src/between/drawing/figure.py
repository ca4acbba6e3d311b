"""The outline of a body, front and back, as paths in the units of `story.body`.

Half of it is kept: how far from the middle line, and how far down. Smooth curves (Catmull and
Rom 1974) go through the points, and the other half mirrors them.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Final, TypeAlias

from between.story.body import WIDTH, Figure, View

Points: TypeAlias = tuple[tuple[float, float], ...]
MIDDLE: Final = WIDTH / 2

HEAD: Final[Points] = (
    (0, 2), (12, 3.5), (22, 9), (28.5, 19), (30.5, 31), (30.5, 43), (27.5, 55),
    (22, 64), (18.5, 71), (18, 78), (22, 84), (35, 90),
)  # fmt: skip
ARM: Final[Points] = (
    (50, 95), (60, 100), (67, 109), (71, 121), (72.5, 136), (74, 152), (77, 170),
    (80.5, 188), (83, 204), (83.5, 220), (82.5, 238), (80.5, 252), (80.5, 262),
    (82.5, 273), (83.5, 285), (80.5, 296), (74, 302), (67.5, 301.5), (63.5, 296),
    (62, 289), (59, 291.5), (56, 288.5), (56.5, 279), (59.5, 268), (61.5, 259),
    (61, 243), (58.5, 225), (58, 205), (57, 191), (54, 179), (50.5, 168), (49, 158),
)  # fmt: skip
TRUNK: Final[Points] = (
    (48, 170), (45.5, 188), (46, 202), (48.5, 218), (51, 240), (52, 262), (51.5, 286),
    (49, 305), (46, 326), (42, 348), (39, 368), (37.5, 386), (38.5, 402), (38.5, 418),
    (36, 436), (31, 453), (26.5, 468), (24, 482), (25, 495), (29.5, 506), (32, 514),
    (28, 519), (15, 520), (4, 518), (2, 510), (2.5, 496), (3.5, 480), (5, 460),
    (4.5, 444), (2.5, 424), (3.5, 404), (5.5, 384), (5, 360), (3, 338), (0, 318),
)  # fmt: skip

# How much wider or narrower than the neutral one: pairs of height and change in units.
TRUNKS: Final[dict[Figure, Points]] = {
    Figure.NEUTRAL: ((0, 0), (522, 0)),
    Figure.NARROW: (
        (150, 0), (190, -5), (225, -3), (262, 0), (330, -1), (400, -3), (522, -1),
    ),
    Figure.ROUND: (
        (150, 1), (190, 6), (225, 5), (262, 2.5), (300, 2), (335, 4), (400, 2.5),
        (470, 1), (522, 0),
    ),
}  # fmt: skip
ARMS: Final[dict[Figure, Points]] = {
    Figure.NEUTRAL: ((0, 0), (522, 0)),
    Figure.NARROW: ((90, -1), (110, -6), (140, -5), (180, -2), (230, -1), (310, 0)),
    Figure.ROUND: ((90, 1), (120, 2), (170, 2), (210, 2), (260, 1.5), (310, 1.5)),
}
HEADS: Final[dict[Figure, float]] = {
    Figure.NEUTRAL: 1.0,
    Figure.NARROW: 0.95,
    Figure.ROUND: 1.05,
}
LINES: Final[dict[View, tuple[Points, ...]]] = {
    View.FRONT: (
        ((10, 96), (26, 94), (42, 98)),
        ((0, 226), (0.6, 229)),
        ((20, 396), (26, 399), (32, 395)),
    ),
    View.BACK: (
        ((0, 100), (0, 150), (0, 205), (0, 246)),
        ((12, 116), (21, 132), (17, 152)),
        ((0, 262), (0.5, 284), (2, 300), (20, 308), (36, 303)),
    ),
}


@cache
def outline(figure: Figure, view: View) -> str:  # noqa: ARG001 - front and back are alike so far
    """Return the outline as a closed path."""
    half = tuple(_half(figure))
    around = (*half, *((-x, y) for x, y in reversed(half[1:-1])))
    return f"{_curve(around, closed=True)}Z"


@cache
def lines(view: View) -> str:
    """Return the few lines inside that tell the front from the back."""
    drawn = []
    for line in LINES[view]:
        drawn.append(_curve(line, closed=False))
        if any(x > 1 for x, _y in line):
            drawn.append(_curve(tuple((-x, y) for x, y in line), closed=False))
    return "".join(drawn)


def _half(figure: Figure) -> Iterator[tuple[float, float]]:
    for x, y in HEAD:
        yield x * HEADS[figure], y
    for x, y in ARM:
        yield x + _change(ARMS[figure], y), y
    for x, y in TRUNK:
        # What lies near the middle line stays there.
        yield x + _change(TRUNKS[figure], y) * min(1.0, x / 30), y


def _change(table: Points, height: float) -> float:
    """Return the change at a height, straight between the pairs and level outside of them."""
    for (above, before), (below, after) in pairwise(table):
        if above <= height <= below:
            return before + (after - before) * (height - above) / (below - above)
    return table[0][1] if height < table[0][0] else table[-1][1]


def _curve(points: Points, *, closed: bool) -> str:
    """Return a smooth path through points, each given from the middle line."""
    placed = [(MIDDLE + x, y) for x, y in points]
    ends = (
        [placed[-1], *placed, *placed[:2]] if closed else [placed[0], *placed, placed[-1]]
    )
    start = f"M{_pair(ends[1])}"
    return start + "".join(_bends(ends))


def _bends(ends: list[tuple[float, float]]) -> Iterator[str]:
    """Yield a Bezier curve from each point to the next; its handles are a sixth of the chord."""
    for before, a, b, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        first = (a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6)
        second = (b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6)
        yield f"C{_pairs((first, second, b))}"


def _pairs(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(map(_pair, points))


def _pair(point: tuple[float, float]) -> str:
    return " ".join(f"{value:.1f}".removesuffix(".0") for value in point)

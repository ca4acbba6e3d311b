"""Twin bars around a middle line: the therapist to the left, others to the right.

Each bar is the expected share, each line with caps its 90 % interval. The drawing stretches
with its place; lines keep their width.
"""

from math import ceil, floor

from between.core.estimate import Estimate, Silence
from between.drawing.svg import element

WIDTH, HEIGHT = 200, 24
MIDDLE, GAP, ROOM = 100.0, 3.0, 97.0
TOP, THICK = 6.0, 12.0
CAP = 5.0


def twin_bars(therapist: Estimate | Silence, others: Estimate | Silence) -> str:
    """Return one row's bars as an SVG of 200 x 24 units; a silence leaves its track empty."""
    return element(
        "svg",
        *bars(therapist, others),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        height=HEIGHT,
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )


def bars(therapist: Estimate | Silence, others: Estimate | Silence) -> list[str]:
    """Return the parts of a row's drawing, the middle line last."""
    left, right = MIDDLE - GAP, MIDDLE + GAP
    return [
        _rect("track", left - ROOM, ROOM),
        _rect("track", right, ROOM),
        *_side(therapist, "bar--therapist", left, -1),
        *_side(others, "bar--others", right, 1),
        element("path", class_="middle", d=f"M{MIDDLE:g} 0V{HEIGHT}"),
    ]


def _side(
    number: Estimate | Silence, style: str, start: float, direction: int
) -> list[str]:
    if isinstance(number, Silence):
        return []
    long = number.value * ROOM
    x = start - long if direction < 0 else start
    # Rounded outwards to whole hundredths, as the words say it.
    ends = (floor(100 * number.low) / 100, ceil(100 * number.high) / 100)
    low, high = (start + direction * end * ROOM for end in ends)
    return [
        _rect(style, x, long),
        element("path", class_="interval", d=_interval(low, high)),
    ]


def _rect(style: str, x: float, width: float) -> str:
    return element("rect", class_=style, x=x, y=TOP, width=width, height=THICK)


def _interval(low: float, high: float) -> str:
    middle = HEIGHT / 2
    caps = "".join(f"M{x:.2f} {middle - CAP:g}V{middle + CAP:g}" for x in (low, high))
    return f"M{low:.2f} {middle:g}H{high:.2f}{caps}"

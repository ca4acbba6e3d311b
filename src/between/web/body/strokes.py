"""Strokes as a page sends them: one line of JSON, of which what can be read is kept."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from between.story.body import Sign, Stroke, View
from between.story.places import PLACES, reached

MOST_POINTS: Final = 3_000  # a draft of so many still goes out when its page goes
MOST_STROKES: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What came: `unreadable` and `outside` count the strokes that were left out.

    Where `is_full`, what was painted last did not fit.
    """

    strokes: tuple[Stroke, ...] = ()
    unreadable: int = 0
    outside: int = 0
    is_full: bool = False
    is_broken: bool = False


def read(text: str) -> Read:
    """Return the strokes in what was sent, and what became of the rest."""
    if not text.strip():
        return Read()
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        return Read(is_broken=True)
    if not isinstance(rows, list):
        return Read(is_broken=True)
    found = [_stroke(row) for row in rows]
    good = [one for one in found if one]
    inside = [one for one in good if reached(one)]
    fitting = tuple(_fitting(inside))
    return Read(
        strokes=fitting,
        unreadable=len(found) - len(good),
        outside=len(good) - len(inside),
        is_full=fitting != tuple(inside),
    )


def written(strokes: Iterable[Stroke]) -> str:
    """Return strokes as the page sends them; of none, nothing."""
    rows = [[one.view, one.sign, one.radius, one.points] for one in strokes]
    return json.dumps(rows, separators=(",", ":")) if rows else ""


def for_script() -> dict[str, object]:
    """Return the places and the size of a painting, for the script on the page."""
    shapes = [[one.id, one.view, one.radius, one.line] for one in PLACES]
    return {"places": shapes, "most": MOST_POINTS, "mostStrokes": MOST_STROKES}


def _stroke(row: Any) -> Stroke | None:
    try:
        view, sign, radius, points = row
        if not all(type(number) is int for number in (radius, *points)):
            return None
        return Stroke(view=View(view), sign=Sign(sign), radius=radius, points=tuple(points))
    except (TypeError, ValueError):
        return None


def _fitting(strokes: list[Stroke]) -> Iterator[Stroke]:
    """Yield strokes from the first, as far as they fit; one that fits in part is cut."""
    left = MOST_POINTS
    for one in strokes[:MOST_STROKES]:
        if left:
            yield replace(one, points=one.points[: 3 * left])
        left = max(0, left - len(one.points) // 3)

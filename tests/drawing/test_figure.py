"""The outline is a whole body on the coordinates of the paintings, whichever figure it is."""

import re
from itertools import pairwise

import pytest

from between.drawing.figure import MIDDLE, lines, outline
from between.story.body import HEIGHT, WIDTH, Figure, View
from between.story.places import PLACES

NUMBER = re.compile(r"-?[0-9.]+")


def _points(path: str) -> list[tuple[float, float]]:
    """Return where the curves of a path meet: each has two handles, then a point."""
    numbers = [float(one) for one in NUMBER.findall(path)]
    pairs = list(zip(numbers[0::2], numbers[1::2], strict=True))
    return [pairs[0], *pairs[3::3]]


def _is_inside(x: float, y: float, around: list[tuple[float, float]]) -> bool:
    crossed = False
    for (ax, ay), (bx, by) in pairwise([*around, around[0]]):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            crossed = not crossed
    return crossed


@pytest.mark.parametrize("figure", Figure)
def test_the_outline_is_closed_and_fills_the_window_of_the_paintings(
    figure: Figure,
) -> None:
    path = outline(figure, View.FRONT)
    assert path.startswith("M")
    assert path.endswith("Z")
    points = _points(path)
    assert points[0] == points[-1]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)
    assert max(y for _x, y in points) - min(y for _x, y in points) > 0.98 * HEIGHT


@pytest.mark.parametrize("figure", Figure)
def test_both_halves_are_the_same(figure: Figure) -> None:
    points = set(_points(outline(figure, View.BACK)))
    mirrored = {(round(2 * MIDDLE - x, 1), y) for x, y in points}
    assert all(any(abs(x - a) < 0.11 and y == b for a, b in points) for x, y in mirrored)


@pytest.mark.parametrize("figure", Figure)
def test_every_place_lies_inside_of_every_figure(figure: Figure) -> None:
    around = _points(outline(figure, View.FRONT))
    outside = [
        (place.id, x, y)
        for place in PLACES
        for x, y in place.line
        if not _is_inside(x, y, around)
    ]
    assert outside == []


def test_the_three_figures_differ_and_front_and_back_are_told_apart() -> None:
    assert len({outline(figure, View.FRONT) for figure in Figure}) == 3
    assert lines(View.FRONT) != lines(View.BACK)

"""Strokes become the grid that a slow and plain painter would make of them."""

from itertools import pairwise
from math import hypot

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from between.core import brush, kernels, strokes
from between.core.brush import Signs
from between.core.estimate import Floats
from between.core.strokes import Trail

across, down = st.floats(0, 171), st.floats(0, 522)
points = st.lists(st.tuples(across, down, st.floats(0.6, 30)), min_size=1, max_size=4)
trails = st.lists(
    st.builds(
        Trail, st.sampled_from([0, 1]), st.sampled_from([1, -1]), points.map(np.array)
    ),
    max_size=3,
)


def slowly(drawn: list[Trail], shape: tuple[int, int], spacing: float) -> Signs:
    """Paint by asking of each point of the grid how far it is from a thousand others."""
    grid = np.zeros((2, *shape), dtype=np.int8)
    for view, sign, line in drawn:
        for row in range(shape[0]):
            for column in range(shape[1]):
                x, y = (column + 0.5) * spacing, (row + 0.5) * spacing
                if _is_painted(x, y, line):
                    grid[view, row, column] = sign
    return grid


def _is_painted(x: float, y: float, line: Floats) -> bool:
    ends = list(pairwise(line)) or [(line[0], line[0])]
    for (ax, ay, a), (bx, by, b) in ends:
        length = (bx - ax) ** 2 + (by - ay) ** 2
        t = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length if length else 0.0
        t = min(1.0, max(0.0, t))
        if hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)) <= a + t * (b - a):
            return True
    return False


@settings(max_examples=25, deadline=None)
@given(trails)
def test_the_grid_is_what_a_slow_painter_makes_of_it(drawn: list[Trail]) -> None:
    shape, spacing = (33, 11), 16.0
    found = np.zeros((2, *shape), dtype=np.int8)
    heads, all_points = strokes.flat(drawn)
    brush.paint(found, heads, all_points, spacing)
    # a point on the very edge may fall on either side by the last digit
    assert np.count_nonzero(found != slowly(drawn, shape, spacing)) <= 1


@settings(max_examples=60, deadline=None)
@given(trails)
def test_kernel_and_twin_agree(drawn: list[Trail]) -> None:
    heads, all_points = strokes.flat(drawn)
    ours, twin = (np.zeros((2, 66, 22), dtype=np.int8) for _ in range(2))
    kernels.compiled_paint()(ours, heads, all_points, 8.0)
    brush.paint(twin, heads, all_points, 8.0)
    np.testing.assert_array_equal(ours, twin)


def test_a_dab_is_a_round_spot_on_its_own_view() -> None:
    grid = strokes.signed([Trail(1, -1, np.array([[85.0, 100.0, 10.0]]))])
    assert grid.shape == (2, 522, 171)
    assert not grid[0].any()
    assert -grid.sum() == pytest.approx(np.pi * 100, rel=0.02)
    assert grid[1, 99, 84] == -1
    assert grid[1, 99, 96] == 0


def test_what_comes_later_lies_on_top() -> None:
    more = Trail(0, 1, np.array([[50.0, 50.0, 10.0], [100.0, 50.0, 10.0]]))
    less = Trail(0, -1, np.array([[75.0, 50.0, 5.0]]))
    grid = strokes.signed([more, less])
    assert grid[0, 50, 75] == -1
    assert grid[0, 50, 55] == 1
    assert strokes.signed([less, more])[0, 50, 75] == 1


def test_a_cell_is_the_mean_of_its_points() -> None:
    cells = strokes.coarse([Trail(0, 1, np.array([[84.0, 84.0, 60.0]]))])
    assert cells.shape == (2, 66, 22)
    assert cells[0, 10, 10] == 1
    assert cells[0, 40, 10] == 0
    edge = cells[0][(cells[0] > 0) & (cells[0] < 1)]
    assert set(np.unique(edge)) <= {0.25, 0.5, 0.75}


def test_nothing_painted_is_an_empty_grid() -> None:
    assert not strokes.signed([]).any()
    assert not strokes.coarse([]).any()


def test_the_body_is_most_of_the_cells_that_touch_it() -> None:
    inside = strokes.body()
    assert inside.shape == (66, 22)
    assert 50364 / 64 * 0.95 < inside.sum() < 50364 / 64 * 1.15

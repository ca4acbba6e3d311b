"""Strokes to a signed map: as emBODY counts them, pixel after pixel."""

import hashlib
import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from between.core import density
from between.core.density import Trail
from between.core.estimate import Floats
from between.core.mask import mask

Point = tuple[float, float]


def slowly(points: list[Point]) -> Floats:
    """The steps of emBODY's Matlab code as it tells them, in loops, counted from 1."""
    over = np.zeros((600 + 1, 900 + 1))  # row and column 0 are not used
    for x, y in points:
        row, column = math.ceil(y + 1), math.ceil(x + 1)
        row, column = min(max(row, 1), 600), min(max(column, 1), 900)
        over[row, column] += 1
    brush = {
        (i, j): math.exp(-(i * i + j * j) / 50) for i in range(-7, 8) for j in range(-7, 8)
    }
    whole = sum(brush.values())
    filtered = np.zeros((600 + 1, 900 + 1))
    for row, column in np.argwhere(over):
        for (i, j), weight in brush.items():
            if 1 <= row + i <= 600 and 1 <= column + j <= 900:
                filtered[row + i, column + j] += over[row, column] * weight / whole
    return filtered[10:532, 33:204] - filtered[10:532, 696:867]


def quickly(points: list[Point]) -> Floats:
    x, y = np.array(points, dtype=float).reshape(-1, 2).T
    return density.painted(density.of_screen(x, y))


def test_a_point_is_a_brush_whose_weights_sum_to_one() -> None:
    found = quickly([(32 + 85, 9 + 200)])
    assert found.shape == (522, 171)
    assert found.sum() == pytest.approx(1)
    assert np.argwhere(found == found.max()).tolist() == [[200, 85]]
    rows, columns = np.nonzero(found)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (193, 207, 78, 92)


def test_the_right_body_is_taken_away_from_the_left_one() -> None:
    found = quickly([(32 + 85, 9 + 200), (695 + 85, 9 + 200)])
    np.testing.assert_allclose(found, 0, atol=1e-15)
    assert quickly([(695 + 20, 9 + 300)])[300, 20] < 0


def test_the_same_point_again_counts_again() -> None:
    once, thrice = quickly([(100, 100)]), quickly([(100, 100)] * 3)
    np.testing.assert_allclose(thrice, 3 * once, rtol=1e-12)


def test_half_a_pixel_counts_to_the_next_one() -> None:
    np.testing.assert_array_equal(quickly([(100.5, 100)]), quickly([(101, 100)]))


def test_just_outside_of_a_window_the_brush_still_reaches_in() -> None:
    assert quickly([(32 - 7, 300)])[291, 0] > 0
    assert not quickly([(32 - 8, 300)]).any()


def test_off_the_screen_is_at_its_edge_and_nowhere_on_the_body() -> None:
    assert not quickly([(-40, -3), (2000, 2000), (900.5, 600)]).any()


numbers = st.one_of(
    st.integers(-5, 905).map(float), st.floats(20, 210), st.floats(690, 880)
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(numbers, st.floats(-5, 610)), max_size=60))
def test_it_is_what_the_slow_way_gives(points: list[Point]) -> None:
    np.testing.assert_allclose(quickly(points), slowly(points), rtol=1e-12, atol=1e-14)


def test_lines_are_walked_in_steps_of_one_unit_however_they_were_drawn() -> None:
    coarse = density.of_lines([np.array([[20.0, 50.0], [80.0, 50.0]])], [])
    fine = density.of_lines([np.array([[20 + i / 4, 50.0] for i in range(241)])], [])
    assert len(coarse.more) == 61
    np.testing.assert_array_equal(coarse.more, fine.more)
    assert coarse.more[:3].tolist() == [[50, 20], [50, 21], [50, 22]]


def test_a_dot_is_one_point_and_the_last_edge_is_still_inside() -> None:
    dot = density.of_lines([], [np.array([[171.0, 522.0]])])
    assert dot.less.tolist() == [[521, 170]]
    assert len(dot.more) == 0
    assert density.painted(dot)[521, 170] < 0


def test_a_bent_line_keeps_its_steps_around_the_corner() -> None:
    bent = np.array([[10.0, 10.0], [12.5, 10.0], [12.5, 14.0]])
    found = density.of_lines([bent], []).more
    assert len(found) == 7  # 6.5 units: at 0, 1, ... 6
    away = [np.abs(a - b).max() for a, b in pairwise(found)]
    assert max(away) == 1


def test_nothing_painted_is_a_map_of_nothing() -> None:
    nothing = Trail(more=np.empty((0, 2), np.int64), less=np.empty((0, 2), np.int64))
    assert not density.painted(nothing).any()


def test_the_mask_has_the_pixels_of_the_published_one() -> None:
    assert mask().shape == (522, 171)
    assert mask().sum() == 50_364
    assert mask()[100:250, 85].all()
    assert not mask()[0].any()
    bits = np.packbits(mask()).tobytes()
    assert hashlib.sha256(bits).hexdigest().startswith("b966ec3ff22400ef")
    with pytest.raises(ValueError, match="read-only"):
        mask()[0, 0] = True

"""Regions of a map: where its numbers reach a level, with holes, as short paths."""

import re

import numpy as np
import pytest

from between.core.estimate import Floats
from between.drawing.contours import TOLERANCE, contours, eased


def blank(rows: int = 30, columns: int = 20) -> Floats:
    return np.zeros((rows, columns))


def rings(path: str) -> list[Floats]:
    """The rings of a path, each as points x, y."""
    found = [re.findall(r"([\d.]+) ([\d.]+)", part) for part in path.split("Z") if part]
    return [np.array(ring, dtype=float) for ring in found]


def area(path: str) -> float:
    """What is filled by the even-odd rule: holes run the other way round."""
    total = 0.0
    for ring in rings(path):
        x, y = ring.T
        total += float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
    return abs(total)


def hill() -> Floats:
    y, x = np.mgrid[:522, :171]
    height: Floats = 5.0 * np.exp(-((x - 85) ** 2 + (y - 150) ** 2) / 900)
    return height


def test_cells_that_reach_the_level_are_enclosed_to_their_edges() -> None:
    grid = blank()
    grid[10:20, 5:9] = 2
    (path,) = contours(grid, [1])
    (ring,) = rings(path)
    assert ring.min(axis=0).tolist() == [5, 10]
    assert ring.max(axis=0).tolist() == [9, 20]
    assert area(path) == pytest.approx(40, abs=1)


def test_a_hole_is_left_open() -> None:
    grid = blank()
    grid[5:25, 5:15] = 2
    grid[10:14, 8:11] = 0
    (path,) = contours(grid, [1])
    assert len(rings(path)) == 2
    assert area(path) == pytest.approx(200 - 12, abs=2)


def test_a_region_at_the_edge_of_the_grid_is_closed_there() -> None:
    grid = blank()
    grid[:4, :6] = 2
    assert area(contours(grid, [1])[0]) == pytest.approx(24, abs=1)


def test_where_there_is_no_number_nothing_reaches_a_level() -> None:
    grid = np.full((30, 20), np.nan)
    grid[10:20, 5:9] = 2
    with_zero = np.nan_to_num(grid)
    assert contours(grid, [1]) == contours(with_zero, [1])


def test_what_counts_as_outside_is_the_callers() -> None:
    grid = blank()
    assert contours(grid, [-1], outside=-2)[0] != ""
    assert area(contours(grid, [-1], outside=-2)[0]) == pytest.approx(600, abs=2)


def test_each_level_has_its_path_and_what_is_not_reached_an_empty_one() -> None:
    low, middle, none = contours(hill(), [1, 4, 9])
    assert area(low) > area(middle) > 0
    assert none == ""


def test_less_is_drawn_from_the_grid_turned_over() -> None:
    assert contours(-hill(), [2]) == [""]
    assert contours(-hill(), [-2]) != [""], "what is above -2 is everything but the top"


def test_the_edge_of_a_hill_lies_where_its_height_is_the_level() -> None:
    (ring,) = rings(contours(hill(), [2], tolerance=0.05)[0])
    away = np.hypot(ring[:, 0] - 85.5, ring[:, 1] - 150.5)
    np.testing.assert_allclose(away, np.sqrt(900 * np.log(5 / 2)), atol=0.15)


def test_a_coarser_grid_lies_on_the_same_units() -> None:
    coarse = blank(4, 3)
    coarse[1, 1] = 1
    (ring,) = rings(contours(coarse, [0.5], spacing=8.0)[0])
    assert ring.min(axis=0).tolist() == [8, 8]
    assert ring.max(axis=0).tolist() == [16, 16]


def test_left_out_points_lie_no_farther_than_the_tolerance_from_the_line() -> None:
    angle = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    circle = np.stack([60 + 40 * np.cos(angle), 60 + 40 * np.sin(angle)], axis=1)
    few = eased(circle, TOLERANCE)
    assert 8 < len(few) < 60
    for point in circle:
        assert min(_distance(point, a, b) for a, b in _sides(few)) <= TOLERANCE + 1e-9


def test_a_point_alone_is_no_region() -> None:
    grid = blank()
    grid[4, 4] = 1.01
    assert contours(grid, [1.0]) == [""]


def _sides(ring: Floats) -> list[tuple[Floats, Floats]]:
    return list(zip(ring, np.roll(ring, -1, axis=0), strict=True))


def _distance(point: Floats, a: Floats, b: Floats) -> float:
    length = float((b - a) @ (b - a))
    along = min(1.0, max(0.0, float((point - a) @ (b - a)) / length))
    return float(np.hypot(*(point - a - along * (b - a))))

"""Strokes of a brush to a grid: what was painted as more, and what as less.

A point of the grid is painted where it lies within the half-width of a stroke; between two points
of a stroke the half-width changes evenly. What was painted later lies on top.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from between.core import kernels
from between.core.brush import Signs
from between.core.estimate import Bools, Floats, Leans
from between.core.mask import mask
from between.core.twins import Counts

VIEWS: Final = 2
HEIGHT, WIDTH = 522, 171
CELL: Final = 8  # units, of the coarse grid
COARSE: Final = 4  # units between the points that are looked at in a cell
ROWS, COLUMNS = 66, 22  # cells, the last ones reach beyond the map
LEAST: Final = 0.25  # of a cell that is body, for the cell to count


class Trail(NamedTuple):
    """One stroke: `view` 0 (front) or 1 (back), `sign` +1 or -1, and points x, y, half-width.

    `points`: n x 3, units of the map, n at least 1.
    """

    view: int
    sign: int
    points: Floats


def signed(trails: Sequence[Trail]) -> Signs:
    """Return the map of one painting, pixel by pixel: views x 522 x 171; 0 where nothing is."""
    grid = np.zeros((VIEWS, HEIGHT, WIDTH), dtype=np.int8)
    kernels.paint()(grid, *flat(trails), 1.0)
    return grid


def coarse(trails: Sequence[Trail]) -> Leans:
    """Return the same by cells of 8 x 8 units, views x 66 x 22, from -1 to 1.

    A cell's number is the mean of the four points in it, 4 units apart.
    """
    cells: Leans = coarse_all(*flat(trails), 1)[0]
    return cells


def coarse_all(heads: Counts, points: Floats, paintings: int) -> Leans:
    """Return the cells of many paintings, all painted in one go: paintings x views x 66 x 22.

    `heads`, `points`: as `flat` has them, but that the view of painting n is 2 n or 2 n + 1.
    """
    fine = CELL // COARSE
    grid = np.zeros((paintings * VIEWS, ROWS * fine, COLUMNS * fine), dtype=np.int8)
    kernels.paint()(grid, heads, points, float(COARSE))
    # four signs fit into the small whole numbers, which are added many at a time
    across = grid[:, :, 0::fine] + grid[:, :, 1::fine]
    cells = across[:, 0::fine] + across[:, 1::fine]
    means: Leans = cells.astype(np.float32) / np.float32(fine**2)
    return means.reshape(paintings, VIEWS, ROWS, COLUMNS)


@cache
def body() -> Bools:
    """Return which cells of the coarse grid are body: 66 x 22, the same for both views."""
    whole = np.zeros((ROWS * CELL, COLUMNS * CELL))
    whole[:HEIGHT, :WIDTH] = mask()
    share = whole.reshape(ROWS, CELL, COLUMNS, CELL).mean(axis=(1, 3))
    inside: Bools = share >= LEAST
    inside.flags.writeable = False
    return inside


def flat(trails: Sequence[Trail]) -> tuple[Counts, Floats]:
    """Return the strokes and all their points as the brush takes them."""
    ends = np.cumsum([0, *(len(one.points) for one in trails)])
    heads = [(one.view, one.sign, ends[n], ends[n + 1]) for n, one in enumerate(trails)]
    points = [one.points for one in trails] or [np.empty((0, 3))]
    return (
        np.array(heads, dtype=np.int64).reshape(-1, 4),
        np.ascontiguousarray(np.concatenate(points), dtype=np.float64),
    )

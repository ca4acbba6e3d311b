"""One painting, stroke after stroke, onto a grid of points: the numpy twin of the kernel."""

from itertools import pairwise
from math import ceil, floor
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from between.core.estimate import Floats
from between.core.twins import Counts

Signs: TypeAlias = npt.NDArray[np.int8]


def paint(grid: Signs, strokes: Counts, points: Floats, spacing: float) -> None:
    """Paint `strokes` onto `grid` (views x rows x columns), in place and in their order.

    `strokes` (S x 4): view, sign, and from where to where its points go; `points` (N x 3): x, y
    and half-width in units; `spacing`: units between two points of the grid, of which the first
    lies half of it from the corner. A point is painted where its distance from the line between
    two points is at most the half-width there, which changes evenly along the line.
    """
    for view, sign, first, last in strokes.tolist():
        line = points[first:last]
        ends = list(pairwise(line)) or [(line[0], line[0])]
        for a, b in ends:
            _line(grid[view], sign, a, b, spacing)


def _line(grid: Signs, sign: int, a: Floats, b: Floats, spacing: float) -> None:
    reach = max(a[2], b[2])
    rows = _span(a[1], b[1], reach, grid.shape[0], spacing)
    columns = _span(a[0], b[0], reach, grid.shape[1], spacing)
    y = (np.arange(rows.start, rows.stop)[:, None] + 0.5) * spacing - a[1]
    x = (np.arange(columns.start, columns.stop)[None, :] + 0.5) * spacing - a[0]
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = np.clip((x * dx + y * dy) / length, 0.0, 1.0) if length > 0 else 0.0 * (x + y)
    away_x, away_y = x - along * dx, y - along * dy
    wide = a[2] + along * (b[2] - a[2])
    grid[rows, columns][away_x * away_x + away_y * away_y <= wide * wide] = sign


def _span(a: float, b: float, reach: float, size: int, spacing: float) -> slice:
    """Return the points of the grid between two ends, as far as paint may reach."""
    first = max(0, ceil((min(a, b) - reach) / spacing - 0.5))
    last = min(size - 1, floor((max(a, b) + reach) / spacing - 0.5))
    return slice(first, max(first, last + 1))

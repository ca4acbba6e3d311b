"""Regions of a map as SVG paths: where its numbers reach a level.

A row of the grid lies below the one before it, as on paper. The number of a cell stands at the
middle of the cell, and between them the edge of a region is drawn where the level would be.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TypeAlias, cast

import numpy as np
from contourpy import ContourGenerator, FillType, contour_generator

from between.core.estimate import Floats

# of `FillType.OuterOffset`: the points of each polygon, and where its rings begin and end
Filled: TypeAlias = tuple[list[Floats], list[list[int]]]

TOLERANCE: Final = 0.35  # units by which an edge may be drawn beside where it lies
OUTSIDE: Final = 0.0


def contours(
    grid: Floats,
    levels: Sequence[float],
    *,
    spacing: float = 1.0,
    outside: float = OUTSIDE,
    tolerance: float = TOLERANCE,
) -> list[str]:
    """Return one path for each level: the regions in which `grid` is at least so much.

    `grid`: rows x columns; a cell is `spacing` units wide and high, the first one begins at
    0, 0. NaN is no number: there, and beyond the edges, `outside` counts. A path is closed and
    has its holes (fill it with `fill-rule="evenodd"`); it is empty where no cell reaches the
    level. For "at most" give `-grid` and the levels as they are without their sign.
    """
    filled = np.where(np.isnan(grid), outside, grid).astype(np.float64)
    drawer = contour_generator(
        x=_middles(grid.shape[1], spacing),
        y=_middles(grid.shape[0], spacing),
        z=np.pad(filled, 1, constant_values=outside),
        fill_type=FillType.OuterOffset,
    )
    return [_region(drawer, level, tolerance) for level in levels]


def _middles(cells: int, spacing: float) -> Floats:
    """Return where numbers stand: the middle of each cell, and just beyond both edges."""
    return spacing * (np.arange(-1, cells + 1, dtype=np.float64) + 0.5)


def _region(drawer: ContourGenerator, level: float, tolerance: float) -> str:
    polygons, offsets = cast("Filled", drawer.filled(level, np.inf))
    rings = [
        points[start:end]
        for points, ends in zip(polygons, offsets, strict=True)
        for start, end in pairwise(ends)
    ]
    return "".join(_ring(eased(ring[:-1], tolerance)) for ring in rings)


def _ring(points: Floats) -> str:
    if len(points) < 3:
        return ""
    tenths = np.round(points, 1)
    return "M" + "L".join(f"{_plain(x)} {_plain(y)}" for x, y in tenths) + "Z"


def _plain(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def eased(ring: Floats, tolerance: float) -> Floats:
    """Return the points of a closed line that it needs, each other one within `tolerance`.

    Douglas and Peucker 1973 (Cartographica 10:112), from the first point to the one farthest
    from it and back.
    """
    far = int(np.hypot(*(ring - ring[0]).T).argmax())
    closed = np.vstack([ring, ring[:1]])
    kept = np.zeros(len(closed), dtype=bool)
    kept[[0, far]] = True
    ends = [(0, far), (far, len(ring))]
    while ends:
        first, last = ends.pop()
        away = _away(closed[first : last + 1])
        if len(away) and away.max() > tolerance:
            between = first + 1 + int(away.argmax())
            kept[between] = True
            ends += [(first, between), (between, last)]
    return closed[:-1][kept[:-1]]


def _away(line: Floats) -> Floats:
    """Return how far the points between two ends lie from the straight line between these."""
    (x, y), (to_x, to_y) = line[0], line[-1]
    length = np.hypot(to_x - x, to_y - y)
    inner = line[1:-1] - line[0]
    across = inner[:, 0] * (to_y - y) - inner[:, 1] * (to_x - x)
    away: Floats = np.hypot(*inner.T) if length == 0 else np.abs(across) / length
    return away

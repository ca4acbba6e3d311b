"""Paintings as numbers: the cells of the body in one row, and the places they belong to."""

from collections.abc import Iterable
from functools import cache
from typing import Final

import numpy as np

from between.core import strokes
from between.core.estimate import Bools, Floats
from between.core.strokes import CELL, Trail
from between.core.twins import Counts
from between.story.body import TENTHS, Painting, Sign, Stroke, View
from between.story.places import PLACES, where

VIEWS: Final = tuple(View)
SIGNS: Final = {Sign.MORE: 1, Sign.LESS: -1}
PART: Final = 0.25  # of what was painted with one sign, or of a place
SPOT: Final = 4.0  # cells


def maps(paintings: Iterable[Painting]) -> Floats:
    """Return the paintings as maps (n x cells), -1 to 1, the cells as `order` has them."""
    at = order()
    rows = [strokes.coarse(list(map(_trail, one.strokes)))[at] for one in paintings]
    return np.array(rows).reshape(len(rows), len(at[0]))


def marked(found: Floats) -> tuple[Bools, Bools]:
    """Return which places (n x places) are marked more, and which less, in each map.

    A place is marked where it holds a quarter of all that was painted with that sign, or a
    quarter of it is painted, or a spot of four cells.
    """
    return _marked(np.maximum(found, 0.0)), _marked(np.maximum(-found, 0.0))


def amounts(found: Floats) -> Floats:
    """Return how much is painted at each place (n x places), in cells, more less less."""
    inside: Floats = found @ members()
    return inside


def grid(row: Floats) -> Floats:
    """Return a row of cells as views x rows x columns, NaN outside of the body."""
    whole = np.full((len(VIEWS), strokes.ROWS, strokes.COLUMNS), np.nan)
    whole[order()] = row
    return whole


@cache
def order() -> tuple[Counts, Counts, Counts]:
    """Return view, row and column of each cell of the body, in turns from top to bottom.

    To the right in one row and back in the next: cells that follow each other lie together.
    """
    inside = strokes.body()
    path = [
        (view, row, column)
        for view in range(len(VIEWS))
        for row in range(strokes.ROWS)
        for column in np.flatnonzero(inside[row])[:: 1 if row % 2 else -1]
    ]
    views, rows, columns = np.array(path, dtype=np.int64).T
    return views, rows, columns


@cache
def members() -> Floats:
    """Return which cell belongs to which place: cells x places, 0 or 1."""
    found = np.zeros((len(order()[0]), len(PLACES)))
    for cell, (view, row, column) in enumerate(zip(*order(), strict=True)):
        middle = (column + 0.5) * CELL, (row + 0.5) * CELL
        place = where(VIEWS[view], *middle)
        if place:
            found[cell, PLACES.index(place)] = 1.0
    found.flags.writeable = False
    return found


def _marked(painted: Floats) -> Bools:
    there = painted @ members()
    whole = painted.sum(axis=1, keepdims=True)
    enough = np.minimum(np.minimum(PART * whole, SPOT), PART * members().sum(axis=0))
    found: Bools = (there > 0) & (there >= enough)
    return found


def _trail(stroke: Stroke) -> Trail:
    points = np.fromiter(stroke.points, dtype=np.float64, count=len(stroke.points))
    points = points.reshape(-1, 3) / (TENTHS, TENTHS, 1)
    points[:, 2] = stroke.radius * (0.6 + 0.8 * points[:, 2] / 100)
    return Trail(VIEWS.index(stroke.view), SIGNS[stroke.sign], points)

"""Paintings as numbers: the cells of the body in one row, and the places they belong to."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from math import prod
from typing import Final

import numpy as np

from between.core import strokes
from between.core.estimate import Bools, Floats, Leans
from between.core.strokes import CELL
from between.core.twins import Counts
from between.story.body import TENTHS, Painting, Sign, View
from between.story.places import PLACES, where

VIEWS: Final = tuple(View)
SHAPE: Final = (len(VIEWS), strokes.ROWS, strokes.COLUMNS)
PART: Final = 0.25  # of what was painted with one sign, or of a place
SPOT: Final = 4.0  # cells


def maps(paintings: Iterable[Painting]) -> Leans:
    """Return the paintings as maps (n x cells), -1 to 1, the cells as `order` has them."""
    every = list(paintings)
    heads, points = _laid_out(every)
    whole = strokes.coarse_all(heads, points, len(every)).reshape(len(every), prod(SHAPE))
    # `take`, and no index: the numbers of one map shall lie side by side
    found: Leans = np.take(whole, np.ravel_multi_index(order(), SHAPE), axis=1)
    return found


def marked(found: Leans) -> tuple[Bools, Bools]:
    """Return which places (n x places) are marked more, and which less, in each map.

    A place is marked where it holds a quarter of all that was painted with that sign, or a
    quarter of it is painted, or a spot of four cells.
    """
    return _marked(np.maximum(found, 0.0)), _marked(np.maximum(-found, 0.0))


def amounts(found: Leans) -> Leans:
    """Return how much is painted at each place (n x places), in cells, more less less."""
    inside: Leans = found @ members()
    return inside


def grid(row: Floats | Leans) -> Floats:
    """Return a row of cells as views x rows x columns, NaN outside of the body."""
    whole = np.full(SHAPE, np.nan)
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
def members() -> Leans:
    """Return which cell belongs to which place: cells x places, 0 or 1."""
    found = np.zeros((len(order()[0]), len(PLACES)), dtype=np.float32)
    for cell, (view, row, column) in enumerate(zip(*order(), strict=True)):
        middle = (column + 0.5) * CELL, (row + 0.5) * CELL
        place = where(VIEWS[view], *middle)
        if place:
            found[cell, PLACES.index(place)] = 1.0
    found.flags.writeable = False
    return found


def _marked(painted: Leans) -> Bools:
    there = painted @ members()
    whole = painted.sum(axis=1, keepdims=True)
    enough = np.minimum(np.minimum(PART * whole, SPOT), PART * members().sum(axis=0))
    found: Bools = (there > 0) & (there >= enough)
    return found


def _laid_out(paintings: Sequence[Painting]) -> tuple[Counts, Floats]:
    """Return all strokes and all points of all paintings, one after another."""
    drawn = [(n, one) for n, painting in enumerate(paintings) for one in painting.strokes]
    sizes = np.array([len(one.points) // 3 for _n, one in drawn], dtype=np.int64)
    radii = np.array([one.radius for _n, one in drawn], dtype=np.float64)
    ends = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    views = [2 * n + (one.view is View.BACK) for n, one in drawn]
    signs = [1 if one.sign is Sign.MORE else -1 for _n, one in drawn]
    flat = chain.from_iterable(one.points for _n, one in drawn)
    points = np.fromiter(flat, np.float64, 3 * int(ends[-1])).reshape(-1, 3)
    points[:, :2] /= TENTHS
    # as `Stroke.half_width` has it
    points[:, 2] = np.repeat(radii, sizes) * (0.6 + 0.8 * points[:, 2] / 100)
    heads = np.column_stack([views, signs, ends[:-1], ends[1:]]).astype(np.int64)
    return heads.reshape(-1, 4), points

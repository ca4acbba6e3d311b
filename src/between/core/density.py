"""Where somebody painted, as emBODY counts it: a signed map of 522 x 171 pixels.

The screen of emBODY is 900 pixels wide and 600 high and shows two bodies: on the left one is
painted where there is more of something, on the right one where there is less.
Method: docs/methods/body.md.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.ndimage import correlate1d

from between.core.estimate import Floats
from between.core.mask import COLUMNS, ROWS

Pixels: TypeAlias = npt.NDArray[np.int64]

WIDTH, HEIGHT = 900, 600
TOP: Final = 9  # rows of the screen above both windows
LEFT, RIGHT = 32, 695  # columns of the screen before the window of more, and of less
REACH: Final = 7  # pixels to each side that the brush paints
SD: Final = 5.0
APART: Final = 1.0  # units between the points that are laid along a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """The pixels that the brush came to, each as often as it did.

    `more`, `less` (k x 2): row and column in the map; those within `REACH` outside count too.
    """

    more: Pixels
    less: Pixels


def of_screen(x: Floats, y: Floats) -> Trail:
    """Return the trail of points on emBODY's screen, in its pixels from the upper left."""
    # over(ceil(y + 1), ceil(x + 1)) counted from 1, at most the last; one less counted from 0
    row = np.clip(np.ceil(y), 0, HEIGHT - 1).astype(np.int64) - TOP
    column = np.clip(np.ceil(x), 0, WIDTH - 1).astype(np.int64)
    return Trail(more=_near(row, column - LEFT), less=_near(row, column - RIGHT))


def of_lines(more: list[Floats], less: list[Floats]) -> Trail:
    """Return the trail of lines in units of the map, each as points x, y (k x 2).

    Along each line points are laid `APART` units from one another, so that a slow hand does
    not count for more than a quick one.
    """
    return Trail(more=_laid(more), less=_laid(less))


def painted(trail: Trail) -> Floats:
    """Return the signed map (522 x 171): more is positive, less is negative.

    Each point counts as a Gaussian brush of 15 x 15 pixels with an SD of 5 whose weights sum
    to one; what lies in the window of less is taken away.
    """
    counts = _counts(trail.more) - _counts(trail.less)
    weights = np.exp(-(np.arange(-REACH, REACH + 1) ** 2) / (2 * SD**2))
    weights /= weights.sum()
    # the Gaussian brush is the product of two lines of weights: down, then across
    down = correlate1d(counts, weights, axis=0, mode="constant")
    across: Floats = correlate1d(down, weights, axis=1, mode="constant")
    return across[REACH:-REACH, REACH:-REACH]


def _counts(pixels: Pixels) -> Floats:
    """Return how often each pixel was come to, with `REACH` more on every side."""
    shape = (ROWS + 2 * REACH, COLUMNS + 2 * REACH)
    row, column = (pixels + REACH).T
    flat = np.bincount(row * shape[1] + column, minlength=shape[0] * shape[1])
    return flat.reshape(shape).astype(np.float64)


def _near(row: Pixels, column: Pixels) -> Pixels:
    near = (row >= -REACH) & (row < ROWS + REACH)
    near &= (column >= -REACH) & (column < COLUMNS + REACH)
    return np.stack([row[near], column[near]], axis=1)


def _laid(lines: list[Floats]) -> Pixels:
    points = np.concatenate([_along(line) for line in lines] or [np.empty((0, 2))])
    pixels = np.floor(points[:, ::-1]).astype(np.int64)
    inside: Pixels = np.minimum(pixels, np.array([ROWS - 1, COLUMNS - 1]))
    return inside


def _along(line: Floats) -> Floats:
    """Return points along a line: its first one, then one after each unit of the way."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    way = np.concatenate([[0.0], np.cumsum(steps)])
    places = np.arange(0.0, way[-1] + 1e-9, APART)
    along = [np.interp(places, way, line[:, axis]) for axis in (0, 1)]
    return np.stack(along, axis=1)

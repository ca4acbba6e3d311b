"""Which cells and places of a map are more than chance would have it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from between.core.estimate import Bools, Floats, Leans
from between.insight import body_cells as cells
from between.insight.body_picture import Grids
from between.story.places import PLACES

CHANCE: Final = 0.05
PART: Final = 0.2  # of a place's cells that stand out, for the place to do so
SPOT: Final = 3  # or so many cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What has more, and what has less, than chance would have it: cells and places."""

    cells: tuple[Bools, Bools]
    places: tuple[Bools, Bools]


MORE: Final = 0
LESS: Final = 1
SIDES: Final = (MORE, LESS)
NOTHING: Final = Seen(
    cells=(np.zeros(len(cells.members()), bool),) * 2,
    places=(np.zeros(len(PLACES), bool),) * 2,
)


def stands(seen: Seen, side: int, place: int) -> bool:
    """Return whether a place as a whole stands out, or a spot in it."""
    inside = cells.members()[:, place] > 0
    there = np.count_nonzero(seen.cells[side] & inside)
    spot = there >= min(SPOT, PART * np.count_nonzero(inside)) and there > 0
    return bool(seen.places[side][place] or spot)


def grids(found: Floats | Leans, seen: tuple[Bools, Bools]) -> Grids:
    """Return the shares of maps (n x cells), cell by cell; without a map all are 0."""
    n, (more, less) = max(1, len(found)), seen
    return Grids(
        more=cells.grid(np.maximum(found, 0.0).sum(axis=0) / n),
        less=cells.grid(np.maximum(-found, 0.0).sum(axis=0) / n),
        stands_more=cells.grid(more.astype(float)) > 0,
        stands_less=cells.grid(less.astype(float)) > 0,
    )

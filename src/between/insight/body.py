"""What is felt where: many paintings of one person as one map, and two maps side by side.

A place is said to stand out while all maps of a kind together are right in 95 of 100 cases.
Method and proof: docs/methods/body-personal.md.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from between.core import side_by_side, standing_out
from between.core.estimate import Bools, Floats
from between.core.shares import painted
from between.insight import body_cells as cells
from between.insight.body_contexts import Context, Told, belonging, every
from between.insight.body_picture import (
    BodyPicture,
    Contrast,
    Grids,
    PlaceSaid,
    Said,
)
from between.insight.body_picture import Told as Verdict
from between.story.places import PLACES, Place

CHANCE: Final = 0.05
PART: Final = 0.2  # of a place's cells that stand out, for the place to do so
SPOT: Final = 3  # or so many cells


def look(told: Told, context: Context, *, rng: np.random.Generator) -> BodyPicture:
    """Return the map of all paintings that belong to a context.

    Below six paintings nothing stands out: the places then have counts and intervals alone.
    """
    ids = belonging(told, context)
    found = cells.maps(told.paintings[id_] for id_ in ids)
    more, less = cells.marked(found)
    up, down = _standing(found, _family(told, context), rng)
    places = tuple(
        _place(n, (more[:, n], less[:, n]), (up, down)) for n in range(len(PLACES))
    )
    return BodyPicture(
        n=len(ids),
        said=_said(len(ids), places),
        places=places,
        grids=_grids(found, up, down),
        paintings=ids,
    )


def beside(
    told: Told, first: Context, second: Context, *, rng: np.random.Generator
) -> Contrast:
    """Return two maps side by side; paintings that belong to both are on neither side."""
    ones, others = belonging(told, first), belonging(told, second)
    both = set(ones) & set(others)
    sides = [
        cells.maps(told.paintings[id_] for id_ in ids if id_ not in both)
        for ids in (ones, others)
    ]
    shape = len(cells.order()[0])
    up, down, mean = np.zeros(shape, bool), np.zeros(shape, bool), np.zeros(shape)
    enough = min(map(len, sides)) >= side_by_side.ENOUGH
    if enough:
        seen = side_by_side.difference(*sides, rng=rng)
        rare = seen.p <= CHANCE
        up, down, mean = rare & (seen.mean > 0), rare & (seen.mean < 0), seen.mean
    told_of = Verdict.DIFFER if up.any() or down.any() else Verdict.CANNOT_TELL
    return Contrast(
        first_n=len(sides[0]),
        second_n=len(sides[1]),
        told=told_of if enough else Verdict.TOO_FEW,
        first=_places(up),
        second=_places(down),
        grids=_grids(mean[None], up, down),
    )


def _family(told: Told, context: Context) -> int:
    """Return how many maps of this kind may say something."""
    counts = every(told)
    enough = (
        one
        for one, n in counts.items()
        if one.kind is context.kind and n >= standing_out.ENOUGH
    )
    return max(1, sum(1 for _ in enough))


def _standing(found: Floats, family: int, rng: np.random.Generator) -> tuple[Bools, Bools]:
    if len(found) < standing_out.ENOUGH:
        nothing = np.zeros(found.shape[1], dtype=bool)
        return nothing, nothing
    seen = standing_out.stands(found, rng=rng)
    rare = seen.p <= CHANCE / family
    return rare & (seen.mean > 0), rare & (seen.mean < 0)


def _place(n: int, marks: tuple[Bools, Bools], standing: tuple[Bools, Bools]) -> PlaceSaid:
    more, less = (int(np.count_nonzero(one)) for one in marks)
    up, down = (_stands(n, one) for one in standing)
    return PlaceSaid(
        place=PLACES[n],
        more=more,
        less=less,
        share_more=painted(more, len(marks[0])),
        share_less=painted(less, len(marks[0])),
        stands_more=up,
        stands_less=down,
    )


def _stands(place: int, cell: Bools) -> bool:
    inside = cells.members()[:, place] > 0
    there = np.count_nonzero(cell & inside)
    return bool(there >= min(SPOT, PART * np.count_nonzero(inside)) and there > 0)


def _places(cell: Bools) -> tuple[Place, ...]:
    return tuple(place for n, place in enumerate(PLACES) if _stands(n, cell))


def _said(n: int, places: Sequence[PlaceSaid]) -> Said:
    more = any(one.stands_more for one in places)
    less = any(one.stands_less for one in places)
    if n < standing_out.ENOUGH:
        return (Said.NONE, Said.ONE, Said.FEW)[min(n, 2)]
    if more and less:
        return Said.BOTH
    if more:
        return Said.MORE
    return Said.LESS if less else Said.NOWHERE


def _grids(found: Floats, up: Bools, down: Bools) -> Grids:
    """Return the shares of the maps, cell by cell; without a map all are 0."""
    n = max(1, len(found))
    return Grids(
        more=cells.grid(np.maximum(found, 0.0).sum(axis=0) / n),
        less=cells.grid(np.maximum(-found, 0.0).sum(axis=0) / n),
        stands_more=np.nan_to_num(cells.grid(up.astype(float))) > 0,
        stands_less=np.nan_to_num(cells.grid(down.astype(float))) > 0,
    )

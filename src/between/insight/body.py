"""What is felt where: many paintings of one person as one map.

A place is said to stand out while all maps of a kind together are right in 95 of 100 cases.
Method and proof: docs/methods/body-personal.md.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from between.core import standing_out
from between.core.estimate import Bools, Leans
from between.core.shares import painted
from between.insight import body_cells as cells
from between.insight.body_contexts import Context, Told, belonging, every
from between.insight.body_picture import BodyPicture, PlaceSaid, Said
from between.insight.body_seen import CHANCE, NOTHING, SIDES, Seen, grids, stands
from between.story.places import PLACES

OFTEN: Final = 1 / 2  # of the maps, at least, mark a place that is named


def look(told: Told, context: Context, *, rng: np.random.Generator) -> BodyPicture:
    """Return the map of all paintings that belong to a context.

    Below six paintings nothing stands out: the places then have counts and intervals alone.
    """
    ids = belonging(told, context)
    found = cells.maps(told.paintings[id_] for id_ in ids)
    marks = cells.marked(found)
    seen = _standing(found, _level(told, context), rng)
    places = tuple(_place(n, marks, seen) for n in range(len(PLACES)))
    return BodyPicture(
        n=len(ids),
        said=_said(len(ids), places),
        places=places,
        grids=grids(found, seen.cells),
        paintings=ids,
    )


def _level(told: Told, context: Context) -> float:
    """Return how rare it has to be, so that all maps of a kind together are seldom wrong.

    Maps that could not be so rare with as few paintings are not counted: Tarone 1990.
    """
    least = np.array(
        [
            standing_out.least(n)
            for one, n in every(told).items()
            if one.kind is context.kind
        ]
    )
    rivals = 1
    while np.count_nonzero(least <= CHANCE / rivals) > rivals:
        rivals += 1
    return CHANCE / rivals


def _standing(found: Leans, level: float, rng: np.random.Generator) -> Seen:
    if len(found) < standing_out.ENOUGH:
        return NOTHING
    seen = standing_out.stands(found, cells.members(), rng=rng)
    cell, place = seen.p_cells <= level, seen.p_regions <= level
    return Seen(
        cells=(cell & (seen.cells > 0), cell & (seen.cells < 0)),
        places=(place & (seen.regions > 0), place & (seen.regions < 0)),
    )


def _place(n: int, marks: tuple[Bools, Bools], seen: Seen) -> PlaceSaid:
    of = len(marks[0])
    more, less = (int(np.count_nonzero(one[:, n])) for one in marks)
    up, down = (stands(seen, side, n) for side in SIDES)
    return PlaceSaid(
        place=PLACES[n],
        more=more,
        less=less,
        share_more=painted(more, of),
        share_less=painted(less, of),
        stands_more=more >= OFTEN * of and up,
        stands_less=less >= OFTEN * of and down,
        rare=up or down,
    )


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

"""What is felt where: many paintings of one person as one map, and two maps side by side.

A place is said to stand out while all maps of a kind together are right in 95 of 100 cases.
Method and proof: docs/methods/body-personal.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from between.core import side_by_side, standing_out
from between.core.estimate import Bools, Floats, Leans
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
OFTEN: Final = 1 / 2  # of the maps, at least, mark a place that is named
APART: Final = 1 / 3  # so much more often is a place marked that is named side by side
PART: Final = 0.2  # of a place's cells that stand out, for the place to do so
SPOT: Final = 3  # or so many cells


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What has more, and what has less, than chance would have it: cells and places."""

    cells: tuple[Bools, Bools]
    places: tuple[Bools, Bools]


MORE: Final = 0
LESS: Final = 1
SIDES: Final = (MORE, LESS)
NOTHING: Final = _Seen(
    cells=(np.zeros(len(cells.members()), bool),) * 2,
    places=(np.zeros(len(PLACES), bool),) * 2,
)


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


def beside(
    told: Told, first: Context, second: Context, *, rng: np.random.Generator
) -> Contrast:
    """Return two maps side by side; paintings that belong to both are on neither side."""
    one, other = apart(told, first, second)
    seen, mean = NOTHING, np.zeros(len(cells.members()))
    enough = min(len(one), len(other)) >= side_by_side.ENOUGH
    if enough:
        found = side_by_side.difference(_with_places(one), _with_places(other), rng=rng)
        rare = found.p <= CHANCE
        seen = _split(rare & (found.mean > 0), rare & (found.mean < 0))
        mean = found.mean[: len(mean)]
    more, less = (_places(seen, side, _leaning(one, other)) for side in SIDES)
    verdict = Verdict.DIFFER if more or less else Verdict.CANNOT_TELL
    return Contrast(
        first_n=len(one),
        second_n=len(other),
        told=verdict if enough else Verdict.TOO_FEW,
        first=more,
        second=less,
        grids=grids(mean[None], seen.cells),
    )


def apart(told: Told, first: Context, second: Context) -> tuple[Leans, Leans]:
    """Return the maps of two contexts, without those that belong to both."""
    ones, others = belonging(told, first), belonging(told, second)
    both = set(ones) & set(others)
    return (
        cells.maps(told.paintings[id_] for id_ in ones if id_ not in both),
        cells.maps(told.paintings[id_] for id_ in others if id_ not in both),
    )


def grids(found: Floats | Leans, seen: tuple[Bools, Bools]) -> Grids:
    """Return the shares of maps (n x cells), cell by cell; without a map all are 0."""
    n, (more, less) = max(1, len(found)), seen
    return Grids(
        more=cells.grid(np.maximum(found, 0.0).sum(axis=0) / n),
        less=cells.grid(np.maximum(-found, 0.0).sum(axis=0) / n),
        stands_more=cells.grid(more.astype(float)) > 0,
        stands_less=cells.grid(less.astype(float)) > 0,
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


def _standing(found: Leans, level: float, rng: np.random.Generator) -> _Seen:
    if len(found) < standing_out.ENOUGH:
        return NOTHING
    seen = standing_out.stands(found, cells.members(), rng=rng)
    cell, place = seen.p_cells <= level, seen.p_regions <= level
    return _Seen(
        cells=(cell & (seen.cells > 0), cell & (seen.cells < 0)),
        places=(place & (seen.regions > 0), place & (seen.regions < 0)),
    )


def _with_places(found: Leans) -> Leans:
    return np.concatenate([found, cells.amounts(found)], axis=1)


def _split(more: Bools, less: Bools) -> _Seen:
    at = len(cells.members())
    return _Seen(cells=(more[:at], less[:at]), places=(more[at:], less[at:]))


def _place(n: int, marks: tuple[Bools, Bools], seen: _Seen) -> PlaceSaid:
    of = len(marks[0])
    more, less = (int(np.count_nonzero(one[:, n])) for one in marks)
    up, down = (_stands(seen, side, n) for side in SIDES)
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


def _stands(seen: _Seen, side: int, place: int) -> bool:
    """Return whether a place as a whole stands out, or a spot in it."""
    inside = cells.members()[:, place] > 0
    there = np.count_nonzero(seen.cells[side] & inside)
    spot = there >= min(SPOT, PART * np.count_nonzero(inside)) and there > 0
    return bool(seen.places[side][place] or spot)


def _places(seen: _Seen, side: int, leaning: Floats) -> tuple[Place, ...]:
    """Return the places that stand out on a side and are marked much more often there."""
    often = leaning if side == MORE else -leaning
    return tuple(
        place
        for n, place in enumerate(PLACES)
        if often[n] >= APART and _stands(seen, side, n)
    )


def _leaning(one: Leans, other: Leans) -> Floats:
    """Return how much more often the places are marked in the one: more without less."""
    shares = []
    for found in (one, other):
        more, less = (marks.sum(axis=0) for marks in cells.marked(found))
        shares.append((more - less) / max(1, len(found)))
    away: Floats = shares[0] - shares[1]
    return away


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

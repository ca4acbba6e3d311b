"""Two maps side by side: in which places one person marks more with the one than with the other.

Method and proof: docs/methods/body-personal.md.
"""

from typing import Final

import numpy as np

from between.core import side_by_side
from between.core.estimate import Bools, Floats, Leans
from between.insight import body_cells as cells
from between.insight.body_contexts import Context, Told, belonging
from between.insight.body_picture import Contrast
from between.insight.body_picture import Told as Verdict
from between.insight.body_seen import CHANCE, MORE, NOTHING, SIDES, Seen, grids, stands
from between.story.places import PLACES, Place

APART: Final = 1 / 3  # so much more often is a place marked that is named


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


def _with_places(found: Leans) -> Leans:
    return np.concatenate([found, cells.amounts(found)], axis=1)


def _split(more: Bools, less: Bools) -> Seen:
    at = len(cells.members())
    return Seen(cells=(more[:at], less[:at]), places=(more[at:], less[at:]))


def _places(seen: Seen, side: int, leaning: Floats) -> tuple[Place, ...]:
    """Return the places that stand out on a side and are marked much more often there."""
    often = leaning if side == MORE else -leaning
    return tuple(
        place
        for n, place in enumerate(PLACES)
        if often[n] >= APART and stands(seen, side, n)
    )


def _leaning(one: Leans, other: Leans) -> Floats:
    """Return how much more often the places are marked in the one: more without less."""
    shares = []
    for found in (one, other):
        more, less = (marks.sum(axis=0) for marks in cells.marked(found))
        shares.append((more - less) / max(1, len(found)))
    away: Floats = shares[0] - shares[1]
    return away

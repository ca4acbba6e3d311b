"""Before and after a sensation was followed: where there was less of it, and where more.

A place counts in each pair in which it was marked on either side. Counting only where it was
marked before would make it weaker by chance alone. Method: docs/methods/body-personal.md.
"""

from typing import Final

import numpy as np
from scipy.stats import binomtest

from between.core import chances
from between.core.estimate import Bools, Leans
from between.core.twins import Counts
from between.insight import body_cells as cells
from between.insight import body_seen
from between.insight.body_contexts import Told, pairs
from between.insight.body_picture import BeforeAndAfter, PlaceAfter
from between.insight.body_picture import Told as Verdict
from between.story.places import PLACES

ENOUGH: Final = 6  # pairs: 2 / 2^6 is the first p below .05
SLIGHT: Final = 0.25  # of the larger amount: less than this is about the same


def before_and_after(told: Told) -> BeforeAndAfter:
    """Return how each place changed over all pairs; nothing is said below six pairs."""
    found = pairs(told)
    before, after = (
        cells.maps(told.paintings[pair[side]] for pair in found) for side in (0, 1)
    )
    weaker, stronger, same = _changes(before, after)
    stands = _stands(weaker, stronger) & (len(found) >= ENOUGH)
    places = tuple(
        PlaceAfter(
            place=PLACES[n],
            weaker=int(weaker[n]),
            stronger=int(stronger[n]),
            same=int(same[n]),
            stands=bool(stands[n]),
        )
        for n in np.flatnonzero(weaker + stronger + same)
    )
    verdict = Verdict.DIFFER if stands.any() else Verdict.CANNOT_TELL
    return BeforeAndAfter(
        n=len(found),
        told=verdict if len(found) >= ENOUGH else Verdict.TOO_FEW,
        places=places,
        before=body_seen.grids(before, body_seen.NOTHING.cells),
        after=body_seen.grids(after, body_seen.NOTHING.cells),
    )


def _changes(before: Leans, after: Leans) -> tuple[Counts, Counts, Counts]:
    """Return for each place in how many pairs it was weaker, stronger, about the same."""
    there = _marked(before) | _marked(after)
    then, now = cells.amounts(np.abs(before)), cells.amounts(np.abs(after))
    slight = np.abs(now - then) <= SLIGHT * np.maximum(now, then)
    kinds = (there & ~slight & (now < then), there & ~slight & (now > then), there & slight)
    weaker, stronger, same = (one.sum(axis=0) for one in kinds)
    return weaker, stronger, same


def _marked(found: Leans) -> Bools:
    more, less = cells.marked(found)
    either: Bools = more | less
    return either


def _stands(weaker: Counts, stronger: Counts) -> Bools:
    """Return where so many of one kind are rare, counted over all places.

    The sign test: where before and after are as good as each other, either is as likely.
    """
    p = np.ones(len(weaker))
    moved = weaker + stronger
    for n in np.flatnonzero(moved):
        p[n] = binomtest(int(weaker[n]), int(moved[n])).pvalue
    least = np.minimum(2.0 ** (1.0 - moved), 1.0)
    rare: Bools = chances.counted(p, least, level=body_seen.CHANCE) <= body_seen.CHANCE
    return rare

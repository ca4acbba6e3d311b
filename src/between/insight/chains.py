"""When they ..., I ...: which answer of one's own follows which of theirs.

The own answers are shuffled within each relationship: over all moments, two people with
whom everything is different would already make a link. Exact chances, counted over all
pairs that could have come together often enough: docs/methods/differences.md.
"""

from typing import Final, NamedTuple

import numpy as np

from between.core import chances, permutation
from between.core.estimate import Silence
from between.core.twins import Counts
from between.insight import gates
from between.insight.behind import ids
from between.insight.claims import FOLLOWS, TOGETHER, Chain, Times
from between.insight.counted import CODES, NOT_CODED, Counted
from between.story.episode import Component

OTHERS: Final = CODES[Component.OTHER]
OWN: Final = CODES[Component.SELF]


class Pair(NamedTuple):
    """The places of their answer and one's own, and the chances."""

    other: int
    own: int
    p: float
    q: float


def chains(counted: Counted) -> tuple[Chain, ...] | Silence:
    """Return the pairs that came together, surest first, or a silence.

    Tested is what came together at least 5 times; the rest has a p and q of 1.
    Below 8 moments with 3 people in which both answers are told, nothing is.
    """
    tables = tabulate(counted.who, _pairs(counted), len(counted.included))
    if (silence := gates.linked(tables)) is not None:
        return silence
    found = [_chain(counted, tables, pair) for pair in ask(tables)]
    return tuple(sorted(found, key=lambda one: (one.q, one.p, -one.times.n)))


def ask(tables: Counts) -> list[Pair]:
    """Return the pairs that were seen; `tables`: moments by person, theirs, one's own."""
    tails = permutation.within(tables, at_least=TOGETHER)
    q = chances.counted(tails.p, tails.least, level=FOLLOWS)
    return [
        Pair(int(o), int(s), float(tails.p[o, s]), float(q[o, s]))
        for o, s in np.argwhere(tables.sum(axis=0))
    ]


def times(tables: Counts, pair: Pair) -> Times:
    """Return how often one's own answer came: after theirs, and else with the same people."""
    after = tables[:, pair.other]
    known = after.any(axis=1)
    all_, then = tables[known].sum(axis=(0, 1)), after.sum(axis=0)
    return Times(
        n=int(then[pair.own]),
        of=int(then.sum()),
        elsewhere=int((all_ - then)[pair.own]),
        elsewhere_of=int((all_ - then).sum()),
    )


def tabulate(who: Counts, pairs: Counts, people: int) -> Counts:
    """Return how many moments there are by person and pair of answers; -1 is no pair."""
    shape = (people, len(OTHERS), len(OWN))
    told = pairs != NOT_CODED
    flat = who[told] * (shape[1] * shape[2]) + pairs[told]
    return np.bincount(flat, minlength=int(np.prod(shape))).reshape(shape)


def _pairs(counted: Counted) -> Counts:
    other, own = counted.main[Component.OTHER], counted.main[Component.SELF]
    both = (other != NOT_CODED) & (own != NOT_CODED)
    return np.where(both, other * len(OWN) + own, NOT_CODED)


def _chain(counted: Counted, tables: Counts, pair: Pair) -> Chain:
    other, own = counted.main[Component.OTHER], counted.main[Component.SELF]
    when = (other == pair.other) & (own != NOT_CODED)
    then = own == pair.own
    return Chain(
        other=OTHERS[pair.other],
        own=OWN[pair.own],
        times=times(tables, pair),
        p=pair.p,
        q=pair.q,
        moments=ids(counted, np.flatnonzero(when & then)),
        exceptions=ids(counted, np.flatnonzero(when & ~then)),
    )

"""Which statements may stand, when many could: a budget for being wrong.

Candidates are taken from the likeliest down while the sum of (1 - p) over those taken stays
at or below 0.05. That sum is the expected number of false ones, so by Markov's inequality
it bounds the chance of any false one, whatever the dependence between them.
"""

from typing import Final

import numpy as np

from between.core.estimate import Floats

BUDGET: Final = 0.05


def settle(odds: Floats, *, budget: float = BUDGET) -> list[int | None]:
    """Return for each row the column of the statement that may stand, or None.

    `odds` (rows x statements): probabilities that each statement is true, all rows of all
    components together. A row carries one statement, its likeliest; equal ones are taken in
    the order given. Raises `ValueError` for what is no probability.
    """
    if odds.ndim != 2 or not ((odds >= 0) & (odds <= 1)).all():
        raise ValueError("`odds` must be a table of probabilities between 0 and 1.")
    settled: list[int | None] = [None] * len(odds)
    best = odds.max(axis=1, initial=0.0)
    order = np.argsort(-best, kind="stable")
    doubt = np.cumsum(1 - best[order])
    for row in order[doubt <= budget]:
        settled[row] = int(odds[row].argmax())
    return settled

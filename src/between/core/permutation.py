"""What chance alone would do: every shuffle of the labels counted, and none drawn.

Where labels are shuffled over moments and both margins stay, the number that falls into one
cell is hypergeometric: P(X = x) = C(t, x) C(N - t, n - x) / C(N, n), with N moments, n of
them in the row and t in the column. So the share of all shuffles with at least as many is a
sum of these, exact, the limit of (c + 1) / (B + 1) for ever more shuffles B.
Method: docs/methods/differences.md.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from between.core.estimate import Bools, Floats
from between.core.twins import Counts

Margins: TypeAlias = tuple[Counts, Counts, Counts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tails:
    """The share `p` of all shuffles that do at least as much, cell by cell.

    `least`: the smallest p that the margins allow, whatever had been observed.
    """

    p: Floats
    least: Floats


def beside(table: Counts) -> tuple[Tails, Tails]:
    """Return for each cell of a table (R x K) how rare so many and how rare so few are.

    `table`: moments by relation and code; each relation stands beside all others together,
    and the label of the relation is shuffled over the moments. First the shares of shuffles
    with at least as many in the cell, then those with at most as many (R x K each); 1 in an
    empty row or column. Fisher 1935 (J. R. Stat. Soc. 98:39).
    """
    rows, columns = table.sum(axis=1)[:, None], table.sum(axis=0)[None, :]
    size = table.sum(keepdims=True)
    low, high = _ends(size, rows, columns)
    chance = _spread(low, high, (size, rows, columns))
    x = low[..., None] + np.arange(chance.shape[-1])
    seen, most = table[..., None], high[..., None]
    return (
        Tails(p=_sum(chance, x >= seen), least=_sum(chance, x == most)),
        Tails(p=_sum(chance, x <= seen), least=_sum(chance, x == low[..., None])),
    )


def _sum(chance: Floats, those: Bools) -> Floats:
    # a sum of rounded terms may end a little above one
    total: Floats = np.minimum(np.where(those, chance, 0.0).sum(axis=-1), 1.0)
    return total


def within(tables: Counts, *, at_least: int = 1) -> Tails:
    """Return for each pair of codes how rare so many are, shuffled within each relation.

    `tables` (R x K x L): moments by relation, first and second code. The second code is
    shuffled over the moments of one relation at a time, so differences between relations
    make no link. The count over all relations is a sum of hypergeometric ones; its
    distribution is their convolution. Pairs seen fewer than `at_least` times keep a `p` of
    1, and such as could not be seen so often a `least` of 1. Both K x L. Birch 1964
    (J. R. Stat. Soc. B 26:313); the exact form of Mantel and Haenszel 1959.
    """
    size = tables.sum(axis=(1, 2))[:, None, None]
    first, second = tables.sum(axis=2)[:, :, None], tables.sum(axis=1)[:, None, :]
    low, high = _ends(size, first, second)
    chance = _spread(low, high, (size, first, second))
    most = np.take_along_axis(chance, (high - low)[..., None], axis=-1)[..., 0]
    least = np.where(high.sum(axis=0) >= at_least, most.prod(axis=0), 1.0)
    p, seen = np.ones_like(least), tables.sum(axis=0)
    for o, s in np.argwhere(seen >= at_least):
        widths = (high - low)[:, o, s]
        every = _convolved(chance[:, o, s], widths)
        p[o, s] = every[seen[o, s] - low[:, o, s].sum() :].sum()
    return Tails(p=np.minimum(p, 1.0), least=np.minimum(least, 1.0))


def _convolved(chance: Floats, widths: Counts) -> Floats:
    """Return the chances of each sum over relations, from the smallest that can be up."""
    every = np.ones(1)
    for row in np.flatnonzero(widths):
        every = np.convolve(every, chance[row, : widths[row] + 1])
    return every


def _ends(size: Counts, row: Counts, column: Counts) -> tuple[Counts, Counts]:
    """Return the fewest and the most that a cell may hold."""
    return np.maximum(row + column - size, 0), np.minimum(row, column)


def _log_factorials(most: int) -> Floats:
    """Return ln 0!, ln 1!, ... ln most!."""
    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, most + 1)))])


def _spread(low: Counts, high: Counts, margins: Margins) -> Floats:
    """Return P(X = low), P(X = low + 1), ... on a last axis; 0 above `high`."""
    size, row, column = (margin[..., None] for margin in margins)
    logs = _log_factorials(int(size.max(initial=0)))
    x = low[..., None] + np.arange((high - low).max(initial=0) + 1)
    inside = np.minimum(x, high[..., None])
    cells = (inside, row - inside, column - inside, size - row - column + inside)
    ways = sum(logs[one] for one in (row, column, size - row, size - column)) - logs[size]
    chance = np.exp(ways - sum(logs[cell] for cell in cells))
    spread: Floats = np.where(x == inside, chance, 0.0)
    return spread

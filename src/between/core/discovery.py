"""Which pixels may be said to differ: the false discovery rate held over all of them.

All pixels of all conditions are one family; those without a number are not counted.
Benjamini and Hochberg 1995 (J. R. Stat. Soc. B 57:289). Method: docs/methods/body.md.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np
from scipy.special import stdtr, stdtrit

from between.core.estimate import Floats
from between.core.field import Field

RATE: Final = 0.05


class Sides(IntEnum):
    """Whether few and much are both looked for, or much alone as emBODY does."""

    ONE = 1
    TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What may be said.

    `pixels`: how many pass among `of`; `p`: the largest chance that passes, 0 where none
    does; `t`: for each condition the t from which on a pixel passes, None where there is no
    such t (nothing passes, or fewer than two people).
    """

    pixels: int
    of: int
    p: float
    t: tuple[float | None, ...]


def limit(
    fields: Sequence[Field], *, rate: float = RATE, sides: Sides = Sides.TWO
) -> Limit:
    """Return the threshold that holds the false discovery rate over all fields together.

    `rate`: strictly between 0 and 1. With `Sides.ONE` chances are of t alone, upwards, and
    the threshold is meant for both sides, as emBODY colours its maps.
    The largest k with p_(k) <= rate k / m is found from above: k := the number of p at most
    rate k / m, until it stays. p falls as t grows, so each number is found by halving.
    """
    if not 0 < rate < 1:
        raise ValueError(f"`rate` must lie strictly between 0 and 1, got {rate}. Use 0.05.")
    families = [_Family(df, _sorted(fields, df, sides), sides) for df in _dfs(fields)]
    m = sum(len(family.t) for family in families)
    k, before = m, -1
    while k != before:
        before, k = k, sum(family.passing(rate * k / m) for family in families) if m else 0
    if k == 0:
        return Limit(pixels=0, of=m, p=0.0, t=(None,) * len(fields))
    p = max(
        family.chance(n - 1) for family in families if (n := family.passing(rate * k / m))
    )
    from_ = {family.df: family.threshold(p) for family in families}
    return Limit(pixels=k, of=m, p=p, t=tuple(from_.get(field.df) for field in fields))


def adjusted(p: Floats) -> Floats:
    """Return q of each p (one family, any shape): the rate at which it would just pass."""
    order = np.argsort(p, axis=None)[::-1]
    # q_(i) = min over j >= i of m p_(j) / j
    rank = np.arange(p.size, 0, -1)
    q = np.empty(p.size)
    q[order] = np.minimum.accumulate(np.minimum(p.ravel()[order] * p.size / rank, 1.0))
    return q.reshape(p.shape)


@dataclass(frozen=True, slots=True)
class _Family:
    """The t of one number of degrees of freedom, the largest first."""

    df: int
    t: Floats
    sides: Sides

    def chance(self, place: int) -> float:
        return float(self.sides * stdtr(self.df, -self.t[place]))

    def passing(self, p: float) -> int:
        """Return how many have a chance of at most `p`."""
        return bisect_right(range(len(self.t)), p, key=self.chance)

    def threshold(self, p: float) -> float:
        n = self.passing(p)
        return float(self.t[n - 1] if n else -stdtrit(self.df, p / self.sides))


def _dfs(fields: Sequence[Field]) -> list[int]:
    return sorted({field.df for field in fields if field.df > 0})


def _sorted(fields: Sequence[Field], df: int, sides: Sides) -> Floats:
    t = np.concatenate([field.t[field.known] for field in fields if field.df == df])
    if sides is Sides.TWO:
        t = np.abs(t)
    t.sort()
    return t[::-1]

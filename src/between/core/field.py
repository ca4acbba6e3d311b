"""Maps of many people: where they differ from nothing on average, pixel by pixel.

A one-sample t over people, for one condition at a time. Method: docs/methods/body.md.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from between.core import kernels
from between.core.estimate import Bools, Floats
from between.core.tail import two_sided
from between.core.twins import Maps

EPS: Final = float(np.finfo(np.float64).eps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One condition over people, pixel by pixel.

    `mean`, `t`: numbers where `known`, else 0; t has `people` - 1 degrees of freedom.
    """

    people: int
    mean: Floats
    t: Floats
    known: Bools

    @property
    def df(self) -> int:
        """The degrees of freedom of t."""
        return self.people - 1


def over(maps: Maps, there: Bools | None = None) -> Field:
    """Return mean and t over people.

    `maps` (people x pixels): signed densities; `there` (people): who has a map in this
    condition, everybody when left out. There is no t where all have the same, nor with fewer
    than two people. Raises `ValueError` where a map that is there holds no number.
    """
    people = np.flatnonzero(np.ones(len(maps), np.bool_) if there is None else there)
    mean, square = kernels.moments(maps.size)(maps, people)
    if not np.isfinite(mean).all():
        raise ValueError("`maps` must hold finite numbers; leave people out with `there`.")
    n = len(people)
    # equal numbers leave what their sum was rounded by, and no more
    known = (square > n * (n * EPS * mean) ** 2) & (n > 1)
    t = np.zeros_like(mean)
    # t = mean / (s / sqrt(n)), s^2 = sum of squares / (n - 1)
    np.divide(mean, np.sqrt(square / max(n * (n - 1), 1)), out=t, where=known)
    return Field(people=n, mean=mean, t=t, known=known)


def chance(field: Field) -> Floats:
    """Return the two-sided p of each t; 1 where there is none."""
    p: Floats = np.ones_like(field.t)
    p[field.known] = two_sided(field.t[field.known], field.df)
    return p

"""Where many people feel something, by condition: the maps of a group.

Paintings in, a picture with its thresholds out. Method: docs/methods/body.md.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

import numpy as np

from between.core import density, discovery, field
from between.core.density import Trail
from between.core.discovery import RATE, Limit, Sides
from between.core.estimate import Bools, Floats
from between.core.field import Field

Watch: TypeAlias = Callable[[Sequence[str]], Iterable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """What one person painted in one condition; the same person may do so several times."""

    person: str
    condition: str
    trail: Trail


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionMap:
    """One condition over people, on the pixels inside the body.

    `share`: of the pixels, how many a person painted on average; `threshold`: |t| from which
    a pixel passes, None where none may; `published`: the same by emBODY's own rule.
    """

    name: str
    field: Field
    share: float
    threshold: float | None
    published: float | None

    def more(self, threshold: float | None) -> Bools:
        """Return the pixels that pass upwards."""
        if threshold is None:
            return np.zeros(self.field.t.shape, np.bool_)
        return self.field.known & (self.field.t >= threshold)

    def less(self, threshold: float | None) -> Bools:
        """Return the pixels that pass downwards."""
        if threshold is None:
            return np.zeros(self.field.t.shape, np.bool_)
        return self.field.known & (self.field.t <= -threshold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """All conditions beside one another; `limit` is the threshold over all of them."""

    people: int
    inside: Bools
    rate: float
    conditions: tuple[ConditionMap, ...]
    limit: Limit
    published: Limit

    def whole(self, values: Floats, known: Bools | None = None) -> Floats:
        """Return `values` of the pixels inside as a map (522 x 171), NaN where there is none."""
        spread = np.full(self.inside.shape, np.nan)
        spread[self.inside] = values if known is None else np.where(known, values, np.nan)
        return spread


def gather(
    painted: Iterable[Painted],
    conditions: Sequence[str],
    inside: Bools,
    *,
    rate: float = RATE,
    watch: Watch = iter,
) -> Atlas:
    """Return the maps of `conditions`, in their order, over the pixels that are `inside`.

    A person who painted a condition several times counts once, with the mean of their maps.
    Who has no painting of a condition is left out of it. `watch` is given the conditions and
    yields them.
    """
    every = sorted(painted, key=lambda one: (one.condition, one.person))
    by = {name: list(those) for name, those in groupby(every, lambda one: one.condition)}
    summed = [_over(by.get(name, []), inside) for name in watch(conditions)]
    fields = [one for one, _ in summed]
    limit = discovery.limit(fields, rate=rate)
    published = discovery.limit(fields, rate=rate, sides=Sides.ONE)
    maps = zip(conditions, summed, limit.t, published.t, strict=True)
    return Atlas(
        people=len({one.person for one in every}),
        inside=inside,
        rate=rate,
        conditions=tuple(
            ConditionMap(name=name, field=f, share=share, threshold=t, published=other)
            for name, (f, share), t, other in maps
        ),
        limit=limit,
        published=published,
    )


def _over(painted: list[Painted], inside: Bools) -> tuple[Field, float]:
    """Return one condition over people, and the mean share of the body that they painted."""
    people = [list(those) for _, those in groupby(painted, lambda one: one.person)]
    maps = np.zeros((len(people), int(inside.sum())))
    for row, those in zip(maps, people, strict=True):
        row[:] = _mean(those)[inside]
    share = float((maps != 0).mean()) if people else 0.0
    return field.over(maps), share


def _mean(painted: list[Painted]) -> Floats:
    whole: Floats = sum((density.painted(one.trail) for one in painted), np.zeros(()))
    return whole / len(painted)

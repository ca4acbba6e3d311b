"""Two sets of one person's maps side by side: where they differ, and how alike they are.

Labels are shuffled over the maps: if both came from the same, no one shuffle is likelier than
another. Method and proof: docs/methods/body-personal.md.
"""

from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Final

import numpy as np

from between.core.estimate import LEVEL, Estimate, Floats, Leans, Reason, Silence

ENOUGH: Final = 5  # maps on each side: 2 / C(10, 5) is below .01
ALL_SHUFFLES: Final = 5000  # up to which every labelling is counted
SHUFFLES: Final = (499, 4999)  # at least and at most
SHUFFLED: Final = 600_000  # maps that get a label, in all shuffles together
HALVES: Final = 200
DRAWN: Final = 400
STEADY: Final = 0.3  # below it a likeness would be guessed, not corrected
AT_ONCE: Final = 512
EVEN: Final = 1e-4  # what rounding leaves of a cell that is the same in all maps

TOO_FEW: Final = Silence(
    reason=Reason.TOO_FEW_MOMENTS, sentence="Too few pictures to lay them side by side."
)
UNSTEADY: Final = Silence(
    reason=Reason.UNSTEADY, sentence="The pictures differ too much among themselves."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Cell by cell (C): the first mean less the second, and `p` over all cells, two-sided."""

    mean: Floats
    p: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """How alike two mean maps are, and how rarely shuffled maps would be so unlike.

    `r`: correlation over the cells (-1 to 1) with its interval, divided by the root of both
    stabilities, or why there is none; `unlike`: the share of shuffles that are at least as
    unlike; `first`, `second`: the stability of each side, from 0 to 1.
    """

    r: Estimate | Silence
    unlike: float
    first: float
    second: float


def difference(first: Leans, second: Leans, *, rng: np.random.Generator) -> Difference:
    """Return where two sets of maps (n x C, m x C) differ, and how rare that is by chance.

    Raises `ValueError` with fewer than `ENOUGH` on a side.
    """
    _check(first, second)
    maps = np.concatenate([first, second])
    # u = (mean1 - mean2) / sqrt(total sum of squares): shuffles leave the root as it is, and
    # the t of two samples with one variance grows with u. Westfall and Young 1993.
    away = maps - maps.mean(axis=0)
    root = np.sqrt((away**2).sum(axis=0))
    unit: Leans = np.divide(away, root, out=np.zeros_like(away), where=root > EVEN)
    weights = _weights(len(first), len(second), rng).astype(np.float32)
    seen = np.abs(_label(np.arange(len(first)), len(maps)).astype(np.float32) @ unit)
    largest = [
        np.abs(weights[n : n + AT_ONCE] @ unit).max(axis=1)
        for n in range(0, len(weights), AT_ONCE)
    ]
    mean = first.mean(axis=0, dtype=np.float64) - second.mean(axis=0, dtype=np.float64)
    return Difference(mean=mean, p=_rarity(seen, np.concatenate(largest)))


def alike(first: Leans, second: Leans, *, rng: np.random.Generator) -> Alike:
    """Return how alike two sets of maps are. Raises `ValueError` with too few on a side."""
    _check(first, second)
    maps = np.concatenate([first, second])
    products = _products(maps)
    weights = _weights(len(first), len(second), rng)
    one, other = np.maximum(weights, 0.0), np.maximum(-weights, 0.0)
    seen = _label(np.arange(len(first)), len(maps))[None]
    r = float(_correlation(products, np.maximum(seen, 0.0), np.maximum(-seen, 0.0))[0])
    unlike = np.count_nonzero(_correlation(products, one, other) <= r + 1e-9)
    steady = stability(first, rng=rng), stability(second, rng=rng)
    return Alike(
        r=_without_chance(products, (len(first), len(second)), r, steady, rng),
        unlike=float(unlike / len(weights)),
        first=steady[0],
        second=steady[1],
    )


def stability(maps: Leans, *, rng: np.random.Generator) -> float:
    """Return how alike the means of two halves of the maps are, for as many as there are.

    The mean over random halves of 2 r / (1 + r), Spearman 1910 and Brown 1910 (Br. J. Psychol.
    3:271, 3:296), never below 0; 0 with fewer than four maps.
    """
    n = len(maps)
    if n < 4:
        return 0.0
    half = n // 2
    ranks = rng.permuted(np.tile(np.arange(n), (HALVES, 1)), axis=1)
    one, other = ranks < half, (ranks >= half) & (ranks < 2 * half)
    r = _correlation(_products(maps), one / half, other / half)
    r = np.maximum(r, 0.0)
    return float((2 * r / (1 + r)).mean())


def _check(first: Leans, second: Leans) -> None:
    if min(len(first), len(second)) < ENOUGH:
        raise ValueError(
            f"Both sides need {ENOUGH} maps, got {len(first)} and {len(second)}."
        )


def _weights(n: int, m: int, rng: np.random.Generator) -> Floats:
    """Return what each map weighs in a difference of means, for every or many labellings."""
    if comb(n + m, n) <= ALL_SHUFFLES:
        picks = np.array(list(combinations(range(n + m), n)))
        every = np.full((len(picks), n + m), -1.0 / m)
        np.put_along_axis(every, picks, 1.0 / n, axis=1)
        return every
    times = min(max(SHUFFLED // (n + m), SHUFFLES[0]), SHUFFLES[1])
    seen = _label(np.arange(n), n + m)
    shuffled = rng.permuted(np.tile(seen, (times, 1)), axis=1)
    return np.concatenate([seen[None], shuffled])


def _label(pick: np.ndarray, size: int) -> Floats:
    weights = np.full(size, -1.0 / (size - len(pick)))
    weights[pick] = 1.0 / len(pick)
    return weights


def _rarity(seen: Leans, largest: Leans) -> Floats:
    """Return the share of labellings, the seen one among them, that do at least as much."""
    # sums of the same numbers in another order differ by the last digits
    slack = 1e-4 * float(largest.max())
    below = np.searchsorted(np.sort(largest), seen - slack, side="left")
    rare: Floats = (len(largest) - below) / len(largest)
    return rare


def _products(maps: Leans) -> Floats:
    """Return the covariance of each two maps over the cells (n x n), times the cells."""
    away = maps.astype(np.float64)
    away -= away.mean(axis=1, keepdims=True)
    products: Floats = away @ away.T
    return products


def _correlation(products: Floats, one: Floats, other: Floats) -> Floats:
    """Return how alike two means are in each row, which says what every map weighs in them.

    A mean of maps is a sum of weighted maps, so all follows from the products of each two of
    them. 0 where a mean is the same in all cells.
    """
    across, along = one @ products, other @ products
    root = np.sqrt((across * one).sum(axis=1) * (along * other).sum(axis=1))
    r: Floats = np.zeros(len(one))
    np.divide((across * other).sum(axis=1), root, out=r, where=root > 1e-9)
    return r


def _without_chance(
    products: Floats,
    sizes: tuple[int, int],
    seen: float,
    steady: tuple[float, float],
    rng: np.random.Generator,
) -> Estimate | Silence:
    # r / sqrt(stability1 stability2): Spearman 1904 (Am. J. Psychol. 15:72)
    most = float(np.sqrt(steady[0] * steady[1]))
    if most < STEADY:
        return UNSTEADY
    n, m = sizes
    one, other = np.zeros((2, DRAWN, n + m))
    one[:, :n] = rng.multinomial(n, np.full(n, 1 / n), DRAWN) / n
    other[:, n:] = rng.multinomial(m, np.full(m, 1 / m), DRAWN) / m
    r = np.clip(_correlation(products, one, other) / most, -1.0, 1.0)
    value = float(np.clip(seen / most, -1.0, 1.0))
    low, high = np.quantile(r, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Estimate(
        value=value, low=min(float(low), value), high=max(float(high), value), n=n + m
    )

"""What stands out of one person's maps: more than two kinds of chance would let it.

A map has a number from -1 (less) to 1 (more) for each of C cells. Under the first chance the sign
of a whole map is as good as its opposite. Under the second its marks might lie anywhere: who only
ever marks "more", in another place each time, passes the first and not the second. What stands
out passes both, over all cells together. Method and proof: docs/methods/body-personal.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

from between.core.estimate import Floats
from between.core.twins import Counts

ENOUGH: Final = 6  # maps: 2 / 2^6 is the first p below .05
ALL_FLIPS: Final = 12  # maps up to which every flip is counted
FLIPS: Final = 4999
MOVES: Final = 1999
MOVED: Final = 150  # maps that are moved together at most
AT_ONCE: Final = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Cell by cell (C): the mean of the maps, and `p` over all cells together, two-sided."""

    mean: Floats
    p: Floats


def stands(maps: Floats, *, rng: np.random.Generator) -> Standing:
    """Return how rare it is, in either kind of chance, that any cell has as much.

    `maps`: n x C, from -1 to 1, the cells in an order in which neighbours are near. With fewer
    than `ENOUGH` maps no p is below .05. Raises `ValueError` for no map.
    """
    if not len(maps):
        raise ValueError("`maps` must hold at least one map.")
    lean = np.ascontiguousarray(maps, dtype=np.float32)
    p = np.maximum(_by_flips(lean, rng), _by_moves(lean, rng))
    return Standing(mean=maps.mean(axis=0), p=p)


def _by_flips(maps: np.ndarray, rng: np.random.Generator) -> Floats:
    # u = sum x / sqrt(sum x^2): flips leave the root as it is, and t grows with u, since
    # t = u sqrt((n - 1) / (n - u^2)). The largest |u| is the largest |t|, also where t has no
    # number. Westfall and Young 1993; Winkler et al. 2014 (NeuroImage 92:381).
    root = np.sqrt((maps**2).sum(axis=0))
    unit = np.divide(maps, root, out=np.zeros_like(maps), where=root > 0)
    seen = np.abs(unit.sum(axis=0))
    every = len(maps) <= ALL_FLIPS
    flips = _all_flips(len(maps)) if every else _some_flips(len(maps), rng)
    largest = [
        np.abs(flips[n : n + AT_ONCE] @ unit).max(axis=1)
        for n in range(0, len(flips), AT_ONCE)
    ]
    return _rarity(seen, np.concatenate(largest), identity=0 if every else 1)


def _all_flips(n: int) -> np.ndarray:
    """Return every way to flip n maps, but for turning all of them around."""
    rest = list(product((1, -1), repeat=n - 1))
    return np.array([(1, *signs) for signs in rest], dtype=np.float32)


def _some_flips(n: int, rng: np.random.Generator) -> np.ndarray:
    return (2 * rng.integers(0, 2, (FLIPS, n)) - 1).astype(np.float32)


def _by_moves(maps: np.ndarray, rng: np.random.Generator) -> Floats:
    # Of very many maps some are moved at a time: the means of fewer reach farther, so this is
    # never too bold.
    largest = np.array([np.abs(one).max() for one in _moved(maps, rng)])
    return _rarity(np.abs(maps.mean(axis=0)), largest, identity=1)


def _moved(maps: np.ndarray, rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Yield means of maps, each moved along the cells and around by a chance of its own."""
    n, cells = min(len(maps), MOVED), maps.shape[1]
    twice = np.concatenate([maps, maps], axis=1)
    for _ in range(MOVES):
        total: np.ndarray = np.zeros(cells, dtype=np.float32)
        rows, starts = rng.permutation(len(maps))[:n], rng.integers(0, cells, n)
        for row, start in zip(rows, starts, strict=True):
            total += twice[row, start : start + cells]
        yield total / n


def _rarity(seen: np.ndarray, largest: np.ndarray, *, identity: int) -> Floats:
    """Return the share of chances whose largest number is at least what was seen, cell by cell.

    `identity`: 1 where what was seen is not among the chances and has to be counted with them.
    """
    # sums of the same numbers in another order differ by the last digits
    slack = 1e-4 * max(float(seen.max()), 1.0)
    order = np.sort(largest)
    below: Counts = np.searchsorted(order, seen - slack, side="left")
    rare: Floats = (len(order) - below + identity) / (len(order) + identity)
    return rare

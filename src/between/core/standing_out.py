"""What stands out of one person's maps: more than two kinds of chance would let it.

A map has a number from -1 (less) to 1 (more) for each of C cells, and for each of G regions the
sum of its cells. Under the first chance the sign of a whole map is as good as its opposite. Under
the second its marks might lie anywhere: who only ever marks "more", in another place each time,
passes the first and not the second. What stands out passes both, over all cells and regions
together. Method and proof: docs/methods/body-personal.md.
"""

from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

from between.core import kernels
from between.core.estimate import Bools, Floats, Leans

ENOUGH: Final = 6  # maps: 2 / 2^6 is the first p below .05
ALL_FLIPS: Final = 12  # maps up to which every flip is counted
FLIPS: Final = (1999, 4999)  # at least and at most
FLIPPED: Final = 600_000  # maps that are flipped, in all flips together
MOVES: Final = 999
MOVED: Final = 120  # maps that are moved together at most
AT_ONCE: Final = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Cells, and regions: the sum of the maps there, and `p` over all of them, two-sided."""

    cells: Floats
    p_cells: Floats
    regions: Floats
    p_regions: Floats


def stands(maps: Leans, regions: Leans, *, rng: np.random.Generator) -> Standing:
    """Return how rare it is, in either kind of chance, that any cell or region has as much.

    `maps`: n x C, from -1 to 1, the cells in an order in which neighbours are near; `regions`:
    C x G, which cells belong to each. With fewer than `ENOUGH` maps no p is below .05. Raises
    `ValueError` for no map.
    """
    if not len(maps):
        raise ValueError("`maps` must hold at least one map.")
    both = np.concatenate([maps, maps @ regions], axis=1)
    seen = both.sum(axis=0, dtype=np.float64)
    p = np.maximum(_by_flips(both, rng), _by_moves(maps, regions, seen, rng))
    cells = maps.shape[1]
    return Standing(
        cells=seen[:cells], p_cells=p[:cells], regions=seen[cells:], p_regions=p[cells:]
    )


def least(n: int) -> float:
    """Return the smallest p that n maps can have, whatever they show."""
    if n == 0:
        return 1.0
    flips = 2.0 ** (1 - n) if n <= ALL_FLIPS else 1 / (_flips(n) + 1)
    return max(flips, 1 / (MOVES + 1))


def _flips(n: int) -> int:
    return min(max(FLIPPED // n, FLIPS[0]), FLIPS[1])


def _by_flips(maps: Leans, rng: np.random.Generator) -> Floats:
    # u = sum x / sqrt(sum x^2): flips leave the root as it is, and t grows with u, since
    # t = u sqrt((n - 1) / (n - u^2)). The largest |u| is the largest |t|, also where t has no
    # number. Westfall and Young 1993; Winkler et al. 2014 (NeuroImage 92:381).
    there = maps[:, maps.any(axis=0)]
    unit = there / np.sqrt((there**2).sum(axis=0))
    every = len(maps) <= ALL_FLIPS
    flips = _all_flips(len(maps)) if every else _some_flips(len(maps), rng)
    largest = [
        np.abs(flips[n : n + AT_ONCE] @ unit).max(axis=1, initial=0.0)
        for n in range(0, len(flips), AT_ONCE)
    ]
    p = np.ones(maps.shape[1])
    seen = np.abs(unit.sum(axis=0))
    p[maps.any(axis=0)] = _rarity(seen, np.concatenate(largest), 0 if every else 1)
    return p


def _all_flips(n: int) -> Leans:
    """Return every way to flip n maps, but for turning all of them around."""
    rest = list(product((1, -1), repeat=n - 1))
    return np.array([(1, *signs) for signs in rest], dtype=np.float32)


def _some_flips(n: int, rng: np.random.Generator) -> Leans:
    signs = rng.integers(0, 2, (_flips(n), n))
    return (2 * signs - 1).astype(np.float32)


def _by_moves(
    maps: Leans, regions: Leans, seen: Floats, rng: np.random.Generator
) -> Floats:
    """Return p where each map is moved along the cells and around, by a chance of its own.

    Of very many maps some are moved: the sums of fewer, made as large, reach farther, so this
    errs to the side of silence.
    """
    cells = maps.shape[1]
    some = maps[rng.permutation(len(maps))[:MOVED]]
    moved = kernels.moved()(some, rng.integers(0, cells, (MOVES, len(some))))
    moved *= np.float32(len(maps) / len(some))
    # every cell is as likely as any other to be reached: one middle and one spread for all
    middle, spread = np.full(cells, moved.mean()), np.full(cells, moved.std())
    inside = moved @ regions
    middle = np.concatenate([middle, inside.mean(axis=0)])
    spread = np.concatenate([spread, inside.std(axis=0)])
    level: Bools = spread == 0
    spread[level] = 1.0
    away = np.concatenate([moved, inside], axis=1)
    away -= middle.astype(np.float32)
    away /= spread.astype(np.float32)
    far = (seen - middle) / spread
    p = _rarity(np.abs(far), np.abs(away).max(axis=1), 1)
    # less than usual is no sign of more, nor the other way round
    p[level | (far * seen <= 0)] = 1.0
    return p


def _rarity(seen: Floats | Leans, largest: Leans, identity: int) -> Floats:
    """Return the share of chances whose largest number is at least what was seen, one by one.

    `identity`: 1 where what was seen is not among the chances and has to be counted with them.
    """
    # sums of the same numbers in another order differ by the last digits
    slack = 1e-4 * max(float(seen.max(initial=0.0)), 1.0)
    below = np.searchsorted(np.sort(largest), seen - slack, side="left")
    rare: Floats = (len(largest) - below + identity) / (len(largest) + identity)
    return rare

"""Made-up people whose true rates are known, to see how often the mirror is wrong.

Every world draws, for each of three components, a ~ lognormal(ln 6, 1) on the model's grid,
m ~ Dirichlet(8 g) and pi_r ~ Dirichlet(a m). Half of the people mirror: with relation 0
they have the same m. The other half have an m of its own there, which the model does not
know of. What a world adds is in its fields; rates are judged as they are recorded.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from between.core.estimate import Floats
from between.core.recurrence import CENTRE, GRID
from between.core.twins import Counts

CODES: Final = 8
UNIFORM: Final = np.full((3, CODES), 1 / CODES)
# Invented base rates of wishes, responses of others and of oneself: never shown to anybody.
UNEQUAL: Final = np.array(
    [
        [0.10, 0.05, 0.05, 0.12, 0.30, 0.25, 0.08, 0.05],
        [0.06, 0.12, 0.10, 0.06, 0.36, 0.12, 0.10, 0.08],
        [0.07, 0.08, 0.10, 0.09, 0.12, 0.16, 0.24, 0.14],
    ]
)


def _none() -> Counts:
    return np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What is unlike the model in a world.

    `unequal`: people's base rates are not uniform; `drawn`: they are drawn once for all
    from Dirichlet(10 g); `dependent`: share of moments in which the third component is a
    fixed answer to the second; `sticky`: share that repeats the last code of the same
    relation; `miscoded`: share of codes replaced by any of the eight; `mirrored`: share of
    people with the same m everywhere; `differ`: the a of everybody, else drawn: infinite
    where all relations are alike.
    """

    name: str
    unequal: bool = True
    drawn: bool = False
    dependent: float = 0.0
    sticky: float = 0.0
    miscoded: float = 0.0
    mirrored: float = 0.5
    differ: float | None = None

    def base(self, rng: np.random.Generator) -> Floats:
        """Return the base rates of this world's people (3 x K)."""
        rates: Floats = UNEQUAL if self.unequal else UNIFORM
        if self.drawn:
            rates = np.stack([rng.dirichlet(10 * row) for row in rates])
        return rates


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """A made-up person: `tables` (3 of R x K) as recorded, and the true `rates` of them.

    `relation`, `codes` (3): the same moment by moment (N each); `answer` (K): the fixed own
    answer to each of the other's, where there is one.
    """

    tables: tuple[Counts, ...]
    rates: tuple[Floats, ...]
    mirrors: bool
    relation: Counts = field(default_factory=_none)
    codes: tuple[Counts, ...] = ()
    answer: Counts = field(default_factory=_none)


def someone(
    world: World, base: Floats, sizes: Counts, *, rng: np.random.Generator
) -> Someone:
    """Return somebody of `world`, with `sizes[r]` moments in relation r, 0 first."""
    mirrors = bool(rng.random() < world.mirrored)
    like = (mirrors, world.differ)
    rates = [_rates(row, len(sizes), like, rng) for row in base]
    answer = _none()
    codes = [_codes(rate, sizes, rng) for rate in rates]
    if world.dependent:
        answer = rng.choice(CODES, size=CODES, p=base[2])
        follows = rng.random(sizes.sum()) < world.dependent
        codes[2] = np.where(follows, answer[codes[1]], codes[2])
        rates[2] = _dependent(rates, answer, world.dependent)
    relation = np.repeat(np.arange(len(sizes)), sizes)
    codes = [_stick(row, relation, world.sticky, rng) for row in codes]
    codes = [_miscode(row, world.miscoded, rng) for row in codes]
    return Someone(
        tables=tuple(_table(relation, row, len(sizes)) for row in codes),
        rates=tuple((1 - world.miscoded) * rate + world.miscoded / CODES for rate in rates),
        mirrors=mirrors,
        relation=relation,
        codes=tuple(codes),
        answer=answer,
    )


def spread(first: int, rest: int, *, rng: np.random.Generator) -> Counts:
    """Return moments per relation: `first`, then `rest` over 4 to 12 people, unevenly."""
    others = int(np.clip(round(rest**0.5), 4, 12))
    shares = rng.dirichlet(np.full(others, 3.0))
    return np.array([first, *rng.multinomial(rest, shares)], dtype=np.int64)


def _rates(
    base: Floats, relations: int, like: tuple[bool, float | None], rng: np.random.Generator
) -> Floats:
    weight = np.exp(-0.5 * np.log(GRID / 6) ** 2)
    drawn = rng.choice(GRID, p=weight / weight.sum())
    mirrors, differ = like
    a = drawn if differ is None else differ
    centres = [rng.dirichlet(CENTRE * base) for _ in range(2)]
    own = centres[0] if mirrors else centres[1]
    each = np.stack([own] + [centres[0]] * (relations - 1))
    return each if np.isinf(a) else np.stack([rng.dirichlet(a * m + 1e-9) for m in each])


def _codes(rates: Floats, sizes: Counts, rng: np.random.Generator) -> Counts:
    drawn = [
        rng.choice(CODES, size=n, p=rate) for rate, n in zip(rates, sizes, strict=True)
    ]
    return np.concatenate(drawn)


def _dependent(rates: list[Floats], answer: Counts, share: float) -> Floats:
    followed = rates[1] @ np.eye(CODES)[answer]
    mixed: Floats = share * followed + (1 - share) * rates[2]
    return mixed


def _stick(
    codes: Counts, relation: Counts, share: float, rng: np.random.Generator
) -> Counts:
    again = rng.random(len(codes)) < share
    again[np.flatnonzero(np.diff(relation, prepend=-1))] = False
    last = np.maximum.accumulate(np.where(again, 0, np.arange(len(codes))))
    return codes[last]


def _miscode(codes: Counts, share: float, rng: np.random.Generator) -> Counts:
    wrong = rng.random(len(codes)) < share
    return np.where(wrong, rng.integers(0, CODES, len(codes)), codes)


def _table(relation: Counts, codes: Counts, relations: int) -> Counts:
    flat = np.bincount(relation * CODES + codes, minlength=relations * CODES)
    return flat.reshape(relations, CODES).astype(np.int64)

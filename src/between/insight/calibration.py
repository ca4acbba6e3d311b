"""How often the mirror is wrong: simulated people, whose true rates are known.

A settled tag is false when its own claim does not hold for the true rates: both above 0.2,
or one above the other by more than 0.1. A person is counted once, however many are false.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from between.core import kernels
from between.core.estimate import Floats
from between.core.odds import MARGIN, OFTEN, rest_weights
from between.core.shares import upper_bound
from between.core.worlds import Someone, World, someone, spread
from between.insight.counted import CODES
from between.insight.reflection import Tag
from between.insight.rows import tagged
from between.insight.weighed import Weighed, weigh
from between.story.episode import Component

PER_BATCH: Final = 100
SIZES: Final = ((4, 12), (10, 30), (40, 160))
KINDS: Final = (
    World(name="uniform", unequal=False),
    World(name="unequal"),
    World(name="drawn", drawn=True),
    World(name="dependent", dependent=0.7),
    World(name="sticky", sticky=0.1),
)
WORLDS: Final = tuple(
    replace(world, miscoded=share) for share in (0.0, 0.2) for world in KINDS
)
MODEL: Final = World(name="as the model has it", unequal=False, mirrored=1.0)
LENGTHS: Final = ((3, 9), (8, 22), (20, 60))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One world at one size: moments with the therapist and with others."""

    world: World
    first: int
    rest: int


CELLS: Final = tuple(
    Cell(world=world, first=first, rest=rest) for first, rest in SIZES for world in WORLDS
)
COVERAGE: Final = tuple(
    Cell(world=MODEL, first=first, rest=rest) for first, rest in LENGTHS
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What happened to `people` of a cell; tallies add up.

    `wrong`: people with any false settled tag, `wrong_unlike`: those among the `unlike`
    (who do not mirror); `told`: people with any settled tag; `settled` and `false`: tags;
    `covered` of `intervals`: 90 % intervals of rates that hold the true one; `printed`:
    the same when rounded outwards to whole hundredths; `unsteady`: people for whom the
    sampler did not settle.
    """

    people: int = 0
    unlike: int = 0
    wrong: int = 0
    wrong_unlike: int = 0
    told: int = 0
    settled: int = 0
    false: int = 0
    intervals: int = 0
    covered: int = 0
    printed: int = 0
    unsteady: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Return both together."""
        return Tally(
            **{key: getattr(self, key) + getattr(other, key) for key in Tally.__slots__}
        )

    @property
    def bound(self) -> float:
        """The upper 95 % bound of the share of people with any false settled tag."""
        return upper_bound(self.wrong, self.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some people of one cell, who share one draw of its world, and their own seed."""

    place: int
    cell: Cell
    people: int
    seed: np.random.SeedSequence


def plan(cells: Sequence[Cell], people: int, *, seed: int) -> list[Batch]:
    """Return `people` of each cell in batches of at most 100, independent of each other."""
    return [
        Batch(
            place=place,
            cell=cell,
            people=min(PER_BATCH, people - start),
            seed=np.random.SeedSequence(seed, spawn_key=(place, start)),
        )
        for place, cell in enumerate(cells)
        for start in range(0, people, PER_BATCH)
    ]


def simulate(batch: Batch) -> Tally:
    """Return the tally of one batch."""
    kernels.warm()
    rng = np.random.default_rng(batch.seed)
    cell, base = batch.cell, batch.cell.world.base(rng)
    total = Tally()
    for own in rng.spawn(batch.people):
        sizes = spread(cell.first, cell.rest, rng=own)
        total += judge(someone(cell.world, base, sizes, rng=own), rng=own)
    return total


def judge(one: Someone, *, rng: np.random.Generator) -> Tally:
    """Return what the mirror says of one person, and whether it is true."""
    weighed = [
        weigh(component, table, rng=rng)
        for component, table in zip(Component, one.tables, strict=True)
    ]
    verdicts = _verdicts(weighed, one)
    false = verdicts.count(False)
    held = [_held(*pair) for pair in zip(weighed, one.rates, strict=True)]
    return Tally(
        people=1,
        unlike=not one.mirrors,
        wrong=false > 0,
        wrong_unlike=false > 0 and not one.mirrors,
        told=bool(verdicts),
        settled=len(verdicts),
        false=false,
        intervals=sum(len(pairs) for pairs in held),
        covered=sum(exact for pairs in held for exact, _ in pairs),
        printed=sum(rounded for pairs in held for _, rounded in pairs),
        unsteady=any(not each.said.steady.all() for each in weighed if each.beside is None),
    )


def _verdicts(weighed: Sequence[Weighed], one: Someone) -> list[bool]:
    """Return for each settled tag whether its claim is true."""
    tags = tagged(weighed)
    verdicts = []
    for each, rates in zip(weighed, one.rates, strict=True):
        first, rest = rates[0], rest_weights(each.table) @ rates
        for column, code in enumerate(CODES[each.component]):
            tag = tags.get(code, Tag.TOO_EARLY)
            if tag.is_settled:
                verdicts.append(_is_true(tag, first[column], rest[column]))
    return verdicts


def _is_true(tag: Tag, first: float, rest: float) -> bool:
    if tag is Tag.IN_BOTH:
        return bool(first > OFTEN and rest > OFTEN)
    more = rest - first if tag is Tag.ELSEWHERE else first - rest
    return bool(more > MARGIN)


def _held(each: Weighed, rates: Floats) -> list[tuple[bool, bool]]:
    """Return for each interval whether it holds the true rate: exactly, and as printed."""
    if each.numbers is None:
        return []
    truth = np.concatenate([rates[0], rest_weights(each.table) @ rates])
    said = each.numbers.first + each.numbers.rest
    low = np.array([interval.low for interval in said])
    high = np.array([interval.high for interval in said])
    exact = (low <= truth) & (truth <= high)
    printed = (np.floor(100 * low) <= 100 * truth) & (100 * truth <= np.ceil(100 * high))
    return [(bool(one), bool(two)) for one, two in zip(exact, printed, strict=True)]

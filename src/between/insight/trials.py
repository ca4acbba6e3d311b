"""How often a difference or a link is false: simulated people, whose truth is known.

"More" of an answer with somebody is false when the true rate with them is not above that of
all others together, "less" when it is not below. A link is false unless the own answer was
made to follow. A person is counted once, however many are false.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final

import numpy as np

from between.core.estimate import Floats
from between.core.shares import upper_bound
from between.core.twins import Counts
from between.core.worlds import CODES, Someone, World, someone, spread
from between.insight import chains, differences, gates
from between.insight.calibration import SIZES, Batch, Cell
from between.insight.claims import FOLLOWS
from between.story.episode import Component

ALIKE: Final = World(name="alike", mirrored=1.0, differ=inf)
KINDS: Final = (
    replace(ALIKE, name="alike, uniform", unequal=False),
    ALIKE,
    replace(ALIKE, name="alike, drawn", drawn=True),
    replace(ALIKE, name="alike, sticky", sticky=0.1),
    replace(ALIKE, name="one differs", mirrored=0.0),
    World(name="all differ"),
    World(name="far apart", differ=0.5),
    World(name="far apart, sticky", differ=0.5, sticky=0.1),
    replace(ALIKE, name="alike, linked", dependent=0.7),
    World(name="all differ, linked", dependent=0.7),
)
CELLS: Final = tuple(
    Cell(world=replace(world, miscoded=share), first=first, rest=rest)
    for first, rest in SIZES
    for share in (0.0, 0.2)
    for world in KINDS
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What `people` were told; verdicts add up.

    `differs`, `linked`: people with any difference, any link that holds; `wrong_differs`,
    `wrong_linked`: people with any false one.
    """

    people: int = 0
    differs: int = 0
    wrong_differs: int = 0
    linked: int = 0
    wrong_linked: int = 0

    def __add__(self, other: "Verdict") -> "Verdict":
        """Return both together."""
        each = {key: getattr(self, key) + getattr(other, key) for key in Verdict.__slots__}
        return Verdict(**each)

    def bound(self, wrong: int) -> float:
        """Return the upper 95 % bound of the share of people who were told something false."""
        return upper_bound(wrong, self.people)


def simulate(batch: Batch) -> Verdict:
    """Return the verdict of one batch."""
    rng = np.random.default_rng(batch.seed)
    cell, base = batch.cell, batch.cell.world.base(rng)
    total = Verdict()
    for own in rng.spawn(batch.people):
        sizes = spread(cell.first, cell.rest, rng=own)
        total += judge(someone(cell.world, base, sizes, rng=own))
    return total


def judge(one: Someone) -> Verdict:
    """Return what one person is told, and whether it is true."""
    differs, linked = list(_differences(one)), list(_links(one))
    return Verdict(
        people=1,
        differs=bool(differs),
        wrong_differs=not all(differs),
        linked=bool(linked),
        wrong_linked=not all(linked),
    )


def _differences(one: Someone) -> Iterator[bool]:
    """Give for each answer that is named whether it is true."""
    tables = dict(zip(Component, one.tables, strict=True))
    rates = dict(zip(Component, one.rates, strict=True))
    for asked in differences.ask(tables):
        apart = _apart(tables[asked.component], rates[asked.component])
        for row, person in enumerate(asked.rows.tolist()):
            for side, sign in ((differences.MORE, 1), (differences.LESS, -1)):
                place = differences.named(asked, row, side)
                if place is not None:
                    yield bool(sign * apart[person, place] > 1e-9)


def _apart(table: Counts, rates: Floats) -> Floats:
    """Return true rates with each person, less those of all others together."""
    weight = table.sum(axis=1)[:, None]
    rest = (weight * rates).sum(axis=0) - weight * rates
    apart: Floats = rates - rest / np.maximum(weight.sum() - weight, 1)
    return apart


def _links(one: Someone) -> Iterator[bool]:
    """Give for each link that holds whether it was made."""
    pairs = one.codes[1] * CODES + one.codes[2]
    tables = chains.tabulate(one.relation, pairs, len(one.tables[0]))
    if gates.linked(tables) is None:
        for pair in chains.ask(tables):
            if pair.q <= FOLLOWS and chains.times(tables, pair).is_more:
                yield _is_made(one.answer, pair)


def _is_made(answer: Sequence[int] | Counts, pair: chains.Pair) -> bool:
    # an answer that follows whatever they do follows nothing
    return len(answer) > 0 and answer[pair.other] == pair.own and len(set(answer)) > 1

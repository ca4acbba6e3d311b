"""At most five in 100 people are told a difference or a link that is not there."""

from dataclasses import replace

import numpy as np
import pytest

from between.core.worlds import World, someone, spread
from between.insight.calibration import Cell, plan
from between.insight.trials import ALIKE, CELLS, Verdict, judge, simulate

FEW = 100


def verdict(cell: Cell, people: int) -> Verdict:
    batches = plan(CELLS, people, seed=1)
    return sum((simulate(one) for one in batches if one.cell == cell), Verdict())


def of(name: str, first: int, miscoded: float = 0.0) -> Cell:
    return next(
        one
        for one in CELLS
        if (one.world.name, one.world.miscoded, one.first) == (name, miscoded, first)
    )


def test_the_worlds_differ_in_what_they_promise() -> None:
    assert len(CELLS) == 10 * 2 * 3
    assert {one.first for one in CELLS} == {4, 10, 40}


@pytest.mark.slow  # a hundred people each
@pytest.mark.parametrize(
    "cell",
    [of("alike, sticky", 10), of("far apart", 10), of("all differ", 10, 0.2)],
    ids=lambda one: one.world.name,
)
def test_a_few_cells_hold(cell: Cell) -> None:
    found = verdict(cell, FEW)
    assert found.people == FEW
    assert found.wrong_differs <= 5
    assert found.wrong_linked <= 5


@pytest.mark.slow  # a hundred people each
def test_what_is_there_is_found() -> None:
    assert verdict(of("one differs", 40), FEW).differs >= 80
    linked = verdict(of("all differ, linked", 10), FEW)
    assert linked.linked >= 75
    assert linked.wrong_linked <= 5


@pytest.mark.long
@pytest.mark.parametrize("cell", CELLS, ids=lambda one: f"{one}")
def test_every_cell_holds(cell: Cell) -> None:
    found = verdict(cell, 400)
    assert found.wrong_differs / found.people <= 0.05
    assert found.wrong_linked / found.people <= 0.05


def test_a_true_difference_is_none_where_all_are_alike() -> None:
    rng = np.random.default_rng(1)
    differs = World(name="differs", mirrored=0.0, differ=float("inf"))
    one = someone(differs, differs.base(rng), spread(60, 240, rng=rng), rng=rng)
    told = judge(one)
    assert (told.people, told.differs, told.wrong_differs) == (1, 1, 0)
    same = tuple(np.tile(rates[1], (len(rates), 1)) for rates in one.rates)
    assert judge(replace(one, rates=same)).wrong_differs == 1


def test_a_link_that_was_made_is_true_and_without_it_false() -> None:
    rng = np.random.default_rng(2)
    world = replace(ALIKE, dependent=0.7)
    one = someone(world, world.base(rng), spread(40, 160, rng=rng), rng=rng)
    told = judge(one)
    assert (told.linked, told.wrong_linked) == (1, 0)
    assert judge(replace(one, answer=(one.answer + 1) % 8)).wrong_linked == 1
    assert judge(replace(one, answer=np.zeros(8, dtype=np.int64))).wrong_linked == 1


def test_verdicts_add_up() -> None:
    both = Verdict(people=2, linked=1) + Verdict(people=3, wrong_linked=1)
    assert both == Verdict(people=5, linked=1, wrong_linked=1)
    assert 0 < both.bound(both.wrong_linked) < 1

"""At most five in 100 people see anything settled that is false, in every world."""

from dataclasses import replace

import numpy as np
import pytest

from between.core.worlds import Someone
from between.insight.calibration import (
    CELLS,
    COVERAGE,
    Cell,
    Tally,
    judge,
    plan,
    simulate,
)

FEW = 24
# Cells that lie far apart: few moments, dependence, runs with miscoding.
SOME = [CELLS[0], CELLS[13], CELLS[29]]


def tally(cell: Cell, people: int) -> Tally:
    batches = plan(CELLS + COVERAGE, people, seed=1)
    return sum((simulate(one) for one in batches if one.cell == cell), Tally())


def test_worlds_sizes_and_miscoding_are_all_there() -> None:
    assert len(CELLS) == 5 * 2 * 3
    assert {(one.first, one.rest) for one in CELLS} == {(4, 12), (10, 30), (40, 160)}
    assert {one.world.name for one in (SOME[1], SOME[2])} == {"dependent", "sticky"}


@pytest.mark.slow  # two dozen people each
@pytest.mark.parametrize("cell", SOME, ids=lambda one: f"{one.world.name}-{one.first}")
def test_a_few_cells_hold(cell: Cell) -> None:
    found = tally(cell, FEW)
    assert found.people == FEW
    assert found.wrong <= 3
    assert found.told > 4
    assert found.unsteady == 0


@pytest.mark.slow  # two dozen people
@pytest.mark.parametrize("cell", COVERAGE[1:2], ids=lambda one: f"{one.first}-{one.rest}")
def test_intervals_cover_under_the_model(cell: Cell) -> None:
    found = tally(cell, FEW)
    assert 0.86 <= found.covered / found.intervals <= 0.94


@pytest.mark.long
@pytest.mark.parametrize("cell", CELLS, ids=lambda one: f"{one}")
def test_every_cell_holds(cell: Cell) -> None:
    found = tally(cell, 400)
    assert found.wrong / found.people <= 0.05
    assert found.unsteady == 0


@pytest.mark.long
@pytest.mark.parametrize("cell", COVERAGE, ids=lambda one: f"{one}")
def test_intervals_cover_at_every_length(cell: Cell) -> None:
    found = tally(cell, 400)
    assert 0.86 <= found.covered / found.intervals <= 0.94


def test_a_plan_covers_everybody_once_with_seeds_of_their_own() -> None:
    batches = plan(CELLS[:2], 250, seed=1)
    assert [one.people for one in batches] == [100, 100, 50] * 2
    states = {tuple(one.seed.generate_state(4)) for one in batches}
    assert len(states) == 6


def test_a_false_tag_is_counted_and_a_true_one_is_not() -> None:
    # everybody did the same in 30 of 30 moments: settled in both, whatever the truth is
    table = np.zeros((4, 8), dtype=np.int64)
    table[:, 0] = 30
    often, never = np.eye(8)[[0] * 4], np.eye(8)[[1] * 4]
    true = Someone(tables=(table,) * 3, rates=(often,) * 3, mirrors=False)
    right = judge(true, rng=np.random.default_rng(1))
    assert (right.told, right.settled, right.false, right.wrong) == (1, 3, 0, 0)
    wrong = judge(replace(true, rates=(never,) * 3), rng=np.random.default_rng(1))
    assert (wrong.settled, wrong.false, wrong.wrong, wrong.wrong_unlike) == (3, 3, 1, 1)
    assert wrong.printed < right.printed


def test_below_the_gates_nothing_is_claimed() -> None:
    table = np.zeros((3, 8), dtype=np.int64)
    rates = np.full((3, 8), 1 / 8)
    found = judge(
        Someone(tables=(table,) * 3, rates=(rates,) * 3, mirrors=True),
        rng=np.random.default_rng(1),
    )
    assert (found.people, found.told, found.intervals) == (1, 0, 0)


def test_tallies_add_up() -> None:
    both = Tally(people=2, wrong=1) + Tally(people=3, told=2)
    assert both == Tally(people=5, wrong=1, told=2)
    assert 0 < both.bound < 1

"""Made-up people have the rates they are said to have."""

import numpy as np
import pytest

from between.core.worlds import CODES, UNEQUAL, World, someone, spread

MANY = np.full(3, 20_000, dtype=np.int64)


@pytest.mark.parametrize(
    "world",
    [
        World(name="plain"),
        World(name="dependent", dependent=0.7),
        World(name="sticky", sticky=0.1),
        World(name="all", dependent=0.7, sticky=0.1, miscoded=0.2),
    ],
)
def test_recorded_shares_come_near_the_true_rates(world: World) -> None:
    rng = np.random.default_rng(1)
    for _ in range(3):
        one = someone(world, world.base(rng), MANY, rng=rng)
        for table, rates in zip(one.tables, one.rates, strict=True):
            np.testing.assert_array_equal(table.sum(axis=1), MANY)
            np.testing.assert_allclose(rates.sum(axis=1), 1)
            np.testing.assert_allclose(table / MANY[:, None], rates, atol=0.02)


def test_who_mirrors_has_one_pattern_and_who_does_not_has_two() -> None:
    far = {True: [], False: []}  # type: dict[bool, list[float]]
    rng = np.random.default_rng(2)
    world = World(name="half")
    for _ in range(300):
        one = someone(world, UNEQUAL, np.array([5, 5, 5]), rng=rng)
        far[one.mirrors].append(np.minimum(one.rates[0][0], one.rates[0][1]).sum())
    assert 100 < len(far[True]) < 200
    assert np.mean(far[True]) > np.mean(far[False]) + 0.05


def test_a_drawn_world_has_its_own_base_rates() -> None:
    world = World(name="drawn", drawn=True)
    one, two = (world.base(np.random.default_rng(seed)) for seed in (1, 2))
    assert abs(one - two).max() > 0.05
    np.testing.assert_allclose(one.sum(axis=1), 1)


def test_moments_are_spread_over_people() -> None:
    sizes = spread(10, 30, rng=np.random.default_rng(1))
    assert [sizes[0], sizes[1:].sum()] == [10, 30]
    assert len(sizes) >= 1 + 4
    assert len(spread(40, 160, rng=np.random.default_rng(1))) == 13


def test_runs_stay_within_a_relation() -> None:
    always = World(name="stuck", sticky=1.0, unequal=False)
    one = someone(
        always,
        always.base(np.random.default_rng(0)),
        MANY // 1000,
        rng=np.random.default_rng(3),
    )
    assert all((table > 0).sum(axis=1).tolist() == [1, 1, 1] for table in one.tables)
    assert one.tables[0].shape == (3, CODES)


def test_where_all_relations_are_alike_they_have_the_same_rates() -> None:
    world = World(name="alike", mirrored=1.0, differ=float("inf"), dependent=0.7)
    one = someone(world, UNEQUAL, np.array([5, 5, 5]), rng=np.random.default_rng(1))
    assert all((rates == rates[0]).all() for rates in one.rates)
    for table, codes in zip(one.tables, one.codes, strict=True):
        flat = np.bincount(one.relation * CODES + codes, minlength=table.size)
        np.testing.assert_array_equal(flat.reshape(table.shape), table)
    assert len(one.answer) == CODES

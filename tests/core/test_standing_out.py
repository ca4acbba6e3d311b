"""What stands out of maps: by hand, beside plain loops, and how often by chance."""

from itertools import product

import numpy as np
import pytest

from between.core import kernels, standing_out, twins
from between.core.estimate import Floats, Leans
from between.core.standing_out import least, stands

NOWHERE = np.zeros((40, 0), dtype=np.float32)


def _maps(n: int, *, cells: int = 40, at: int = 7, seed: int = 1) -> Leans:
    """Return maps with one cell that is always painted, and one that wanders."""
    rng = np.random.default_rng(seed)
    maps = np.zeros((n, cells), dtype=np.float32)
    maps[:, at] = 1
    maps[np.arange(n), rng.permutation(np.arange(10, cells))[:n]] = 1
    return maps


def _stands(maps: Leans, regions: Leans = NOWHERE) -> Floats:
    return stands(maps, regions, rng=np.random.default_rng(3)).p_cells


def test_with_six_maps_a_cell_that_all_hold_is_as_rare_as_can_be() -> None:
    # Of the 32 ways to flip five of six maps, only the one that flips none has a sum of 6.
    p = _stands(_maps(6))
    assert p[7] == pytest.approx(1 / 32)
    assert np.flatnonzero(p <= 0.05).tolist() == [7]


def test_with_five_maps_nothing_can_be_rare() -> None:
    assert _stands(_maps(5)).min() == pytest.approx(1 / 16)


def test_a_cell_that_one_map_lacks_is_not_rare_among_six() -> None:
    maps = _maps(6)
    maps[0, 7] = 0
    assert _stands(maps)[7] > 0.05


def test_flips_are_those_of_plain_loops() -> None:
    rng = np.random.default_rng(5)
    maps = (rng.integers(-4, 5, (7, 12)) / 4).astype(np.float32)
    p = standing_out._by_flips(maps, rng)

    def t(values: Floats) -> Floats:
        spread = values.std(axis=0, ddof=1) / np.sqrt(len(values))
        return np.asarray(np.abs(values.mean(axis=0) / spread))

    seen = t(maps.astype(float))
    largest = [
        t(maps * np.array(signs)[:, None]).max() for signs in product((1, -1), repeat=7)
    ]
    slow = [np.mean([one >= each - 1e-6 for one in largest]) for each in seen]
    np.testing.assert_allclose(p, slow)


def test_less_is_told_as_more_is() -> None:
    seen = stands(-_maps(8), NOWHERE, rng=np.random.default_rng(3))
    assert seen.p_cells[7] <= 0.05
    assert seen.cells[7] == -8


def test_a_cell_that_nobody_painted_and_one_that_is_level_have_no_chance_but_one() -> None:
    empty = np.zeros((6, 40), dtype=np.float32)
    assert (_stands(empty) == 1).all()
    assert (_stands(empty + 1) == 1).all()


def test_a_region_stands_out_where_none_of_its_cells_does() -> None:
    maps = np.zeros((8, 40), dtype=np.float32)
    maps[np.arange(8), np.arange(8)] = 1
    regions = np.zeros((40, 2), dtype=np.float32)
    regions[:8, 0], regions[8:, 1] = 1, 1
    seen = stands(maps, regions, rng=np.random.default_rng(3))
    assert seen.p_cells.min() > 0.05
    assert seen.p_regions[0] <= 0.05
    assert seen.regions.tolist() == [8, 0]


def test_what_lies_elsewhere_each_time_passes_one_chance_and_not_the_other() -> None:
    rng = np.random.default_rng(2)
    maps = np.zeros((60, 40), dtype=np.float32)
    for row, start in zip(maps, rng.integers(0, 34, 60), strict=True):
        row[start : start + 6] = 1
    assert standing_out._by_flips(maps, rng).min() <= 0.05
    assert _stands(maps).min() > 0.05


@pytest.mark.parametrize("n", [1, 6, 12, 13, 80, 500])
def test_no_maps_are_rarer_than_they_can_be(n: int) -> None:
    maps = np.zeros((n, 40), dtype=np.float32)
    maps[:, 7] = 1
    assert _stands(maps).min() == pytest.approx(least(n))


def test_no_map_at_all_is_refused_and_can_never_be_rare() -> None:
    with pytest.raises(ValueError, match="at least one map"):
        _stands(np.zeros((0, 40), dtype=np.float32))
    assert least(0) == 1


def test_kernel_and_twin_move_alike() -> None:
    rng = np.random.default_rng(4)
    maps = rng.normal(size=(5, 30)).astype(np.float32)
    starts = rng.integers(0, 30, (20, 5))
    ours = kernels.compiled_moved()(maps, starts)
    np.testing.assert_array_equal(ours, twins.moved(maps, starts))
    slowly = sum(np.roll(row, -start) for row, start in zip(maps, starts[3], strict=True))
    np.testing.assert_allclose(ours[3], slowly, rtol=1e-5)


@pytest.mark.slow  # 400 people of whom nothing is true
def test_at_most_five_in_a_hundred_without_an_effect_have_anything() -> None:
    kernels.warm()
    rng, wrong = np.random.default_rng(9), 0
    for _ in range(400):
        maps = np.zeros((10, 40), dtype=np.float32)
        for row, start in zip(maps, rng.integers(0, 40, 10), strict=True):
            row[(start + np.arange(8)) % 40] = rng.choice([1, 1, -1])
        wrong += _stands(maps).min() <= 0.05
    assert wrong <= 0.05 * 400 + 9  # two standard deviations

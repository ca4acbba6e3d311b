"""Maps of many people: t, chance and the false discovery rate over all pixels together."""

import numpy as np
import pytest
from scipy import stats

from between.core import discovery, field, kernels, twins
from between.core.discovery import Sides
from between.core.estimate import Bools, Floats
from between.core.field import Field

RNG = np.random.default_rng


def drawn(
    people: int = 12, pixels: int = 400, effect: float = 0.0, seed: int = 1
) -> Floats:
    maps = RNG(seed).normal(size=(people, pixels))
    maps[:, : pixels // 4] += effect
    return maps


def test_t_by_hand() -> None:
    # 1, 2, 6: mean 3, s^2 = (4 + 1 + 9) / 2 = 7, t = 3 / sqrt(7 / 3)
    found = field.over(np.array([[1.0], [2.0], [6.0]]))
    assert (found.people, found.df) == (3, 2)
    assert found.mean[0] == 3
    assert found.t[0] == pytest.approx(3 / np.sqrt(7 / 3), rel=1e-15)


def test_t_and_chance_are_scipys() -> None:
    maps = drawn(effect=0.8)
    found, other = field.over(maps), stats.ttest_1samp(maps, 0)
    np.testing.assert_allclose(found.t, other.statistic, rtol=1e-12)
    np.testing.assert_allclose(field.chance(found), other.pvalue, rtol=1e-9)


def test_single_precision_is_added_up_in_double() -> None:
    maps = drawn(people=300, effect=0.1).astype(np.float32)
    other = stats.ttest_1samp(maps.astype(np.float64), 0)
    np.testing.assert_allclose(field.over(maps).t, other.statistic, rtol=1e-12)


def test_who_was_not_there_is_left_out() -> None:
    maps, there = drawn(), np.arange(12) % 3 > 0
    some = field.over(maps, there)
    np.testing.assert_array_equal(some.t, field.over(maps[there]).t)
    assert some.people == 8


def test_where_all_are_alike_there_is_no_number() -> None:
    maps = drawn()
    maps[:, 3], maps[:, 4] = 0.0, 0.1  # the mean of twelve times 0.1 is not quite 0.1
    found = field.over(maps)
    assert not found.known[[3, 4]].any()
    assert found.t[[3, 4]].tolist() == [0, 0]
    assert field.chance(found)[[3, 4]].tolist() == [1, 1]
    assert found.known.sum() == 398
    assert np.isfinite(found.t).all()


@pytest.mark.parametrize("people", [0, 1])
def test_fewer_than_two_people_give_no_number(people: int) -> None:
    found = field.over(drawn(), np.arange(12) < people)
    assert not found.known.any()
    assert np.isfinite(found.mean).all()
    assert discovery.limit([found]).t == (None,)


def test_a_map_that_holds_no_number_is_refused() -> None:
    maps = drawn()
    maps[2, 7] = np.nan
    with pytest.raises(ValueError, match="leave people out"):
        field.over(maps)
    assert field.over(maps, np.arange(12) != 2).known.all()


def everything(fields: list[Field], sides: Sides) -> tuple[Floats, Floats]:
    """All t of a family and their chances, by scipy's distribution."""
    t = [(one.t[one.known], one.df) for one in fields]
    chances = [
        2 * stats.t.sf(np.abs(x), df) if sides is Sides.TWO else stats.t.sf(x, df)
        for x, df in t
    ]
    return np.concatenate([x for x, _ in t]), np.concatenate(chances)


@pytest.mark.parametrize("sides", list(Sides))
@pytest.mark.parametrize("effect", [0.0, 0.5, 1.0, 3.0])
def test_what_passes_is_what_passes_by_the_published_rule(
    sides: Sides, effect: float
) -> None:
    everybody, some = np.ones(20, np.bool_), np.arange(20) % 4 > 0
    fields = [
        field.over(drawn(20, 300, effect=size, seed=seed), there)
        for seed, (size, there) in enumerate(
            [(effect, everybody), (0, some), (-effect, some), (effect, everybody)]
        )
    ]
    found = discovery.limit(fields, sides=sides)
    t, p = everything(fields, sides)
    passes = stats.false_discovery_control(p) <= 0.05
    assert (found.pixels, found.of) == (passes.sum(), 1200)
    assert found.p == pytest.approx(p[passes].max(initial=0), rel=1e-9)
    ours = [
        one.t >= least if sides is Sides.ONE else np.abs(one.t) >= least
        for one, least in zip(fields, found.t, strict=True)
        if least is not None
    ]
    np.testing.assert_array_equal(np.concatenate(ours) if ours else t * 0 > 1, passes)


def test_a_condition_in_which_nothing_passes_still_has_its_threshold() -> None:
    strong, nothing = field.over(drawn(effect=4)), field.over(drawn(9, effect=0) / 1e3)
    found = discovery.limit([strong, nothing])
    assert found.t[1] is not None
    assert found.t[1] >= stats.t.isf(found.p / 2, 8) - 1e-9


def test_each_q_is_scipys() -> None:
    p = RNG(4).uniform(size=(3, 500)) ** 2
    whole = stats.false_discovery_control(p.ravel()).reshape(3, 500)
    np.testing.assert_allclose(discovery.adjusted(p), whole, rtol=1e-12)


def test_no_pixel_at_all_is_no_discovery() -> None:
    nobody = field.over(np.zeros((5, 10)))
    found = discovery.limit([nobody, nobody])
    assert (found.pixels, found.of, found.p, found.t) == (0, 0, 0.0, (None, None))
    assert discovery.adjusted(np.empty(0)).size == 0


def test_a_rate_is_a_share() -> None:
    with pytest.raises(ValueError, match=r"Use 0\.05"):
        discovery.limit([], rate=5)


@pytest.mark.slow  # compiles
def test_the_kernel_adds_as_its_twin_does() -> None:
    maps = drawn(9, 3000).astype(np.float32)
    for people in ([], [4], [0, 2, 3, 6], [0, 1, 2, 4, 5, 6, 8]):
        those = np.array(people, dtype=np.int64)
        ours, twin = kernels.compiled_moments()(maps, those), twins.moments(maps, those)
        np.testing.assert_array_equal(ours, twin)


def test_few_numbers_wait_for_no_compiler() -> None:
    assert kernels.moments(1000) is twins.moments
    assert kernels.moments(kernels.MANY) is kernels.compiled_moments()


def smooth(seed: int, people: int = 20, pixels: int = 1000) -> Floats:
    """Noise of one SD in which neighbours are alike, as under a brush."""
    noise = RNG(seed).normal(size=(people, pixels + 30))
    brush = np.exp(-(np.arange(-15, 16) ** 2) / 50)
    brush /= np.sqrt((brush**2).sum())
    return np.array([np.convolve(one, brush, mode="valid") for one in noise])


def passing(one: Field) -> Bools:
    least = discovery.limit([one]).t[0]
    return np.abs(one.t) >= (np.inf if least is None else least)


def test_with_no_effect_anything_is_found_in_at_most_5_of_100_groups() -> None:
    found = [discovery.limit([field.over(smooth(seed))]).pixels > 0 for seed in range(300)]
    # 300 groups at .05: 15, with an SD of 3.8
    assert 0 < np.sum(found) <= 25


def test_of_what_is_found_of_a_planted_effect_at_most_5_in_100_is_false() -> None:
    effect = np.zeros(1000)
    effect[:150], effect[400:550] = 1, -1
    found = [passing(field.over(smooth(seed) + effect)) for seed in range(150)]
    false = [one[effect == 0].sum() / max(one.sum(), 1) for one in found]
    assert 0 < np.mean(false) <= 0.05
    assert np.mean([one[effect != 0].mean() for one in found]) > 0.8

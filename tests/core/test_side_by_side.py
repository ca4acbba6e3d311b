"""Two sets of maps side by side: by hand, beside plain loops, and by chance."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest

from between.core.estimate import Estimate, Floats, Leans, Reason, Silence
from between.core.side_by_side import UNSTEADY, alike, difference, stability

RNG = np.random.default_rng


def _maps(n: int, at: int, *, noise: float = 0.3, seed: int = 1) -> Leans:
    rng = RNG([seed, at])
    maps = rng.normal(0, noise, (n, 60))
    maps[:, at : at + 8] += 1
    return maps.astype(np.float32)


def test_what_all_of_one_side_hold_and_none_of_the_other_is_as_rare_as_can_be() -> None:
    first, second = (np.zeros((5, 4), dtype=np.float32) for _ in range(2))
    first[:, 2] = 1
    found = difference(first, second, rng=RNG(1))
    # 2 of the C(10, 5) = 252 labellings part them so
    assert found.p.tolist() == pytest.approx([1, 1, 2 / 252, 1])
    assert found.mean.tolist() == [0, 0, 1, 0]


def test_the_chances_are_those_of_plain_loops() -> None:
    rng = RNG(7)
    first, second = (
        rng.normal(middle, 1, (5, 3)).astype(np.float32) for middle in (0.6, 0)
    )
    maps = np.concatenate([first, second]).astype(np.float64)

    def away(picked: Sequence[int]) -> Floats:
        others = [row for row in range(10) if row not in picked]
        apart = maps[list(picked)].mean(axis=0) - maps[others].mean(axis=0)
        return np.asarray(np.abs(apart) / maps.std(axis=0))

    largest = [away(picked).max() for picked in combinations(range(10), 5)]
    slow = [np.mean([one >= seen - 1e-9 for one in largest]) for seen in away(range(5))]
    np.testing.assert_allclose(difference(first, second, rng=rng).p, slow)


def test_many_maps_are_shuffled_by_chance_and_the_same_seed_gives_the_same() -> None:
    first, second = _maps(10, 5), _maps(9, 30)
    one, again = (difference(first, second, rng=RNG(2)) for _ in range(2))
    np.testing.assert_array_equal(one.p, again.p)
    assert set(np.flatnonzero(one.p <= 0.05)) == {*range(5, 13), *range(30, 38)}


def test_too_few_on_a_side_are_refused() -> None:
    with pytest.raises(ValueError, match="need 5 maps, got 4 and 5"):
        difference(_maps(4, 1), _maps(5, 1), rng=RNG(1))
    with pytest.raises(ValueError, match="need 5 maps"):
        alike(_maps(5, 1), _maps(4, 1), rng=RNG(1))


def test_maps_of_the_same_place_are_alike_and_steady() -> None:
    found = alike(_maps(12, 5, seed=1), _maps(12, 5, seed=2), rng=RNG(1))
    assert isinstance(found.r, Estimate)
    assert found.r.low > 0.8
    assert found.unlike > 0.05
    assert min(found.first, found.second) > 0.9


def test_maps_of_different_places_are_less_alike_than_shuffled_ones() -> None:
    found = alike(_maps(12, 5), _maps(12, 40), rng=RNG(1))
    assert isinstance(found.r, Estimate)
    assert found.r.high < 0.3
    assert found.unlike <= 0.001


def test_maps_that_differ_among_themselves_have_no_likeness() -> None:
    noise = RNG(3).normal(size=(2, 8, 60)).astype(np.float32)
    found = alike(noise[0], noise[1], rng=RNG(1))
    assert found.r is UNSTEADY
    assert isinstance(found.r, Silence)
    assert found.r.reason is Reason.UNSTEADY


def test_empty_maps_are_like_nothing() -> None:
    empty = np.zeros((6, 60), dtype=np.float32)
    found = alike(empty, _maps(6, 5), rng=RNG(1))
    assert isinstance(found.r, Silence)
    assert found.first == 0


def test_stability_is_what_plain_halves_have() -> None:
    maps = _maps(8, 5, noise=1.0)
    rng, found = RNG(5), []
    for _ in range(2000):
        order = rng.permutation(8)
        r = np.corrcoef(maps[order[:4]].mean(axis=0), maps[order[4:]].mean(axis=0))[0, 1]
        found.append(2 * max(r, 0) / (1 + max(r, 0)))
    assert stability(maps, rng=RNG(1)) == pytest.approx(np.mean(found), abs=0.03)


def test_three_maps_have_no_halves() -> None:
    assert stability(_maps(3, 5), rng=RNG(1)) == 0


@pytest.mark.slow  # 150 people of whom nothing differs
def test_at_most_five_in_a_hundred_who_are_the_same_are_said_to_differ() -> None:
    differ = unlike = 0
    for seed in range(150):
        first, second = _maps(6, 5, seed=seed), _maps(7, 5, seed=1000 + seed)
        differ += difference(first, second, rng=RNG(seed)).p.min() <= 0.05
        unlike += alike(first, second, rng=RNG(seed)).unlike <= 0.05
    assert differ <= 0.05 * 150 + 6
    assert unlike <= 0.05 * 150 + 6

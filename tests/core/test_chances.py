"""Counting the chances: what may be said when many things were looked at."""

import numpy as np
import pytest

from between.core.chances import counted


def test_a_chance_is_multiplied_by_what_was_looked_at() -> None:
    p = np.array([0.001, 0.02, 0.5, 1.0])
    np.testing.assert_allclose(counted(p, np.zeros(4)), [0.004, 0.08, 1, 1])


def test_what_could_never_come_out_is_not_counted() -> None:
    p = np.array([0.02, 0.5, 0.5, 0.5])
    least = np.array([0.001, 0.3, 0.3, 0.06])
    # one test alone can reach 0.05: by hand, 1 rival
    np.testing.assert_allclose(counted(p, least), [0.02, 1, 1, 1])


def test_what_can_reach_the_level_alone_and_not_among_others_is_not_counted() -> None:
    # both reach 0.05, only one reaches 0.025: two rivals, one of them cannot win
    np.testing.assert_allclose(
        counted(np.array([0.02, 0.04]), np.array([0.01, 0.04])), [0.04, 1]
    )


def test_45_tests_need_chances_below_a_thousandth() -> None:
    # the smallest share of 999 drawn shuffles is 1 in 1,000: 45 of them just pass, 51 do not
    assert counted(np.full(45, 0.001), np.full(45, 0.001)).max() <= 0.05
    assert counted(np.full(51, 0.001), np.full(51, 0.001)).max() > 0.05
    assert counted(np.full(51, 0.0009), np.zeros(51)).max() <= 0.05


def test_shapes_are_kept_and_nothing_is_nothing() -> None:
    assert counted(np.ones((2, 3)), np.ones((2, 3))).shape == (2, 3)
    assert counted(np.empty(0), np.empty(0)).size == 0


def test_any_false_one_is_as_rare_as_the_level_says() -> None:
    rng = np.random.default_rng(1)
    least = np.repeat([0.0, 0.002, 0.2], 20)
    wrong = 0.0
    for _ in range(2_000):
        # discrete chances: multiples of what is least, as exact ones are
        p = rng.random(60)
        p = np.where(least > 0, np.ceil(p / np.maximum(least, 1e-9)) * least, p)
        wrong += float((counted(np.minimum(p, 1), least) <= 0.05).any())
    assert 20 < wrong <= 100 + 3 * 95**0.5


@pytest.mark.parametrize(
    ("p", "least"),
    [([1.1], [0.0]), ([np.nan], [0.0]), ([0.5], [-0.1]), ([0.5, 0.5], [0.1])],
)
def test_what_is_no_probability_is_refused(p: list[float], least: list[float]) -> None:
    with pytest.raises(ValueError, match="probabilities"):
        counted(np.array(p), np.array(least))

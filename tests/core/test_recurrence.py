"""The hierarchical model: by hand, beside two other routes, and its invariances."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from between.core import recurrence
from between.core.odds import both_often, more_in_first, more_in_rest, odds_of
from between.core.recurrence import GRID, Recurrence, log_weight, recur
from between.core.twins import Counts, Draws

REFERENCE: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "reference" / "recurrence.json").read_text()
)
TABLE = np.array(REFERENCE["importance"]["table"])
ERRORS = 4


def of(counts: Counts, seed: int = 1) -> Recurrence:
    return recur(counts, rng=np.random.default_rng(seed))


def numbers(found: Recurrence) -> np.ndarray:
    return np.stack([found.in_both, found.in_rest, found.in_first])


def test_the_weight_of_a_by_hand() -> None:
    # one moment in one relation: G(a) / G(a + 1) = 1 / a
    prior = -0.5 * np.log(GRID / 6) ** 2
    np.testing.assert_allclose(log_weight(np.array([[0, 1]])), prior - np.log(GRID))
    # two moments: 1 / (a (a + 1))
    expected = prior - np.log(GRID * (GRID + 1))
    np.testing.assert_allclose(log_weight(np.array([[2, 0]])), expected)


def test_the_three_probabilities_by_hand() -> None:
    uniform = (np.ones(4), np.ones(4))  # theta ~ Beta(1, 1)
    rest = np.array([0.5, 0.05, 0.2, 0.95])
    # P(theta > .2) where the rest is above .2; P(theta < rest - .1); P(theta > rest + .1)
    np.testing.assert_allclose(both_often(uniform, rest), [0.8, 0, 0, 0.8])
    np.testing.assert_allclose(more_in_rest(uniform, rest), [0.4, 0, 0.1, 0.85])
    np.testing.assert_allclose(more_in_first(uniform, rest), [0.4, 0.85, 0.7, 0])


def test_far_from_a_decision_a_draw_counts_as_it_is() -> None:
    # a = 2, m = (.5, .5), no moments with the first; in the draw: theta_0 = theta_O = .5
    draws = Draws(np.array([2.0]), np.array([[0.5, 0.5]]), np.array([[[0.5, 0.5]] * 2]))
    both, in_rest, in_first = odds_of(np.array([[0, 0], [1, 1]]), draws)[0]
    np.testing.assert_allclose(both, 0.8)  # holds in the draw, so integrated
    assert [*in_rest, *in_first] == [0, 0, 0, 0]


def test_exact_quadrature_gives_the_same() -> None:
    exact = REFERENCE["quadrature"]
    found = of(np.array(exact["table"]))
    for name in ("in_both", "in_rest", "in_first"):
        place = ("in_both", "in_rest", "in_first").index(name)
        near = ERRORS * found.error[place, 0] + 0.002  # the grid of the quadrature
        assert abs(getattr(found, name)[0] - exact[name]) < near, name
    assert abs(found.first[0].value - exact["first"]) < 0.012
    assert abs(found.rest[0].value - exact["rest"]) < 0.012
    assert abs(found.flexibility.value - exact["flexibility"]) < 0.012


def test_importance_sampling_gives_the_same() -> None:
    other = REFERENCE["importance"]
    found = of(TABLE)
    for place, name in enumerate(("in_both", "in_rest", "in_first")):
        error = np.hypot(found.error[place], other[name]["error"])
        assert (
            abs(getattr(found, name) - other[name]["mean"]) < ERRORS * error + 1e-4
        ).all()
    for name in ("first", "rest"):
        ours = [rate.value for rate in getattr(found, name)]
        np.testing.assert_allclose(ours, other[name]["mean"], atol=0.015)
    for name in ("overlap", "flexibility"):
        assert abs(getattr(found, name).value - other[name]["mean"]) < 0.015


def test_relations_and_codes_may_change_places() -> None:
    found = of(TABLE)
    moved = of(TABLE[[0, 3, 4, 2, 1]], seed=2)
    mirrored = of(TABLE[:, ::-1].copy(), seed=3)
    error = np.hypot(found.error, moved.error) + 1e-4
    assert (abs(numbers(found) - numbers(moved)) < ERRORS * error).all()
    error = np.hypot(found.error, mirrored.error[:, ::-1]) + 1e-4
    assert (abs(numbers(found) - numbers(mirrored)[:, ::-1]) < ERRORS * error).all()


def test_another_moment_with_a_code_does_not_lower_its_probability() -> None:
    found, more = of(TABLE), TABLE.copy()
    more[:2, 0] += 1
    again = of(more, seed=2)
    error = np.hypot(found.error[0, 0], again.error[0, 0])
    assert again.in_both[0] > found.in_both[0] - ERRORS * error


def test_the_same_seed_gives_the_same_to_the_last_digit() -> None:
    one, two = of(TABLE), of(TABLE)
    np.testing.assert_array_equal(numbers(one), numbers(two))
    np.testing.assert_array_equal(one.nearness, two.nearness)
    assert one.first == two.first


@pytest.mark.slow  # draws many chains
def test_the_error_is_small_where_a_tag_is_decided() -> None:
    rng = np.random.default_rng(5)
    for _ in range(10):
        found = of(rng.integers(0, 6, (6, 8)))
        assert found.steady.all()
        assert found.deciding_error <= 0.01


@pytest.mark.slow  # draws many chains
def test_the_error_is_as_large_as_the_spread_between_seeds() -> None:
    runs = [of(TABLE, seed=seed) for seed in range(30)]
    spread = np.std([numbers(run) for run in runs], axis=0, ddof=1)
    said = np.sqrt(np.mean([run.error**2 for run in runs], axis=0))
    large = spread > 0.002
    assert ((said / spread)[large] > 0.6).all()
    assert ((said / spread)[large] < 1.7).all()


def test_what_does_not_settle_is_not_steady(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recurrence, "STEADY", 1e-5)
    found = of(TABLE)
    assert not found.steady.all()
    assert len(found.nearness) == recurrence.MOST


@pytest.mark.parametrize(
    "counts",
    [
        np.zeros((3, 8), dtype=np.int64) + np.eye(3, 8, dtype=np.int64),
        np.array([[0] * 8, [9] + [0] * 7, [0] * 8]),
        np.array([[4000] + [0] * 7, [0, 3000] + [0] * 6, [0] * 8]),
    ],
)
def test_sparse_and_lopsided_tables_give_finite_numbers(counts: Counts) -> None:
    found = of(counts)
    assert np.isfinite(numbers(found)).all()
    assert ((numbers(found) >= 0) & (numbers(found) <= 1)).all()
    for rate in (*found.first, *found.rest, found.overlap, found.flexibility):
        assert 0 <= rate.low <= rate.value <= rate.high <= 1


def test_large_counts_are_their_shares() -> None:
    found = of(np.array([[600, 300, 100], [100, 100, 800]]))
    assert [round(rate.value, 1) for rate in found.first] == [0.6, 0.3, 0.1]
    assert [round(rate.value, 1) for rate in found.rest] == [0.1, 0.1, 0.8]
    assert found.in_first[0] > 0.999
    assert found.in_rest[2] > 0.999


@pytest.mark.parametrize(
    "wrong",
    [
        np.ones(8, int),
        np.ones((1, 8), int),
        -np.ones((2, 8), int),
        np.array([[3, 1], [0, 0]]),
    ],
)
def test_what_is_no_table_of_counts_is_refused(wrong: Counts) -> None:
    with pytest.raises(ValueError, match="`counts`"):
        of(wrong)

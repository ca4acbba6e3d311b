"""The filter against a plain reading of its definition, and what it must never do."""

import math

import numpy as np
import pytest

from between.core import alliance
from between.core.estimate import Floats

NO = float("nan")
PEOPLE, SESSIONS = 12, 20


def ratings(seed: int, *, missing: float = 0.0) -> Floats:
    rng = np.random.default_rng(seed)
    found = 5.5 + 0.5 * rng.normal(size=(2, PEOPLE, SESSIONS))
    found[rng.random(found.shape) < missing] = NO
    return found


def days(seed: int) -> Floats:
    gaps = np.random.default_rng(seed).integers(0, 30, (PEOPLE, SESSIONS))
    return np.cumsum(gaps, axis=1).astype(np.float64)


def weekly(sessions: int) -> Floats:
    return np.arange(0, 7 * sessions, 7, dtype=np.float64)[None]


def one_by_one(client: Floats, therapist: Floats, days: Floats) -> list[list[float]]:
    """One person, one session, one drop after the other, as the definition reads."""
    level, wide, noise, worth = [5.5, 5.5], [4.0, 4.0], [0.09, 0.09], [6.0, 6.0]
    told, strain, share = [], 0.0, (1.0, 0.6)
    drops = [*(0.4 + 0.22 * n for n in range(6)), 2.2, 3.2]
    chances = [0.15] * 6 + [0.05] * 2

    def density(side: int, error: float) -> float:
        whole = wide[side] + noise[side]
        power = -(worth[side] + 1) / 2
        return float((1 + error**2 / (worth[side] * whole)) ** power / whole**0.5)

    def likelier(side: int, error: float, lowered: float) -> float:
        if math.isnan(error):
            return 1.0
        return density(side, error + lowered) / density(side, error)

    for at, pair in enumerate(zip(client, therapist, strict=True)):
        gap = max(days[at] - days[at - 1], 1.0) if at else 1.0
        wide[0], wide[1] = wide[0] + 0.012 * gap / 7, wide[1] + 0.008 * gap / 7
        prior = 0.55 * strain + 0.08 * (1 - strain)
        error = [pair[0] - level[0], pair[1] - level[1]]
        alone = [likelier(0, error[0], d) for d in drops]
        seen = [likelier(1, error[1], 0.6 * d) for d in drops]
        each = [
            c * a * (0.45 + 0.55 * b) for c, a, b in zip(chances, alone, seen, strict=True)
        ]
        ratio = prior / (1 - prior) * sum(each)
        strain = ratio / (1 + ratio)
        weights = [
            [strain * x / sum(each) for x in each],
            [
                strain * x / sum(each) * 0.55 * b / (0.45 + 0.55 * b)
                for x, b in zip(each, seen, strict=True)
            ],
        ]
        for side in (0, 1):
            if math.isnan(pair[side]):
                continue
            raised = [error[side] + share[side] * d for d in drops]
            usual, whole = 1 - sum(weights[side]), wide[side] + noise[side]
            mean = usual * error[side]
            square = usual * error[side] ** 2
            for weight, one in zip(weights[side], raised, strict=True):
                mean, square = mean + weight * one, square + weight * one**2
            gain = wide[side] / whole
            level[side] += gain * mean
            wide[side] *= 1 - gain
            noise[side] = (noise[side] * worth[side] + noise[side] * square / whole) / (
                worth[side] + 1
            )
            worth[side] = min(worth[side] + 1, 40)
        told.append([level[0], math.sqrt(wide[0]), level[1], strain])
    return told


@pytest.mark.parametrize("missing", [0.0, 0.3, 1.0])
def test_many_at_once_are_each_one_alone(missing: float) -> None:
    (client, therapist), when = ratings(1, missing=missing), days(2)
    track = alliance.follow(client, therapist, when)
    found = np.stack([track.level, track.spread, track.other, track.odds], axis=-1)
    plain = [one_by_one(*one) for one in zip(client, therapist, when, strict=True)]
    np.testing.assert_allclose(found, np.array(plain), rtol=1e-9)


def test_what_comes_later_changes_nothing_that_was_said() -> None:
    (client, therapist), when = ratings(3), days(4)
    whole = alliance.follow(client, therapist, when)
    half = alliance.follow(client[:, :9], therapist[:, :9], when[:, :9])
    np.testing.assert_array_equal(whole.odds[:, :9], half.odds)


def test_a_fall_is_found_and_does_not_drag_the_level_down() -> None:
    client = np.full((1, 12), 6.0) + np.tile([0.1, -0.1], 6)
    client[0, 9] = 4.6
    track = alliance.follow(client, np.full((1, 12), NO), weekly(12))
    assert track.odds[0, 9] > alliance.LOOK
    assert track.odds[0, :9].max() < alliance.SOFT
    assert abs(track.level[0, 9] - track.level[0, 8]) < 0.1


def test_a_deep_fall_is_no_noise() -> None:
    client = np.full((1, 12), 5.8) + np.tile([0.1, -0.1], 6)
    client[0, 9] = 3.3
    track = alliance.follow(client, np.full((1, 12), NO), weekly(12))
    assert track.odds[0, 9] > 0.99
    assert abs(track.level[0, 9] - track.level[0, 8]) < 0.2


def test_a_rise_is_no_strain() -> None:
    client = np.full((1, 12), 4.0)
    client[0, 9:] = 5.5
    track = alliance.follow(client, np.full((1, 12), NO), weekly(12))
    assert track.odds[0].max() < 0.2


@pytest.mark.parametrize("value", [1.0, 7.0])
def test_who_always_says_the_same_is_followed_too(value: float) -> None:
    same = np.full((1, 200), value)
    track = alliance.follow(same, same, weekly(200))
    assert np.isfinite(track.odds).all()
    assert track.odds[0, alliance.QUIET :].max() < alliance.SOFT
    assert track.level[0, -1] == pytest.approx(value, abs=0.01)


def test_after_a_long_pause_the_level_is_known_less() -> None:
    client = np.full((1, 10), 6.0)
    usual, paused = weekly(10), weekly(10)
    paused[0, 9] += 365
    none = np.full((1, 10), NO)
    spread = [alliance.follow(client, none, one).spread[0, 9] for one in (usual, paused)]
    assert spread[1] > 1.3 * spread[0]


def test_no_sessions_give_nothing() -> None:
    none = np.empty((1, 0))
    assert alliance.follow(none, none, none).odds.shape == (1, 0)


def test_another_scale_is_the_same_course() -> None:
    found = alliance.rescaled(np.array([0.0, 50.0, 100.0, NO]), 0, 100)
    np.testing.assert_allclose(found, [1, 4, 7, NO])
    with pytest.raises(ValueError, match="must rise"):
        alliance.rescaled(found, 7, 1)


def test_other_shapes_are_named() -> None:
    with pytest.raises(ValueError, match="people x sessions"):
        alliance.follow(np.ones((2, 3)), np.ones((2, 4)), np.ones((2, 3)))

"""Little is said falsely of made-up people, and what was planted is found."""

import numpy as np
import pytest

from between.insight import body_beside_trials, body_trials
from between.insight.body_trials import Alone

WORLDS = {one.name: one for one in (*body_trials.NULLS, *body_trials.EFFECTS)}
TWOS = {one.name: one for one in body_beside_trials.TWOS}


def tried(name: str, n: int, people: int) -> Alone:
    return body_trials._alone(WORLDS[name], n, people, np.random.default_rng(1))


@pytest.mark.slow  # 40 people
def test_of_those_who_paint_anywhere_nearly_nobody_reads_of_a_place() -> None:
    assert tried("much painted", 12, 40).wrong <= 0.1  # .05 is aimed at


@pytest.mark.slow  # 20 people
def test_a_place_that_was_planted_is_found_and_intervals_hold() -> None:
    found = tried("throat, 8 of 10", 12, 20)
    assert found.found is not None
    assert found.found > 0.8
    assert found.wrong <= 0.1
    assert found.covered is not None
    assert 0.8 < found.covered < 0.97


def test_what_was_painted_for_a_place_marks_that_place() -> None:
    assert ("throat", "more") in body_trials.touched(WORLDS["throat, 8 of 10"])
    assert body_trials.touched(WORLDS["anywhere"]) == frozenset()


@pytest.mark.slow  # 40 people
def test_a_difference_that_was_planted_is_found_and_a_habit_is_none() -> None:
    for name, least, most in (
        ("throat, and belly with the other", 0.6, 1.0),
        ("the same, always the chest", 0.0, 0.1),
    ):
        rng = np.random.default_rng(1)
        found = body_beside_trials._beside(TWOS[name], (10, 10), 20, rng)
        assert least <= found.differ <= most
        assert found.wrong <= 0.1

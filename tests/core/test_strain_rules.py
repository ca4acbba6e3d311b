"""Published rules on courses small enough to reckon by hand."""

import numpy as np
import pytest

from between.core import strain_rules

COURSE = np.array([[6.0, 6.2, 6.0, 6.2, 5.0]])
SPREAD = 0.2 / 1.128  # each of the four moved by 0.2


def test_each_rule_is_highest_where_it_fell() -> None:
    for name, rule in strain_rules.RULES.items():
        scores = rule(COURSE)[0]
        assert np.nanargmax(scores) == 4, name
        assert scores.shape == (5,)


def test_the_scores_are_those_of_the_textbook() -> None:
    assert strain_rules.drop(COURSE)[0, 4] == pytest.approx(1.2)
    assert strain_rules.below_best(COURSE)[0, 4] == pytest.approx(1.2)
    assert strain_rules.shewhart(COURSE)[0, 4] == pytest.approx(1.1 / SPREAD)
    spread = np.std([6.0, 6.2, 6.0, 6.2, 5.0], ddof=1)
    assert strain_rules.within_person(COURSE)[0, 4] == pytest.approx(0.88 / spread)
    weighted = 6.0
    for one in COURSE[0, 1:]:
        weighted = 0.4 * one + 0.6 * weighted
    width = SPREAD * (0.4 / 1.6) ** 0.5
    assert strain_rules.ewma(COURSE)[0, 4] == pytest.approx((6.1 - weighted) / width)


def test_before_there_is_enough_there_is_no_score() -> None:
    assert np.isnan(strain_rules.shewhart(COURSE)[0, :3]).all()
    assert np.isnan(strain_rules.ewma(COURSE)[0, :3]).all()
    assert np.isnan(strain_rules.drop(COURSE)[0, 0])


def test_who_always_says_the_same_gets_numbers() -> None:
    for rule in strain_rules.RULES.values():
        scores = rule(np.full((1, 8), 7.0))[0, 3:]
        np.testing.assert_array_equal(scores, 0)

"""The budget for being wrong."""

import numpy as np
import pytest

from between.core.tags import settle


def test_statements_are_taken_while_the_sum_of_doubts_fits() -> None:
    odds = np.array(
        [[0.97, 0.1, 0.0], [0.0, 0.99, 0.0], [0.98, 0.0, 0.0], [0.2, 0.3, 0.96]]
    )
    # doubts from the likeliest down: .01, .03, .06: the third and fourth do not fit
    assert settle(odds) == [None, 1, 0, None]


def test_nothing_likely_settles_nothing() -> None:
    assert settle(np.full((24, 3), 0.9)) == [None] * 24


def test_certain_ones_all_settle_and_leave_the_budget_whole() -> None:
    assert settle(np.array([[1.0, 0.0], [0.0, 1.0], [0.96, 0.0]])) == [0, 1, 0]


def test_a_row_carries_its_likeliest_statement_only() -> None:
    assert settle(np.array([[0.99, 0.995]])) == [1]


def test_equal_ones_are_taken_in_the_order_given() -> None:
    assert settle(np.array([[0.97], [0.97]])) == [0, None]


def test_no_rows_settle_nothing() -> None:
    assert settle(np.empty((0, 3))) == []


@pytest.mark.parametrize("wrong", [np.array([[1.1]]), np.array([[np.nan]]), np.ones(3)])
def test_what_is_no_probability_is_refused(wrong: np.ndarray) -> None:
    with pytest.raises(ValueError, match="probabilities"):
        settle(wrong)

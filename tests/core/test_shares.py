"""How far two shares lie apart, held against the examples that Newcombe prints."""

import numpy as np
import pytest
from scipy.stats import binom

from between.core import shares


@pytest.mark.parametrize(
    ("then", "first", "low", "high"),
    [  # Newcombe 1998, table II, method 10
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((0, 10), (0, 20), -0.1611, 0.2775),
    ],
)
def test_two_shares_lie_as_far_apart_as_newcombe_prints(
    then: tuple[int, int], first: tuple[int, int], low: float, high: float
) -> None:
    found = shares.apart(first, then, level=0.95)
    np.testing.assert_allclose((found.low, found.high), (low, high), atol=6e-5)
    assert found.n == first[1] + then[1]


@pytest.mark.parametrize(("n", "p", "m", "q"), [(8, 0.3, 6, 0.3), (12, 0.2, 9, 0.6)])
def test_the_interval_holds_the_difference_about_as_often_as_it_says(
    n: int, p: float, m: int, q: float
) -> None:
    """All counts that can come, each with its chance: no draw is needed."""
    held = sum(
        float(binom.pmf(k, n, p) * binom.pmf(j, m, q))
        for k in range(n + 1)
        for j in range(m + 1)
        if (found := shares.apart((k, n), (j, m))).low <= q - p <= found.high
    )
    assert 0.87 <= held <= 0.97


def test_the_interval_turns_round_with_the_order() -> None:
    one, other = shares.apart((2, 9), (5, 7)), shares.apart((5, 7), (2, 9))
    np.testing.assert_allclose((one.low, one.high), (-other.high, -other.low), atol=1e-12)


def test_counts_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="got 0 of 0"):
        shares.apart((0, 0), (1, 5))

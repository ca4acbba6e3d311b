"""Numbers with intervals, and shares with their bounds."""

import math

import numpy as np
import pytest

from between.core.estimate import Floats, of_draws
from between.core.shares import upper_bound


def test_an_estimate_by_hand() -> None:
    found = of_draws(np.arange(101) / 100, n=7)
    assert found.value == pytest.approx(0.5)
    assert [found.low, found.high] == pytest.approx([0.05, 0.95])
    assert found.n == 7


@pytest.mark.parametrize("level", [0, 1, 95, math.nan])
def test_a_level_lies_between_0_and_1(level: float) -> None:
    with pytest.raises(ValueError, match=r"Use 0\.9"):
        of_draws(np.ones(3), n=1, level=level)


@pytest.mark.parametrize("draws", [np.array([]), np.array([np.nan]), np.ones((2, 2))])
def test_no_nan_becomes_a_number(draws: Floats) -> None:
    with pytest.raises(ValueError, match="finite"):
        of_draws(draws, n=1)


def test_the_bound_of_a_share() -> None:
    # nothing in n: 1 - .05^(1/n), the "rule of three"; all of n: no bound
    assert upper_bound(0, 400) == pytest.approx(1 - 0.05 ** (1 / 400))
    assert upper_bound(5, 5) == 1
    # 1 of 2: the p with (1 - p)^2 + 2 p (1 - p) = 1 - p^2 = .05
    assert upper_bound(1, 2) == pytest.approx(math.sqrt(0.95))


@pytest.mark.parametrize(("seen", "of"), [(0, 0), (3, 2), (-1, 2)])
def test_counts_that_cannot_be_are_refused(seen: int, of: int) -> None:
    with pytest.raises(ValueError, match="`seen`"):
        upper_bound(seen, of)

"""Many chances at once are those that SciPy computes one by one."""

import numpy as np
import pytest
from scipy import stats

from between.core.tail import FAR, MANY, two_sided


@pytest.mark.parametrize("df", [1, 2, 3, 5, 9, 31, 299, 5000])
@pytest.mark.parametrize("spread", [0.5, 3.0, 40.0])
def test_many_are_as_exact_as_each(df: int, spread: float) -> None:
    rng = np.random.default_rng(df)
    t = np.concatenate([rng.normal(0, spread, MANY), [0.0, -0.0, FAR, 2 * FAR]])
    exact = 2 * stats.t.sf(np.abs(t), df)
    seen = exact > 1e-290
    np.testing.assert_allclose(two_sided(t, df)[seen], exact[seen], rtol=3e-12)


def test_few_are_computed_one_by_one() -> None:
    t = np.array([0.0, 1.0, -2.5, 7.0])
    np.testing.assert_array_equal(two_sided(t, 8), two_sided(-t, 8))
    np.testing.assert_allclose(two_sided(t, 8), 2 * stats.t.sf(np.abs(t), 8), rtol=1e-13)


def test_no_number_at_all_is_no_trouble() -> None:
    assert two_sided(np.empty(0), 8).size == 0

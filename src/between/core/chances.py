"""Counting the chances: what may be said when many things were looked at.

Bonferroni's rule divides the level by the number of tests. With few moments most tests could
never come out, whatever was observed; Tarone's rule does not count those.
"""

from typing import Final

import numpy as np

from between.core.estimate import Floats

LEVEL: Final = 0.05


def counted(p: Floats, least: Floats, *, level: float = LEVEL) -> Floats:
    """Return for each test its chance `p` multiplied by the tests that could come out.

    `p`: exact chances, one for each test, in any shape; `least`: the smallest that each
    could have been, known from the margins alone. What is at most `level` may be said: the
    chance that anything false is among it is then at most `level`, however the tests depend
    on each other. A test that could never come out is 1. Raises `ValueError` for what is no
    probability. Tarone 1990 (Biometrics 46:515).
    """
    if not (
        0 < level < 1 and _is_chance(p) and _is_chance(least) and p.shape == least.shape
    ):
        raise ValueError(
            "`p`, `least` and `level` must be probabilities, one for each test."
        )
    # The smallest number r of rivals such that at most r tests can reach level / r
    ordered = np.sort(least, axis=None)
    rivals = 1
    while np.searchsorted(ordered, level / rivals, side="right") > rivals:
        rivals += 1
    q: Floats = np.where(least <= level / rivals, np.minimum(p * rivals, 1.0), 1.0)
    return q


def _is_chance(values: Floats) -> bool:
    return bool(((values >= 0) & (values <= 1)).all())

"""A number with its honest interval, or a silence with its reason."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Leans: TypeAlias = npt.NDArray[np.float32]
Bools: TypeAlias = npt.NDArray[np.bool_]
LEVEL: Final = 0.9


class Reason(StrEnum):
    """Why there is no number."""

    NOT_BUILT = "not built yet"
    NO_THERAPIST = "no therapist"
    TOO_FEW_MOMENTS = "too few moments"
    TOO_FEW_PEOPLE = "too few people"
    TOO_FEW_WITH_THERAPIST = "too few with therapist"
    TOO_FEW_WITH_OTHERS = "too few with others"
    NOBODY_IN_PARTICULAR = "nobody in particular"
    UNSTEADY = "unsteady"
    NO_BASE_RATES = "no base rates"
    TOO_LITTLE_TOLD = "too little told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number, the ends of its 90 % interval, and how many moments it rests on."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """No number, and why; `have` and `need` are the counts behind it, where there are."""

    reason: Reason
    sentence: str
    have: int = 0
    need: int = 0


def of_draws(draws: Floats, *, n: int, level: float = LEVEL) -> Estimate:
    """Return the mean of posterior draws with its central interval.

    `draws`: one-dimensional, at least one, any unit; `n`: the moments behind them;
    `level`: strictly between 0 and 1. Raises `ValueError` for anything else, also when a
    draw is not finite. The mean is reported because "of 100 such moments we would expect
    about 73" is a sentence about a mean.
    """
    if not 0 < level < 1:
        raise ValueError(
            f"`level` must lie strictly between 0 and 1, got {level}. Use 0.9."
        )
    if draws.ndim != 1 or draws.size == 0 or not np.isfinite(draws).all():
        raise ValueError("`draws` must be a row of at least one finite number.")
    low, high = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(value=float(draws.mean()), low=float(low), high=float(high), n=n)

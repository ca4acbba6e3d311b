"""Published rules that say where a rating fell: references to compare the filter with.

Each gives a score for each session (people x sessions): the higher, the more it fell. All but
`within_person` look only backwards. NaN where there is too little before. Spreads have a floor:
who always gives the same rating has none.

Shewhart 1931; EWMA: Roberts 1959; control charts for the alliance: Eubanks-Carter, Gorman &
Muran 2012; drop: after Strauss et al. 2006; within-person z: after Stiles et al. 2004.
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from between.core.estimate import Floats

FLOOR: Final = 0.1  # SD, on a scale from 1 to 7
MOVING: Final = 1.128  # mean range of two from a normal distribution, in SD
WEIGHT: Final = 0.4
LEAST: Final = 3


def drop(ratings: Floats) -> Floats:
    """Return how much lower each rating is than the one before."""
    found: Floats = -np.diff(ratings, axis=1, prepend=np.nan)
    return found


def below_best(ratings: Floats) -> Floats:
    """Return how much lower each is than the best of the three before."""
    found = np.full(ratings.shape, np.nan)
    for at in range(1, ratings.shape[1]):
        found[:, at] = ratings[:, max(at - 3, 0) : at].max(axis=1) - ratings[:, at]
    return found


def within_person(ratings: Floats) -> Floats:
    """Return each person's negative z over the whole course: it needs what comes later."""
    spread = np.maximum(ratings.std(axis=1, ddof=1, keepdims=True), FLOOR)
    found: Floats = (ratings.mean(axis=1, keepdims=True) - ratings) / spread
    return found


def shewhart(ratings: Floats) -> Floats:
    """Return the distance below the mean before, in SD of moving ranges before."""
    found = np.full(ratings.shape, np.nan)
    for at in range(LEAST, ratings.shape[1]):
        mean, spread = _before(ratings[:, :at])
        found[:, at] = (mean - ratings[:, at]) / spread
    return found


def ewma(ratings: Floats) -> Floats:
    """Return the distance of the weighted mean below the mean before, in SD of the former."""
    found, weighted = np.full(ratings.shape, np.nan), ratings[:, 0]
    for at in range(1, ratings.shape[1]):
        weighted = WEIGHT * ratings[:, at] + (1 - WEIGHT) * weighted
        if at >= LEAST:
            mean, spread = _before(ratings[:, :at])
            width = spread * np.sqrt(WEIGHT / (2 - WEIGHT))
            found[:, at] = (mean - weighted) / width
    return found


RULES: Final[Mapping[str, Callable[[Floats], Floats]]] = {
    "drop": drop,
    "below the best of three": below_best,
    "within-person z (whole course)": within_person,
    "Shewhart": shewhart,
    "EWMA": ewma,
}


def _before(ratings: Floats) -> tuple[Floats, Floats]:
    moves = np.abs(np.diff(ratings, axis=1)).mean(axis=1) / MOVING
    return ratings.mean(axis=1), np.maximum(moves, FLOOR)

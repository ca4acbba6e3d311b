"""How two people's ratings of their sessions move, and where one may have fallen below its level.

A local level that drifts, with noise that is learned, and in each session one of two regimes:
as usual, or a strain, in which the client's rating lies lower than the level. The filter looks
only backwards: what it says of a session needs no later one.

Local level, unknown variance: West & Harrison 1997, chapters 2 and 4. Two regimes with collapse
after each step: Harrison & Stevens 1976; Kim 1994. Constants are ours, on a scale from 1 to 7.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from between.core.estimate import Floats

LOW, HIGH = 1.0, 7.0
DRIFT, DRIFT_OTHER = 0.012, 0.008  # variance of the level's step in seven days
START, SPREAD = 5.5, 2.0  # mean and SD of a level before anything is known
NOISE, KNOWN, MOST_KNOWN = 0.09, 6.0, 40.0  # a variance, and how many ratings it is worth
ONSET, STAY = 0.08, 0.55  # chances that a strain begins, and goes on
# By how much it lowers the client's rating. A few are deep: without them, a fall from 80 to 38
# of 100 is taken for noise, and drags the level down by eight.
DROPS: Final = np.array([0.4, 0.62, 0.84, 1.06, 1.28, 1.5, 2.2, 3.2])
CHANCES: Final = np.array([0.15] * 6 + [0.05] * 2)
SEEN, SHARE = 0.55, 0.6  # how often the therapist sees it, and how much of it
QUIET: Final = 3  # sessions before anything is said
SOFT, LOOK = 0.5, 0.8  # probabilities from which something is said
OVER, OVER_FOR = 0.2, 2  # a strain seems over below this, for so many sessions
LEAST_GAP: Final = 1.0  # days; two sessions on one day are not nothing apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What is known after each session (people x sessions); levels on the scale from 1 to 7.

    `level`, `spread`: mean and SD of the client's level; `other`: mean of the therapist's;
    `odds`: probability of a strain in this session, given all ratings until then.
    """

    level: Floats
    spread: Floats
    other: Floats
    odds: Floats


@dataclass(slots=True)
class Rater:
    """A level and its noise as they are known so far, one value for each person."""

    drift: float
    mean: Floats
    variance: Floats
    noise: Floats
    known: Floats

    @classmethod
    def new(cls, people: int, drift: float) -> "Rater":
        """Return what is believed of `people` before their first rating."""
        one = np.ones(people)
        return cls(drift, START * one, SPREAD**2 * one, NOISE * one, KNOWN * one)

    def expect(self, gap: Floats) -> None:
        """Let the level drift for `gap` days."""
        self.variance = self.variance + self.drift * gap / 7

    def density(self, error: Floats) -> Floats:
        """Return log Student-t densities of errors (people x any), but for a constant."""
        scale, known = self._total()[:, None], self.known[:, None]
        found: Floats = -(known + 1) / 2 * np.log1p(error**2 / (known * scale))
        return found - np.log(scale) / 2

    def learn(self, error: Floats, square: Floats) -> None:
        """Take in a rating by its mean error and mean squared error; NaN teaches nothing."""
        there, total = np.isfinite(error), self._total()
        gain = np.where(there, self.variance / total, 0)
        self.mean = self.mean + np.where(there, gain * error, 0)
        self.variance = (1 - gain) * self.variance
        known = self.known + there
        more = self.noise * np.where(there, square / total, 0)
        self.noise = (self.noise * self.known + more) / known
        self.known = np.minimum(known, MOST_KNOWN)

    def _total(self) -> Floats:
        return self.variance + self.noise


def follow(client: Floats, therapist: Floats, days: Floats) -> Track:
    """Follow many courses at once.

    `client`, `therapist`: ratings from 1 to 7 (people x sessions), NaN where there is none;
    `days`: day of each session, of the same shape, never falling. Raises `ValueError` for
    other shapes. Any number of sessions, also none: what there is too little of is not
    decided here, but where it is said (`QUIET`).
    """
    if not client.shape == therapist.shape == days.shape or client.ndim != 2:
        raise ValueError(
            f"`client`, `therapist` and `days` must be people x sessions, all alike; got "
            f"{client.shape}, {therapist.shape}, {days.shape}."
        )
    people, sessions = client.shape
    own, other = Rater.new(people, DRIFT), Rater.new(people, DRIFT_OTHER)
    odds, told = np.zeros(people), np.full((4, people, sessions), np.nan)
    gaps = np.maximum(np.diff(days, axis=1, prepend=days[:, :1]), LEAST_GAP)
    for at in range(sessions):
        own.expect(gaps[:, at])
        other.expect(gaps[:, at])
        odds = _step(own, other, (client[:, at], therapist[:, at]), odds)
        told[:, :, at] = own.mean, np.sqrt(own.variance), other.mean, odds
    return Track(level=told[0], spread=told[1], other=told[2], odds=told[3])


def rescaled(ratings: Floats, low: float, high: float) -> Floats:
    """Return ratings of a scale from `low` to `high` as if they were from 1 to 7."""
    if not low < high:
        raise ValueError(f"The scale must rise, got {low} to {high}.")
    found: Floats = LOW + (ratings - low) / (high - low) * (HIGH - LOW)
    return found


def _step(
    own: Rater, other: Rater, ratings: tuple[Floats, Floats], before: Floats
) -> Floats:
    """Take in one session; return the probability that it was strained."""
    mine, theirs = ratings[0] - own.mean, ratings[1] - other.mean
    alone = _likely(own, mine[:, None] + DROPS, mine)
    seen = _likely(other, theirs[:, None] + SHARE * DROPS, theirs)
    # Likelihood ratios (people x drops), weighted by how often such a drop is.
    each = CHANCES * alone * ((1 - SEEN) + SEEN * seen)
    prior = STAY * before + ONSET * (1 - before)
    ratio = prior / (1 - prior) * each.sum(axis=1)
    odds: Floats = ratio / (1 + ratio)
    weights = odds[:, None] * each / each.sum(axis=1, keepdims=True)
    _learn(own, mine, weights, DROPS)
    noticed = weights * SEEN * seen / ((1 - SEEN) + SEEN * seen)
    _learn(other, theirs, noticed, SHARE * DROPS)
    return odds


def _likely(rater: Rater, lowered: Floats, error: Floats) -> Floats:
    """Return how much likelier a rating is where it was lowered; 1 where there is none."""
    ratio: Floats = np.exp(rater.density(lowered) - rater.density(error[:, None]))
    return np.where(np.isfinite(ratio), ratio, 1.0)


def _learn(rater: Rater, error: Floats, weights: Floats, drops: Floats) -> None:
    """Teach by the error averaged over the regimes: a strain does not drag the level down."""
    usual = 1 - weights.sum(axis=1)
    raised = error[:, None] + drops
    mean = usual * error + (weights * raised).sum(axis=1)
    square = usual * error**2 + (weights * raised**2).sum(axis=1)
    rater.learn(mean, square)

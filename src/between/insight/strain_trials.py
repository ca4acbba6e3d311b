"""What the filter finds of strains that are known, beside published rules in the same dyads.

Sessions count from the fourth on: before, nothing is said of anybody. Each finder gets the
threshold at which it is wrong about one session in twenty without a strain, so that they can be
compared; what is said to people has fixed thresholds, which are looked at apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.stats import rankdata

from between.core import alliance, dyads, strain_rules
from between.core.dyads import Dyads, Setting
from between.core.estimate import Bools, Floats

ALARMS, FEW_ALARMS = 0.05, 0.02
FILTER: Final = "filter, both ratings"
ALONE: Final = "filter, client only"
EDGES: Final = (0.0, 0.05, 0.2, 0.5, 0.8, 1.0)
NONE: Final = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One finder in one setting.

    `sessions`: share of strained sessions above the threshold, `strictly` above the one that is
    wrong about one in fifty; `right`: share of sessions above it that are strained; `strains`:
    share of strains with at least one such session; `ranked`: probability that a strained
    session scores higher than another (area under the curve).
    """

    finder: str
    sessions: float
    strictly: float
    right: float
    strains: float
    ranked: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Sessions whose probability lay between two edges: what was said, and what was so."""

    said: float
    so: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A fixed threshold: strained sessions above it, and others above it."""

    above: float
    right: float
    wrong: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """All of one setting; `strained` is the share of sessions that are."""

    setting: Setting
    people: int
    strained: float
    found: tuple[Found, ...]
    bins: tuple[Bin, ...]
    said: tuple[Said, ...]


def run(people: int, seed: int) -> tuple[Trial, ...]:
    """Try every setting with `people` each (some hundreds at least for steady shares)."""
    seeds = np.random.SeedSequence(seed).spawn(len(dyads.SETTINGS))
    return tuple(
        _trial(setting, people, np.random.default_rng(one))
        for setting, one in zip(dyads.SETTINGS, seeds, strict=True)
    )


def _trial(setting: Setting, people: int, rng: np.random.Generator) -> Trial:
    drawn = dyads.draw(setting, people, rng)
    scores = dict(_scores(drawn))
    truth, odds = drawn.strained[:, alliance.QUIET :], scores[FILTER]
    return Trial(
        setting=setting,
        people=people,
        strained=float(truth.mean()),
        found=tuple(_found(name, score, truth) for name, score in scores.items()),
        bins=tuple(_bins(odds, truth)),
        said=tuple(_said(odds, truth, above) for above in (alliance.SOFT, alliance.LOOK)),
    )


def _scores(drawn: Dyads) -> Iterable[tuple[str, Floats]]:
    nobody = np.full(drawn.client.shape, np.nan)
    both = alliance.follow(drawn.client, drawn.therapist, drawn.days).odds
    alone = alliance.follow(drawn.client, nobody, drawn.days).odds
    told = {FILTER: both, ALONE: alone}
    told |= {name: rule(drawn.client) for name, rule in strain_rules.RULES.items()}
    return ((name, score[:, alliance.QUIET :]) for name, score in told.items())


def _found(finder: str, score: Floats, truth: Bools) -> Found:
    above, sure = (
        score > np.quantile(score[~truth], 1 - alarms) for alarms in (ALARMS, FEW_ALARMS)
    )
    return Found(
        finder=finder,
        sessions=float(above[truth].mean()),
        strictly=float(sure[truth].mean()),
        right=float(truth[above].mean()),
        strains=_strains(above, truth),
        ranked=_ranked(score, truth),
    )


def _strains(above: Bools, truth: Bools) -> float:
    """Return the share of runs of strained sessions of which any is above."""
    begins = truth.copy()
    begins[:, 1:] &= ~truth[:, :-1]
    runs = np.cumsum(begins.ravel())[truth.ravel()] - 1
    hits = np.bincount(runs, weights=above[truth])
    return float((hits > NONE).mean())


def _ranked(score: Floats, truth: Bools) -> float:
    """Return the area under the curve: Mann and Whitney's U over the pairs."""
    ranks, n = rankdata(score.ravel())[truth.ravel()], int(truth.sum())
    others = truth.size - n
    return float((ranks.sum() - n * (n + 1) / 2) / (n * others))


def _bins(odds: Floats, truth: Bools) -> Iterable[Bin]:
    place = np.digitize(odds, EDGES[1:-1])
    for at in range(len(EDGES) - 1):
        here = place == at
        n = int(here.sum())
        if n:
            yield Bin(said=float(odds[here].mean()), so=float(truth[here].mean()), n=n)


def _said(odds: Floats, truth: Bools, above: float) -> Said:
    told = odds > above
    return Said(
        above=above, right=float(told[truth].mean()), wrong=float(told[~truth].mean())
    )

"""How much of the harder world anybody could find: a filter that knows that world exactly.

    .venv/bin/python bench/strains.py [people]

A particle filter with the true drift, noise (with its tails and its ceiling), chances, depths and
gradual beginning, beside ours on the same pairs. What it misses at one false alarm in twenty,
the ratings do not tell. Some minutes for 1,000 people.
"""

import os
import sys
from dataclasses import dataclass

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from scipy import stats

from between.core import alliance, dyads
from between.core.dyads import DEPTHS, HARDER, Dyads
from between.core.estimate import Floats
from between.insight import strain_trials

PARTICLES = 3000


@dataclass
class Particles:
    """What may be true of one pair, many times over."""

    rng: np.random.Generator
    own: Floats
    other: Floats
    on: np.ndarray
    depth: Floats

    @classmethod
    def new(cls, rng: np.random.Generator) -> "Particles":
        own, other = rng.normal(*HARDER.start, (2, PARTICLES))
        return cls(rng, own, other, np.zeros(PARTICLES, dtype=bool), np.zeros(PARTICLES))

    def follow(self, client: Floats, therapist: Floats) -> list[float]:
        """Return the probability of a strain in each session, given all until then."""
        return [
            self._take(at, *pair)
            for at, pair in enumerate(zip(client, therapist, strict=True))
        ]

    def _take(self, at: int, client: float, therapist: float) -> float:
        rng = self.rng
        if at:
            self.own = self.own + rng.normal(0, np.sqrt(alliance.DRIFT), PARTICLES)
            self.other = self.other + rng.normal(
                0, np.sqrt(alliance.DRIFT_OTHER), PARTICLES
            )
        begins = ~self.on & (rng.random(PARTICLES) < alliance.ONSET)
        stays = self.on & (rng.random(PARTICLES) < alliance.STAY)
        self.depth = np.where(begins, rng.uniform(*DEPTHS, PARTICLES), self.depth)
        self.on = begins | stays
        felt = np.where(self.on, np.where(begins, 0.5, 1.0), 0.0) * self.depth
        seen = rng.random(PARTICLES) < HARDER.seen
        weights = np.exp(
            _log(client, self.own - felt)
            + _log(therapist, self.other - alliance.SHARE * felt * seen)
        )
        weights /= weights.sum()
        odds = float(weights[self.on].sum())
        self._draw_anew(weights)
        return odds

    def _draw_anew(self, weights: Floats) -> None:
        places = (np.arange(PARTICLES) + self.rng.random()) / PARTICLES
        kept = np.searchsorted(np.cumsum(weights), places).clip(0, PARTICLES - 1)
        self.own, self.other = self.own[kept], self.other[kept]
        self.on, self.depth = self.on[kept], self.depth[kept]


def _log(rating: float, mean: Floats) -> Floats:
    """Return how likely a rating is: t noise of the world's variance, cut off at its ceiling."""
    scale = HARDER.noise / np.sqrt(HARDER.tails / (HARDER.tails - 2))
    noise = stats.t(HARDER.tails)
    if rating >= HARDER.ceiling:
        return np.asarray(noise.logsf((HARDER.ceiling - mean) / scale))
    return np.asarray(noise.logpdf((rating - mean) / scale) - np.log(scale))


def _first(drawn: Dyads, people: int) -> Dyads:
    return Dyads(
        client=drawn.client[:people],
        therapist=drawn.therapist[:people],
        days=drawn.days[:people],
        strained=drawn.strained[:people],
    )


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    seed = np.random.SeedSequence(1).spawn(len(dyads.SETTINGS))[1]
    pairs = _first(dyads.draw(HARDER, 3000, np.random.default_rng(seed)), people)
    rng = np.random.default_rng(9)
    knows = np.array(
        [
            Particles.new(rng).follow(client, therapist)
            for client, therapist in zip(pairs.client, pairs.therapist, strict=True)
        ]
    )
    ours = alliance.follow(pairs.client, pairs.therapist, pairs.days).odds
    truth = pairs.strained[:, alliance.QUIET :]
    for name, odds in (("knows the world", knows), ("ours", ours)):
        found = strain_trials._found(name, odds[:, alliance.QUIET :], truth)
        print(
            f"{name:16} found {found.sessions:.2f}, at 2 in 100 {found.strictly:.2f}, "
            f"right {found.right:.2f}, strains {found.strains:.2f}, ranked {found.ranked:.2f}"
        )


if __name__ == "__main__":
    main()

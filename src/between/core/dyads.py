"""Made-up pairs of people whose strains are known, to see what the filter finds of them."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from between.core import alliance
from between.core.estimate import Bools, Floats

DEPTHS: Final = (0.4, 1.5)  # of strains, on a scale from 1 to 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A world of pairs. The first is as the filter believes; the others differ in each part.

    `sessions`; `ceiling`: the highest rating there is; `tails`: degrees of freedom of the
    noise, infinite for a normal one; `sets_in`: how much of a strain is felt in its first session;
    `seen`: how often the therapist sees a strain; `start`: mean and SD of first levels.
    """

    name: str
    sessions: int = 30
    ceiling: float = np.inf
    tails: float = np.inf
    sets_in: float = 1.0
    seen: float = alliance.SEEN
    start: tuple[float, float] = (5.0, 0.7)
    noise: float = 0.3


AS_BELIEVED = Setting(name="as believed")
HARDER = Setting(
    name="harder",
    sessions=14,
    ceiling=alliance.HIGH,
    tails=3,
    sets_in=1 / 2,
    seen=0.3,
    start=(5.6, 0.8),
)
# Between the two: a strain is felt for the most part from its first session on.
HARD = replace(HARDER, name="hard", sets_in=2 / 3)
SETTINGS = (AS_BELIEVED, HARDER, HARD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyads:
    """Ratings on the scale from 1 to 7, days, and the truth (all people x sessions)."""

    client: Floats
    therapist: Floats
    days: Floats
    strained: Bools


def draw(setting: Setting, people: int, rng: np.random.Generator) -> Dyads:
    """Return the sessions of `people` pairs (at least one) in a setting, a session a week."""
    shape = (people, setting.sessions)
    strained, drop = _strains(shape, rng)
    felt = _felt(strained, setting.sets_in) * drop
    noticed = rng.random(shape) < setting.seen
    sides: tuple[Floats, Floats] = (felt, alliance.SHARE * felt * noticed)
    drifts = (alliance.DRIFT, alliance.DRIFT_OTHER)
    rated = [
        _rated(setting, lowered, drift, rng)
        for lowered, drift in zip(sides, drifts, strict=True)
    ]
    days = np.broadcast_to(7.0 * np.arange(setting.sessions), shape).copy()
    return Dyads(client=rated[0], therapist=rated[1], days=days, strained=strained)


def _strains(shape: tuple[int, int], rng: np.random.Generator) -> tuple[Bools, Floats]:
    """Return which sessions are strained and by how much each strain lowers them."""
    strained, drop = np.zeros(shape, dtype=np.bool_), np.zeros(shape)
    on, depth = np.zeros(shape[0], dtype=np.bool_), np.zeros(shape[0])
    for at in range(shape[1]):
        begins = ~on & (rng.random(shape[0]) < alliance.ONSET)
        stays = on & (rng.random(shape[0]) < alliance.STAY)
        drawn = rng.uniform(*DEPTHS, shape[0])
        depth = np.where(begins, drawn, depth)
        on = begins | stays
        strained[:, at], drop[:, at] = on, depth
    return strained, drop


def _felt(strained: Bools, sets_in: float) -> Floats:
    first = strained.copy()
    first[:, 1:] &= ~strained[:, :-1]
    share: Floats = np.where(strained, np.where(first, sets_in, 1.0), 0.0)
    return share


def _rated(
    setting: Setting, lowered: Floats, drift: float, rng: np.random.Generator
) -> Floats:
    shape, (mean, spread) = lowered.shape, setting.start
    steps = rng.normal(0, np.sqrt(drift), shape)
    steps[:, 0] = rng.normal(mean, spread, shape[0])
    rated = np.cumsum(steps, axis=1) - lowered + setting.noise * _noise(setting, shape, rng)
    return np.minimum(rated, setting.ceiling)


def _noise(setting: Setting, shape: tuple[int, int], rng: np.random.Generator) -> Floats:
    """Return noise of variance 1, whatever its tails."""
    if not np.isfinite(setting.tails):
        return rng.normal(size=shape)
    wide = np.sqrt(setting.tails / (setting.tails - 2))
    noise: Floats = rng.standard_t(setting.tails, shape) / wide
    return noise

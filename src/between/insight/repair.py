"""The course of two people: their ratings, and where one fell.

What somebody declared always stands, whatever the filter says; the filter is silent in the first
three sessions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from between.core import alliance
from between.core.alliance import Track
from between.core.estimate import Estimate, Floats
from between.insight import strains
from between.insight.strains import Flag, Hurt
from between.story.rating import Rated

WIDTH: Final = 1.645  # of a normal distribution's middle 90 %


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The lowest and the highest rating there is."""

    low: float = 0.0
    high: float = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One session; `gap` is how much higher the therapist rated, None where one is missing."""

    session: int
    when: date
    client: float | None
    therapist: float | None
    level: Estimate
    probability: float
    flag: Flag
    declared: bool
    gap: float | None
    repaired_at: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairPicture:
    """All sessions, the earliest first, the hurts among them, and the scale of the ratings."""

    scale: Scale
    sessions: tuple[Session, ...]
    hurts: tuple[Hurt, ...]


def course(rated: Sequence[Rated], scale: Scale) -> RepairPicture:
    """Return the course of these sessions, in the order of their days; none give an empty one.

    Raises `ValueError` where the scale does not rise. Ratings outside of it are taken as they are.
    """
    held = sorted(rated, key=lambda one: (one.when, one.session))
    client = _ratings([one.client for one in held])
    therapist = _ratings([one.therapist for one in held])
    days = np.array([[float(one.when.toordinal()) for one in held]]).reshape(1, -1)
    own, other = (
        alliance.rescaled(one, scale.low, scale.high) for one in (client, therapist)
    )
    track = alliance.follow(own, other, days)
    hurts = tuple(strains.hurts(held, track.odds[0]))
    levels, counts = _levels(track, scale), np.cumsum(np.isfinite(client[0]))
    return RepairPicture(
        scale=scale,
        sessions=tuple(
            Session(
                session=one.session,
                when=one.when,
                client=one.client,
                therapist=one.therapist,
                level=Estimate(value=value, low=low, high=high, n=int(counts[at])),
                probability=float(track.odds[0, at]),
                flag=strains.flag(track.odds[0], at),
                declared=one.is_declared,
                gap=_gap(one),
                repaired_at=strains.repaired_in(hurts, held, at),
            )
            for at, (one, (value, low, high)) in enumerate(zip(held, levels, strict=True))
        ),
        hurts=hurts,
    )


def _levels(track: Track, scale: Scale) -> list[tuple[float, float, float]]:
    """Return the client's levels on their scale, each with the ends of its 90 % interval."""
    step = (scale.high - scale.low) / (alliance.HIGH - alliance.LOW)
    level = scale.low + (track.level[0] - alliance.LOW) * step
    wide = WIDTH * track.spread[0] * step
    ends = np.stack([level, level - wide, level + wide], axis=1)
    return [(float(value), float(low), float(high)) for value, low, high in ends]


def _ratings(said: Sequence[float | None]) -> Floats:
    return np.array([[np.nan if one is None else one for one in said]]).reshape(1, -1)


def _gap(one: Rated) -> float | None:
    if one.client is None or one.therapist is None:
        return None
    return one.therapist - one.client

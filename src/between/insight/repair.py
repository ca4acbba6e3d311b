"""The course of two people: their ratings, where one fell, and what was said of it.

What somebody declared always stands, whatever the filter says; the filter is silent in the first
three sessions. A hurt is repaired when the client says that they came back to it, and where the
filter had found it too, once it has been quiet for two sessions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np

from between.core import alliance
from between.core.alliance import Track
from between.core.estimate import Bools, Estimate, Floats
from between.story.rating import CameBack, Rated

WIDTH: Final = 1.645  # of a normal distribution's middle 90 %


class Flag(StrEnum):
    """What the filter has to say of a session."""

    NONE = "none"
    SOFT = "soft"
    LOOK = "look"


class Kind(StrEnum):
    """Who found a hurt: the two themselves, the filter, or both."""

    DECLARED = "declared"
    FOUND = "found"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The lowest and the highest rating there is."""

    low: float = 0.0
    high: float = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hurt:
    """Sessions from the first to the last in which it was there; `repaired` is where it was."""

    first: int
    last: int
    repaired: int | None
    kind: Kind


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
    hurts = tuple(_hurts(held, track.odds[0]))
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
                flag=_flag(track.odds[0], at),
                declared=one.is_declared,
                gap=_gap(one),
                repaired_at=_repaired(hurts, held, at),
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


def _flag(odds: Floats, at: int) -> Flag:
    if at < alliance.QUIET or odds[at] <= alliance.SOFT:
        return Flag.NONE
    return Flag.LOOK if odds[at] > alliance.LOOK else Flag.SOFT


def _gap(one: Rated) -> float | None:
    if one.client is None or one.therapist is None:
        return None
    return one.therapist - one.client


def _hurts(held: Sequence[Rated], odds: Floats) -> Iterator[Hurt]:
    """Yield runs of sessions in which something was declared or found, until it was over."""
    found = np.array(
        [_flag(odds, at) is not Flag.NONE for at in range(len(held))], dtype=bool
    )
    at = 0
    while at < len(held):
        if not (found[at] or held[at].is_declared):
            at += 1
            continue
        end, repaired = _end(held, odds, found, at)
        yield _hurt(held, found, (at, end), repaired)
        at = (end if repaired is None else max(end, repaired)) + 1


def _end(
    held: Sequence[Rated], odds: Floats, found: Bools, first: int
) -> tuple[int, int | None]:
    """Return the last session in which it was there, and the one in which it was repaired."""
    last, said, was_found = first, False, False
    for at in range(first, len(held)):
        there = bool(found[at]) or held[at].is_declared
        was_found |= bool(found[at])
        last = at if there else last
        said = held[at].came_back is CameBack.YES or (said and not there)
        over = not there and _is_quiet(odds, at)
        if held[at].repaired or (said and (over or not was_found)):
            return last, at
        if over and at - last >= alliance.OVER_FOR:
            break
    return last, None


def _is_quiet(odds: Floats, at: int) -> bool:
    lately = odds[max(at - alliance.OVER_FOR + 1, 0) : at + 1]
    return len(lately) == alliance.OVER_FOR and bool((lately < alliance.OVER).all())


def _hurt(
    held: Sequence[Rated], found: Bools, run: tuple[int, int], repaired: int | None
) -> Hurt:
    first, last = run
    declared = any(one.is_declared for one in held[first : last + 1])
    both = declared and bool(found[first : last + 1].any())
    alone = Kind.DECLARED if declared else Kind.FOUND
    return Hurt(
        first=held[first].session,
        last=held[last].session,
        repaired=None if repaired is None else held[repaired].session,
        kind=Kind.BOTH if both else alone,
    )


def _repaired(hurts: Sequence[Hurt], held: Sequence[Rated], at: int) -> int | None:
    place = {one.session: n for n, one in enumerate(held)}
    for one in hurts:
        if place[one.first] <= at <= place[one.last]:
            return one.repaired
    return None

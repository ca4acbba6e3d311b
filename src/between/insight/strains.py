"""Where something lay between two people, from its first session to its last.

What somebody declared always stands, whatever the filter says. A hurt that the client wrote is
repaired when they say that it is all right; one that was only declared on a card when the client
says that they came back to it, and where the filter had found it too, once it has been quiet for
two sessions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from between.core import alliance
from between.core.estimate import Bools, Floats
from between.story.rating import CameBack, Rated


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
class Hurt:
    """Sessions from the first to the last in which it was there; `repaired` is where it was."""

    first: int
    last: int
    repaired: int | None
    kind: Kind


def flag(odds: Floats, at: int) -> Flag:
    """Return what may be said of session `at`, given the probabilities of them all."""
    if at < alliance.QUIET or odds[at] <= alliance.SOFT:
        return Flag.NONE
    return Flag.LOOK if odds[at] > alliance.LOOK else Flag.SOFT


def hurts(held: Sequence[Rated], odds: Floats) -> Iterator[Hurt]:
    """Yield runs of sessions in which something was declared or found, until it was over."""
    found = np.array(
        [flag(odds, at) is not Flag.NONE for at in range(len(held))], dtype=bool
    )
    at = 0
    while at < len(held):
        if not (found[at] or held[at].is_declared):
            at += 1
        elif held[at].hurt:
            end = _written(held, found, at)
            yield _hurt(held, found, (at, end), held[at].repaired_in)
            at = end + 1
        else:
            end, repaired = _end(held, odds, found, at)
            session = None if repaired is None else held[repaired].session
            yield _hurt(held, found, (at, end), session)
            at = (end if repaired is None else max(end, repaired)) + 1


def repaired_in(found: Sequence[Hurt], held: Sequence[Rated], at: int) -> int | None:
    """Return the session in which the hurt that was there in session `at` was repaired."""
    place = {one.session: n for n, one in enumerate(held)}
    for one in found:
        if place[one.first] <= at <= place[one.last]:
            return one.repaired
    return None


def _written(held: Sequence[Rated], found: Bools, first: int) -> int:
    """Return the last session of what was written of the first one, until it was repaired."""
    last = first
    for at in range(first + 1, len(held)):
        there = (found[at] or held[at].is_declared) and not held[at].hurt
        if not there or held[last].session == held[first].repaired_in:
            break
        last = at
    return last


def _end(
    held: Sequence[Rated], odds: Floats, found: Bools, first: int
) -> tuple[int, int | None]:
    """Return the last session in which it was there, and the one in which it was repaired."""
    last, said, was_found = first, False, False
    for at in range(first, len(held)):
        if held[at].hurt:
            break
        there = bool(found[at]) or held[at].is_declared
        was_found |= bool(found[at])
        last = at if there else last
        said = held[at].came_back is CameBack.YES or (said and not there)
        over = not there and _is_quiet(odds, at)
        if said and (over or not was_found):
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
        repaired=repaired,
        kind=Kind.BOTH if both else alone,
    )

"""What the two say about one session, each from their own chair."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Tension(StrEnum):
    """Whether anything hurt, jarred or was misunderstood between them."""

    NO = "no"
    LITTLE = "little"
    SOME = "some"
    MUCH = "a lot"


class CameBack(StrEnum):
    """Whether they came back to it."""

    NO = "no"
    PARTLY = "partly"
    YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """One session as both rated it, on one scale; None where nobody said anything.

    `hurt` says that something was written of it beside the cards, `repaired_in` the session in
    which it was all right again, once the client said so of all that was written.
    """

    session: int
    when: date
    client: float | None = None
    therapist: float | None = None
    tension: Tension | None = None
    came_back: CameBack | None = None
    hurt: bool = False
    repaired_in: int | None = None

    @property
    def is_declared(self) -> bool:
        """Whether somebody said that something was there."""
        return self.hurt or self.tension not in {None, Tension.NO}


def with_hurts(
    rated: Sequence[Rated], hurts: Iterable[tuple[date, date | None]]
) -> tuple[Rated, ...]:
    """Return the sessions in the order of their days, with the hurts where they belong.

    Each hurt is the day on which it was written and the day on which it was all right again, if
    it was. It belongs to the last session before it was written; its end to the first session
    from that day on, or to the last one there is.
    """
    found = sorted(rated, key=lambda one: (one.when, one.session))
    days = [one.when for one in found]
    ends: dict[int, list[date | None]] = {}
    for written, ended in hurts if found else ():
        ends.setdefault(max(bisect_right(days, written) - 1, 0), []).append(ended)
    for at, said in ends.items():
        end = _end(days, at, [one for one in said if one is not None])
        repaired = found[end].session if None not in said else None
        found[at] = replace(found[at], hurt=True, repaired_in=repaired)
    return tuple(found)


def _end(days: Sequence[date], first: int, ended: Sequence[date]) -> int:
    """Return the place of the session in which the last of these days found its end."""
    last = max(ended, default=days[-1])
    return min(max(bisect_left(days, last), first), len(days) - 1)

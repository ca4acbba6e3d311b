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

    `hurt` says that something was written or said of it beside the cards, `repaired` that the
    client said in it, or after it, that it is all right between them.
    """

    session: int
    when: date
    client: float | None = None
    therapist: float | None = None
    tension: Tension | None = None
    came_back: CameBack | None = None
    hurt: bool = False
    repaired: bool = False

    @property
    def is_declared(self) -> bool:
        """Whether somebody said that something was there."""
        return self.hurt or self.tension not in {None, Tension.NO}

    @property
    def is_told(self) -> bool:
        """Whether anything is known of it."""
        return self.is_declared or not (self.client is None and self.therapist is None)


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
    for written, ended in hurts if found else ():
        at = max(bisect_right(days, written) - 1, 0)
        found[at] = replace(found[at], hurt=True)
        if ended is not None:
            end = min(max(bisect_left(days, ended), at), len(days) - 1)
            found[end] = replace(found[end], repaired=True)
    return tuple(found)

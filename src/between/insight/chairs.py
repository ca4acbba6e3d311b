"""One hour seen from two chairs: where two cards are alike, and where they differ.

The words come from two thresholds of our own choice, `docs/methods/cards.md`; nothing is averaged
and nothing is tested. The body is each one's own: it is shown and never compared.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from between.story.card import ALLIANCE, Card, Item

ALIKE_WITHIN: Final = 20  # of 100; closer marks than these count as the same
DIFFERENT_FROM: Final = 35  # between the two nothing is said
LOW, HIGH = 40, 60


class Seen(StrEnum):
    """What the two marks say together."""

    HIGH = "high"  # alike, both towards the right end
    MIDDLE = "middle"  # alike, neither here nor there
    LOW = "low"  # alike, both towards the left end
    DIFFERENT = "different"


class Noticed(StrEnum):
    """Who said that something hurt or jarred, where both answered."""

    NEITHER = "neither"
    BOTH = "both"
    CLIENT = "client"
    THERAPIST = "therapist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One item from both chairs; `seen` is None where nothing can be said of the two."""

    item: Item
    client: int | None
    therapist: int | None
    seen: Seen | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chairs:
    """All items in their order, and what was noticed."""

    lines: tuple[Line, ...]
    noticed: Noticed | None


def side_by_side(client: Card, therapist: Card) -> Chairs:
    """Return two cards of one hour beside each other."""
    return Chairs(
        lines=tuple(_line(item, client, therapist) for item in Item),
        noticed=_noticed(client, therapist),
    )


def _line(item: Item, client: Card, therapist: Card) -> Line:
    one, other = client.rating(item), therapist.rating(item)
    seen = _seen(one, other) if item in ALLIANCE else None
    return Line(item=item, client=one, therapist=other, seen=seen)


def _seen(one: int | None, other: int | None) -> Seen | None:
    if one is None or other is None:
        return None
    apart = abs(one - other)
    if apart >= DIFFERENT_FROM:
        return Seen.DIFFERENT
    if apart > ALIKE_WITHIN:
        return None
    if min(one, other) >= HIGH:
        return Seen.HIGH
    return Seen.LOW if max(one, other) <= LOW else Seen.MIDDLE


def _noticed(client: Card, therapist: Card) -> Noticed | None:
    if client.tension is None or therapist.tension is None:
        return None
    match client.is_tense, therapist.is_tense:
        case True, True:
            return Noticed.BOTH
        case True, False:
            return Noticed.CLIENT
        case False, True:
            return Noticed.THERAPIST
        case _:
            return Noticed.NEITHER

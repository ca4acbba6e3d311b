"""The card after a session: what each of the two says of it, from their own chair.

Our own items, no validated scale. The client's and the therapist's ask the same of two chairs, so
that one hour can be laid side by side.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from enum import StrEnum
from statistics import mean
from typing import Final
from uuid import UUID

from between.story.meeting import By, Course, Meeting
from between.story.rating import CameBack, Rated, Tension

LOWEST, HIGHEST = 0, 100
ENOUGH: Final = 3  # items of the five that make an average


class Item(StrEnum):
    """What is rated, from 0 (the left end) to 100 (the right end)."""

    UNDERSTOOD = "understood"
    MATTERS = "matters"
    WAY = "way"
    WARMTH = "warmth"
    COULD_SAY = "could_say"
    BODY = "body"


ALLIANCE: Final = tuple(item for item in Item if item is not Item.BODY)


class Came(StrEnum):
    """Whether a sentence that was taken along came into the room."""

    YES = "yes"
    PARTLY = "partly"
    COULD_NOT = "could not"
    NO_ROOM = "no room"
    NOT_WANTED = "not wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card. Whatever was left out is None or empty.

    `hurt` and `came` are the client's: the sentence that they had with them. `part` and
    `may_have_missed` are the therapist's.
    """

    bond: UUID
    meeting: UUID
    by: By
    when: datetime
    understood: int | None = None
    matters: int | None = None
    way: int | None = None
    warmth: int | None = None
    could_say: int | None = None
    body: int | None = None
    tension: Tension | None = None
    came_back: CameBack | None = None
    hurt: UUID | None = None
    came: Came | None = None
    part: str = ""
    may_have_missed: bool = False

    def __post_init__(self) -> None:
        said = (self.rating(item) for item in Item)
        if not all(one is None or LOWEST <= one <= HIGHEST for one in said):
            raise ValueError("A rating lies between 0 and 100, or is left out.")

    def rating(self, item: Item) -> int | None:
        """Return what was said of one item, None where it was left out."""
        return {
            Item.UNDERSTOOD: self.understood,
            Item.MATTERS: self.matters,
            Item.WAY: self.way,
            Item.WARMTH: self.warmth,
            Item.COULD_SAY: self.could_say,
            Item.BODY: self.body,
        }[item]

    @property
    def for_other(self) -> "Card":
        """The copy that the other reads: without the sentence that its writer had with them."""
        return replace(self, hurt=None, came=None)

    @property
    def is_tense(self) -> bool:
        """Whether its writer said that something was there."""
        return self.tension not in {None, Tension.NO}

    @property
    def alliance(self) -> float | None:
        """The average of the five items, the body never among them; None below three of them."""
        said = [one for item in ALLIANCE if (one := self.rating(item)) is not None]
        return mean(said) if len(said) >= ENOUGH else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSign:
    """What lies in the bond while a card is shut: that there is one, and nothing of it.

    `agrees` says that its writer would open both together.
    """

    meeting: UUID
    by: By
    when: datetime
    agrees: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """The therapist begins: "I may have missed something", and their line about it."""

    meeting: UUID
    when: datetime
    words: str = ""


def may_have_card(meeting: Meeting, now: datetime) -> bool:
    """Whether there was, or may have been, a session to speak of.

    One whose hour has begun and of which nobody said that it did not take place.
    """
    return meeting.start <= now and (meeting.counts or meeting.course is Course.PLANNED)


def rated(
    meetings: Iterable[tuple[UUID, Meeting]],
    cards: Iterable[Card],
    now: datetime,
    zone: tzinfo,
) -> tuple[Rated, ...]:
    """Return the sessions that may have a card, the earliest first, as these cards rate them.

    Their days are those of `zone`.

    On tension the client's answer counts, and the therapist's where the client left it out;
    whether they came back to it, the client says alone. A session without a card is there, with
    nothing said.
    """
    said = {(one.meeting, one.by): one for one in cards}
    held = sorted(
        ((id_, one) for id_, one in meetings if may_have_card(one, now)),
        key=lambda pair: (pair[1].start, pair[0]),
    )
    return tuple(
        _rated(
            n,
            one.start.astimezone(zone).date(),
            said.get((id_, By.CLIENT)),
            said.get((id_, By.THERAPIST)),
        )
        for n, (id_, one) in enumerate(held, start=1)
    )


def _rated(n: int, day: date, client: Card | None, therapist: Card | None) -> Rated:
    both = [one for one in (client, therapist) if one]
    return Rated(
        session=n,
        when=day,
        client=client.alliance if client else None,
        therapist=therapist.alliance if therapist else None,
        tension=next((one.tension for one in both if one.tension), None),
        came_back=client.came_back if client else None,
    )

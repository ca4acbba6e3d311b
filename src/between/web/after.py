"""After two met: which session waits for a card of this person's, and which for both to look.

One quiet line, for the last two sessions only. Nothing is counted and nobody is told.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import OperationalError

from between.records import cards
from between.records.cards import Cards
from between.records.joined import Joined
from between.records.keyroom import Unlocked
from between.records.shelf import Kept
from between.story.card import may_have_card
from between.story.meeting import Meeting
from between.web import sessions
from between.web.sessions import Session

RECENT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`write` is a session without a card of one's own, `open_` one whose cards are both shut."""

    write: Session | None = None
    open_: Session | None = None


def looked(keys: Unlocked, with_: Joined) -> dict[UUID, Cards]:
    """Return the cards of each meeting; what both agreed on is laid open on the way."""
    # Where nothing can be kept, looking goes on: what is not laid yet stays shut then.
    with suppress(OperationalError):
        return cards.settle(keys, with_)
    return cards.all_of(keys, with_)


def asked(keys: Unlocked, with_: Joined, now: datetime, zone: ZoneInfo) -> Asked:
    """Return what to ask about the last sessions; nothing where the bond rests or ended."""
    if not with_.is_open:
        return Asked()
    found = looked(keys, with_)
    recent = _recent(sessions.taken(keys, with_.bond), now)
    write = (one for one in recent if not _has_own(found.get(one.id)))
    open_ = (one for one in recent if _waits(found.get(one.id)))
    return Asked(write=_first(write, zone), open_=_first(open_, zone))


def _recent(meetings: Iterable[Kept[Meeting]], now: datetime) -> list[Kept[Meeting]]:
    """Return the last sessions that are over, the newest first."""
    held = [one for one in meetings if may_have_card(one.story, now)]
    over = [one for one in held if _end(one.story) <= now]
    return over[::-1][:RECENT]


def _end(meeting: Meeting) -> datetime:
    return meeting.start + timedelta(minutes=meeting.minutes)


def _has_own(one: Cards | None) -> bool:
    return one is not None and one.own is not None


def _waits(one: Cards | None) -> bool:
    return one is not None and _has_own(one) and one.is_other_there and not one.is_open


def _first(found: Iterable[Kept[Meeting]], zone: ZoneInfo) -> Session | None:
    return next((sessions.shown(one, zone) for one in found), None)

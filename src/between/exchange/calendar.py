"""Sessions as a file for somebody's own calendar (iCalendar, RFC 5545).

When, how long, and a word of one's own; no name, no link, no description, and no alarm.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from icalendar import Calendar, Event

from between.story.meeting import Course, Meeting

# The standard asks for a maker. Ours would say what kind of appointment this is.
MAKER: Final = "-//calendar//EN"
OFF: Final = {Course.CANCELLED, Course.MOVED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A session on its way out; `uid` tells nothing, and `changes` counts what it went through."""

    uid: UUID
    changes: int
    meeting: Meeting


def to_ics(sessions: Iterable[Dated], word: str, now: datetime) -> bytes:
    """Return a file in which each session bears `word`; moved ones are cancelled there.

    Times are UTC, which every calendar shows on its owner's clock.
    """
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    for one in sessions:
        calendar.add_component(_event(one, word, now))
    made: bytes = calendar.to_ical()
    return made


def _event(one: Dated, word: str, now: datetime) -> Event:
    start = one.meeting.start.astimezone(UTC)
    event = Event()
    event.add("uid", str(one.uid))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=one.meeting.minutes))
    event.add("summary", word)
    event.add("sequence", one.changes)
    event.add("status", "CANCELLED" if one.meeting.course in OFF else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event

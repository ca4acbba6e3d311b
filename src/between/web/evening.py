"""The next session on a client's pages; and, from the evening before, what do I bring?

One quiet line, which can be put away for that session. Nothing is counted and nobody is told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from between.records.joined import Joined
from between.records.keyroom import Unlocked
from between.records.shelf import Missing
from between.web import preferences, sessions

BEGINS = time(16)  # of the day before, on the client's own clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """The next session with somebody; `asks` is true from the evening before."""

    meeting: UUID
    with_: Joined
    when: str
    asks: bool


def ahead(
    keys: Unlocked, bonds: Iterable[Joined], now: datetime, zone: ZoneInfo
) -> list[Ahead]:
    """Return the next session of each bond that is open."""
    put_away = preferences.of(keys).put_away
    found = []
    for with_ in (one for one in bonds if one.is_open):
        following = sessions.following(sessions.taken(keys, with_.bond), now)
        if following:
            start, id_ = following.story.start, following.id
            asks = has_begun(start, now, zone) and id_ not in put_away
            when = sessions.soon(start, now, zone)
            found.append(Ahead(meeting=id_, with_=with_, when=when, asks=asks))
    return found


def has_begun(start: datetime, now: datetime, zone: ZoneInfo) -> bool:
    """Whether it is the evening before a session, or later, and the session is still to be."""
    eve = start.astimezone(zone).date() - timedelta(days=1)
    return datetime.combine(eve, BEGINS, tzinfo=zone) <= now < start


def put_away(keys: Unlocked, bonds: Iterable[Joined], meeting: UUID, now: datetime) -> None:
    """Ask no more before this session; raises `Missing` where there is none in these bonds."""
    planned = (one.id for with_ in bonds for one in sessions.taken(keys, with_.bond))
    if meeting not in planned:
        raise Missing
    preferences.put_away(keys, meeting, now)

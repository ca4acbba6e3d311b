"""Looking ahead to sessions for somebody who asked for a mail on the evening before."""

from datetime import datetime

from between.records import joined, mails
from between.records.joined import Side
from between.records.keyroom import Unlocked
from between.web import notebook, sessions


def look_ahead(keys: Unlocked, now: datetime) -> None:
    """Say which days have a session, as far as the one who is here can see now."""
    if not mails.wants_near(keys):
        return
    bonds = [one for side in Side for one in joined.of(keys, side) if not one.has_ended]
    starts = [
        kept.story.start
        for one in bonds
        for kept in sessions.taken(keys, one.bond)
        if kept.story.is_ahead and kept.story.start > now
    ]
    mails.look_ahead(keys, starts, notebook.zone_of(keys), now)

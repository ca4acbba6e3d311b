"""A note of one's own about a session: it lies on one's own shelf, under one's own key."""

from datetime import datetime
from uuid import UUID, uuid5

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import Missing
from between.story.meeting import MeetingNote


def words(keys: Unlocked, meeting: UUID) -> str:
    """Return what was noted, or nothing."""
    try:
        return shelf.one(keys, MeetingNote, _id(keys, meeting)).story.words
    except Missing:
        return ""


def keep(keys: Unlocked, meeting: UUID, said: str, now: datetime) -> None:
    """Keep the note; the one before stays readable as an earlier version."""
    note, id_ = MeetingNote(meeting=meeting, words=said), _id(keys, meeting)
    try:
        before = shelf.one(keys, MeetingNote, id_)
    except Missing:
        shelf.put(keys, note, now.date(), id_=id_)
    else:
        shelf.change(keys, note, id_, version=before.version, day=now.date())


def _id(keys: Unlocked, meeting: UUID) -> UUID:
    # One a session and person, so that two windows do not make two.
    return uuid5(keys.account, meeting.hex)

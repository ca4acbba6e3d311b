"""A note of one's own about a session: it lies on one's own shelf, under one's own key."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import Kept, Missing, Stale
from between.story.meeting import MeetingNote


def of(keys: Unlocked, meeting: UUID) -> Kept[MeetingNote] | None:
    """Return what was noted, if anything."""
    try:
        return shelf.one(keys, MeetingNote, _id(keys, meeting))
    except Missing:
        return None


def keep(keys: Unlocked, meeting: UUID, said: str, now: datetime, *, version: int) -> None:
    """Keep the note; the one before stays readable as an earlier version.

    `version` is what the form was opened with, or 0; raises `Stale` where it was changed since.
    """
    note, id_, day = (
        MeetingNote(meeting=meeting, words=said),
        _id(keys, meeting),
        now.date(),
    )
    with transaction.atomic():
        before = of(keys, meeting)
        if before and before.story == note:
            return
        if version != (before.version if before else 0):
            raise Stale(before.version if before else 0)
        if before:
            shelf.change(keys, note, id_, version=version, day=day)
        else:
            shelf.put(keys, note, day, id_=id_)


def _id(keys: Unlocked, meeting: UUID) -> UUID:
    # One a session and person, so that two windows do not make two.
    return uuid5(keys.account, meeting.hex)

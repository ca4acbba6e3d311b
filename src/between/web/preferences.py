"""What an account wants of its pages: one story, read and changed in one place."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import Kept
from between.story.noticing import Preferences

REMEMBERED = 32


def of(keys: Unlocked) -> Preferences:
    kept = _kept(keys)
    return kept.story if kept else Preferences()


def change(keys: Unlocked, now: datetime, **wanted: Any) -> None:
    """Keep what is wanted from now on; all else stays as it is."""
    kept = _kept(keys)
    id_, present = (kept.id, kept.story) if kept else (uuid4(), Preferences())
    shelf.place(keys, replace(present, **wanted), now.date(), id_=id_)


def put_away(keys: Unlocked, what: UUID, now: datetime) -> None:
    """Show one line no more; the oldest of many are forgotten."""
    known = dict.fromkeys((*of(keys).put_away, what))
    change(keys, now, put_away=tuple(known)[-REMEMBERED:])


def _kept(keys: Unlocked) -> Kept[Preferences] | None:
    kept = shelf.take(keys, Preferences).kept
    return kept[-1] if kept else None

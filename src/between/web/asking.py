"""Is it still there? What was left for now is asked after once, and one at a time."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from between.records import shelf
from between.records.keyroom import Unlocked
from between.story.episode import Precision
from between.story.hurt import Hurt
from between.web import dates, notebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A hurt that is asked after, and when it was left, for `partials/still_there.html`."""

    hurt: UUID
    when: str


def asked(keys: Unlocked, now: datetime) -> Asked | None:
    """Return what is to be asked after now, the longest left first; there may be nothing."""
    zone = notebook.zone_of(keys)
    here = now.astimezone(zone)
    due = [one for one in shelf.take(keys, Hurt).kept if one.story.is_asked_again(here)]
    if not due:
        return None
    oldest = min(due, key=lambda one: (one.story.left_since, one.id))
    when = dates.in_words(oldest.story.left_since, zone.key, now, precision=Precision.DAY)
    return Asked(hurt=oldest.id, when=when)

"""What a therapist notes about a client for themselves; nobody else's, ever."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The shared thing that a note is about: its title and its day, and none of its words."""

    grant: UUID
    title: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientNote:
    """`day` is the day that it is about, `when` the moment at which it was first kept."""

    bond: UUID
    words: str
    day: date
    when: datetime
    about: About | None = None

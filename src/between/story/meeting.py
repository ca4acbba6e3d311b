"""Sessions in the calendar of two people, absences, and what each notes for themselves."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class Course(StrEnum):
    """What became of a session."""

    PLANNED = "planned"
    HELD = "held"
    LATE = "late"
    MISSED = "missed"
    CANCELLED = "cancelled"
    MOVED = "moved"


class By(StrEnum):
    """Whose doing it was."""

    CLIENT = "client"
    THERAPIST = "therapist"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One session; `by` says who was late, missed, moved or cancelled it."""

    start: datetime
    minutes: int = 50
    course: Course = Course.PLANNED
    by: By | None = None

    @property
    def counts(self) -> bool:
        """Whether the two were together in it."""
        return self.course in {Course.HELD, Course.LATE}

    @property
    def is_ahead(self) -> bool:
        """Whether it is still meant to be, whenever that is."""
        return self.course is Course.PLANNED


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Days on which the therapist reads nothing, and the cover that they named."""

    first: date
    last: date
    cover: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNote:
    """What somebody noted for themselves about a session; nobody else's, ever."""

    meeting: UUID
    words: str

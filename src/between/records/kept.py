"""What comes off the shelf, and what can go wrong at it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import UUID

from between.story.codec import Story

S = TypeVar("S", bound=Story)


class Missing(Exception):
    """There is no such entry for this person: it never was, is erased, or is another's."""


class Stale(Exception):
    """The entry was changed elsewhere since this form was opened."""

    def __init__(self, present: int) -> None:
        super().__init__("This was changed elsewhere in the meantime.")
        self.present = present


class CannotBeOpened(Exception):
    """The entry is there and cannot be opened; everything else is fine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Generic[S]):
    """A story as it lies on the shelf."""

    id: UUID
    version: int
    day: date
    story: S
    erased_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """An entry that cannot be opened: what its row says of it, and nothing more."""

    id: UUID
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken(Generic[S]):
    """All stories of a kind; `closed` are the entries that cannot be opened."""

    kept: tuple[Kept[S], ...]
    closed: tuple[Closed, ...] = ()

"""A moment marked while locked: it knows its person by a letter or by what was typed."""

from dataclasses import dataclass, replace
from uuid import UUID

from between.story.episode import Episode


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """`who` is the name as typed, where the person could not be chosen."""

    episode: Episode
    who: str = ""

    def with_person(self, person: UUID | None) -> Episode:
        """Return the moment with the person it belongs to; nobody yet is an answer too."""
        return replace(self.episode, person=person)

"""What one person lets another see: a copy, word for word, of what they saw when they shared."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class What(StrEnum):
    """What was shared."""

    MOMENT = "moment"
    PICTURE = "picture"
    AGENDA = "agenda"
    PLAN = "plan"
    HURT = "hurt"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words under a small heading."""

    heading: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """One shared thing. `source` is the entry it was made from, for its owner alone to find.

    `picture` is the drawing of that day as SVG; the moments behind it are not in it. `bond` says
    with whom a hurt was, where that is known.
    """

    what: What
    title: str
    passages: tuple[Passage, ...]
    when: datetime
    source: UUID | None = None
    picture: str = ""
    bond: UUID | None = None

    def is_hurt_with(self, bond: UUID) -> bool:
        """Whether it is a hurt between these two; one shared from elsewhere is only read."""
        return self.what is What.HURT and self.bond in {None, bond}


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """What the two call themselves in their bond."""

    client: str
    therapist: str

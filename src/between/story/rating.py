"""What the two say about one session, each from their own chair."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tension(StrEnum):
    """Whether anything hurt, jarred or was misunderstood between them."""

    NO = "no"
    LITTLE = "little"
    SOME = "some"
    MUCH = "a lot"


class CameBack(StrEnum):
    """Whether they came back to it."""

    NO = "no"
    PARTLY = "partly"
    YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """One session as both rated it, on one scale; None where nobody said anything."""

    session: int
    when: date
    client: float | None = None
    therapist: float | None = None
    tension: Tension | None = None
    came_back: CameBack | None = None

    @property
    def is_declared(self) -> bool:
        """Whether somebody said that something was there."""
        return self.tension not in {None, Tension.NO}

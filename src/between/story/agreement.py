"""How we use this: a short agreement that the two write together, and look back at."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Term(StrEnum):
    """One line of the agreement."""

    READING = "reading"
    USE = "use"
    RECORD = "record"
    OTHERS = "others"
    AWAY = "away"
    STOPPING = "stopping"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What the two say about each line; a line may be left empty."""

    terms: dict[Term, str] = field(default_factory=dict)
    when: datetime

    def term(self, term: Term) -> str:
        """Return what was written in this line, or nothing."""
        return self.terms.get(term, "")

"""One moment with somebody: what I wanted, what they did, and me."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Valence(StrEnum):
    """The way in: something hurt, something was good, or something else."""

    HURT = "hurt"
    GOOD = "good"
    ELSE = "else"


class Reality(StrEnum):
    """The kind of narrative: dreams are not counted, memories stay out of change."""

    HAPPENED = "happened"
    EXPECTED = "expected"
    MEMORY = "memory"
    DREAM = "dream"


class Precision(StrEnum):
    """How exactly the writer knows when it was."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Voiced(StrEnum):
    """Did they know what I wanted?"""

    SAID = "said"
    HINTED = "hinted"
    KEPT_IN = "kept in"
    ONLY_NOW = "only now"


class Chosen(StrEnum):
    """Did I choose how I answered?"""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Component(StrEnum):
    """The three questions of a moment."""

    WISH = "wish"
    OTHER = "other"
    SELF = "self"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to one question; own words and "don't know" are whole answers.

    `codes` are ids of the vocabulary, the main one first; only that one is counted.
    """

    codes: tuple[str, ...] = ()
    own: str = ""
    unknown: bool = False

    @property
    def main(self) -> str | None:
        """The code that is counted, if one was chosen."""
        return self.codes[0] if self.codes else None

    @property
    def is_told(self) -> bool:
        """Whether anything was answered at all."""
        return bool(self.codes or self.own or self.unknown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A moment with `person`. All but the time may be told later, even with whom it was."""

    person: UUID | None = None
    when: datetime
    zone: str = "UTC"
    precision: Precision = Precision.MINUTE
    about: bool = False
    valence: Valence = Valence.ELSE
    reality: Reality = Reality.HAPPENED
    wish: Answer = field(default_factory=Answer)
    response_of_other: Answer = field(default_factory=Answer)
    response_of_self: Answer = field(default_factory=Answer)
    voiced: Voiced | None = None
    chosen: Chosen | None = None
    feelings: tuple[str, ...] = ()
    intensity: int | None = None
    words: str = ""

    def answer(self, component: Component) -> Answer:
        """Return the answer to one of the three questions."""
        return {
            Component.WISH: self.wish,
            Component.OTHER: self.response_of_other,
            Component.SELF: self.response_of_self,
        }[component]

    @property
    def is_told(self) -> bool:
        """Whether more than the mark was kept: an answer, a feeling or words."""
        told = any(self.answer(component).is_told for component in Component)
        return told or bool(self.feelings or self.words)

"""Something between the client and their therapist that hurt, and where it rests."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Final
from uuid import UUID

from between.story.episode import Answer

CLOSED_FOR: Final = timedelta(days=7)  # how long it is about the two alone
ASKED_AFTER: Final = timedelta(days=7)  # where no day was chosen


class Rest(StrEnum):
    """Where a hurt rests: always in exactly one of these four."""

    LEFT = "left"
    TAKEN = "taken"
    SHARED = "shared"
    BEYOND = "beyond"


class Still(StrEnum):
    """What was answered to "Is it still there?", which is asked at most once."""

    FIND = "find"
    LEAVE = "leave"
    PASSED = "passed"
    NEVER = "never"


class Size(StrEnum):
    """The three sizes of a sentence."""

    WHOLE = "whole"
    SMALL = "small"
    HARDLY = "hardly"


class Saying(StrEnum):
    """How it was to say it."""

    GOOD = "good"
    HARD_AND_GOOD = "hard and good"
    HARD = "hard"
    REGRETTED = "regretted"


class Heard(StrEnum):
    """Whether the client felt heard."""

    NOT_YET = "not yet"
    PARTLY = "partly"
    YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hurt:
    """A hurt; everything but when it was first written may be left out.

    `person` is the therapist among the client's people. It may have begun from a `meeting`, an
    `episode` or neither. `happened`, `needed` and `did` hold the codes of `story.hurt_words`.
    `sentence` is the one that was chosen, of `size`; `whole`, `small` and `hardly` are the three
    as they were changed by hand, empty where they stand as they were put together.
    `look_again` is a day on which to ask again, `still` what was said then; `left_at` is when it
    was left after it had rested in another way, and nothing before that. `misconduct` is what
    rests `BEYOND`: it has no part in mirror, course and echoes.
    """

    when: datetime
    zone: str = "UTC"
    person: UUID | None = None
    bond: UUID | None = None
    meeting: UUID | None = None
    episode: UUID | None = None
    happened: Answer = field(default_factory=Answer)
    words: str = ""
    feelings: tuple[str, ...] = ()
    needed: Answer = field(default_factory=Answer)
    did: Answer = field(default_factory=Answer)
    strength: int | None = None
    sentence: str = ""
    size: Size | None = None
    whole: str = ""
    small: str = ""
    hardly: str = ""
    rest: Rest = Rest.LEFT
    look_again: date | None = None
    left_at: datetime | None = None
    still: Still | None = None
    saying: Saying | None = None
    heard: Heard | None = None
    repaired_on: date | None = None
    echoes_put_off: datetime | None = None

    def __post_init__(self) -> None:
        if self.strength is not None and not 0 <= self.strength <= 10:
            raise ValueError("How much it hurt lies between 0 and 10, or is left out.")

    @property
    def is_misconduct(self) -> bool:
        """Whether it is more than a misunderstanding."""
        return self.rest is Rest.BEYOND

    @property
    def left_since(self) -> datetime:
        """Since when it has been left, where it rests so."""
        return self.left_at or self.when

    def left(self, now: datetime) -> "Hurt":
        """Return it left for now; what rests so already has been left since it was."""
        if self.rest is Rest.LEFT:
            return self
        return replace(self, rest=Rest.LEFT, left_at=now)

    def by_hand(self, size: Size) -> str:
        """Return the sentence of a size as it was changed by hand, or nothing."""
        if size is Size.WHOLE:
            return self.whole
        return self.small if size is Size.SMALL else self.hardly

    def changed_by_hand(self, size: Size, words: str) -> "Hurt":
        """Return it with the sentence of a size changed to `words`, or back if there are none."""
        if size is Size.WHOLE:
            return replace(self, whole=words)
        if size is Size.SMALL:
            return replace(self, small=words)
        return replace(self, hardly=words)

    @property
    def is_told(self) -> bool:
        """Whether more than the mark was kept."""
        answers = (self.happened, self.needed, self.did)
        typed = (self.words, self.sentence, self.whole, self.small, self.hardly)
        said = any(typed) or self.feelings or self.strength is not None
        return bool(said) or any(one.is_told for one in answers)

    @property
    def is_over(self) -> bool:
        """Whether the client said that it is all right again, or that it has passed."""
        return self.repaired_on is not None or self.still is Still.PASSED

    def opens_echoes(self, now: datetime) -> bool:
        """Whether the client may look at what it resembles: heard, or after seven days."""
        if self.is_misconduct:
            return False
        return self.heard is Heard.YES or now - self.when >= CLOSED_FOR

    def is_fresh(self, now: datetime) -> bool:
        """Whether it is still about the two of them and nothing else."""
        return not (self.is_misconduct or self.is_over or self.opens_echoes(now))

    def until(self, zone: tzinfo | None) -> date | None:
        """Return the day chosen to look again, unless it was over when it was left again."""
        if self.look_again and self.left_at:
            since = self.left_at.astimezone(zone).date()
            return self.look_again if self.look_again >= since else None
        return self.look_again

    def is_asked_again(self, now: datetime) -> bool:
        """Whether to ask if it is still there: on the chosen day or after a week, and once.

        `now` is by the client's clock, for days are theirs.
        """
        if self.rest is not Rest.LEFT or self.still is not None or self.is_over:
            return False
        after = self.left_since.astimezone(now.tzinfo).date() + ASKED_AFTER
        return now.date() >= (self.until(now.tzinfo) or after)

"""A sensation that was followed: eight steps and the ways out of them, each of them all right.

A practice never asks to recall anything. Wherever it stands, it can be stopped.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

PAUSE: Final = timedelta(minutes=10)  # after which it is asked whether to go on
LATE: Final = time(22)
EARLY: Final = time(5)
AGAIN_WITHIN: Final = timedelta(days=7)
SEVERAL: Final = 3


class Step(StrEnum):
    """The eight steps, in their order."""

    ARRIVE = "arrive"
    EASY = "easy"
    WHERE = "where"
    LIKE = "like"
    EDGE = "edge"
    BACK = "back"
    ASK = "ask"
    NOW = "now"


class Pace(StrEnum):
    """How long each step takes, if one goes by the clock."""

    SHORT = "short"
    USUAL = "usual"
    LONG = "long"


class Ended(StrEnum):
    """How it ended; none of these is better than another."""

    FINISHED = "finished"
    STOPPED = "stopped"
    STRONGER = "stronger"
    LEFT = "left"


class Belongs(StrEnum):
    """What was answered to "Does it belong with somebody?"."""

    PERSON = "person"
    MOMENT = "moment"
    NOBODY = "nobody"
    UNKNOWN = "unknown"


class Press(StrEnum):
    """The buttons."""

    NEXT = "next"
    SKIP = "skip"
    STRONGER = "stronger"
    STOP = "stop"
    END = "end"
    ON = "on"
    LEAVE = "leave"


ORDER: Final = tuple(Step)
SECONDS: Final = {
    Step.ARRIVE: 30,
    Step.EASY: 40,
    Step.WHERE: 30,
    Step.LIKE: 40,
    Step.EDGE: 40,
    Step.BACK: 60,
    Step.ASK: 40,
    Step.NOW: 40,
}
ENDS: Final = {
    Press.STOP: Ended.STOPPED,
    Press.END: Ended.STRONGER,
    Press.LEAVE: Ended.LEFT,
}
PACES: Final = {Pace.SHORT: 0.5, Pace.USUAL: 1.0, Pace.LONG: 1.5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """One practice. `at` is when something was last pressed, `stronger` how often it grew.

    `at_easy` says that it waits at the easy place since then. It may have been begun from an
    `episode` or a `hurt`. What came is one line, and may belong to a `person` or a `moment`.
    """

    when: datetime
    at: datetime
    zone: str = "UTC"
    pace: Pace = Pace.USUAL
    step: Step = Step.ARRIVE
    stronger: int = 0
    at_easy: bool = False
    ended: Ended | None = None
    episode: UUID | None = None
    hurt: UUID | None = None
    came: str = ""
    belongs: Belongs | None = None
    person: UUID | None = None
    moment: UUID | None = None

    @property
    def seconds(self) -> int:
        """How long the present step takes by the clock."""
        return round(SECONDS[self.step] * PACES[self.pace])

    @property
    def needs_the_room(self) -> bool:
        """Whether it was stopped, or ended because it got stronger a second time."""
        grew_twice = self.ended is Ended.STRONGER and self.stronger > 1
        return self.ended is Ended.STOPPED or grew_twice

    def is_paused(self, now: datetime) -> bool:
        """Whether it was put down in the middle, a while ago."""
        return self.ended is None and now - self.at > PAUSE

    def has_just_ended(self, now: datetime) -> bool:
        """Whether it ended a moment ago, so that its end is still to be read."""
        return self.ended is not None and now - self.at <= PAUSE

    def shown(self, *, late: bool) -> "Following":
        """Return it as it stands at this hour: late in the evening nothing is asked."""
        is_hidden = late and self.step is Step.ASK
        return replace(self, step=Step.NOW) if is_hidden else self

    def buttons(self, now: datetime) -> tuple[Press, ...]:
        """Return what can be pressed as it stands: while it goes on, always also to stop."""
        if self.ended:
            return ()
        if self.is_paused(now):
            return (Press.ON, Press.LEAVE, Press.STOP)
        if self.at_easy:
            return (Press.END, Press.ON, Press.STOP)
        return (Press.NEXT, Press.SKIP, Press.STRONGER, Press.STOP)

    def pressed(self, press: Press, now: datetime, *, late: bool = False) -> "Following":
        """Return it after a button; one that is not there changes nothing.

        Where a page was left open for long, its last step can still be finished, and it can
        still be said that it is getting stronger.
        """
        here = self.shown(late=late)
        is_last = press is Press.NEXT and here.step is Step.NOW
        grows = press is Press.STRONGER and not here.at_easy
        is_there = press in here.buttons(now) or is_last or grows
        if self.ended or not is_there:
            return self
        return replace(here._after(press, late=late), at=now)

    def _after(self, press: Press, *, late: bool) -> "Following":
        if press in ENDS:
            return replace(self, ended=ENDS[press])
        if press is Press.ON:
            return replace(self, step=Step.EASY, at_easy=False)
        return self._grown() if press is Press.STRONGER else self._next(late=late)

    def _grown(self) -> "Following":
        times = self.stronger + 1
        if times > 1:
            return replace(self, stronger=times, ended=Ended.STRONGER)
        return replace(self, stronger=times, at_easy=True)

    def _next(self, *, late: bool) -> "Following":
        if self.step is Step.NOW:
            return replace(self, ended=Ended.FINISHED)
        after = ORDER[ORDER.index(self.step) + 1]
        return replace(self, step=after).shown(late=late)


def is_late(at: time) -> bool:
    """Whether it is late in the evening, or still night, by somebody's own clock."""
    return at >= LATE or at < EARLY


def is_enough(times: Iterable[datetime], now: datetime) -> bool:
    """Whether somebody was with the same thing so often lately that it is let be."""
    return sum(now - AGAIN_WITHIN < one <= now for one in times) >= SEVERAL

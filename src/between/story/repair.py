"""The way back from a hurt: one ledger that both read, each line ticked by the one whose it is.

A way back may stop and begin again. It is repaired when the client says so, and only then.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from between.story.meeting import By


class Step(StrEnum):
    """A line of the ledger, in the order in which they stand."""

    RAISED = "raised"
    HEARD = "heard"
    CONTRIBUTION = "contribution"
    DIFFERENT = "different"
    REPAIRED = "repaired"
    STOPPED = "stopped"


WHOSE: Final[Mapping[Step, frozenset[By]]] = {
    Step.RAISED: frozenset({By.CLIENT}),
    Step.HEARD: frozenset({By.THERAPIST}),
    Step.CONTRIBUTION: frozenset({By.THERAPIST}),
    Step.DIFFERENT: frozenset({By.THERAPIST}),
    Step.REPAIRED: frozenset({By.CLIENT}),
    Step.STOPPED: frozenset({By.CLIENT, By.THERAPIST}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One of the two ticked a line of a bond's ledger; `words` are read by both."""

    bond: UUID
    hurt: UUID
    attempt: int
    step: Step
    by: By
    when: datetime
    words: str = ""

    @property
    def is_rightful(self) -> bool:
        """Whether it was ticked by somebody whose line it is."""
        return self.by in WHOSE[self.step]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One going of the way; `ticks` holds each line's first rightful tick."""

    number: int
    ticks: Mapping[Step, Tick]

    @property
    def has_stopped(self) -> bool:
        """Whether one of the two said that it stopped here."""
        return Step.STOPPED in self.ticks and not self.is_repaired

    @property
    def is_repaired(self) -> bool:
        """Whether the client said that it is all right between them."""
        return Step.REPAIRED in self.ticks


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The ledger of one hurt, its attempts in their order; there is always one to go on with."""

    hurt: UUID
    attempts: tuple[Attempt, ...]

    @property
    def present(self) -> Attempt:
        """The attempt in which the next line is ticked."""
        return self.attempts[-1]

    @property
    def is_repaired(self) -> bool:
        """Whether the client said so, in the last attempt."""
        return self.present.is_repaired

    @property
    def has_begun(self) -> bool:
        """Whether anything was ticked, ever."""
        return any(one.ticks for one in self.attempts)


def ledger(hurt: UUID, ticks: Iterable[Tick]) -> Repair:
    """Return the ledger of `hurt`; what was ticked by the wrong one does not count."""
    own = [one for one in ticks if one.hurt == hurt and one.is_rightful]
    numbers = sorted({one.attempt for one in own})
    attempts = [_attempt(number, own) for number in numbers]
    if not attempts or attempts[-1].has_stopped:
        attempts.append(Attempt(number=numbers[-1] + 1 if numbers else 1, ticks={}))
    return Repair(hurt=hurt, attempts=tuple(attempts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What the therapist notes for themselves before they speak of a hurt; nobody else's."""

    bond: UUID
    hurt: UUID
    when: datetime
    part: str = ""
    words: str = ""


def _attempt(number: int, ticks: Iterable[Tick]) -> Attempt:
    own = sorted((one for one in ticks if one.attempt == number), key=lambda one: one.when)
    return Attempt(number=number, ticks={one.step: one for one in reversed(own)})

"""Looking back at how we use this: each says for themselves whether it helps the two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from between.story.meeting import By, Meeting

SESSIONS: Final = 6  # between two times of looking back


class Serves(StrEnum):
    """Is this helping us, or getting between us?"""

    HELPING = "helping"
    NEITHER = "neither"
    BETWEEN = "between"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBack:
    """What one of the two answered in their `turn`, the same one for both.

    What lies in the bond has no answer until the other may see it: it says only that there
    is one. Until then the answer lies under its writer's own key.
    """

    bond: UUID
    turn: int
    by: By
    when: datetime
    serves: Serves | None = None
    words: str = ""
    at_once: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it says anything."""
        return self.serves is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotNow:
    """Somebody put looking back off, until they have met again."""

    bond: UUID
    when: datetime


def is_time(
    meetings: Iterable[Meeting],
    *,
    since: datetime | None,
    waited_for: bool = False,
    put_off: datetime | None = None,
) -> bool:
    """Whether to ask somebody: after six sessions in which the two were together.

    Counted from their own last answer, or from the beginning; or at once where the other has
    answered. Put off, it waits for the next session that was held.
    """
    held = [one.start for one in meetings if one.counts]
    if put_off is not None and not any(start > put_off for start in held):
        return False
    return waited_for or sum(since is None or start > since for start in held) >= SESSIONS

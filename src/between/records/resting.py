"""Where a hurt rests when its copy goes to somebody, and when the last copy has come back."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import CannotBeOpened, Missing
from between.story.hurt import Hurt, Rest


def goes(keys: Unlocked, hurt: UUID | None, day: date) -> None:
    """Let a hurt rest as shared; what is more than a misunderstanding stays that."""
    if hurt:
        _move(keys, hurt, {Rest.LEFT, Rest.TAKEN}, Rest.SHARED, day)


def comes_back(keys: Unlocked, hurt: UUID, day: date | None = None) -> None:
    """Let a hurt that was shared be left for now, wherever its copy was taken back."""
    _move(keys, hurt, {Rest.SHARED}, Rest.LEFT, day)


def _move(keys: Unlocked, hurt: UUID, of: set[Rest], to: Rest, day: date | None) -> None:
    try:
        kept = shelf.one(keys, Hurt, hurt)
    except (Missing, CannotBeOpened):
        return  # it is erased, or no hurt: nothing rests here that could be moved
    if kept.story.rest in of:
        story = replace(kept.story, rest=to)
        shelf.change(keys, story, hurt, version=kept.version, day=day or kept.day)

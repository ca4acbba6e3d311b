"""Where a hurt rests when its copy goes to somebody, and when the last copy has come back."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import CannotBeOpened, Kept, Missing
from between.story.hurt import Hurt, Rest


def goes(keys: Unlocked, hurt: UUID | None, day: date) -> None:
    """Let a hurt rest as shared; what is more than a misunderstanding stays that."""
    if hurt:
        kept = _found(keys, hurt)
        if kept and kept.story.rest in {Rest.LEFT, Rest.TAKEN}:
            _keep(keys, kept, replace(kept.story, rest=Rest.SHARED), day)


def comes_back(keys: Unlocked, hurt: UUID, now: datetime) -> None:
    """Let a hurt that was shared be left for now, wherever its copy was taken back."""
    kept = _found(keys, hurt)
    if kept and kept.story.rest is Rest.SHARED:
        _keep(keys, kept, kept.story.left(now), now.date())


def _found(keys: Unlocked, hurt: UUID) -> Kept[Hurt] | None:
    try:
        return shelf.one(keys, Hurt, hurt)
    except (Missing, CannotBeOpened):
        return None  # it is erased, or no hurt: nothing rests here that could be moved


def _keep(keys: Unlocked, kept: Kept[Hurt], story: Hurt, day: date) -> None:
    shelf.change(keys, story, kept.id, version=kept.version, day=day)

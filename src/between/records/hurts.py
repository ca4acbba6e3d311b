"""A hurt on its client's shelf: always in one of the four ways of resting, and never in two.

It rests as shared while a copy lies with somebody, and not a moment longer: to let it rest in
another way takes every copy back. Only what is more than a misunderstanding may have a copy
left, which its client takes back with one tap or keeps as a witness.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from between.records import grants, repairs, resting, shelf
from between.records.keyroom import Unlocked
from between.records.shelf import Kept, Stale
from between.story.hurt import Hurt, Rest


def keep(
    keys: Unlocked, kept: Kept[Hurt], story: Hurt, version: int, now: datetime
) -> bool:
    """Keep a changed hurt; say whether anything was new. Raises `Stale` on an old version.

    What says the same as what lies there is no change, whatever version it came from.
    """
    if story == kept.story:
        return False
    if version != kept.version:
        raise Stale(kept.version)
    shelf.change(keys, story, kept.id, version=version, day=now.date())
    return True


def rest(keys: Unlocked, kept: Kept[Hurt], story: Hurt, now: datetime) -> None:
    """Let it rest as `story` says; where that is with its client alone, copies come back."""
    with transaction.atomic():
        if story.rest in {Rest.LEFT, Rest.TAKEN}:
            take_back(keys, kept.id, now)
        if story.rest is Rest.LEFT:
            story = replace(story, left_at=kept.story.left(now).left_at)
        names = ("rest", "left_at", "look_again", "still")
        answer(keys, kept, now, **{name: getattr(story, name) for name in names})


def answer(keys: Unlocked, kept: Kept[Hurt], now: datetime, **said: object) -> None:
    """Keep what was said with a tap: whatever else was changed meanwhile stays."""
    with transaction.atomic():
        present = shelf.one(keys, Hurt, kept.id)
        story = replace(present.story, **said)  # type: ignore[arg-type]
        if story != present.story:
            day = now.date()
            shelf.change(keys, story, kept.id, version=present.version, day=day)


def take_back(keys: Unlocked, hurt: UUID, now: datetime) -> int:
    """Take back every copy of it; return how many there were. No message goes to anybody."""
    with transaction.atomic():
        found = grants.copies(keys, hurt)
        for one in found:
            grants.withdraw(keys, one.id, now)
        return len(found)


def bring_back(keys: Unlocked, hurt: UUID, now: datetime) -> None:
    """Bring back an erased one as it stands by now.

    Its copy may have been taken back, or shared, and what was ticked may have been taken back.
    """
    with transaction.atomic():
        shelf.bring_back(keys, Hurt, hurt, now)
        repairs.comes_back(keys, hurt, now.date())
        if grants.copies(keys, hurt):
            resting.goes(keys, hurt, now.date())
        else:
            resting.comes_back(keys, hurt, now)


def copied_beyond(keys: Unlocked) -> list[UUID]:
    """Return what is more than a misunderstanding and of which a copy lies with somebody."""
    kept = shelf.take(keys, Hurt).kept
    beyond = [one.id for one in kept if one.story.is_misconduct]
    return [one for one in beyond if grants.copies(keys, one)]


def is_any_fresh(told: Iterable[Hurt], now: datetime) -> bool:
    """Whether something between the two is still about them and nothing else."""
    return any(one.is_fresh(now) for one in told)


def left_out(told: Iterable[Hurt]) -> frozenset[UUID]:
    """Return the moments from which something began that is more than a misunderstanding."""
    return frozenset(one.episode for one in told if one.is_misconduct and one.episode)

""" "I may have missed something": a therapist begins, and their client may answer or leave it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from between.records import joined, joints
from between.records.joined import Joined, Side
from between.records.keyroom import Unlocked
from between.records.shelf import Kept, Missing
from between.story.card import Missed
from between.web import preferences


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What a client reads of it, and the id under which it can be left."""

    id: UUID
    meeting: UUID
    name: str
    words: str


def said(keys: Unlocked, bond: UUID, meeting: UUID) -> bool:
    """Whether it was said of this meeting already."""
    return any(one.story.meeting == meeting for one in joints.take(keys, bond, Missed))


def say(keys: Unlocked, bond: UUID, missed: Missed) -> bool:
    """Let the client read it now, once for each meeting; return whether it is new."""
    if said(keys, bond, missed.meeting):
        return False
    joints.put(keys, bond, missed, missed.when.date())
    return True


def begun(keys: Unlocked, with_: Joined) -> Begun | None:
    """Return the last that was said to this client, unless they left it."""
    if with_.side is not Side.CLIENT or with_.has_ended:
        return None
    found = max(_all(keys, with_), key=lambda one: one.story.when, default=None)
    if found is None or found.id in preferences.of(keys).put_away:
        return None
    story = found.story
    name = with_.names.therapist
    return Begun(id=found.id, meeting=story.meeting, name=name, words=story.words)


def leave(keys: Unlocked, missed: UUID, now: datetime) -> None:
    """Ask no more about it; raises `Missing` where nothing of the kind was said."""
    bonds = joined.of(keys, Side.CLIENT)
    if not any(one.id == missed for with_ in bonds for one in _all(keys, with_)):
        raise Missing
    preferences.put_away(keys, missed, now)


def _all(keys: Unlocked, with_: Joined) -> tuple[Kept[Missed], ...]:
    return joints.take(keys, with_.bond, Missed)

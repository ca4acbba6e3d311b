"""From what a practice began, and whether somebody was with it several times already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import CannotBeOpened, Missing
from between.story.body import Painting
from between.story.episode import Episode
from between.story.following import Following, is_enough
from between.story.hurt import Hurt


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A moment, a hurt, or neither. What is not this person's own is as good as not said."""

    episode: UUID | None = None
    hurt: UUID | None = None

    @property
    def back(self) -> str:
        """Where it began, to return to it."""
        if self.hurt:
            return reverse("hurt", args=[self.hurt])
        return reverse("moment", args=[self.episode]) if self.episode else ""


def of(keys: Unlocked, said: Mapping[str, str]) -> Origin:
    return Origin(
        episode=_own(keys, Episode, said.get("episode", "")),
        hurt=_own(keys, Hurt, said.get("hurt", "")),
    )


def has_been_several_times(keys: Unlocked, origin: Origin, now: datetime) -> bool:
    """Whether it is time for the room, or for a pause, and not for going inside again."""
    about = set(_about(keys, origin))
    return bool(about) and is_enough(_times(keys, about), now)


def _about(keys: Unlocked, origin: Origin) -> Iterator[UUID]:
    """Yield what is about the same thing: a moment, and the hurts that began from it."""
    episode = origin.episode
    hurts = shelf.take(keys, Hurt).kept if origin.hurt or episode else ()
    for kept in hurts:
        if kept.id == origin.hurt:
            episode = episode or kept.story.episode
            yield kept.id
    yield from [episode] if episode else []
    yield from (kept.id for kept in hurts if episode and kept.story.episode == episode)


def _times(keys: Unlocked, about: set[UUID]) -> Iterator[datetime]:
    """Yield when somebody turned to it: followed what they felt, or painted it by itself."""
    for kept in shelf.take(keys, Following).kept:
        if about & {kept.story.episode, kept.story.hurt, kept.story.moment}:
            yield kept.story.when
    for painted in shelf.take(keys, Painting).kept:
        story = painted.story
        if story.following is None and about & {story.episode, story.hurt}:
            yield story.when


def _own(keys: Unlocked, kind: type[Episode] | type[Hurt], said: str) -> UUID | None:
    try:
        return shelf.one(keys, kind, UUID(said)).id
    except (ValueError, Missing, CannotBeOpened):
        return None

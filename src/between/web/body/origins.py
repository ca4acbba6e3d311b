"""What a painting belongs to: a moment, a hurt, a person, a feeling, a sensation, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.urls import reverse

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import CannotBeOpened, Missing
from between.story.body import Painting, Stage
from between.story.codec import Story
from between.story.episode import Episode
from between.story.following import Following
from between.story.hurt import Hurt
from between.story.people import Person
from between.web.body import contexts

KINDS: Final[dict[str, type[Story]]] = {
    "episode": Episode,
    "hurt": Hurt,
    "person": Person,
    "following": Following,
}
NAMES: Final = (*KINDS, "feeling", "stage")
PAGES: Final = {
    "episode": "moment",
    "hurt": "hurt",
    "person": "person",
    "following": "following-step",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """At most one of these; a stage only of a sensation that was followed."""

    episode: UUID | None = None
    hurt: UUID | None = None
    person: UUID | None = None
    feeling: str = ""
    following: UUID | None = None
    stage: Stage | None = None

    @property
    def typed(self) -> dict[str, str]:
        """The same as the values of the form's fields."""
        said = {name: getattr(self, name) for name in NAMES}
        said["feeling"] = contexts.number(self.feeling)
        return {name: str(value) for name, value in said.items() if value not in ("", None)}


def of(story: Painting) -> Origin:
    """Return what a painting belongs to."""
    return Origin(**{name: getattr(story, name) for name in NAMES})


def asked(keys: Unlocked, said: Mapping[str, str]) -> Origin:
    """Return what an address asks for; raises `Missing` where that is not theirs."""
    for name, kind in KINDS.items():
        if said.get(name):
            wanted = _id(said[name])
            shelf.one(keys, kind, wanted)
            belongs: dict[str, Any] = {name: wanted, "stage": _stage(name, said)}
            return Origin(**belongs)
    return Origin(feeling=_feeling(said.get("feeling", "")))


def still_there(keys: Unlocked, said: Mapping[str, str]) -> Origin | None:
    """Return what was asked for, or nothing where it went meanwhile: the picture stays."""
    try:
        return asked(keys, said)
    except (Missing, CannotBeOpened):
        return None


def page_of(story: Painting) -> str:
    """Return the address of what a painting belongs to, or nothing."""
    for name, page in PAGES.items():
        if wanted := getattr(story, name):
            return reverse(page, args=[wanted])
    return ""


def _feeling(number: str) -> str:
    """Return the word of a number: no address holds the word itself."""
    if not number:
        return ""
    if (feeling := contexts.feeling(number)) is None:
        raise Missing
    return feeling


def _stage(name: str, said: Mapping[str, str]) -> Stage | None:
    wanted = said.get("stage", "")
    return Stage(wanted) if name == "following" and wanted in set(Stage) else None


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Missing from None

"""A painting told back to its painter: the picture, a sentence, and what it is like where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from between.drawing.painting import painted
from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import Kept
from between.story.body import Felt, Painting, Stage
from between.story.episode import Precision
from between.story.places import Marked, Place, places_of
from between.web import dates, places
from between.web.notebook import Notebook

STAGES: Final = {
    Stage.BEFORE: gettext_lazy("before following a sensation"),
    Stage.AFTER: gettext_lazy("after following a sensation"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTold:
    """A marked place: what there is of something, and what it is like."""

    id: str
    name: str
    signs: str
    like: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintingTold:
    """A painting as a page shows it; `about` says in a few words what it belongs to."""

    id: UUID
    version: int
    story: Painting
    when: str
    about: str
    sentence: str
    picture: SafeString
    places: tuple[PlaceTold, ...]


def tell(kept: Kept[Painting], notes: Notebook, now: datetime) -> PaintingTold:
    story, marked = kept.story, places_of(kept.story.strokes)
    zone = notes.zone.key
    return PaintingTold(
        id=kept.id,
        version=kept.version,
        story=story,
        when=dates.in_full(story.when, zone, now, precision=Precision.MINUTE),
        about=about(story, notes),
        sentence=sentence(story, marked),
        picture=drawn(story, f"p{kept.id.hex}-{kept.version}"),
        places=tuple(told(story, marked)),
    )


def of(
    keys: Unlocked,
    notes: Notebook,
    now: datetime,
    *,
    episode: UUID | None = None,
    hurt: UUID | None = None,
    person: UUID | None = None,
) -> list[PaintingTold]:
    """Return the paintings that belong to one thing, newest first."""
    found = [
        one
        for one in shelf.take(keys, Painting).kept
        if (episode and one.story.episode == episode)
        or (hurt and one.story.hurt == hurt)
        or (person and one.story.person == person)
    ]
    return [tell(one, notes, now) for one in newest(found)]


def newest(found: Iterable[Kept[Painting]]) -> list[Kept[Painting]]:
    return sorted(found, key=lambda one: (one.story.when, one.id), reverse=True)


def drawn(story: Painting, name: str, ways: Iterable[tuple[Place, str]] = ()) -> SafeString:
    """Return the picture for the inside of a page."""
    return mark_safe(painted(story, name, ways))  # noqa: S308 (numbers and our own paths)


def sentence(story: Painting, marked: tuple[Marked, ...]) -> str:
    if not story.strokes:
        return _("There was nothing to mark.")
    return places.sentence(marked)


def told(story: Painting, marked: tuple[Marked, ...]) -> Iterator[PlaceTold]:
    felt = {one.place: one for one in story.felt}
    for one in marked:
        yield PlaceTold(
            id=one.place.id,
            name=_(one.place.label),
            signs=places.signs(one),
            like=like(felt.get(one.place.id)),
        )


def like(felt: Felt | None) -> str:
    """Return "tight, warm, “like a stone”", or nothing."""
    if felt is None:
        return ""
    words = [str(places.QUALITIES[one]) for one in felt.qualities]
    return ", ".join([*words, *([f"“{felt.own}”"] if felt.own else [])])


def about(story: Painting, notes: Notebook) -> str:
    """Return in a few words what it belongs to; one that stands alone belongs to its time."""
    if story.episode:
        return _("a moment")
    if story.hurt:
        return _("something between us")
    if story.person:
        return _("with %(name)s") % {"name": notes.who(story.person)}
    if story.feeling:
        return _(story.feeling)
    if story.following:
        return str(STAGES[story.stage or Stage.AFTER])
    return ""

"""A moment told back to its writer, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from between.records.shelf import Kept
from between.story.episode import (
    Answer,
    Chosen,
    Component,
    Episode,
    Reality,
    Valence,
    Voiced,
)
from between.web import dates
from between.web.notebook import Notebook

Label = str | Promise

VALENCES: dict[Valence, Label] = {
    Valence.HURT: gettext_lazy("something hurt"),
    Valence.GOOD: gettext_lazy("something was good"),
    Valence.ELSE: gettext_lazy("something else"),
}
REALITIES: dict[Reality, Label] = {
    Reality.HAPPENED: gettext_lazy("it happened"),
    Reality.EXPECTED: gettext_lazy("I expected it"),
    Reality.MEMORY: gettext_lazy("from long ago"),
    Reality.DREAM: gettext_lazy("I dreamed it"),
}
VOICED: dict[Voiced, Label] = {
    Voiced.SAID: gettext_lazy("I said it"),
    Voiced.HINTED: gettext_lazy("I hinted"),
    Voiced.KEPT_IN: gettext_lazy("I kept it in"),
    Voiced.ONLY_NOW: gettext_lazy("I only know it now"),
}
CHOSEN: dict[Chosen, Label] = {
    Chosen.YES: gettext_lazy("yes"),
    Chosen.PARTLY: gettext_lazy("partly"),
    Chosen.NO: gettext_lazy("no, it happened by itself"),
}
OPENINGS: dict[Component, Label] = {
    Component.WISH: gettext_lazy("I wanted"),
    Component.OTHER: gettext_lazy("They"),
    Component.SELF: gettext_lazy("I"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One answer: "I wanted" and what was wanted."""

    opening: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A moment as a page shows it."""

    id: UUID
    version: int
    story: Episode
    when: str
    who: str
    is_safe: bool
    is_known: bool
    valence: str
    reality: str
    lines: tuple[Line, ...]
    voiced: str
    chosen: str
    feelings: tuple[str, ...]


def tell(kept: Kept[Episode], notebook: Notebook, now: datetime) -> Told:
    story = kept.story
    return Told(
        id=kept.id,
        version=kept.version,
        story=story,
        when=when(story, notebook, now),
        who=notebook.who(story.person),
        is_safe=notebook.is_safe(story.person),
        is_known=story.person in notebook.people,
        valence=str(VALENCES[story.valence]),
        reality="" if story.reality is Reality.HAPPENED else str(REALITIES[story.reality]),
        lines=tuple(lines(story, notebook)),
        voiced=str(VOICED[story.voiced]) if story.voiced else "",
        chosen=str(CHOSEN[story.chosen]) if story.chosen else "",
        feelings=tuple(_(word) for word in story.feelings),
    )


def when(story: Episode, notebook: Notebook, now: datetime) -> str:
    return dates.in_full(
        story.when,
        notebook.zone.key,
        now,
        precision=story.precision,
        about=story.about,
    )


def is_waiting(story: Episode) -> bool:
    """Whether this was marked and not told yet, or not yet with whom."""
    return not story.is_told or story.person is None


def lines(story: Episode, notebook: Notebook) -> Iterator[Line]:
    for component in Component:
        answer = story.answer(component)
        if answer.is_told:
            yield Line(
                opening=str(OPENINGS[component]), answer=answer_words(answer, notebook)
            )


def answer_words(answer: Answer, notebook: Notebook) -> str:
    """Return the chips' words, the own words in quotes, or "don't know"."""
    parts = [notebook.label(code) for code in answer.codes]
    if answer.own:
        parts.append(f"“{answer.own}”")
    if answer.unknown and not parts:
        parts.append(_("... I don't know"))
    return ", ".join(parts)

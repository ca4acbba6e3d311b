"""A moment as it is typed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from between.story.episode import Chosen, Component, Episode, Reality, Valence, Voiced
from between.story.feelings import FEELINGS
from between.story.people import Person
from between.story.vocabulary import QUESTIONS
from between.web import families
from between.web.families import FamilyShown
from between.web.fields import LONGEST_WORDS, One, Several, Version, Words
from between.web.moments import answers, when, who
from between.web.moments.answers import QuestionShown
from between.web.moments.who import PersonShown
from between.web.notebook import Notebook
from between.web.telling import CHOSEN, REALITIES, VALENCES, VOICED

SCALE = tuple(map(str, range(11)))
SEVERAL = ("feelings", *(component.value for component in Component))
LEAVE_OUT = ("", _("leave it out"))


class MomentForm(forms.Form):
    """Everything is optional; one tap is a moment. Names of fields are those of drafts."""

    scale = SCALE

    valence = One(choices=list(VALENCES.items()))
    voiced = One(
        label=_("Did they know what I wanted?"), choices=[*VOICED.items(), LEAVE_OUT]
    )
    chosen = One(
        label=_("Did I choose how I answered?"), choices=[*CHOSEN.items(), LEAVE_OUT]
    )
    feelings = Several(choices=[(word, word) for word in FEELINGS])
    intensity = One(choices=[(n, n) for n in SCALE])
    words = Words(label=_("In my words"), longest=LONGEST_WORDS, rows=5)
    reality = One(choices=list(REALITIES.items()), initial=Reality.HAPPENED)
    version = Version(required=False)

    def __init__(
        self, *args: Any, notebook: Notebook, now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.notebook, self.now = notebook, now
        self.fields |= who.fields() | when.fields()
        for question in QUESTIONS:
            self.fields |= answers.fields(question)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        who.check(self, self.notebook)
        when.check(self, self.now, self.notebook.zone)
        if not self.errors and not self.has_changed_by_a_tap():
            self.add_error(None, _("Nothing is chosen yet. One tap is enough."))
        return cleaned

    def has_changed_by_a_tap(self) -> bool:
        """Whether anything was chosen or written that makes this a moment."""
        told = ("valence", "who", "feelings", "words", "intensity", "voiced", "chosen")
        data = self.cleaned_data
        return (
            any(data.get(name) for name in told)
            or who.is_new(self)
            or any(answers.read(data, component).is_told for component in Component)
        )

    def with_whom(self) -> tuple[UUID | None, Person | None]:
        return who.read(self, self.notebook)

    def to_story(self, person: UUID | None, before: Episode | None = None) -> Episode:
        data = self.cleaned_data
        found = when.read(data, self.now, self.notebook.zone)
        story = Episode(
            person=person,
            when=found.at,
            zone=self.notebook.zone.key,
            precision=found.precision,
            about=found.about,
            valence=Valence(data["valence"] or Valence.ELSE),
            reality=Reality(data["reality"] or Reality.HAPPENED),
            wish=answers.read(data, Component.WISH),
            response_of_other=answers.read(data, Component.OTHER),
            response_of_self=answers.read(data, Component.SELF),
            voiced=Voiced(data["voiced"]) if data["voiced"] else None,
            chosen=Chosen(data["chosen"]) if data["chosen"] else None,
            feelings=tuple(data["feelings"]),
            intensity=int(data["intensity"]) if data["intensity"] else None,
            words=data["words"],
        )
        zone = self.notebook.zone
        if before and when.typed(before, zone) == when.typed(story, zone):
            # The form knows minutes; where none was changed, the seconds stay too.
            return replace(story, when=before.when, zone=before.zone)
        return story

    def people(self) -> Iterator[PersonShown]:
        return who.shown(self, self.notebook)

    def families(self) -> Iterator[FamilyShown]:
        return families.shown(self["feelings"].value() or [])

    def questions(self) -> Iterator[QuestionShown]:
        return answers.shown(self, self.notebook.names)


def typed(episode: Episode, notebook: Notebook, version: int) -> dict[str, object]:
    """Return a moment as the values of the form's fields."""
    values: dict[str, object] = {
        "valence": episode.valence,
        "who": str(episode.person) if episode.person else "",
        "voiced": episode.voiced or "",
        "chosen": episode.chosen or "",
        "feelings": list(episode.feelings),
        "intensity": "" if episode.intensity is None else str(episode.intensity),
        "words": episode.words,
        "reality": episode.reality,
        "version": version,
        **when.typed(episode, notebook.zone),
    }
    for component in Component:
        values |= answers.typed(episode.answer(component), component)
    return values


def again(form: MomentForm, version: int) -> MomentForm:
    """Return the same form with what was typed, ready to be kept over `version`."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(version)
    return MomentForm(data, notebook=form.notebook, now=form.now)

"""A mark as it is typed while everything is locked."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from between.story.episode import Component, Episode, Precision, Valence
from between.story.mark import Mark
from between.story.vocabulary import QUESTIONS
from between.web.fields import LONGEST_NAME, LONGEST_WORDS, One, Words
from between.web.moments import answers
from between.web.moments.answers import QuestionShown
from between.web.moments.forms import SCALE
from between.web.moments.who import PersonShown
from between.web.notebook import known_zone
from between.web.telling import VALENCES


class MarkForm(forms.Form):
    """`letters` are the first letters that the owner allowed this device to show."""

    scale = SCALE

    valence = One(choices=list(VALENCES.items()))
    who = Words()
    who_name = Words(label=_("With whom?"), longest=LONGEST_NAME)
    intensity = One(choices=[(n, n) for n in SCALE])
    words = Words(label=_("In my words"), longest=LONGEST_WORDS, rows=4)
    zone = Words()

    def __init__(
        self, *args: Any, letters: Sequence[tuple[UUID, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.letters = letters
        for question in QUESTIONS:
            self.fields |= answers.fields(question)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        told = ("valence", "who_name", "intensity", "words")
        tapped = any(cleaned.get(name) for name in told) or self.chosen() is not None
        if not tapped and not any(
            answers.read(cleaned, component).is_told for component in Component
        ):
            self.add_error(None, _("Nothing is chosen yet. One tap is enough."))
        return cleaned

    def chosen(self) -> UUID | None:
        """Return the person chosen by their letters; nobody else can be named by an id."""
        wanted = self.cleaned_data.get("who", "")
        return next((id_ for id_, _short in self.letters if str(id_) == wanted), None)

    def clock(self) -> ZoneInfo:
        """Return the zone that the device says it is in."""
        return known_zone(self.cleaned_data.get("zone", ""))

    def to_mark(self, now: datetime) -> Mark:
        data = self.cleaned_data
        wanted = data["intensity"]
        episode = Episode(
            person=self.chosen(),
            when=now,
            zone=self.clock().key,
            precision=Precision.MINUTE,
            valence=Valence(data["valence"] or Valence.ELSE),
            wish=answers.read(data, Component.WISH),
            response_of_other=answers.read(data, Component.OTHER),
            response_of_self=answers.read(data, Component.SELF),
            intensity=int(wanted) if wanted else None,
            words=data["words"],
        )
        return Mark(episode=episode, who="" if self.chosen() else data["who_name"])

    def people(self) -> Iterator[PersonShown]:
        chosen = self["who"].value()
        for id_, short in self.letters:
            yield PersonShown(id=id_, name=short, checked=str(id_) == chosen)

    def questions(self) -> Iterator[QuestionShown]:
        return answers.shown(self, {})

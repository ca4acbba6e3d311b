"""A moment as it is typed."""

from datetime import datetime
from uuid import UUID

from django import forms

from between.story.episode import Answer, Episode, Valence
from between.story.vocabulary import QUESTIONS


class MomentForm(forms.Form):
    who = forms.CharField(label="Who")
    valence = forms.ChoiceField(choices=[(v.value, v.value) for v in Valence])
    wish = forms.MultipleChoiceField(
        choices=[(c.code, c.chip) for c in QUESTIONS[0].chips], required=False
    )
    words = forms.CharField(widget=forms.Textarea, required=False)

    def to_story(self, person: UUID, now: datetime) -> Episode:
        data = self.cleaned_data
        return Episode(
            person=person,
            when=now,
            valence=Valence(data["valence"]),
            wish=Answer(codes=tuple(data["wish"])),
            words=data["words"],
        )

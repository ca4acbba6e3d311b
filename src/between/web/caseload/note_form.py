"""A note about a client as it is typed."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from between.records.shelf import Kept
from between.story.client_note import About, ClientNote
from between.web.fields import LONGEST_WORDS, Day, Version, Words

EARLIEST, FURTHEST = date(1900, 1, 1), timedelta(days=366)


class ClientNoteForm(forms.Form):
    """`version` is what a form that changes a note was opened with."""

    words = Words(
        label=_("My note"),
        longest=LONGEST_WORDS,
        rows=8,
        required=True,
        error_messages={"required": _("Write a few words; half a line will do.")},
    )
    day = Day(label=_("About which day?"))
    version = Version(required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_day(self) -> date:
        found: date = self.cleaned_data["day"]
        if not EARLIEST <= found <= self.today + FURTHEST:
            raise forms.ValidationError(_("This day lies far away. Look at the year."))
        return found

    def to_story(self, bond: UUID, about: About | None, now: datetime) -> ClientNote:
        words, day = self.cleaned_data["words"], self.cleaned_data["day"]
        return ClientNote(bond=bond, words=words, day=day, when=now, about=about)


def typed(kept: Kept[ClientNote]) -> dict[str, object]:
    return {
        "words": kept.story.words,
        "day": kept.story.day,
        "version": kept.version,
    }

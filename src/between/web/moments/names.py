"""The person's own names for the 24 answers."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from between.records import shelf
from between.records.keyroom import Unlocked
from between.story.noticing import Naming
from between.story.vocabulary import CHIPS, QUESTIONS, Question
from between.web import doors, leaves, notebook, receipts
from between.web.fields import LONGEST_NAME, Words
from between.web.http import UnlockedRequest, page, posted


class NamesForm(forms.Form):
    """One field for each of the 24; an empty one means our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, chip in CHIPS.items():
            self.fields[code] = Words(label=_(chip.chip), longest=LONGEST_NAME)

    def questions(self) -> Iterator[tuple[Question, list[forms.BoundField]]]:
        for question in QUESTIONS:
            yield question, [self[chip.code] for chip in question.chips]

    def to_story(self) -> Naming:
        return Naming(
            names={code: name for code, name in self.cleaned_data.items() if name}
        )


@doors.unlocked
def names(request: UnlockedRequest) -> HttpResponse:
    leaf, (id_, present) = leaves.of(request), _only(request.keys)
    form = NamesForm(posted(request), initial=leaf.starts() or present.names)
    if form.is_valid():
        shelf.place(request.keys, form.to_story(), request.now.date(), id_=id_)
        leaves.turn(request.keys, leaf, request.now)
        receipts.kept(request, notebook.zone_of(request.keys))
        return redirect("names")
    context = {"form": form, "leaf": leaf.id, "tab": "account"}
    return page(request, "moments/names.html", context)


def _only(keys: Unlocked) -> tuple[UUID, Naming]:
    """Return the one entry that holds the names, and where it lies."""
    kept = shelf.take(keys, Naming).kept
    return (kept[-1].id, kept[-1].story) if kept else (uuid4(), Naming())

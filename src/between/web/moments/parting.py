"""Two names that are one person, and people who leave the list."""

from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import Kept
from between.story.body import Painting
from between.story.episode import Episode
from between.story.hurt import Hurt
from between.story.people import Person
from between.web import doors, notebook
from between.web.http import UnlockedRequest, page, posted
from between.web.moments.person_forms import MergingForm

S = TypeVar("S", Episode, Hurt, Painting)


@doors.unlocked
def merging(request: UnlockedRequest, person: UUID) -> HttpResponse:
    """Ask who stays; then all that was with the other moves, each with its earlier version."""
    kept, notes = shelf.one(request.keys, Person, person), notebook.of(request.keys)
    form = MergingForm(posted(request), notebook=notes, goes=person)
    theirs = _with(request.keys, person)
    if form.is_valid():
        stays = UUID(form.cleaned_data["stays"])
        with transaction.atomic():
            _move(request, Episode, person, stays)
            _move(request, Hurt, person, stays)
            _move(request, Painting, person, stays)
            shelf.erase(request.keys, Person, person, request.now)
        messages.success(request, _moved(len(theirs), notes.who(stays)))
        return redirect("person", stays)
    context = {"kept": kept, "form": form, "moments": len(theirs), "tab": "people"}
    return page(request, "people/merging.html", context)


@doors.unlocked
def removing(request: UnlockedRequest, person: UUID) -> HttpResponse:
    """Say what happens to their moments, and then let the person go."""
    if request.method == "POST":  # unopened: what cannot be opened may go as well
        shelf.erase(request.keys, Person, person, request.now)
        messages.success(request, _("Removed. For a day you can bring them back."))
        return redirect("people")
    context = {
        "kept": shelf.one(request.keys, Person, person),
        "moments": len(_with(request.keys, person)),
        "has_others": len(shelf.take(request.keys, Person).kept) > 1,
        "tab": "people",
    }
    return page(request, "people/removing.html", context)


def _move(request: UnlockedRequest, kind: type[S], person: UUID, stays: UUID) -> None:
    day = request.now.date()
    for one in shelf.take(request.keys, kind).kept:
        if one.story.person == person:
            moved = replace(one.story, person=stays)
            shelf.change(request.keys, moved, one.id, version=one.version, day=day)


def _with(keys: Unlocked, person: UUID) -> list[Kept[Episode]]:
    taken = shelf.take(keys, Episode)
    return [kept for kept in taken.kept if kept.story.person == person]


def _moved(moments: int, name: str) -> str:
    return ngettext(
        "%(n)d moment is with %(name)s now.",
        "%(n)d moments are with %(name)s now.",
        moments,
    ) % {"n": moments, "name": name}

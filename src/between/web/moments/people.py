"""The people of a life: list, add, change."""

from collections import Counter
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from between.records import shelf
from between.records.shelf import Stale
from between.story.episode import Episode
from between.story.people import Person
from between.web import doors, leaves, notebook, paintings, receipts
from between.web.http import UnlockedRequest, page, posted
from between.web.moments import listing
from between.web.moments.person_forms import PersonForm, again, typed
from between.web.moments.words import ROLES


@doors.unlocked
def people(request: UnlockedRequest) -> HttpResponse:
    notes = notebook.of(request.keys)
    counts = Counter(kept.story.person for kept in shelf.take(request.keys, Episode).kept)
    shown = [
        {"id": id_, "person": one, "role": ROLES[one.role], "moments": counts[id_]}
        for id_, one in sorted(notes.people.items(), key=lambda one: one[1].name.casefold())
    ]
    context = {"people": shown, "closed": notes.closed, "tab": "people"}
    return page(request, "people/people.html", context)


@doors.unlocked
def person(request: UnlockedRequest, person: UUID) -> HttpResponse:
    kept, notes = shelf.one(request.keys, Person, person), notebook.of(request.keys)
    taken = shelf.take(request.keys, Episode)
    theirs = [one for one in taken.kept if one.story.person == person]
    number = request.GET.get("page")
    context = {
        "kept": kept,
        "role": ROLES[kept.story.role],
        "listing": listing.of(theirs, notes, request.now, number),
        "paintings": paintings.of(request.keys, notes, request.now, person=person),
        "closed": taken.closed,
        "has_others": len(notes.people) > 1,
        "tab": "people",
    }
    return page(request, "people/person.html", context)


@doors.unlocked
def new(request: UnlockedRequest) -> HttpResponse:
    leaf, notes = leaves.of(request), notebook.of(request.keys)
    form = PersonForm(posted(request), notebook=notes, initial=leaf.starts())
    if form.is_valid():
        id_ = shelf.put(request.keys, form.to_story(), request.now.date())
        leaves.turn(request.keys, leaf, request.now)
        receipts.kept(request, notes.zone)
        return redirect("person", id_)
    context = {"form": form, "leaf": leaf.id, "tab": "people"}
    return page(request, "people/new.html", context)


@doors.unlocked
def changing(request: UnlockedRequest, person: UUID) -> HttpResponse:
    kept, leaf = shelf.one(request.keys, Person, person), leaves.of(request)
    notes = notebook.of(request.keys)
    initial = leaf.starts() or typed(kept.story, kept.version)
    form = PersonForm(posted(request), notebook=notes, own=person, initial=initial)
    context = {"form": form, "leaf": leaf.id, "kept": kept, "tab": "people"}
    if form.is_valid():
        version, day = form.cleaned_data["version"], request.now.date()
        try:
            shelf.change(request.keys, form.to_story(), person, version=version, day=day)
        except Stale:
            context |= {"other": ROLES[kept.story.role], "form": again(form, kept.version)}
            return page(request, "people/changing.html", context, status=409)
        leaves.turn(request.keys, leaf, request.now)
        receipts.kept(request, notes.zone)
        return redirect("person", person)
    return page(request, "people/changing.html", context)

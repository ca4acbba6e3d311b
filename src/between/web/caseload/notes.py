"""What a therapist notes about a client: on their own shelf, never in the bond."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from between.records import grants, joined, shelf
from between.records.joined import Joined, Side
from between.records.shelf import CannotBeOpened, Kept, Missing, Stale
from between.story.client_note import About, ClientNote
from between.web import doors, leaves, notebook, receipts
from between.web.caseload.note_form import ClientNoteForm, typed
from between.web.http import UnlockedRequest, page, posted
from between.web.leaves import Leaf


@doors.therapist
def notes(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    with_ = joined.one(request.keys, bond, Side.THERAPIST)
    taken = shelf.take(request.keys, ClientNote)
    found = [one for one in taken.kept if one.story.bond == bond]
    context = {
        "notes": sorted(found, key=lambda x: (x.story.day, x.story.when), reverse=True),
        "lying": {one.id for one in grants.given(request.keys, with_)},
        "closed": taken.closed,
        "bond": with_,
        "tab": "clients",
    }
    return page(request, "caseload/notes.html", context)


@doors.therapist
def new(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    with_, leaf = joined.one(request.keys, bond, Side.THERAPIST), leaves.of(request)
    about, today = _about(request, with_, leaf), _today(request)
    initial = {"day": today, **leaf.starts()}
    form = ClientNoteForm(posted(request), today=today, initial=initial)
    if form.is_valid():
        story = form.to_story(bond, about, request.now)
        leaves.keep(request.keys, leaf, story, request.now)
        receipts.kept(request, notebook.zone_of(request.keys))
        return redirect("client-notes", bond)
    context = {"form": form, "leaf": leaf.id, "about": about, "bond": with_}
    return page(request, "caseload/note_new.html", context | {"tab": "clients"})


@doors.therapist
def changing(request: UnlockedRequest, note: UUID) -> HttpResponse:
    try:
        kept = shelf.one(request.keys, ClientNote, note)
    except Missing:
        return _erased_elsewhere(request, note)
    leaf = leaves.of(request)
    initial = leaf.starts() or typed(kept)
    form = ClientNoteForm(posted(request), today=_today(request), initial=initial)
    context = {"form": form, "leaf": leaf.id, "kept": kept, "tab": "clients"}
    if form.is_valid():
        try:
            _change(request, form, kept)
        except Stale:
            again = {**form.cleaned_data, "version": kept.version}
            context["form"] = ClientNoteForm(again, today=_today(request))
            context["other"] = kept.story.words
            return page(request, "caseload/note_changing.html", context, status=409)
        leaves.turn(request.keys, leaf, request.now)
        receipts.kept(request, notebook.zone_of(request.keys))
        return redirect("client-notes", kept.story.bond)
    return page(request, "caseload/note_changing.html", context)


@doors.therapist
def earlier(request: UnlockedRequest, note: UUID) -> HttpResponse:
    kept = shelf.one(request.keys, ClientNote, note)
    versions = shelf.earlier(request.keys, ClientNote, note)
    context = {"kept": kept, "versions": versions, "tab": "clients"}
    return page(request, "caseload/note_earlier.html", context)


@require_POST
@doors.therapist
def erasing(request: UnlockedRequest, note: UUID) -> HttpResponse:
    bond = _bond_of(request, note)
    shelf.erase(request.keys, ClientNote, note, request.now)
    messages.success(request, _("Erased. For a day you can bring it back."))
    return redirect("client-notes", bond) if bond else redirect("clients")


def _change(request: UnlockedRequest, form: ClientNoteForm, kept: Kept[ClientNote]) -> None:
    before, day = kept.story, request.now.date()
    story = form.to_story(before.bond, before.about, before.when)
    version = form.cleaned_data["version"]
    shelf.change(request.keys, story, kept.id, version=version, day=day)


def _about(request: UnlockedRequest, with_: Joined, leaf: Leaf) -> About | None:
    """Return the shared thing that was named, where it lies in this bond still."""
    typed_earlier = str(leaf.starts().get("about", ""))
    wanted = request.POST.get("about") or request.GET.get("about") or typed_earlier
    for one in grants.given(request.keys, with_):
        if str(one.id) == wanted:
            return About(grant=one.id, title=one.shared.title, day=one.day)
    return None


def _bond_of(request: UnlockedRequest, note: UUID) -> UUID | None:
    """Return whose page a note stands on; of one that cannot be opened nobody knows."""
    try:
        return shelf.one(request.keys, ClientNote, note).story.bond
    except CannotBeOpened:
        return None


def _erased_elsewhere(request: UnlockedRequest, note: UUID) -> HttpResponse:
    """Keep what was typed about a note that was erased in another window."""
    erased = shelf.take_erased(request.keys, ClientNote, request.now).kept
    bonds = [one.story.bond for one in erased if one.id == note]
    if request.method != "POST" or not bonds:
        raise Missing
    leaves.write(request, reverse("client-note-new", args=bonds))
    messages.info(
        request, _("This note was erased elsewhere. What you typed is kept here.")
    )
    return redirect("drafts")


def _today(request: UnlockedRequest) -> date:
    return request.now.astimezone(notebook.zone_of(request.keys)).date()

"""Changing what was painted; what it is like stays where a place is still marked."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from between.records import shelf
from between.records.shelf import Kept, Missing, Stale
from between.story.body import Painting
from between.story.places import places_of
from between.web import doors, leaves, notebook, paintings, receipts
from between.web.body import canvas, origins, strokes
from between.web.body.forms import PaintingForm
from between.web.body.new import remember
from between.web.http import UnlockedRequest, page, posted
from between.web.leaves import Leaf


@doors.unlocked
def changing(request: UnlockedRequest, painting: UUID) -> HttpResponse:
    try:
        kept = shelf.one(request.keys, Painting, painting)
    except Missing:
        return erased_elsewhere(request, painting, place=reverse("painting-new"))
    leaf = leaves.of(request)
    initial = leaf.starts("more", "less") or _typed(kept)
    form = PaintingForm(posted(request), initial=initial)
    if form.is_valid():
        try:
            _change(request, form, kept, leaf)
        except Stale:
            return _page(request, _again(form, kept.version), leaf, kept, stale=True)
        for one in form.notices():
            messages.info(request, one)
        receipts.kept(request, notebook.zone_of(request.keys))
        return redirect("painting-felt" if form.painted else "painting", painting)
    return _page(request, form, leaf, kept)


def erased_elsewhere(
    request: UnlockedRequest, painting: UUID, *, place: str
) -> HttpResponse:
    """Keep what was sent about a painting that was erased in another window."""
    taken = shelf.take_erased(request.keys, Painting, request.now).kept
    erased = next((kept.story for kept in taken if kept.id == painting), None)
    if request.method != "POST" or erased is None:
        raise Missing
    leaves.write(request, place, **origins.of(erased).typed)
    messages.info(
        request, _("This picture was erased elsewhere. What you sent is kept here.")
    )
    return redirect("drafts")


def _change(
    request: UnlockedRequest, form: PaintingForm, kept: Kept[Painting], leaf: Leaf
) -> None:
    there = {one.place.id for one in places_of(form.painted)}
    story = replace(
        kept.story,
        strokes=form.painted,
        figure=form.figure_shown,
        felt=tuple(one for one in kept.story.felt if one.place in there),
    )
    with transaction.atomic():
        version, day = form.cleaned_data["version"], request.now.date()
        if story != kept.story or version != kept.version:
            shelf.change(request.keys, story, kept.id, version=version, day=day)
        remember(request, form.figure_shown)
        leaves.turn(request.keys, leaf, request.now)


def _page(
    request: UnlockedRequest,
    form: PaintingForm,
    leaf: Leaf,
    kept: Kept[Painting],
    *,
    stale: bool = False,
) -> HttpResponse:
    notes = notebook.of(request.keys)
    context = {
        "form": form,
        "leaf": leaf.id,
        "painting": kept.id,
        "other": paintings.tell(kept, notes, request.now) if stale else None,
        "tab": "body",
        **canvas.context(form),
    }
    return page(request, "body/changing.html", context, status=409 if stale else 200)


def _typed(kept: Kept[Painting]) -> dict[str, object]:
    return {
        "strokes": strokes.written(kept.story.strokes),
        "figure": kept.story.figure,
        "version": kept.version,
    }


def _again(form: PaintingForm, version: int) -> PaintingForm:
    """Return the same form with what was painted, ready to be kept over `version`."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(version)
    return PaintingForm(data)

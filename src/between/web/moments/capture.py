"""Keeping a moment, telling it later, changing it, erasing it."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from between.records import shelf
from between.records.shelf import Missing, Stale
from between.story.episode import Episode
from between.web import doors, leaves, notebook, receipts, telling
from between.web.http import UnlockedRequest, page, posted
from between.web.moments import keeping
from between.web.moments.forms import SEVERAL, MomentForm, again, typed


@doors.unlocked
def new(request: UnlockedRequest) -> HttpResponse:
    leaf, notes = leaves.of(request), notebook.of(request.keys)
    initial = {"who": request.GET.get("who", ""), **leaf.starts(*SEVERAL)}
    form = MomentForm(posted(request), notebook=notes, now=request.now, initial=initial)
    if form.is_valid():
        kept = keeping.keep(request.keys, form, leaf, request.now)
        receipts.kept(request, notes.zone)
        return redirect(f"{reverse('moments')}?{urlencode({'kept': kept})}")
    context = {"form": form, "leaf": leaf.id, "tab": "moments"}
    return page(request, "moments/new.html", context)


@doors.unlocked
def changing(request: UnlockedRequest, moment: UUID) -> HttpResponse:
    try:
        kept = shelf.one(request.keys, Episode, moment)
    except Missing:
        return _erased_elsewhere(request, moment)
    leaf = leaves.of(request)
    notes = notebook.of(request.keys).with_somebody(kept.story.person)
    initial = leaf.starts(*SEVERAL) or typed(kept.story, notes, kept.version)
    form = MomentForm(posted(request), notebook=notes, now=request.now, initial=initial)
    context = {"form": form, "leaf": leaf.id, "moment": moment, "tab": "moments"}
    if form.is_valid():
        try:
            keeping.change(request.keys, form, kept, leaf, request.now)
        except Stale:
            context["other"] = telling.tell(kept, notes, request.now)
            context["form"] = again(form, kept.version)
            return page(request, "moments/changing.html", context, status=409)
        receipts.kept(request, notes.zone)
        return redirect("moment", moment)
    return page(request, "moments/changing.html", context)


@require_POST
@doors.unlocked
def erasing(request: UnlockedRequest, moment: UUID) -> HttpResponse:
    shelf.erase(request.keys, Episode, moment, request.now)
    messages.success(request, _("Erased. For a day you can bring it back."))
    return redirect("moments")


def _erased_elsewhere(request: UnlockedRequest, moment: UUID) -> HttpResponse:
    """Keep what was typed about a moment that was erased in another window."""
    erased = shelf.take_erased(request.keys, Episode, request.now).kept
    if request.method != "POST" or moment not in {kept.id for kept in erased}:
        raise Missing
    leaves.write(request, reverse("moment-new"))
    messages.info(
        request, _("This moment was erased elsewhere. What you typed is kept here.")
    )
    return redirect("drafts")

"""What a person notices themselves. It stands above whatever is counted."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from between.records import shelf
from between.records.shelf import Stale
from between.story.episode import Precision
from between.story.noticing import Noticing
from between.web import dates, doors, leaves, notebook, receipts
from between.web.fields import Version, Words
from between.web.http import UnlockedRequest, onwards, page, posted


class NoticingForm(forms.Form):
    words = Words(
        label=gettext_lazy("I notice that when ..., I ..."),
        longest=4000,
        rows=4,
        required=True,
        error_messages={
            "required": gettext_lazy("Write what you notice; half a line will do.")
        },
    )
    version = Version(required=False)


@doors.unlocked
def noticings(request: UnlockedRequest) -> HttpResponse:
    zone, taken = notebook.zone_of(request.keys), shelf.take(request.keys, Noticing)
    newest = sorted(taken.kept, key=lambda kept: kept.story.when, reverse=True)
    shown = [
        {
            "id": kept.id,
            "words": kept.story.words,
            "when": dates.in_full(
                kept.story.when, zone.key, request.now, precision=Precision.DAY
            ),
        }
        for kept in newest
    ]
    context = {"noticings": shown, "closed": taken.closed, "tab": "mirror"}
    return page(request, "noticings/noticings.html", context)


@doors.unlocked
def new(request: UnlockedRequest) -> HttpResponse:
    leaf, back = leaves.of(request), onwards(request)
    form = NoticingForm(posted(request), initial=leaf.starts())
    if form.is_valid():
        noticing = Noticing(words=form.cleaned_data["words"], when=request.now)
        leaves.keep(request.keys, leaf, noticing, request.now)
        receipts.kept(request, notebook.zone_of(request.keys))
        return redirect(back or "noticings")
    context = {"form": form, "leaf": leaf.id, "onwards": back, "tab": "mirror"}
    return page(request, "noticings/new.html", context)


@doors.unlocked
def changing(request: UnlockedRequest, noticing: UUID) -> HttpResponse:
    kept, leaf = shelf.one(request.keys, Noticing, noticing), leaves.of(request)
    present = {"words": kept.story.words, "version": kept.version}
    form = NoticingForm(posted(request), initial=leaf.starts() or present)
    context = {"form": form, "leaf": leaf.id, "kept": kept, "tab": "mirror"}
    if form.is_valid():
        words, version = form.cleaned_data["words"], form.cleaned_data["version"]
        changed = Noticing(words=words, when=kept.story.when)
        try:
            shelf.change(
                request.keys, changed, noticing, version=version, day=request.now.date()
            )
        except Stale:
            again = NoticingForm({"words": words, "version": kept.version})
            context |= {"form": again, "other": kept.story.words}
            return page(request, "noticings/changing.html", context, status=409)
        leaves.turn(request.keys, leaf, request.now)
        receipts.kept(request, notebook.zone_of(request.keys))
        return redirect("noticings")
    return page(request, "noticings/changing.html", context)


@require_POST
@doors.unlocked
def erasing(request: UnlockedRequest, noticing: UUID) -> HttpResponse:
    shelf.erase(request.keys, Noticing, noticing, request.now)
    messages.success(request, _("Erased. For a day you can bring it back."))
    return redirect("noticings")

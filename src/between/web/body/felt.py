"""The page that asks what it is like where something was marked."""

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from between.records import shelf
from between.records.shelf import Kept, Missing, Stale
from between.story.body import Painting
from between.web import doors, leaves, notebook, paintings, receipts
from between.web.body import going
from between.web.body.changing import erased_elsewhere
from between.web.body.felt_form import FeltForm, again, typed
from between.web.http import UnlockedRequest, page, posted
from between.web.leaves import Leaf


@doors.unlocked
def felt(request: UnlockedRequest, painting: UUID) -> HttpResponse:
    try:
        kept = shelf.one(request.keys, Painting, painting)
    except Missing:
        # Its form has fields of its own: as a draft without a page, all of it is shown.
        return erased_elsewhere(request, painting, place=reverse("body"))
    leaf, notes = leaves.of(request), notebook.of(request.keys)
    form = FeltForm(posted(request), story=kept.story, notes=notes)
    form.initial = leaf.starts(*form.several) or typed(kept)
    if not form.is_valid():
        return _page(request, form, leaf, kept)
    story = form.to_story()
    try:
        with transaction.atomic():
            version, day = form.cleaned_data["version"], request.now.date()
            if story != kept.story or version != kept.version:
                shelf.change(request.keys, story, painting, version=version, day=day)
            leaves.turn(request.keys, leaf, request.now)
    except Stale:
        return _page(request, again(form, kept.version, notes), leaf, kept, stale=True)
    receipts.kept(request, notes.zone)
    return redirect(going.back(kept.story, painting))


def _page(
    request: UnlockedRequest,
    form: FeltForm,
    leaf: Leaf,
    kept: Kept[Painting],
    *,
    stale: bool = False,
) -> HttpResponse:
    ways = [(one.place, f"#place-{one.place.id}") for one in form.marked]
    context = {
        "form": form,
        "leaf": leaf.id,
        "painting": kept.id,
        "picture": paintings.drawn(kept.story, "felt", ways),
        "sentence": paintings.sentence(kept.story, form.marked),
        "back": going.back(kept.story, kept.id),
        "stale": stale,
        "tab": "body",
    }
    return page(request, "body/felt.html", context, status=409 if stale else 200)

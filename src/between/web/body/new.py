"""Painting what is felt just now, alone or with something it belongs to."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from between.story.body import Figure, Painting
from between.web import doors, leaves, notebook, preferences, receipts
from between.web.body import canvas, going, origins
from between.web.body.forms import PaintingForm
from between.web.body.origins import Origin
from between.web.http import UnlockedRequest, page, posted
from between.web.leaves import Leaf


@doors.unlocked
def new(request: UnlockedRequest) -> HttpResponse:
    leaf = leaves.of(request)
    # A form that is sent brings its own; what it belongs to may be gone, and the picture stays.
    is_asked = request.method == "GET"
    origin = origins.asked(request.keys, request.GET.dict()) if is_asked else Origin()
    initial = {
        "figure": preferences.of(request.keys).figure,
        **origin.typed,
        **leaf.starts("more", "less"),
    }
    form = PaintingForm(posted(request), initial=initial)
    if form.is_valid():
        return _keep(request, form, leaf)
    context = {"form": form, "leaf": leaf.id, "tab": "body", **canvas.context(form)}
    return page(request, "body/new.html", context)


def _keep(request: UnlockedRequest, form: PaintingForm, leaf: Leaf) -> HttpResponse:
    keys, zone = request.keys, notebook.zone_of(request.keys)
    origin = origins.still_there(keys, form.cleaned_data)
    if origin is None:
        messages.info(request, _("What it belonged to is not here, so it stands alone."))
    story = _with(Painting(when=request.now, zone=zone.key), origin or Origin())
    story = replace(story, strokes=form.painted, figure=form.figure_shown)
    with transaction.atomic():
        id_ = leaves.keep(keys, leaf, story, request.now)
        remember(request, form.figure_shown)
    for one in form.notices():
        messages.info(request, one)
    receipts.kept(request, zone)
    return _onwards(story, id_)


def remember(request: UnlockedRequest, figure: Figure) -> None:
    """Show this figure from now on."""
    if preferences.of(request.keys).figure is not figure:
        preferences.change(request.keys, request.now, figure=figure)


def _with(story: Painting, origin: Origin) -> Painting:
    return replace(story, **{name: getattr(origin, name) for name in origins.NAMES})


def _onwards(story: Painting, id_: UUID) -> HttpResponse:
    """Ask what it is like where something was marked; whoever follows a sensation goes on."""
    if story.strokes and not story.following:
        return redirect("painting-felt", id_)
    return redirect(going.back(story, id_))

"""What a hurt resembles: shut while it is about the two, and then opened by the client alone."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from between.records import shelf
from between.records.shelf import Kept, Missing
from between.story.episode import Precision
from between.story.hurt import Hurt
from between.web import dates, doors, notebook, receipts
from between.web.http import AnyRequest, UnlockedRequest, page
from between.web.hurts import resembling


@doors.unlocked
def echoes(request: UnlockedRequest, hurt: UUID) -> HttpResponse:
    kept = shelf.one(request.keys, Hurt, hurt)
    if kept.story.is_misconduct:
        raise Missing
    context: dict[str, object] = {"hurt": hurt, "tab": "between-us"}
    if not kept.story.opens_echoes(request.now):
        return page(request, "hurts/echoes_shut.html", context)
    if request.method == "POST":
        return _put_off(request, kept)
    if "look" not in request.GET:
        context["put_off"] = _day(request, kept.story)
        return page(request, "hurts/echoes_before.html", context)
    context["found"] = resembling.found(request.keys, kept, request.now)
    return page(request, "hurts/echoes.html", context)


@doors.anyone
def method(request: AnyRequest) -> HttpResponse:
    return page(request, "hurts/echoes_method.html", {"tab": "between-us"})


def _put_off(request: UnlockedRequest, kept: Kept[Hurt]) -> HttpResponse:
    if kept.story.echoes_put_off is None:
        story, day = replace(kept.story, echoes_put_off=request.now), request.now.date()
        shelf.change(request.keys, story, kept.id, version=kept.version, day=day)
        receipts.kept(request, notebook.zone_of(request.keys))
    return redirect("hurt", kept.id)


def _day(request: UnlockedRequest, hurt: Hurt) -> str:
    off, zone = hurt.echoes_put_off, notebook.zone_of(request.keys).key
    return dates.in_full(off, zone, request.now, precision=Precision.DAY) if off else ""

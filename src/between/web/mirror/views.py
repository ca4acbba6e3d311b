"""The mirror: what the person noticed first, then what was counted."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from between.insight.reflection import Row
from between.records import shelf
from between.story.body import Painting
from between.story.episode import Component, Episode
from between.story.noticing import Noticing
from between.story.vocabulary import CHIPS
from between.web import doors, leaves
from between.web.http import AnyRequest, UnlockedRequest, page
from between.web.mirror import charts, claims, example, sentences
from between.web.mirror.forms import NoticingForm
from between.web.mirror.stories import Stories, stories

FRESH = timedelta(days=14)


@doors.unlocked
def before(request: UnlockedRequest) -> HttpResponse:
    """Offer a noticing of one's own before anything counted is shown."""
    leaf, form = leaves.of(request), NoticingForm(request.POST or None)
    if form.is_valid():
        noticing = Noticing(words=form.cleaned_data["words"], when=request.now)
        shelf.put(request.keys, noticing, request.now.date())
        leaves.turn(request.keys, leaf, request.now)
        return redirect("mirror-picture")
    if request.method == "GET" and (_noticed_lately(request) or _has_nothing(request)):
        return redirect("mirror-picture")
    context = {"form": form, "leaf": leaf.id, "tab": "mirror"}
    return page(request, "mirror/before.html", context)


@doors.unlocked
def picture(request: UnlockedRequest) -> HttpResponse:
    told = _told(request)
    seen = told.look()
    context = {
        "chart": charts.mirror(seen, told.names, request.now),
        "headline": sentences.headline(seen, told.names),
        "left_out": seen.left_out,
        "claims": claims.said(seen, told.names),
        "closest": sentences.closest(seen),
        "noticings": _noticings(request),
        "cannot_be_opened": told.closed,
        "example": None if told.has_any else example.chart(request.now),
        "example_claims": None if told.has_any else example.said(),
    } | _around(request, told)
    return page(request, "mirror/mirror.html", context)


@doors.unlocked
def row(request: UnlockedRequest, code: str) -> HttpResponse:
    """Open one row to the moments it came from."""
    if code not in CHIPS:
        raise Http404
    told = _told(request)
    seen = told.look()
    found = next(one for one in seen.rows if one.code == code)
    context = {
        "line": charts.line(found, told.names),
        "long_form": sentences.long_form(found, seen),
        "with_therapist": charts.moments(found.moments_with_therapist, told, request.now),
        "with_others": charts.moments(found.moments_with_others, told, request.now),
        "beside": charts.moments(found.moments_beside, told, request.now),
        "pervasiveness": charts.shares(found),
        "therapist": seen.therapist,
        "in_the_body": _is_painted(request, found),
    } | _around(request, told)
    return page(request, "mirror/row.html", context)


@doors.unlocked
def person(request: UnlockedRequest, person: UUID) -> HttpResponse:
    """Open one person beside the others, question by question, to the moments."""
    told = _told(request)
    if person in told.folded:
        return page(request, "mirror/folded.html", _around(request, told))
    known = told.people.get(person)
    if known is None or not known.safe:
        raise Http404
    context = {
        "name": known.name,
        "sections": claims.beside(told.look(), person, told, request.now),
        "person": person,
    } | _around(request, told)
    return page(request, "mirror/person.html", context)


@doors.unlocked
def link(request: UnlockedRequest, other: str, own: str) -> HttpResponse:
    """Open a link to the moments in which it came so, and to those in which it did not."""
    if not (claims.is_of(other, Component.OTHER) and claims.is_of(own, Component.SELF)):
        raise Http404
    told = _told(request)
    context = {
        "opened": claims.opened(told.look(), (other, own), told, request.now),
    } | _around(request, told)
    return page(request, "mirror/link.html", context)


@doors.anyone
def method(request: AnyRequest) -> HttpResponse:
    return page(request, "mirror/method.html", {"tab": "mirror"})


def _told(request: UnlockedRequest) -> Stories:
    return stories(request.keys, request.now, opened="open" in request.GET)


def _is_painted(request: UnlockedRequest, found: Row) -> bool:
    """Whether any moment of a row was painted, so that the body has a map of it."""
    moments = {*found.moments_with_therapist, *found.moments_with_others}
    kept = shelf.take(request.keys, Painting).kept
    return any(one.story.episode in moments for one in kept)


def _around(request: UnlockedRequest, told: Stories) -> dict[str, str]:
    """Return whose side is folded, and what keeps an opened one open on the next page."""
    onwards = "?open" if "open" in request.GET else ""
    return {"folded": told.fold, "onwards": onwards, "tab": "mirror"}


def _has_nothing(request: UnlockedRequest) -> bool:
    return not shelf.has_any(request.keys, Episode)


def _noticings(request: UnlockedRequest) -> list[Noticing]:
    kept = shelf.take(request.keys, Noticing).kept
    return sorted((one.story for one in kept), key=lambda one: one.when, reverse=True)


def _noticed_lately(request: UnlockedRequest) -> bool:
    return any(one.when > request.now - FRESH for one in _noticings(request))

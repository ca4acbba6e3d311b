"""Need help now: in front of every door, locked, and without a network."""

import hashlib
from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from between.records import help as help_lines
from between.records import hurts
from between.records.help import About
from between.web import doors
from between.web.http import AnyRequest, onwards, page
from between.web.practice import phone
from between.web.practice.steps import StepShown


@require_safe
@doors.anyone
def help_now(request: AnyRequest) -> HttpResponse:
    context = _lines(request) | {
        "steps": [] if request.keys else phone.steps_shown(request),
        "shown": phone.shown_here(request),
    }
    return page(request, "practice/help.html", context)


@require_safe
@doors.anyone
def not_safe(request: AnyRequest) -> HttpResponse:
    """Show what helps where somebody is not safe with another person."""
    return page(request, "practice/not_safe.html", _bodies(request, About.VIOLENCE))


@require_safe
@doors.anyone
def misconduct(request: AnyRequest) -> HttpResponse:
    """Show what helps where it is the therapist who crossed a line. Nothing is kept of it.

    Whoever said so of something that they wrote can take its copy back here with one tap.
    """
    context = _bodies(request, About.THERAPISTS) | {"copies": _copies(request)}
    return page(request, "practice/misconduct.html", context)


@require_safe
@doors.anyone
def grounding(request: AnyRequest) -> HttpResponse:
    """Show what brings back into the room; `next` is where somebody came from."""
    return page(request, "practice/grounding.html", {"back": onwards(request) or "/"})


@require_safe
@doors.anyone
def kept(request: AnyRequest) -> HttpResponse:
    """Show the page that a browser keeps for when there is no network.

    It does without our surroundings: whoever is unlocked gets what nobody gets. A safety plan
    is on it only where its owner wants it kept in this browser; the worker, which brings no
    cookies, never sees it.
    """
    return HttpResponse(_kept(request, phone.steps_shown(request, offline=True)))


@require_safe
@doors.anyone
def worker(request: AnyRequest) -> HttpResponse:
    """Give the script that keeps the page; it changes with the page, so that both are renewed."""
    mark = hashlib.sha256(_kept(request).encode()).hexdigest()
    context = {"mark": mark, "static": settings.STATIC_URL}
    return render(None, "practice/worker.js", context, content_type="text/javascript")


def _kept(request: AnyRequest, steps: Sequence[StepShown] = ()) -> str:
    return render_to_string("practice/kept.html", _lines(request) | {"steps": steps})


def _copies(request: AnyRequest) -> list[UUID]:
    return hurts.copied_beyond(request.keys) if request.keys else []


def _bodies(request: AnyRequest, about: About) -> dict[str, object]:
    offered, today = help_lines.offered(settings.BETWEEN_HELP), request.now.date()
    bodies = offered.about(about) if offered else ()
    country = offered.country if offered else ""
    return {"bodies": [(one, one.is_stale(today)) for one in bodies], "country": country}


def _lines(request: AnyRequest) -> dict[str, object]:
    offered = help_lines.offered(settings.BETWEEN_HELP)
    stale = offered is not None and offered.is_stale(request.now.date())
    return {"offered": offered, "stale": stale}

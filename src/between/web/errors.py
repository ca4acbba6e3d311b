"""Pages for what did not work: what is safe, and the next step."""

import logging

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from between.records import sqlite
from between.web import doors, guise

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return _too_long(request)
    return _plain(request, "errors/bad_request.html", 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    # Also for what is not allowed: that something exists is itself private.
    return _plain(request, "errors/not_found.html", 404)


def only_sent_to(request: HttpRequest, allowed: str) -> HttpResponse:
    """Answer somebody who looks at an address to which forms are sent: after "reload"."""
    response = _plain(request, "errors/only_sent_to.html", 405)
    response["Allow"] = allowed
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    # Of the request only the name for the pages: no row and no key is needed to say sorry.
    context = {"operator": settings.BETWEEN_OPERATOR, **guise.of(request)}
    page = render_to_string("errors/server_error.html", context)
    return HttpResponse(page, status=500)


def cannot_be_opened(request: HttpRequest) -> HttpResponse:
    return _plain(request, "errors/cannot_be_opened.html", 200)


def damaged(request: HttpRequest) -> HttpResponse:
    return _plain(request, "errors/damaged.html", 503)


def outdated(request: HttpRequest) -> HttpResponse:
    """Answer a form that was on its way while all keys were drawn anew elsewhere."""
    return _plain(request, "errors/outdated.html", 409, typed=doors.typed(request))


def busy(request: HttpRequest) -> HttpResponse:
    response = _plain(request, "errors/busy.html", 503)
    response["Retry-After"] = "5"
    return response


def not_kept(request: HttpRequest, why: str) -> HttpResponse:
    """Hand back what was typed: where nothing can be kept, this page must hold it."""
    log.error("Nothing could be kept: the disk or the database is %s.", why)
    response = _plain(request, "errors/not_kept.html", 503, typed=doors.typed(request))
    response["Retry-After"] = "30"
    return response


def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Answer a form whose token is old; what was typed is sealed to its owner, if known."""
    try:
        held = doors.hold(doors.arrive(request))
    except Exception as error:
        # Django asks for this page outside of a view, where nobody else would answer.
        if why := sqlite.refusal(error):
            return not_kept(request, why)
        raise
    if held and doors.is_draft(request):
        return doors.waits()
    return _plain(request, "errors/stale_page.html", 403, held=held)


def _too_long(request: HttpRequest) -> HttpResponse:
    sent, fits = (
        int(request.META.get("CONTENT_LENGTH") or 0),
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
    )
    kilobytes = {"sent": round(sent / 1000), "fits": fits // 1000}
    return _plain(request, "errors/too_long.html", 413, **kilobytes)


def _plain(
    request: HttpRequest, template: str, status: int, **context: object
) -> HttpResponse:
    return HttpResponse(render_to_string(template, context, request), status=status)

"""The first page, the promise, and help."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from between.web import doors
from between.web.http import AnyRequest, page
from between.web.practice import lines


@doors.anyone
def first(request: AnyRequest) -> HttpResponse:
    if request.keys:
        return redirect("moments")
    return page(request, "practice/first.html", {"signup": settings.BETWEEN_SIGNUP})


@doors.anyone
def promise(request: AnyRequest) -> HttpResponse:
    return page(request, "practice/promise.html", {"signup": settings.BETWEEN_SIGNUP})


@doors.anyone
def help_now(request: AnyRequest) -> HttpResponse:
    return page(request, "practice/help.html", {"offered": lines.offered()})


@require_safe
@doors.anyone
def health(request: AnyRequest) -> HttpResponse:
    """Tell a proxy that this server answers and reaches its database."""
    del request
    lines.reach_database()
    return HttpResponse("ok\n", content_type="text/plain")

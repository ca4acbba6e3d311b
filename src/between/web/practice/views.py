"""The first page, the promise, and whether this server is well."""

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from between.records import visits
from between.web import cookies, doors
from between.web.http import AnyRequest, page


@require_safe
@doors.anyone
def first(request: AnyRequest) -> HttpResponse:
    if request.keys:
        return redirect("moments")
    if cookies.is_neutral(request):
        return redirect("unlock")  # this page says what the plain name leaves unsaid
    # Often asked for, by nobody in a hurry: a good place to clear away what is over.
    visits.prune(request.now)
    context = {
        "signup": settings.BETWEEN_SIGNUP,
        "marks": request.device is not None and request.device.marks_since is not None,
    }
    return page(request, "practice/first.html", context)


@require_safe
@doors.anyone
def promise(request: AnyRequest) -> HttpResponse:
    return page(request, "practice/promise.html", {"signup": settings.BETWEEN_SIGNUP})


@require_safe
@doors.anyone
def health(request: AnyRequest) -> HttpResponse:
    """Tell a proxy that this server answers and reaches its database."""
    del request
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")

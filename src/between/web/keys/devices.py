"""This device: whether it is known, and whether a moment may be marked on it while locked."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from between.records import keyroom, shelf, visits
from between.story.people import Person, initials
from between.web import cookies, doors
from between.web.http import UnlockedRequest
from between.web.known import own, own_or_new


@require_POST
@doors.unlocked
def device(request: UnlockedRequest) -> HttpResponse:
    """Allow marking while locked, take that back, or forget the device."""
    response = redirect("account")
    if keyroom.is_made_up(request.keys.account):
        return response
    match request.POST.get("marks", ""):
        case "no":
            _forbid(request)
        case "yes":
            _allow(request, response, [])
        case "letters":
            _allow(request, response, _letters(request))
        case "forget":
            _forget(request, response)
        case _:
            return response
    messages.success(request, _("Kept for this device."))
    return response


def shows_letters(request: UnlockedRequest) -> bool:
    known = own(request)
    return bool(known and visits.letters(known, cookies.read(request, cookies.DEVICE)))


def _allow(
    request: UnlockedRequest, response: HttpResponse, shown: list[tuple[UUID, str]]
) -> None:
    known, secret = own_or_new(request, response)
    if known:
        visits.allow_marks(known, secret, shown, request.now)


def _forbid(request: UnlockedRequest) -> None:
    if known := own(request):
        visits.forbid_marks(known, cookies.read(request, cookies.DEVICE))


def _forget(request: UnlockedRequest, response: HttpResponse) -> None:
    if known := own(request):
        visits.forget(known)
        cookies.take_device(response)
        # The browser may keep a safety plan in clear, for when there is no network.
        response["Clear-Site-Data"] = '"storage"'


def _letters(request: UnlockedRequest) -> list[tuple[UUID, str]]:
    people = shelf.take(request.keys, Person).kept
    return [(kept.id, initials(kept.story.name)) for kept in people]

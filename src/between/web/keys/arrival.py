"""A visit begins: its cookies are given, and what is over is cleared away."""

from django.http import HttpResponse
from django.middleware.csrf import rotate_token

from between.records import arrivals, keyroom, shelf, visits
from between.records.arrivals import Way
from between.records.keyroom import Unlocked
from between.web import cookies
from between.web.http import AnyRequest


def begin(
    request: AnyRequest,
    keys: Unlocked,
    response: HttpResponse,
    *,
    way: Way,
    shared: bool = False,
) -> HttpResponse:
    if request.visit:
        visits.end(request.visit)
        if request.visit.account_id != keys.account:
            # A form that another account left open in another tab must not land in this one.
            rotate_token(request)
    door = visits.begin(keys, request.now, shared=shared)
    cookies.give(response, door)
    arrivals.note(keys, way, door.token, request.now)
    # Only now: a made-up person without a visit would be cleared away too.
    visits.prune(request.now)
    shelf.prune(request.now)
    if not shared and not _is_known(request, keys):
        cookies.give_device(response, visits.remember(keys, request.now))
    return response


def _is_known(request: AnyRequest, keys: Unlocked) -> bool:
    """Whether nothing need be remembered; a made-up person never takes a device over."""
    device = request.device
    known = device is not None and device.account_id == keys.account
    return known or keyroom.is_made_up(keys.account)

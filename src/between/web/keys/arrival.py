"""A visit begins: its cookies are given, what is over is cleared away, and where it leads."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from between.records import (
    arrivals,
    factors,
    head,
    keyroom,
    letters,
    mails,
    shelf,
    visits,
)
from between.records.arrivals import Way
from between.records.keyroom import Unlocked
from between.story.noticing import Draft
from between.web import cookies, nearness
from between.web.http import AnyRequest, HalfwayRequest, onwards

# Each proves more than a passphrase: the one needs a device and its owner, the other 256 bits.
PROVING = {Way.PASSKEY, Way.SHEET}


def enter(
    request: AnyRequest, keys: Unlocked, *, way: Way, shared: bool = False
) -> HttpResponse:
    """Begin a visit and lead to what waits, or to the second step, which comes before it."""
    if factors.is_due(keys, proved=way in PROVING):
        return begin(request, keys, _to_code(request), way=way, shared=shared)
    letters.collect(keys, request.now)
    return begin(request, keys, _after(request, keys), way=way, shared=shared)


def let_through(
    request: HalfwayRequest, response: HttpResponse | None = None
) -> HttpResponse:
    """Begin the visit anew, now that the second step was taken."""
    keys, shared = request.due, visits.is_shared(request.visit)
    letters.collect(keys, request.now)
    arrivals.take_back(request.visit)
    answer = response or _after(request, keys)
    return begin(request, keys, answer, way=Way.PASSPHRASE, shared=shared, stepped=True)


def begin(
    request: AnyRequest,
    keys: Unlocked,
    response: HttpResponse,
    *,
    way: Way,
    shared: bool = False,
    stepped: bool = False,
) -> HttpResponse:
    if request.visit:
        visits.end(request.visit)
        if request.visit.account_id != keys.account:
            # A form that another account left open in another tab must not land in this one.
            rotate_token(request)
    head.check(keys)
    due = factors.is_due(keys, proved=stepped or way in PROVING)
    if not due:
        _settle(request, keys)
    door = visits.begin(keys, request.now, shared=shared, due=due)
    cookies.give(response, door)
    is_half = due and way is Way.PASSPHRASE
    arrivals.note(keys, Way.HALF if is_half else way, door.token, request.now)
    # Only now: a made-up person without a visit would be cleared away too.
    visits.prune(request.now)
    shelf.prune(request.now)
    if not due:
        mails.here(keys)
        nearness.look_ahead(keys, request.now)
    if not due and not shared and not _is_known(request, keys):
        cookies.give_device(response, visits.remember(keys, request.now))
    return response


def begin_anew(request: AnyRequest, keys: Unlocked, response: HttpResponse) -> HttpResponse:
    """Begin a visit where every other one has ended and no device is known any more."""
    request.visit = request.device = None
    # Whoever draws new keys has just proved the old passphrase, behind the second step.
    return begin(request, keys, response, way=Way.PASSPHRASE, stepped=True)


def to_next(request: AnyRequest) -> HttpResponse:
    return HttpResponseRedirect(onwards(request) or reverse("moments"))


def _after(request: AnyRequest, keys: Unlocked) -> HttpResponse:
    if any(kept.story.held for kept in shelf.take(keys, Draft).kept):
        return redirect("drafts")
    return to_next(request)


def _to_code(request: AnyRequest) -> HttpResponse:
    response = redirect("code")
    if wanted := onwards(request):
        response["Location"] += f"?{urlencode({'next': wanted})}"
    return response


def _settle(request: AnyRequest, keys: Unlocked) -> None:
    """Say what was deleted from outside to whoever proved more than the passphrase."""
    if factors.is_gone(keys):
        messages.info(
            request,
            _(
                "Your second step was taken out of the database from outside. You can set it "
                "up anew under You, Security."
            ),
        )
    factors.say(keys)


def _is_known(request: AnyRequest, keys: Unlocked) -> bool:
    """Whether nothing need be remembered; a made-up person never takes a device over."""
    device = request.device
    known = device is not None and device.account_id == keys.account
    return known or keyroom.is_made_up(keys.account)

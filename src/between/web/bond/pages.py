"""With whom somebody is joined, and how it rests and ends."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from between.records import grants, joined
from between.records.joined import NotOpen, Side
from between.web import (
    after,
    agreements,
    doors,
    evening,
    lookbacks,
    missed,
    nearness,
    notebook,
    sessions,
)
from between.web.bond import sayings
from between.web.http import UnlockedRequest, page


@doors.unlocked
def bonds(request: UnlockedRequest) -> HttpResponse:
    context = {"bonds": joined.of(request.keys, Side.CLIENT), "tab": "account"}
    return page(request, "bond/bonds.html", context)


@doors.unlocked
def bond(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    one = joined.one(request.keys, bond, Side.CLIENT)
    zone = notebook.zone_of(request.keys)
    ahead = evening.ahead(request.keys, [one], request.now, zone)
    context = {
        "bond": one,
        "given": grants.given(request.keys, one),
        "agreed": agreements.lines(request.keys, bond),
        "asked": lookbacks.is_asked(request.keys, one),
        "after": after.asked(request.keys, one, request.now, zone),
        "next": ahead[0].when if ahead else "",
        "evening": ahead[0] if ahead and ahead[0].asks else None,
        "away": sessions.away(
            request.keys, bond, one.names.therapist, request.now.astimezone(zone).date()
        ),
        "missed": missed.begun(request.keys, one),
        "tab": "account",
    }
    return page(request, "bond/bond.html", context)


@require_POST
@doors.unlocked
def resting(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    try:
        joined.rest(request.keys, joined.one(request.keys, bond, Side.CLIENT))
    except NotOpen as error:
        messages.info(request, sayings.why_not(error))
    else:
        messages.success(
            request,
            _("You are taking a break from each other here. Nothing is shared meanwhile."),
        )
    return redirect("bond", bond)


@require_POST
@doors.unlocked
def resuming(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    try:
        joined.resume(request.keys, joined.one(request.keys, bond, Side.CLIENT))
    except NotOpen as error:
        messages.info(request, sayings.why_not(error))
    return redirect("bond", bond)


@doors.unlocked
def ending(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    one = joined.one(request.keys, bond, Side.CLIENT)
    if request.method != "POST" or one.has_ended:
        return page(request, "bond/ending.html", {"bond": one, "tab": "account"})
    nearness.look_ahead(joined.end(request.keys, one), request.now)
    messages.success(
        request,
        _("This has ended. %(name)s keeps what you shared until now and gets nothing more.")
        % {"name": one.names.therapist},
    )
    return redirect("bond", bond)

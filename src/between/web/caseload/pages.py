"""Who joined, and what they chose to show: nothing ranked, nothing counted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from between.records import bonds, grants, joined
from between.records.joined import Side
from between.web import (
    after,
    agreements,
    doors,
    lookbacks,
    nearness,
    notebook,
    sessions,
    sharing,
)
from between.web.http import UnlockedRequest, page


@doors.therapist
def clients(request: UnlockedRequest) -> HttpResponse:
    request.keys = bonds.collect(request.keys)
    found, zone = joined.of(request.keys, Side.THERAPIST), notebook.zone_of(request.keys)
    context = {
        "clients": [
            (
                one,
                _waits(request, one),
                sessions.next_one(request.keys, one.bond, request.now, zone),
            )
            for one in found
        ],
        "refused": bonds.refused(request.keys),
        "tab": "clients",
    }
    return page(request, "caseload/clients.html", context)


@doors.therapist
def client(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    one = joined.one(request.keys, bond, Side.THERAPIST)
    zone, given = notebook.zone_of(request.keys), grants.given(request.keys, one)
    context = {
        "bond": one,
        "given": [x for x in given if not x.shared.is_hurt_with(bond)],
        "hurts": [x for x in given if x.shared.is_hurt_with(bond)],
        "agreed": agreements.lines(request.keys, bond),
        "asked": lookbacks.is_asked(request.keys, one),
        "after": after.asked(request.keys, one, request.now, zone),
        "next": sessions.next_one(request.keys, bond, request.now, zone),
        "tab": "clients",
    }
    return page(request, "caseload/client.html", context)


@doors.therapist
def shared(request: UnlockedRequest, grant: UUID) -> HttpResponse:
    """Show one thing as it was shared, and note that it was opened."""
    with_, given = grants.read(request.keys, grant, request.now)
    if given.shared.is_hurt_with(with_.bond) and given.shared.source:
        return redirect("helps-now", grant)
    picture = sharing.image(given.shared)
    context = {"given": given, "picture": picture, "bond": with_, "tab": "clients"}
    return page(request, "caseload/shared.html", context)


@doors.therapist
def ending(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    one = joined.one(request.keys, bond, Side.THERAPIST)
    if request.method != "POST" or one.has_ended:
        return page(request, "caseload/ending.html", {"bond": one, "tab": "clients"})
    nearness.look_ahead(joined.end(request.keys, one), request.now)
    messages.success(request, _("This has ended. Nothing more will be shared."))
    return redirect("client", bond)


def _waits(request: UnlockedRequest, one: joined.Joined) -> bool:
    return any(given.opened_on is None for given in grants.given(request.keys, one))

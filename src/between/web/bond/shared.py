"""One thing to share: exactly what they will see first, and taking it back at any time."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from between.records import grants, shelf, visits
from between.records.grants import Given
from between.records.joined import Side
from between.story.episode import Episode
from between.story.sharing import Shared
from between.web import doors, notebook, sessions, sharing, telling
from between.web.bond import origins
from between.web.http import UnlockedRequest, page


@doors.unlocked
def moment(request: UnlockedRequest, moment: UUID) -> HttpResponse:
    shown = as_it_is(request, moment)
    return sharing.offer(request, shown, back=reverse("moment", args=[moment]))


def as_it_is(request: UnlockedRequest, moment: UUID) -> Shared:
    """Return what would be seen of a moment today."""
    kept = shelf.one(request.keys, Episode, moment)
    notes = notebook.of(request.keys)
    told = telling.tell(kept, notes, request.now)
    return sharing.moment(told, notes.zone.key, request.now)


@doors.unlocked
def shared(request: UnlockedRequest, grant: UUID) -> HttpResponse:
    with_, given = grants.one(request.keys, grant, Side.CLIENT)
    picture = sharing.image(given.shared)
    context = {
        "given": given,
        "picture": picture,
        "bond": with_,
        "origin": origins.of(request.keys, given.shared),
        "session": _session(request, given),
        "tab": "account",
    }
    return page(request, "bond/shared.html", context)


@require_POST
@doors.unlocked
def room(request: UnlockedRequest, grant: UUID) -> HttpResponse:
    """Show only this, to look at together: all else is locked from now on."""
    with_, given = grants.one(request.keys, grant, Side.CLIENT)
    visits.lock(request.visit, request.now)
    request.keys = None  # type: ignore[assignment] # the page is of somebody who is locked
    picture = sharing.image(given.shared)
    context = {"shown": given.shared, "picture": picture, "bond": with_}
    return page(request, "bond/room.html", context)


def _session(request: UnlockedRequest, given: Given) -> str:
    if given.opened_on is None:
        return ""
    zone = notebook.zone_of(request.keys)
    return sessions.first_after(request.keys, given.bond, given.opened_on, zone)


@require_POST
@doors.unlocked
def withdrawing(request: UnlockedRequest, grant: UUID) -> HttpResponse:
    with_, _given = grants.one(request.keys, grant, Side.CLIENT)
    grants.withdraw(request.keys, grant, request.now)
    messages.success(request, _("Taken back. They may remember it or have printed it."))
    return redirect("bond", with_.bond)

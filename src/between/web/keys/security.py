"""Who is here: open visits, those of the last weeks, known devices; each can be sent away."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from between.records import arrivals, authenticator, factors, keyroom, presence, spares
from between.records.arrivals import Way
from between.records.models import Visit
from between.story.episode import Precision
from between.web import cookies, dates, doors, notebook
from between.web.http import UnlockedRequest, page
from between.web.keys import looks, steps
from between.web.known import own

WAYS: dict[Way, str | Promise] = {
    Way.FOUNDING: gettext_lazy("signed up"),
    Way.PASSPHRASE: gettext_lazy("with the passphrase"),
    Way.HALF: gettext_lazy("with the passphrase, without the second step"),
    Way.PASSKEY: gettext_lazy("with a passkey"),
    Way.SHEET: gettext_lazy("with the sheet"),
}
SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A visit that is not locked, as its owner reads it."""

    id: str
    begun: str
    locks: str
    is_this: bool
    is_due: bool


@doors.unlocked
def security(request: UnlockedRequest) -> HttpResponse:
    if keyroom.is_made_up(request.keys.account):
        return redirect("account")
    here, lately = notebook.zone_of(request.keys), arrivals.recent(request.keys)
    zone = here.key
    told = [(_hour(one.when, zone, request.now), WAYS[one.way]) for one in lately.arrived]
    held = factors.of(request.keys)
    context = {
        "steps": [steps.told(one) for one in held],
        "has_steps": any(one.counts for one in held),
        "has_app": authenticator.is_set_up(request.keys),
        "spares_left": spares.left(request.keys),
        "open": [_told(request, one, zone) for one in _open(request)],
        "lately": told[:SHOWN],
        "before": told[SHOWN:],
        "closed": lately.closed,
        "looks": looks.shown(request.keys, request.now, here),
        "devices": presence.devices(request.keys),
        "device": own(request),
        "tab": "account",
    }
    return page(request, "keys/security.html", context)


@require_POST
@doors.unlocked
def visits(request: UnlockedRequest) -> HttpResponse:
    """End one other visit, or all the others."""
    this = bytes(request.visit.id_hash)
    if "others" in request.POST:
        presence.end_others(request.keys, but=this)
        messages.success(request, _("Every other visit is ended. Only this one is open."))
    elif (named := _named(request, "visit")) != this and presence.end(request.keys, named):
        messages.success(request, _("That visit is ended."))
    return redirect("security")


@require_POST
@doors.unlocked
def devices(request: UnlockedRequest) -> HttpResponse:
    """Know a device no more."""
    response, this = redirect("security"), own(request)
    named = _named(request, "device")
    if presence.forget(request.keys, named):
        messages.success(request, _("That device is forgotten."))
        if this and bytes(this.id_hash) == named:
            cookies.take_device(response)
    return response


def _open(request: UnlockedRequest) -> list[Visit]:
    this = request.visit.id_hash
    found = presence.open_visits(request.keys, request.now)
    return sorted(found, key=lambda one: one.id_hash != this)


def _told(request: UnlockedRequest, visit: Visit, zone: str) -> Open:
    begun = datetime.fromtimestamp(visit.created, request.now.tzinfo)
    return Open(
        id=bytes(visit.id_hash).hex(),
        begun=dates.in_full(begun, zone, request.now, precision=Precision.MINUTE),
        locks=dates.clock(min(visit.idle_until, visit.absolute_until), zone),
        is_this=visit.id_hash == request.visit.id_hash,
        is_due=visit.factor_due,
    )


def _hour(when: datetime, zone: str, now: datetime) -> str:
    return dates.in_full(when, zone, now, precision=Precision.MINUTE, about=True)


def _named(request: UnlockedRequest, field: str) -> bytes:
    try:
        return bytes.fromhex(request.POST.get(field, ""))
    except ValueError:
        return b""

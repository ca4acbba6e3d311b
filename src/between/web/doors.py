"""The first line of every view: who may come in, and with what in hand."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from between.records import factors, letters, visits
from between.records.models import Account
from between.records.shelf import Missing
from between.story.noticing import Draft
from between.web import cookies
from between.web.http import AnyRequest, HalfwayRequest, UnlockedRequest

View = Callable[..., HttpResponse]
# What holds or makes secrets is never kept for later, and no secret of any other form.
NEVER_HELD = (
    "/sign-up/",
    "/unlock/",
    "/lock/",
    "/recovery/",
    "/account/",
    "/demonstration/",
    "/with/joining/",
)
NOT_HELD = {
    "csrfmiddlewaretoken",
    "passphrase",
    "again",
    "offered",
    "present",
    "recovery_key",
    "code",
    "spare",
}


def anyone(view: Callable[..., HttpResponse]) -> View:
    """Let everybody in; who is unlocked stays so."""

    @wraps(view)
    def through(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(arrive(request), *args, **kwargs)

    return through


def unlocked(view: Callable[..., HttpResponse]) -> View:
    """Let in who holds their keys; keep what anybody else was sending, and ask to unlock."""

    @wraps(view)
    def through(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        arrived = arrive(request)
        if arrived.keys is None:
            return _to_unlock(arrived)
        return view(cast("UnlockedRequest", arrived), *args, **kwargs)

    return through


def therapist(view: Callable[..., HttpResponse]) -> View:
    """Let in therapists who hold their keys; for everybody else there is no such page."""

    @wraps(view)
    def through(request: UnlockedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.visit.account.is_therapist:
            raise Missing
        return view(request, *args, **kwargs)

    return unlocked(through)


def halfway(view: Callable[..., HttpResponse]) -> View:
    """Let in who has unlocked and owes the second step; nobody else has business here."""

    @wraps(view)
    def through(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        arrived = arrive(request)
        if arrived.due is None:
            return redirect("moments") if arrived.keys else redirect("unlock")
        return view(cast("HalfwayRequest", arrived), *args, **kwargs)

    return through


def settling(view: Callable[..., HttpResponse]) -> View:
    """Let in who is unlocked, and who must set up a second step and has none yet."""

    @wraps(view)
    def through(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        arrived = arrive(request)
        if arrived.due and not factors.has_any(arrived.due):
            arrived.keys = arrived.due
        if arrived.keys is None:
            return _to_unlock(arrived)
        return view(cast("UnlockedRequest", arrived), *args, **kwargs)

    return through


def arrive(request: HttpRequest) -> AnyRequest:
    """Find out who sends this request, by their cookies alone."""
    arrived = cast("AnyRequest", request)
    arrived.now = timezone.now()
    token, secret = (
        cookies.read(request, cookies.TOKEN),
        cookies.read(request, cookies.DEVICE),
    )
    arrived.visit = visits.find(token, arrived.now) if token else None
    arrived.device = visits.device(secret) if secret else None
    arrived.keys = arrived.due = None
    if arrived.visit:
        keys = visits.resume(arrived.visit, cookies.read(request, cookies.KEY), arrived.now)
        if arrived.visit.factor_due:
            arrived.due = keys
        else:
            arrived.keys = keys
        if keys is None and arrived.visit.idle_until <= arrived.now:
            # On a full disk looking must go on; clearing away can wait.
            with suppress(OperationalError):
                visits.prune(arrived.now)
    return arrived


def hold(request: AnyRequest) -> bool:
    """Seal a form that met a lock to its sender's public key; say whether it could be."""
    owner = _owner(request)
    if owner is None:
        return False
    draft = Draft(place=_place(request), fields=typed(request), when=request.now, held=True)
    if draft.is_blank:
        return False
    return letters.leave(owner, draft, request.now, slot=_slot(request, draft))


def typed(request: HttpRequest) -> dict[str, list[str]]:
    """Return what a form brought; no secret, and nothing of a page that is about secrets."""
    if request.method != "POST" or request.path.startswith(NEVER_HELD):
        return {}
    return {
        name: [str(value) for value in values]
        for name, values in request.POST.lists()
        if name not in NOT_HELD
    }


def is_draft(request: HttpRequest) -> bool:
    """Whether a script sends this while somebody writes."""
    return request.method == "POST" and request.path == reverse("drafts")


def waits() -> HttpResponse:
    """Tell the script that its draft is sealed and waits until its owner unlocks."""
    return HttpResponse(status=HTTPStatus.ACCEPTED)


def _place(request: AnyRequest) -> str:
    # A draft on its way to be kept belongs to the form in which it was written.
    written = request.POST.get("place", "")
    return written if is_draft(request) and written else request.path


def _slot(request: AnyRequest, draft: Draft) -> UUID | None:
    if request.visit is None or draft.leaf is None:
        return None
    return letters.slot_of(bytes(request.visit.id_hash), draft.leaf)


def _owner(request: AnyRequest) -> Account | None:
    # A made-up person owns nothing: who looks at one has a device of their own.
    if request.visit and request.visit.account.made_up_on is None:
        return visits.writer(request.visit)
    return visits.writer(request.device) if request.device else None


def _to_unlock(request: AnyRequest) -> HttpResponse:
    held = hold(request)
    if held and is_draft(request):
        return waits()
    response = redirect("code" if request.due else "unlock")
    if held:
        response["Location"] += "?held"
    elif request.method == "GET" and request.path != "/moments/":
        response["Location"] += f"?{urlencode({'next': request.path})}"
    return response

"""Opening together, opening one's own earlier, and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from between.records import cards, joined, mails
from between.records.cards import Laid
from between.records.joined import Joined, NotOpen
from between.web import doors, sessions
from between.web.http import UnlockedRequest, onwards
from between.web.missed import leave

NO = "no"


@require_POST
@doors.unlocked
def together(request: UnlockedRequest, bond: UUID, meeting: UUID) -> HttpResponse:
    """Say that one would open both now, or would not after all."""
    with_, agrees = _with(request, bond, meeting), request.POST.get("agrees") != NO
    try:
        cards.agree(request.keys, with_, meeting, request.now, agrees=agrees)
    except NotOpen:
        messages.info(request, _closed())
    except Laid:
        messages.info(request, _("Yours is open already. That cannot be undone."))
    return redirect("card", bond, meeting)


@require_POST
@doors.unlocked
def showing(request: UnlockedRequest, bond: UUID, meeting: UUID) -> HttpResponse:
    """Let the other read this person's card now."""
    with_ = _with(request, bond, meeting)
    try:
        cards.show(request.keys, with_, meeting, request.now)
    except NotOpen:
        messages.info(request, _closed())
    else:
        mails.tell(with_, request.now)
    return redirect("card", bond, meeting)


@require_POST
@doors.unlocked
def withdrawing(request: UnlockedRequest, bond: UUID, meeting: UUID) -> HttpResponse:
    """Take back a card that is still shut."""
    with_ = _with(request, bond, meeting)
    try:
        cards.take_back(request.keys, with_, meeting)
    except Laid:
        said = _("Yours is open, or you both said that it opens. That cannot be undone.")
        messages.info(request, said)
    else:
        messages.success(request, _("Taken back. There is no card of yours now."))
    return redirect("card", bond, meeting)


@require_POST
@doors.unlocked
def leaving(request: UnlockedRequest, missed: UUID) -> HttpResponse:
    """Leave what a therapist began; nobody is told."""
    leave(request.keys, missed, request.now)
    return redirect(onwards(request) or "between-us")


def _with(request: UnlockedRequest, bond: UUID, meeting: UUID) -> Joined:
    with_ = joined.mine(request.keys, bond)
    sessions.one(request.keys, bond, meeting)
    return with_


def _closed() -> str:
    return _("Nothing opens while this rests or when it has ended. Yours is kept for you.")

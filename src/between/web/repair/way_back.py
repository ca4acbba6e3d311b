"""The way back from a hurt: one ledger for both, each line ticked by the one whose it is."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from between.records import grants, joined, mails, repairs
from between.records.joined import Joined, NotOpen, Side
from between.records.repairs import Line
from between.records.shelf import Missing, Stale
from between.story.repair import Step
from between.web import doors, lookbacks, notebook, receipts, tabs, ways_back
from between.web.fields import Version, Words
from between.web.http import UnlockedRequest, page


class TickForm(forms.Form):
    """One line of the present attempt; the words are read by both."""

    attempt = Version(required=False)
    words = Words(label=lazy("In your words, if you like"), rows=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unkept:
    """What was typed for a line that could not be ticked, and why: it stays on the page."""

    step: Step
    words: str
    why: str


@doors.unlocked
def way_back(request: UnlockedRequest, bond: UUID, hurt: UUID) -> HttpResponse:
    return _shown(request, joined.mine(request.keys, bond), hurt)


@require_POST
@doors.unlocked
def ticking(request: UnlockedRequest, bond: UUID, hurt: UUID, step: str) -> HttpResponse:
    """Tick one of one's own lines, and let the other know that something is new."""
    with_, form = joined.mine(request.keys, bond), TickForm(request.POST)
    why = _tick(request, with_, hurt, _step(step), form)
    if not why:
        mails.tell(with_, request.now)
        receipts.kept(request, notebook.zone_of(request.keys))
    elif words := request.POST.get("words", "").strip():
        unkept = Unkept(step=_step(step), words=words, why=why)
        status = 409 if form.is_valid() else 200
        return _shown(request, with_, hurt, unkept, status=status)
    else:
        messages.info(request, why)
    return redirect("way-back", bond, hurt)


@require_POST
@doors.unlocked
def unticking(request: UnlockedRequest, bond: UUID, hurt: UUID, step: str) -> HttpResponse:
    with_ = joined.mine(request.keys, bond)
    repairs.untick(request.keys, with_, hurt, _step(step), request.now)
    messages.info(request, _("Taken back."))
    if _is_there(request, with_, hurt):
        return redirect("way-back", bond, hurt)
    return redirect("between-us" if with_.side is Side.CLIENT else "client", *_place(with_))


def _tick(
    request: UnlockedRequest, with_: Joined, hurt: UUID, step: Step, form: TickForm
) -> str:
    """Tick it, or return why not."""
    if not form.is_valid():
        return _("These words are too long to be kept here. Shorten them.")
    line = Line(hurt=hurt, step=step, **form.cleaned_data)
    today = request.now.astimezone(notebook.zone_of(request.keys)).date()
    try:
        is_new = repairs.tick(request.keys, with_, line, request.now, today)
    except Stale:
        return _("This way back stopped in the meantime, and begins again below.")
    except NotOpen:
        return _("Nothing can be ticked while it rests or has ended.")
    if is_new:
        return ""
    return _(
        "This line was ticked before, and stays as it is. "
        "Take it back first, if it should say something else."
    )


def _shown(
    request: UnlockedRequest,
    with_: Joined,
    hurt: UUID,
    unkept: Unkept | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    found = repairs.of(request.keys, with_, hurt)
    shown = context(request, with_, hurt) | {
        "ledger": ways_back.way_back(found, with_, notebook.zone_of(request.keys)),
        "unkept": unkept,
    }
    return page(request, "repair/way_back.html", shown, status=status)


def context(request: UnlockedRequest, with_: Joined, hurt: UUID) -> dict[str, Any]:
    """Return what a page with a ledger needs beside it."""
    is_client = with_.side is Side.CLIENT
    return {
        "bond": with_,
        "name": lookbacks.name_of_other(with_),
        "is_client": is_client,
        "grant": _grant(request, with_, hurt),
        "may_tick": repairs.may_tick(request.keys, with_, hurt),
        "tab": tabs.of(with_, client="between-us"),
    }


def _is_there(request: UnlockedRequest, with_: Joined, hurt: UUID) -> bool:
    """Whether anything is left of it, and a page on which this person reads it."""
    try:
        return repairs.of(request.keys, with_, hurt).has_begun
    except Missing:
        return False


def _step(step: str) -> Step:
    try:
        return Step(step)
    except ValueError as error:
        raise Missing from error


def _place(with_: Joined) -> tuple[UUID, ...]:
    return () if with_.side is Side.CLIENT else (with_.bond,)


def _grant(request: UnlockedRequest, with_: Joined, hurt: UUID) -> UUID | None:
    """Return the copy that lies with the therapist, if one does."""
    for one in grants.given(request.keys, with_):
        if one.shared.is_hurt_with(with_.bond) and one.shared.source == hurt:
            return one.id
    return None

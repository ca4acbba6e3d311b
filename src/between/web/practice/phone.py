"""The safety plan on this device: readable while locked, or without a network, if one wants."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from between.records import keyroom, shelf, shown
from between.records.shown import Shown
from between.story.safety import SafetyPlan
from between.web import cookies, doors
from between.web.http import AnyRequest, UnlockedRequest
from between.web.known import own, own_or_new
from between.web.practice.steps import StepShown, steps_of


@require_POST
@doors.unlocked
def phone(request: UnlockedRequest) -> HttpResponse:
    """Let this device show the plan, or take that back here or everywhere."""
    response = redirect("plan")
    if keyroom.is_made_up(request.keys.account):
        return response
    match request.POST.get("shown", ""):
        case "no":
            take_back(request, response)
        case "nowhere":
            take_back(request, response)
            shown.hide_everywhere(request.keys.account, but=own(request))
        case "locked" | "offline" as how:
            _show(request, response, offline=how == "offline")
        case _:
            return response
    messages.success(request, _("Kept for this device."))
    return response


def take_back(request: UnlockedRequest, response: HttpResponse) -> None:
    """Take the plan off this device, also out of its browser, with and without script."""
    if known := own(request):
        shown.hide_plan(known, cookies.read(request, cookies.DEVICE))
    response["Clear-Site-Data"] = '"storage"'


def renew(request: UnlockedRequest, plan: SafetyPlan) -> None:
    """Show the plan as it is now, where this device may show one."""
    known, present = own(request), _shown(request)
    if known and present.plan:
        secret = cookies.read(request, cookies.DEVICE)
        shown.show_plan(known, secret, plan, offline=present.offline)


def shown_here(request: AnyRequest) -> str:
    """Return what is chosen for this device: "no", "locked" or "offline"."""
    present = _shown(request)
    if not present.plan:
        return "no"
    return "offline" if present.offline else "locked"


def steps_shown(request: AnyRequest, *, offline: bool = False) -> list[StepShown]:
    """Return the plan that this device may show to whoever holds it."""
    present = _shown(request)
    plan = present.safety_plan()
    return steps_of(plan) if plan and (present.offline or not offline) else []


def _show(request: UnlockedRequest, response: HttpResponse, *, offline: bool) -> None:
    kept = shelf.take(request.keys, SafetyPlan).kept
    if not kept:
        return
    known, secret = own_or_new(request, response)
    if known:
        shown.show_plan(known, secret, kept[-1].story, offline=offline)
    if not offline:
        response["Clear-Site-Data"] = '"storage"'


def _shown(request: AnyRequest) -> Shown:
    if request.device is None:
        return Shown()
    return shown.read(request.device, cookies.read(request, cookies.DEVICE))

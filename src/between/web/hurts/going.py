"""Which button was pressed, and where it leads. The three ways out always lead out."""

from enum import StrEnum
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from between.web import leaves
from between.web.http import UnlockedRequest


class Go(StrEnum):
    """The buttons of these pages."""

    MARK = "mark"
    LINE = "line"
    STEPS = "steps"
    NEXT = "next"
    BACK = "back"
    OFFERED = "offered"
    TAKEN = "taken"
    LEFT = "left"
    BEYOND = "beyond"
    LEAVE = "leave"
    NOT_NOW = "now"
    HELP = "help"


AWAY = {Go.LEAVE, Go.NOT_NOW, Go.HELP}
STEPS = ("happened", "felt", "needed", "did", "strength", "kind", "sentence")


def of(request: UnlockedRequest) -> Go:
    """Return the button; a form that was sent without one goes on."""
    if "line" in request.POST:
        return Go.OFFERED
    pressed = request.POST.get("go", "")
    return Go(pressed) if pressed in set(Go) else Go.NEXT


def away(
    request: UnlockedRequest, go: Go, hurt: UUID | None, *, kept: bool
) -> HttpResponse:
    """Lead out; what could not be kept as it was typed waits with the drafts."""
    if not kept:
        leaves.write(request, request.path)
    if go is Go.HELP:
        return redirect("help")
    if go is Go.NOT_NOW:
        there = reverse("hurt", args=[hurt]) if hurt else reverse("between-us")
        return redirect(f"{reverse('grounding')}?{urlencode({'next': there})}")
    return redirect("between-us")


def onwards(go: Go, hurt: UUID, step: str) -> HttpResponse:
    """Lead to the step before or after."""
    at = STEPS.index(step)
    if go is Go.BACK:
        return redirect("hurt-step", hurt, STEPS[max(at - 1, 0)])
    if at + 1 < len(STEPS):
        return redirect("hurt-step", hurt, STEPS[at + 1])
    return redirect("hurt-rest", hurt)

"""The steps somebody has set up: what they are called, and taking one away."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from between.records import factors
from between.records.factors import App, Held, Passkey
from between.web import doors
from between.web.http import UnlockedRequest, posted
from between.web.keys import throttle
from between.web.keys.forms import PresentForm
from between.web.keys.present import is_present


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A second step as its owner reads it."""

    id: UUID
    name: str
    what: str
    day: date


@sensitive_post_parameters()
@sensitive_variables()
@doors.unlocked
def removing(request: UnlockedRequest, factor: UUID) -> HttpResponse:
    """Take a step away, by whoever knows the passphrase."""
    step = told(factors.one(request.keys, factor))
    form = PresentForm(posted(request))
    if form.is_valid() and is_present(request, form):
        factors.remove(request.keys, factor)
        messages.success(request, _("Taken away. It opens nothing here any more."))
        return redirect("security")
    return throttle.again(
        request, "keys/step_removing.html", form, step=step, tab="account"
    )


def told(held: Held) -> Step:
    match held.proof:
        case App(confirmed=True):
            name, what = _("Authenticator app"), _("Second step: six digits.")
        case App():
            name, what = _("Authenticator app"), _("Not set up yet: it waits for a code.")
        case Passkey(name=name, opens=True):
            what = _("Unlocks with one touch, and is a second step.")
        case Passkey(name=name):
            what = _("Second step, after the passphrase.")
        case _:
            name = _("Cannot be read")
            what = _("Its row was changed from outside. Take it away, and set it up anew.")
    return Step(id=held.id, name=name, what=what, day=held.day)

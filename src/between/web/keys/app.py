"""Setting up an authenticator app: a code for its camera, and one code of it typed back."""

from functools import partial
from typing import cast
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from between.records import authenticator, keyroom, spares
from between.web import doors, guise
from between.web.http import HalfwayRequest, UnlockedRequest, page, posted
from between.web.keys import arrival, spare_codes, throttle
from between.web.keys.present import is_present
from between.web.keys.qr import drawn
from between.web.keys.second_step import buckets, does_not_fit
from between.web.keys.step_forms import AppForm


@sensitive_post_parameters()
@sensitive_variables()
@doors.settling
def app(request: UnlockedRequest) -> HttpResponse:
    """Show the seed that waits for its first code; asking by POST draws a new one."""
    if keyroom.is_made_up(request.keys.account):
        return redirect("account")
    if "begin" in request.POST:
        authenticator.start(request.keys, request.now)
        return redirect("app")
    seed, must = authenticator.waiting(request.keys), request.visit.factor_due
    has_app = authenticator.is_set_up(request.keys)
    context: dict[str, object] = {"must": must, "has_app": has_app, "tab": "account"}
    if seed is None:
        return page(request, "keys/app_first.html", context)
    form = AppForm(posted(request), knows=must)
    if form.is_valid() and is_present(request, form) and _is_confirmed(request, form):
        return _done(request)
    address = _address(str(guise.of(request)["app"]), keyroom.name_of(request.keys), seed)
    groups = [seed[at : at + 4] for at in range(0, len(seed), 4)]
    context |= {"qr": drawn(address), "groups": groups}
    return throttle.again(request, "keys/app.html", form, **context)


def _is_confirmed(request: UnlockedRequest, form: AppForm) -> bool:
    typed, keys = form.cleaned_data["code"], request.keys
    action = partial(authenticator.confirm, keys, typed, request.now)
    refused = does_not_fit(keys, request)
    throttle.attempt(request, form, buckets(request, keys), action, refused=refused)
    return not form.errors


def _done(request: UnlockedRequest) -> HttpResponse:
    """Let through who had to set it up, and show the spare codes where there are none yet."""
    messages.success(request, _("Your app counts from now on."))
    if spares.left(request.keys):
        response: HttpResponse = redirect("security")
    else:
        response = spare_codes.shown(request)
    if request.visit.factor_due:
        request.due = request.keys
        return arrival.let_through(cast("HalfwayRequest", request), response)
    return response


def _address(issuer: str, name: str, seed: str) -> str:
    """Return the address that apps read (Key Uri Format)."""
    said = urlencode({"secret": seed, "issuer": issuer})
    return f"otpauth://totp/{quote(issuer)}:{quote(name)}?{said}"

"""A passkey: set up under a name, and unlocked with in one touch."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from between.records import attempts, keyroom, passkeys, spares
from between.records.arrivals import Way
from between.records.factors import Passkey
from between.web import doors
from between.web.http import AnyRequest, UnlockedRequest, posted
from between.web.keys import arrival, spare_codes, throttle
from between.web.keys.present import is_present
from between.web.keys.second_step import buckets, site
from between.web.keys.step_forms import PasskeyForm, PasskeyUnlockForm


@sensitive_post_parameters()
@sensitive_variables()
@require_POST
@doors.anyone
def unlock(request: AnyRequest) -> HttpResponse:
    form = PasskeyUnlockForm(request.POST)
    if form.is_valid():
        action = partial(passkeys.unlock, site(request), form.said(), request.now)
        refused = _(
            "This passkey opens nothing here. Use your passphrase, and set the passkey up "
            "under You, Security."
        )
        counted = [attempts.by_source(request.source)]
        if keys := throttle.attempt(request, form, counted, action, refused=refused):
            shared = form.cleaned_data["shared"]
            return arrival.enter(request, keys, way=Way.PASSKEY, shared=shared)
    return throttle.again(request, "keys/unlock_passkey.html", form)


@sensitive_post_parameters()
@sensitive_variables()
@doors.unlocked
def passkey(request: UnlockedRequest) -> HttpResponse:
    """Set one up: who is here must know the passphrase, since it will open without."""
    if keyroom.is_made_up(request.keys.account):
        return redirect("account")
    form = PasskeyForm(posted(request))
    if form.is_valid() and is_present(request, form) and (made := _added(request, form)):
        return _done(request, made)
    options = passkeys.offer(request.keys, site(request), request.now)
    return throttle.again(
        request, "keys/passkey.html", form, options=options, tab="account"
    )


def _added(request: UnlockedRequest, form: PasskeyForm) -> Passkey | None:
    name, now = form.cleaned_data["name"], request.now
    action = partial(passkeys.add, request.keys, site(request), form.said(), name, now)
    refused = _("This did not come whole, or too late. Set it up once more.")
    counted = buckets(request, request.keys)
    return throttle.attempt(request, form, counted, action, refused=refused)


def _done(request: UnlockedRequest, made: Passkey) -> HttpResponse:
    if made.opens:
        messages.success(request, _("Kept. From now on it unlocks with one touch."))
    else:
        messages.success(
            request, _("Kept as a second step. This one cannot unlock by itself.")
        )
    if spares.left(request.keys):
        return redirect("security")
    return spare_codes.shown(request)

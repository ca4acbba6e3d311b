"""Spare codes: drawn and shown once, for the day when the second step is lost."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from between.records import factors, spares
from between.web import doors
from between.web.http import UnlockedRequest, page, posted
from between.web.keys import throttle
from between.web.keys.forms import PresentForm
from between.web.keys.present import is_present


@sensitive_post_parameters()
@sensitive_variables()
@doors.unlocked
def codes(request: UnlockedRequest) -> HttpResponse:
    """Say how many are left; whoever knows the passphrase gets ten new ones."""
    if not factors.has_any(request.keys):
        return redirect("security")
    form = PresentForm(posted(request))
    if form.is_valid() and is_present(request, form):
        return shown(request)
    left = spares.left(request.keys)
    return throttle.again(request, "keys/spare_codes.html", form, left=left, tab="account")


@sensitive_variables()
def shown(request: UnlockedRequest) -> HttpResponse:
    """Draw ten and show them, this once."""
    drawn = spares.draw(request.keys)
    return page(request, "keys/spare_codes_shown.html", {"codes": drawn, "tab": "account"})

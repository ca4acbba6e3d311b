"""What belongs to the account: its passphrase, its time zone, and its end."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from between.records import keyroom, mails, passphrases, renewing, sheets
from between.web import cookies, doors, known, nearness, preferences
from between.web.http import UnlockedRequest, page, posted
from between.web.keys import devices, throttle
from between.web.keys.arrival import begin_anew
from between.web.keys.forms import PassphraseForm, PresentForm, ZoneForm
from between.web.keys.present import is_present


@doors.unlocked
def account(request: UnlockedRequest) -> HttpResponse:
    context = {
        "name": keyroom.name_of(request.keys),
        "has_sheet": sheets.is_confirmed(request.keys),
        "device": known.own(request),
        "shows_letters": devices.shows_letters(request),
        "zone": preferences.of(request.keys).zone,
        "sends_mails": settings.BETWEEN_MAIL is not None,
        "mails": mails.of(request.keys),
        "tab": "account",
    }
    return page(request, "keys/account.html", context)


@sensitive_post_parameters()
@sensitive_variables()
@doors.unlocked
def passphrase(request: UnlockedRequest) -> HttpResponse:
    form = PassphraseForm(posted(request))
    is_theirs = form.is_valid() and is_present(request, form)
    if is_theirs and form.cleaned_data["is_known"]:
        return _with_new_keys(request, form) or _once_more(request, form)
    if is_theirs and _is_changed(request, form):
        messages.success(
            request, _("Your passphrase is changed. Other devices are locked now.")
        )
        return redirect("account")
    return _once_more(request, form)


@doors.unlocked
def zone(request: UnlockedRequest) -> HttpResponse:
    initial = {"zone": preferences.of(request.keys).zone}
    form = ZoneForm(posted(request), initial=initial)
    if not form.is_valid():
        return page(request, "keys/zone.html", {"form": form, "tab": "account"})
    preferences.change(request.keys, request.now, zone=form.cleaned_data["zone"])
    nearness.look_ahead(request.keys, request.now)
    messages.success(request, _("Kept. Times are shown as clocks show them there."))
    return redirect("account")


@sensitive_post_parameters()
@sensitive_variables()
@doors.unlocked
def erasing(request: UnlockedRequest) -> HttpResponse:
    """Erase the account for good. A made-up person goes with one tap."""
    if keyroom.is_made_up(request.keys.account):
        return _without_made_up(request)
    form = PresentForm(posted(request))
    if form.is_valid() and is_present(request, form):
        keyroom.erase_account(request.keys.account)
        request.keys = None  # type: ignore[assignment] # there is nothing left to hold
        request.device = None  # so that the page asks the browser to keep nothing anew
        response = page(request, "keys/erased.html")
        cookies.take_all(response)
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response
    return throttle.again(request, "keys/erasing.html", form, tab="account")


def _without_made_up(request: UnlockedRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("account")
    keyroom.erase_account(request.keys.account)
    response = redirect("first")
    cookies.take_visit(response)
    return response


def _once_more(request: UnlockedRequest, form: PassphraseForm) -> HttpResponse:
    offered = passphrases.suggest()
    return throttle.again(
        request, "keys/passphrase.html", form, offered=offered, tab="account"
    )


def _with_new_keys(request: UnlockedRequest, form: PassphraseForm) -> HttpResponse | None:
    """Draw every key anew and begin a new visit, which leads to the new sheet."""
    draw = partial(
        renewing.renew,
        request.keys,
        form.cleaned_data["passphrase"],
        request.now,
        source=request.source,
    )
    keys = throttle.attempt(request, form, [], draw, refused="")
    if keys is None:
        return None
    messages.success(
        request,
        _(
            "Everything here has new keys, and the old passphrase opens nothing any more. The "
            "old sheet is used up; here is a new one."
        ),
    )
    return begin_anew(request, keys, redirect("sheet"))


def _is_changed(request: UnlockedRequest, form: PassphraseForm) -> bool:
    change = partial(
        keyroom.change_passphrase,
        request.keys,
        form.cleaned_data["passphrase"],
        source=request.source,
        but=bytes(request.visit.id_hash),
    )
    throttle.attempt(request, form, [], change, refused="")
    return not form.errors

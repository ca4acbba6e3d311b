"""The recovery key: drawn, shown to be printed, typed back, and used when all else is lost."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from between.records import factors, keyroom, letters, passphrases, sheets
from between.records.arrivals import Way
from between.records.keyroom import Unlocked
from between.records.sheets import BadRecoveryKey
from between.web import doors
from between.web.http import AnyRequest, UnlockedRequest, page, posted
from between.web.keys import mistyped, throttle
from between.web.keys.arrival import begin
from between.web.keys.forms import RecoverForm, SheetForm
from between.web.keys.qr import drawn


@sensitive_variables()
@doors.unlocked
def sheet(request: UnlockedRequest) -> HttpResponse:
    """Show the sheet that waits to be typed back; asking by POST draws a new one.

    Reloading shows the same sheet again: what was printed stays true.
    """
    if keyroom.is_made_up(request.keys.account):
        return redirect("account")
    if request.method == "POST":
        sheets.draw(request.keys)
        return redirect("sheet")
    context = {"has_sheet": sheets.is_confirmed(request.keys), "tab": "account"}
    key = sheets.drawn(request.keys)
    if key is None:
        return page(request, "keys/no_sheet.html", context)
    context |= {
        "groups": key.split("-"),
        "qr": drawn(key),
        "name": keyroom.name_of(request.keys),
        "today": request.now.date(),
    }
    return page(request, "keys/sheet.html", context)


@sensitive_post_parameters()
@sensitive_variables()
@doors.unlocked
def check(request: UnlockedRequest) -> HttpResponse:
    form = SheetForm(posted(request))
    if form.is_valid():
        try:
            sheets.confirm(request.keys, form.cleaned_data["recovery_key"])
        except BadRecoveryKey as error:
            form.add_error("recovery_key", mistyped.sentence(error))
        else:
            messages.success(
                request, _("Your sheet is checked. Keep it where you keep papers.")
            )
            return redirect("moments")
    return page(request, "keys/sheet_check.html", {"form": form, "tab": "account"})


@sensitive_post_parameters()
@sensitive_variables()
@doors.anyone
def recover(request: AnyRequest) -> HttpResponse:
    form = RecoverForm(posted(request))
    keys = _recovered(request, form) if form.is_valid() else None
    if keys is None:
        offered = passphrases.suggest()
        return throttle.again(request, "keys/recover.html", form, offered=offered)
    letters.collect(keys, request.now)
    messages.success(
        request,
        _(
            "You are in, with your new passphrase. The old sheet is used up; here is a new one."
        ),
    )
    if factors.has_any(keys) and not factors.is_gone(keys):
        messages.info(
            request,
            _(
                "Next time your second step is asked for again. If it is lost, take it away "
                "under You, Security."
            ),
        )
    request.visit = None  # every visit has ended
    return begin(request, keys, redirect("sheet"), way=Way.SHEET)


def _recovered(request: AnyRequest, form: RecoverForm) -> Unlocked | None:
    given = form.cleaned_data
    action = partial(
        sheets.recover,
        given["name"],
        given["recovery_key"],
        given["passphrase"],
        source=request.source,
    )
    try:
        return throttle.attempt(
            request,
            form,
            throttle.buckets(request, given["name"]),
            action,
            refused=_("Name and sheet do not fit together. Check both."),
        )
    except BadRecoveryKey as error:
        form.add_error("recovery_key", mistyped.sentence(error))
        return None

"""The recovery key: shown once to be printed, typed back, and used when all else is lost."""

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from between.records import attempts, keyroom, letters, sheets, visits
from between.records.keyroom import NotUnlocked
from between.records.sheets import BadRecoveryKey
from between.web import cookies, doors
from between.web.http import AnyRequest, UnlockedRequest, page
from between.web.keys import throttle
from between.web.keys.forms import RecoverForm, SheetForm


@sensitive_variables()
@doors.unlocked
def sheet(request: UnlockedRequest) -> HttpResponse:
    """Draw a new key on asking for it; a sheet that was checked before counts until then."""
    if request.method != "POST" and sheets.is_confirmed(request.keys):
        return page(request, "keys/sheet_again.html", {"tab": "account"})
    key = sheets.draw(request.keys)
    context = {
        "groups": key.split("-"),
        "qr": _qr(key),
        "name": keyroom.name_of(request.keys),
        "tab": "account",
    }
    return page(request, "keys/sheet.html", context)


@sensitive_post_parameters()
@sensitive_variables()
@doors.unlocked
def check(request: UnlockedRequest) -> HttpResponse:
    form = SheetForm(request.POST or None)
    if form.is_valid():
        try:
            sheets.confirm(request.keys, form.cleaned_data["recovery_key"])
        except BadRecoveryKey as error:
            form.add_error("recovery_key", str(error))
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
    form = RecoverForm(request.POST or None)
    if not form.is_valid():
        return page(request, "keys/recover.html", {"form": form})
    name = form.cleaned_data["name"]
    counted = throttle.buckets(request, name)
    if wait := attempts.wait(counted, request.now):
        form.add_error(None, throttle.sentence(wait))
        return page(request, "keys/recover.html", {"form": form}, status=429)
    try:
        keys = sheets.recover(
            name,
            form.cleaned_data["recovery_key"],
            form.cleaned_data["passphrase"],
            source=request.source,
        )
    except BadRecoveryKey as error:
        form.add_error("recovery_key", str(error))
        return page(request, "keys/recover.html", {"form": form})
    except NotUnlocked:
        attempts.failed(counted, request.now)
        form.add_error(None, _("Name and sheet do not fit together. Check both."))
        return page(request, "keys/recover.html", {"form": form})
    attempts.succeeded(counted)
    letters.collect(keys, request.now)
    response = redirect("sheet")
    cookies.give(response, visits.begin(keys, request.now))
    return response


def _qr(key: str) -> str:
    drawn = segno.make(key, error="m", micro=False).svg_inline(
        scale=4, border=2, svgclass="sheet__qr", lineclass="sheet__ink", omitsize=True
    )
    return mark_safe(drawn)  # noqa: S308 (our own key, drawn by the library)

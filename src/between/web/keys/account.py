"""What belongs to the account: its passphrase, this device, and its end."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from between.records import attempts, keyroom, sheets, shelf, visits
from between.records.models import Device
from between.story.people import Person, initials
from between.web import cookies, doors
from between.web.http import UnlockedRequest, page
from between.web.keys import throttle
from between.web.keys.forms import PassphraseForm, PresentForm


@doors.unlocked
def account(request: UnlockedRequest) -> HttpResponse:
    context = {
        "name": keyroom.name_of(request.keys),
        "has_sheet": sheets.is_confirmed(request.keys),
        "device": _own_device(request),
        "tab": "account",
    }
    return page(request, "keys/account.html", context)


@sensitive_post_parameters()
@sensitive_variables()
@doors.unlocked
def passphrase(request: UnlockedRequest) -> HttpResponse:
    form = PassphraseForm(request.POST or None)
    context = {"form": form, "offered": keyroom.suggest(), "tab": "account"}
    if form.is_valid() and _is_present(request, form):
        keyroom.change_passphrase(
            request.keys,
            form.cleaned_data["passphrase"],
            source=request.source,
            but=bytes(request.visit.id_hash),
        )
        messages.success(
            request, _("Your passphrase is changed. Other devices are locked now.")
        )
        return redirect("account")
    return page(request, "keys/passphrase.html", context)


@require_POST
@doors.unlocked
def device(request: UnlockedRequest) -> HttpResponse:
    """Allow marking while locked on this device, or take that back, or forget the device."""
    known, secret = _own_device(request), cookies.read(request, cookies.DEVICE)
    response = redirect("account")
    wanted = request.POST.get("marks", "")
    if wanted == "no" and known:
        visits.forbid_marks(known)
    elif wanted in {"yes", "letters"}:
        if known is None:
            secret = visits.remember(request.keys, request.now)
            cookies.give_device(response, secret)
            known = visits.device(secret)
        if known:
            shown = _letters(request) if wanted == "letters" else []
            visits.allow_marks(known, secret, shown, request.now)
    return response


@sensitive_post_parameters()
@sensitive_variables()
@doors.unlocked
def erasing(request: UnlockedRequest) -> HttpResponse:
    made_up = keyroom.is_made_up(request.keys.account)
    form = PresentForm(request.POST or None)
    if request.method == "POST" and (
        made_up or (form.is_valid() and _is_present(request, form))
    ):
        keyroom.erase_account(request.keys.account)
        request.keys = None  # type: ignore[assignment] # there is nothing left to hold
        response = page(request, "keys/erased.html")
        cookies.take_all(response)
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response
    return page(request, "keys/erasing.html", {"form": form, "tab": "account"})


def _is_present(request: UnlockedRequest, form: PassphraseForm | PresentForm) -> bool:
    counted = [attempts.bucket("present", request.keys.account.hex, free=5)]
    if wait := attempts.wait(counted, request.now):
        form.add_error("present", throttle.sentence(wait))
        return False
    given = form.cleaned_data["present"]
    if keyroom.is_passphrase(request.keys, given, source=request.source):
        attempts.succeeded(counted)
        return True
    attempts.failed(counted, request.now)
    form.add_error("present", _("This is not your passphrase. Try it once more."))
    return False


def _own_device(request: UnlockedRequest) -> Device | None:
    known = request.device
    return known if known and known.account_id == request.keys.account else None


def _letters(request: UnlockedRequest) -> list[tuple[UUID, str]]:
    people = shelf.take(request.keys, Person).kept
    return [(kept.id, initials(kept.story.name)) for kept in people]

"""An attempt with a secret: who must wait, what is said when it fails, what is counted."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django import forms
from django.forms import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from between.records import attempts
from between.records.attempts import Bucket
from between.records.keyring import of_server
from between.records.keyroom import NotUnlocked
from between.records.turnstile import Busy
from between.web.http import AnyRequest, page

T = TypeVar("T")
STATUS = {"wait": 429, "busy": 503}


def attempt(
    request: AnyRequest,
    form: forms.Form,
    counted: list[Bucket],
    action: Callable[[], T],
    *,
    refused: str,
) -> T | None:
    """Do `action` and return what it returns; where it fails say so on the form."""
    if wait := attempts.wait(counted, request.now):
        form.add_error(None, ValidationError(sentence(wait), code="wait"))
        return None
    try:
        done = action()
    except Busy:
        form.add_error(None, ValidationError(_busy(), code="busy"))
        return None
    except NotUnlocked:
        attempts.count(counted, request.now)
        form.add_error(None, refused)
        return None
    attempts.forget(counted)
    return done


def again(
    request: AnyRequest, template: str, form: forms.Form, **context: Any
) -> HttpResponse:
    """Show the form again with what was typed and what was found, or for the first time."""
    codes = [error.code for error in form.non_field_errors().as_data()]
    status = next((STATUS[code] for code in codes if code in STATUS), 200)
    return page(request, template, {"form": form, **context}, status=status)


def buckets(request: AnyRequest, name: str) -> list[Bucket]:
    """Return what an attempt to unlock is counted by.

    A device where this very account was unlocked before is counted alone, so that nobody
    else's attempts can lock its owner out.
    """
    device = request.device
    if device and attempts.is_name_of(of_server(), device.account, name):
        return [attempts.by_device(bytes(device.id_hash))]
    return [attempts.by_name(name), attempts.by_source(request.source)]


def sentence(wait: timedelta) -> str:
    """Say how long to wait, in the larger unit that fits."""
    seconds = max(1, round(wait.total_seconds()))
    if seconds < 90:
        return ngettext(
            "There were several attempts. Try again in %(n)d second.",
            "There were several attempts. Try again in %(n)d seconds.",
            seconds,
        ) % {"n": seconds}
    minutes = round(seconds / 60)
    return ngettext(
        "There were several attempts. Try again in %(n)d minute.",
        "There were several attempts. Try again in %(n)d minutes.",
        minutes,
    ) % {"n": minutes}


def _busy() -> str:
    return _("Several people are unlocking at this moment. Send it again in a few seconds.")

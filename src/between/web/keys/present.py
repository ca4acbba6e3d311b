"""Whether the one who is here knows the passphrase, and not only the open device."""

from django import forms
from django.utils.translation import gettext as _

from between.records import attempts, keyroom
from between.records.keyroom import NotUnlocked
from between.web.http import UnlockedRequest
from between.web.keys import throttle


def is_present(request: UnlockedRequest, form: forms.Form) -> bool:
    """Try the passphrase in the form's field `present`; say on the form where it is wrong."""
    if "present" not in form.fields:
        return True
    counted = [attempts.by_account(request.keys.account)]
    given = form.cleaned_data["present"]

    def prove() -> bool:
        if not keyroom.is_passphrase(request.keys, given, source=request.source):
            raise NotUnlocked
        return True

    refused = _("This is not your passphrase. Try it once more.")
    return bool(throttle.attempt(request, form, counted, prove, refused=refused))

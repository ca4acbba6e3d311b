"""Codes of the second step as they are typed."""

from base64 import urlsafe_b64decode
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from between.records.ceremony import Said
from between.web.keys.forms import PresentForm

LONGEST = 40
LONGEST_ANSWER = 20_000


class AppCodeField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}
        super().__init__(
            label=_("The six digits"),
            max_length=LONGEST,
            widget=forms.TextInput(attrs=attrs),
            error_messages={"required": _("Type the six digits that the app shows.")},
            **kwargs,
        )


class StepForm(forms.Form):
    """One of three: the app's code, a spare one from paper, or a passkey's answer."""

    code = AppCodeField(required=False, help_text=_("As your app shows them now."))
    spare = forms.CharField(
        label=_("A spare code"),
        help_text=_("From your paper. Each counts once."),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    credential = forms.CharField(
        widget=forms.HiddenInput, required=False, max_length=LONGEST_ANSWER
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            self.add_error(
                "code", _("Type the six digits of your app, or one of your spare codes.")
            )
        return cleaned


class AppForm(PresentForm):
    """The first code of a new app, from somebody who knows the passphrase."""

    code = AppCodeField(help_text=_("As the app shows them for this place now."))
    field_order = ("code", "present")

    def __init__(self, *args: Any, knows: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if knows:  # it was typed a moment ago
            del self.fields["present"]


class PrfField(forms.CharField):
    """What a passkey's PRF gave, in base64; what is none is nothing."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, required=False, max_length=100)

    def clean(self, value: Any) -> Any:
        try:
            return urlsafe_b64decode(str(super().clean(value)).encode() + b"==")
        except ValueError:
            return b""


class PasskeyUnlockForm(forms.Form):
    """A passkey's answer, sent by the page's script."""

    credential = forms.CharField(
        max_length=LONGEST_ANSWER,
        error_messages={"required": _("Nothing came from the passkey. Try it once more.")},
    )
    prf = PrfField()
    shared = forms.BooleanField(required=False)

    def said(self) -> Said:
        return Said(self.cleaned_data["credential"], self.cleaned_data["prf"])


class PasskeyForm(PresentForm):
    """A new passkey, under a name, from somebody who knows the passphrase."""

    name = forms.CharField(
        label=_("A name for it"),
        help_text=_("So that you know later which one it is: “my phone”, “blue key”."),
        max_length=LONGEST,
        error_messages={"required": _("Give it a name, so that you know it again.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    credential = forms.CharField(
        widget=forms.HiddenInput,
        max_length=LONGEST_ANSWER,
        error_messages={
            "required": _(
                "Nothing came from the passkey. Try it once more, with script on."
            )
        },
    )
    prf = PrfField()
    field_order = ("name", "present", "credential", "prf")

    def said(self) -> Said:
        return Said(self.cleaned_data["credential"], self.cleaned_data["prf"])

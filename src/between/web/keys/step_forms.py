"""Codes of the second step as they are typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from between.web.keys.forms import PresentForm

LONGEST = 40


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
    """One of the two: the app's code, or a spare one from paper."""

    code = AppCodeField(required=False, help_text=_("As your app shows them now."))
    spare = forms.CharField(
        label=_("A spare code"),
        help_text=_("From your paper. Each counts once."),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("code") and not cleaned.get("spare"):
            self.add_error(
                "code", _("Type the six digits of your app, or one of your spare codes.")
            )
        return cleaned


class AppForm(PresentForm):
    """The first code of a new app, from somebody who knows the passphrase."""

    code = AppCodeField(help_text=_("As the app shows them for “Between” now."))
    field_order = ("code", "present")

    def __init__(self, *args: Any, knows: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if knows:  # it was typed a moment ago
            del self.fields["present"]

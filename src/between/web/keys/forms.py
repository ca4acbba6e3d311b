"""Names, passphrases and recovery keys as they are typed."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _
from zxcvbn import zxcvbn

LONGEST_NAME = 40
SHORTEST, LONGEST = 12, 1024
GOOD_ENOUGH = 3


class PassphraseField(forms.CharField):
    """A passphrase exactly as it was typed; `is_new` ones must be hard to guess."""

    def __init__(self, *, is_new: bool, **kwargs: Any) -> None:
        hint = "new-password" if is_new else "current-password"
        widget = forms.PasswordInput(attrs={"autocomplete": hint, "autocapitalize": "none"})
        super().__init__(strip=False, max_length=LONGEST, widget=widget, **kwargs)
        self.is_new = is_new

    def validate(self, value: str) -> None:
        super().validate(value)
        if not self.is_new:
            return
        if len(value) < SHORTEST:
            raise forms.ValidationError(
                _(
                    "This has %(found)s characters. Take at least 12, or the six words offered."
                ),
                params={"found": len(value)},
            )
        # zxcvbn looks at 72 characters at the most; what is longer is not easier to guess.
        if zxcvbn(value[:72])["score"] < GOOD_ENOUGH:
            raise forms.ValidationError(
                _(
                    "This could be guessed. Add a few words that do not belong together, or "
                    "take the six words offered."
                )
            )


class NameField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        attrs = {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        }
        super().__init__(
            max_length=LONGEST_NAME + 10, widget=forms.TextInput(attrs=attrs), **kwargs
        )


class SignUpForm(forms.Form):
    """A name of one's choice and a passphrase: the one offered, or one's own."""

    name = NameField(
        label=_("A name for here"),
        help_text=_(
            "Any name you like; it need not be yours. A few digits are added, so that nobody "
            "can find out who is here."
        ),
    )
    choice = forms.ChoiceField(
        label=_("Your passphrase"),
        choices=[("offered", _("Take these six words")), ("own", _("Use my own"))],
        widget=forms.RadioSelect,
        initial="offered",
    )
    offered = forms.CharField(widget=forms.HiddenInput)
    passphrase = PassphraseField(
        label=_("My own passphrase"),
        help_text=_("At least 12 characters. Several words work best."),
        is_new=True,
        required=False,
    )
    zone = forms.CharField(
        widget=forms.HiddenInput(attrs={"data-zone": ""}), required=False
    )

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"]).strip()
        if len(name) > LONGEST_NAME:
            raise forms.ValidationError(
                _("This name has %(found)s characters. 40 fit."),
                params={"found": len(name)},
            )
        return name

    def clean_zone(self) -> str:
        zone = str(self.cleaned_data["zone"])
        return zone if zone in available_timezones() else "UTC"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        own = cleaned.get("choice") == "own"
        if own and not cleaned.get("passphrase") and "passphrase" not in self.errors:
            self.add_error(
                "passphrase", _("Type a passphrase, or take the six words offered.")
            )
        if not own:
            self.errors.pop("passphrase", None)
            PassphraseField(is_new=True).clean(cleaned.get("offered", ""))
        return cleaned

    def chosen(self) -> str:
        """Return the passphrase that was chosen."""
        own = self.cleaned_data["choice"] == "own"
        return str(self.cleaned_data["passphrase" if own else "offered"])


class UnlockForm(forms.Form):
    name = NameField(label=_("Your name here"))
    passphrase = PassphraseField(label=_("Passphrase"), is_new=False)
    shared = forms.BooleanField(
        label=_("Others use this device too"),
        help_text=_("Then it locks after ten minutes and is forgotten when you leave."),
        required=False,
    )


class PassphraseForm(forms.Form):
    present = PassphraseField(label=_("Passphrase until now"), is_new=False)
    passphrase = PassphraseField(label=_("New passphrase"), is_new=True)


class PresentForm(forms.Form):
    present = PassphraseField(label=_("Your passphrase"), is_new=False)


class SheetForm(forms.Form):
    recovery_key = forms.CharField(
        label=_("The key on your sheet"),
        help_text=_("All eight groups. Spaces, dashes and capitals do not matter."),
        widget=forms.Textarea(
            attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}
        ),
        max_length=200,
    )


class RecoverForm(SheetForm):
    name = NameField(label=_("Your name here"))
    passphrase = PassphraseField(
        label=_("A new passphrase"),
        help_text=_("At least 12 characters. Several words work best."),
        is_new=True,
    )
    field_order = ("name", "recovery_key", "passphrase")

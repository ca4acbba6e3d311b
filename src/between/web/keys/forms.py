"""Names, passphrases and recovery keys as they are typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from zxcvbn import zxcvbn

from between.web import notebook

LONGEST_NAME = 40
SHORTEST, LONGEST = 12, 1024
GOOD_ENOUGH = 3


class PassphraseField(forms.CharField):
    """A passphrase exactly as it was typed; `is_new` ones must be hard to guess."""

    default_error_messages = {  # noqa: RUF012 (Django's own way)
        "required": _("Type the passphrase here."),
    }

    def __init__(self, *, is_new: bool, **kwargs: Any) -> None:
        hint = "new-password" if is_new else "current-password"
        widget = forms.PasswordInput(attrs={"autocomplete": hint, "autocapitalize": "none"})
        super().__init__(strip=False, max_length=LONGEST, widget=widget, **kwargs)
        self.is_new = is_new

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and self.is_new:
            check_strength(value)


class NameField(forms.CharField):
    default_error_messages = {  # noqa: RUF012 (Django's own way)
        "required": _("Type your name here."),
    }

    def __init__(self, **kwargs: Any) -> None:
        attrs = {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        }
        super().__init__(
            max_length=LONGEST_NAME + 10, widget=forms.TextInput(attrs=attrs), **kwargs
        )


class NewPassphraseForm(forms.Form):
    """A passphrase of one's own, typed twice: nobody can send a forgotten one again."""

    passphrase = PassphraseField(
        label=_("New passphrase"),
        help_text=_("At least 12 characters. Several words work best."),
        is_new=True,
    )
    again = PassphraseField(label=_("The same once more"), is_new=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "passphrase" in cleaned and "again" in cleaned:
            check_same(self, cleaned)
        return cleaned


class SignUpForm(NewPassphraseForm):
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
    offered = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    passphrase = PassphraseField(
        label=_("My own passphrase"),
        help_text=_("At least 12 characters. Several words work best."),
        is_new=False,
        required=False,
    )
    again = PassphraseField(label=_("The same once more"), is_new=False, required=False)
    zone = forms.CharField(
        widget=forms.HiddenInput(attrs={"data-zone": ""}), required=False, max_length=100
    )
    field_order: tuple[str, ...] = (
        *("name", "choice", "offered", "passphrase", "again", "zone"),
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
        return zone if zone in notebook.zones() else "UTC"

    def clean(self) -> dict[str, Any]:
        cleaned = forms.Form.clean(self) or {}
        if cleaned.get("choice") == "own":
            self._check_own(cleaned)
        else:
            # Both stay empty or unused; what a browser filled in there says nothing.
            self.errors.pop("passphrase", None)
            self.errors.pop("again", None)
            check_strength(str(cleaned.get("offered", "")))
        return cleaned

    def chosen(self) -> str:
        """Return the passphrase that was chosen."""
        own = self.cleaned_data["choice"] == "own"
        return str(self.cleaned_data["passphrase" if own else "offered"])

    def _check_own(self, cleaned: dict[str, Any]) -> None:
        if "passphrase" not in cleaned:
            return
        try:
            check_strength(cleaned["passphrase"])
        except forms.ValidationError as error:
            self.add_error("passphrase", error)
        else:
            check_same(self, cleaned)


class TherapistForm(SignUpForm):
    """A therapist also has words from the server's owner."""

    admission = forms.CharField(
        label=_("The six words from whoever runs this server"),
        help_text=_("They let you sign up as a therapist, once."),
        error_messages={"required": _("Type the six words here.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        max_length=200,
    )
    field_order = ("admission", *SignUpForm.field_order)


class UnlockForm(forms.Form):
    name = NameField(label=_("Your name here"), help_text=_("With the digits at its end."))
    passphrase = PassphraseField(label=_("Passphrase"), is_new=False)
    shared = forms.BooleanField(
        label=_("Others use this device too"),
        help_text=_("Then it locks after ten minutes and is forgotten when you leave."),
        required=False,
    )


class PassphraseForm(NewPassphraseForm):
    present = PassphraseField(label=_("Passphrase until now"), is_new=False)
    is_known = forms.BooleanField(
        label=_("Someone may know the old one"),
        help_text=_(
            "Then everything here gets new keys. Your sheet of paper counts no more, and you get "
            "a new one. Every device is locked and forgotten, this one too until you go on. Spare "
            "codes count no more. Being joined with somebody ends; you join anew when you meet."
        ),
        required=False,
    )
    field_order = ("present", "passphrase", "again", "is_known")


class PresentForm(forms.Form):
    present = PassphraseField(label=_("Your passphrase"), is_new=False)


class ZoneForm(forms.Form):
    zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=lambda: [(one, one) for one in sorted(notebook.zones())],
    )


class SheetForm(forms.Form):
    recovery_key = forms.CharField(
        label=_("The key on your sheet"),
        help_text=_("All eight groups. Spaces, dashes and capitals do not matter."),
        error_messages={"required": _("Type all eight groups of the key here.")},
        widget=forms.Textarea(
            attrs={
                "rows": 3,
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
        max_length=200,
    )


class RecoverForm(SheetForm, NewPassphraseForm):
    name = NameField(label=_("Your name here"), help_text=_("It stands on your sheet."))
    field_order = ("name", "recovery_key", "passphrase", "again")


def check_strength(value: str) -> None:
    if len(value) < SHORTEST:
        raise forms.ValidationError(
            _("This has %(found)s characters. Take at least 12, or the six words offered."),
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


def check_same(form: forms.Form, cleaned: dict[str, Any]) -> None:
    if cleaned["passphrase"] != cleaned.get("again", ""):
        form.add_error("again", _("The two are not the same. Type both once more."))

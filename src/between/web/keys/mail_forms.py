"""An address for mails as it is typed, and the reasons for which they are wanted."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.encoding import punycode
from django.utils.translation import gettext_lazy as _

LONGEST_ADDRESS, LONGEST_NAME = 200, 64
WRONG = _("This address cannot be used. Write it like mina@example.org, without a name.")
NEWS = _(
    "Something new: my therapist changed a session, a time away or how we use this, "
    "opened a card or a line of it to me, or ticked a line of a way back"
)
NEWS_OF_CLIENTS = _(
    "Something new: a client shared something, changed a session or how you use this, "
    "opened a card to me, or ticked a line of a way back"
)


class AddressField(forms.CharField):
    """One plain address: no name before it, no quotes, nothing that a header could break at."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}
        super().__init__(
            required=False,
            max_length=LONGEST_ADDRESS,
            widget=forms.TextInput(attrs=attrs),
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        try:
            address = str(super().clean(value) or "")
            return _plain(address) if address else ""
        except (ValidationError, UnicodeError) as error:
            raise ValidationError(WRONG) from error


class MailsForm(forms.Form):
    address = AddressField(label=_("Your e-mail address"))
    news = forms.BooleanField(required=False)
    near = forms.BooleanField(
        label=_("A session is near: on the evening before"), required=False
    )

    def __init__(self, *args: Any, is_therapist: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["news"].label = NEWS_OF_CLIENTS if is_therapist else NEWS


def _plain(address: str) -> str:
    """Return the address as mail servers take it, or raise."""
    EmailValidator(allowlist=[])(address)
    name, _at, domain = address.rpartition("@")
    plain = f"{name}@{punycode(domain)}"
    plain.encode("ascii")
    if len(name) > LONGEST_NAME or any(sign in plain for sign in '"[]'):
        raise ValidationError(WRONG)
    return plain

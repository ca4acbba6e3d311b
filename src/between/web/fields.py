"""Fields that say in one sentence what they found and what helps."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 80
LONGEST_LINE = 400
LONGEST_WORDS = 20_000
# Control signs and halves of letters; a new line and a tab are typed.
UNTYPED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
TOO_LONG = _(
    "This has %(show_value)d characters and %(limit_value)d fit. Shorten it a little."
)
CHOOSE = _("This is not one of the answers shown. Choose again.")


class Words(forms.CharField):
    """Words as they were typed, without signs that no keyboard has."""

    def __init__(
        self, *, longest: int = LONGEST_LINE, rows: int = 0, **kwargs: Any
    ) -> None:
        kwargs.setdefault("required", False)
        if rows:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(max_length=longest, **kwargs)
        self.error_messages.setdefault("max_length", TOO_LONG)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # A browser counts an emoji as two signs: it must never cut off what still fits.
        attrs = super().widget_attrs(widget)
        if "maxlength" in attrs:
            attrs["maxlength"] = str(2 * int(attrs["maxlength"]))
        return attrs

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "")
        return UNTYPED.sub("", text).strip()


class One(forms.ChoiceField):
    """One answer of several, shown as chips."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(error_messages={"invalid_choice": CHOOSE}, **kwargs)


class Several(forms.MultipleChoiceField):
    """As many answers as one likes."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {"invalid_choice": CHOOSE, "invalid_list": CHOOSE}
        super().__init__(required=False, error_messages=messages, **kwargs)


class Day(forms.DateField):
    """A day as a calendar gives it, or as it is written by hand."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d.%m.%Y"], **kwargs)
        self.error_messages["invalid"] = _("This day cannot be read. Write it 2026-05-03.")
        self.error_messages["required"] = _("Choose a day.")


class Version(forms.IntegerField):
    """Which version a form was opened with; what cannot be read counts as an old one."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> int:
        try:
            return int(super().clean(value))
        except (forms.ValidationError, TypeError):
            return 0

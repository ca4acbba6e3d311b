"""Fields for words as they are typed, in every wing."""

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_LINE = 400


class Words(forms.CharField):
    """Words as they were typed, without signs that no keyboard has."""

    def __init__(
        self, *, longest: int = LONGEST_LINE, rows: int = 0, **kwargs: Any
    ) -> None:
        kwargs.setdefault("required", False)
        if rows:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(max_length=longest, **kwargs)
        self.error_messages["max_length"] = _(
            "This has %(show_value)d characters and %(limit_value)d fit. Shorten it a little."
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # A browser counts an emoji as two signs: it must never cut off what still fits.
        attrs = super().widget_attrs(widget)
        if "maxlength" in attrs:
            attrs["maxlength"] = str(2 * int(attrs["maxlength"]))
        return attrs

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "")
        return "".join(sign for sign in text if _is_typed(sign)).strip()


class Version(forms.IntegerField):
    """Which version a form was opened with; what cannot be read counts as an old one."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> int:
        try:
            return int(super().clean(value))
        except (forms.ValidationError, TypeError):
            return 0


def _is_typed(sign: str) -> bool:
    return sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"}

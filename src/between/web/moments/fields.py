"""Fields that say in one sentence what they found and what helps."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from between.web.fields import LONGEST_LINE, Version, Words

__all__ = [
    "CHOOSE",
    "LONGEST_LINE",
    "LONGEST_NAME",
    "LONGEST_WORDS",
    "One",
    "Several",
    "Version",
    "Words",
]

LONGEST_NAME = 80
LONGEST_WORDS = 20_000
CHOOSE = _("This is not one of the answers shown. Choose again.")


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

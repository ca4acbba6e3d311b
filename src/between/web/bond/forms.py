"""What is typed to join: eight words, then a name and who it is."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from between.web.notebook import Notebook

NEW = "new"
LONGEST_NAME = 60


class WordsForm(forms.Form):
    words = forms.CharField(
        label=_("The eight words"),
        help_text=_("Your therapist shows them on a screen. They count for an hour, once."),
        error_messages={"required": _("Type the eight words here.")},
        widget=forms.Textarea(
            attrs={
                "rows": 2,
                "autocomplete": "off",
                "autocapitalize": "none",
                "spellcheck": "false",
                "data-words": "",
            }
        ),
        max_length=300,
    )


class YesForm(WordsForm):
    """The second step: yes, this is my therapist, and so they may call me."""

    yes = forms.CharField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("What may they call you here?"),
        help_text=_("They see this name in their list. It may be any name you like."),
        error_messages={"required": _("Type a name that they will know you by.")},
        max_length=LONGEST_NAME,
    )
    person = forms.ChoiceField(
        label=_("Who is this among your people?"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, therapists: Notebook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].widget = forms.HiddenInput()
        known = [(str(i), one.name) for i, one in therapists.therapists()]
        choice = self.fields["person"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 (for the types)
        choice.choices = [*known, (NEW, _("Somebody new in my list"))]
        choice.initial = known[0][0] if known else NEW

    def chosen(self) -> UUID | None:
        """Return who was chosen among one's people, or nobody for somebody new."""
        said = self.cleaned_data["person"]
        return UUID(said) if said not in {"", NEW} else None

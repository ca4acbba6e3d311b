"""People as they are typed."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from between.story.people import Person, Role
from between.web.fields import (
    CHOOSE,
    LONGEST_LINE,
    LONGEST_NAME,
    One,
    Version,
    Words,
)
from between.web.moments import who
from between.web.moments.words import ROLES
from between.web.notebook import Notebook


class PersonForm(forms.Form):
    name = Words(
        label=_("Their name, or a name only you know"),
        longest=LONGEST_NAME,
        required=True,
        error_messages={"required": _("Type a name for them; any name you know them by.")},
    )
    role = One(
        label=_("Who are they to you?"), choices=list(ROLES.items()), initial=Role.OTHER
    )
    period = Words(
        label=_("When they were in your life, if you like"),
        help_text=_("For example: until I was nine, or 2015 to 2019."),
        longest=LONGEST_LINE,
    )
    unsafe = forms.BooleanField(
        label=_("This isn't safe for me"),
        help_text=_(
            "Then they are left out of everything that is counted. What you wrote stays "
            "readable, and nobody is told."
        ),
        required=False,
    )
    version = Version(required=False)

    def __init__(
        self, *args: Any, notebook: Notebook, own: UUID | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.notebook, self.own = notebook, own

    def clean_role(self) -> Role:
        role = Role(self.cleaned_data["role"] or Role.OTHER)
        if sentence := who.second_therapist(role, self.own, self.notebook):
            raise forms.ValidationError(sentence)
        return role

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        for id_, person in self.notebook.people.items():
            if id_ != self.own and person.name.casefold() == name.casefold():
                raise forms.ValidationError(
                    _(
                        "You already have somebody with this name. Add a word to tell them apart."
                    )
                )
        return name

    def to_story(self) -> Person:
        data = self.cleaned_data
        before = self.notebook.people.get(self.own) if self.own else None
        return Person(
            name=data["name"],
            role=data["role"],
            period=data["period"],
            safe=not data["unsafe"],
            bond=before.bond if before else None,
        )


def typed(person: Person, version: int) -> dict[str, object]:
    return {
        "name": person.name,
        "role": person.role,
        "period": person.period,
        "unsafe": not person.safe,
        "version": version,
    }


def again(form: PersonForm, version: int) -> PersonForm:
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(version)
    return PersonForm(data, notebook=form.notebook, own=form.own)


class MergingForm(forms.Form):
    """Who stays, when two names turn out to be one person."""

    stays = forms.ChoiceField(
        label=_("Who stays?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose who stays: the moments move to them."),
            "invalid_choice": CHOOSE,
        },
    )

    def __init__(self, *args: Any, notebook: Notebook, goes: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = {id_: one for id_, one in notebook.people.items() if id_ != goes}
        by_name = sorted(others.items(), key=lambda one: one[1].name.casefold())
        self.fields["stays"].choices = [(str(id_), one.name) for id_, one in by_name]  # type: ignore[attr-defined]

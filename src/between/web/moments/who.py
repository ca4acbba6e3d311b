"""With whom it was: somebody known, or somebody new by name and role."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from between.story.people import Person, Role
from between.web.fields import LONGEST_NAME, One, Words
from between.web.moments.words import ROLES
from between.web.notebook import Notebook

NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonShown:
    """A person as a chip."""

    id: UUID
    name: str
    checked: bool


def fields() -> dict[str, forms.Field]:
    return {
        "who": Words(),
        "who_name": Words(
            label=gettext_lazy("Their name, or a name only you know"), longest=LONGEST_NAME
        ),
        "who_role": One(
            label=gettext_lazy("Who are they to you?"),
            choices=list(ROLES.items()),
            initial=Role.OTHER,
        ),
    }


def check(form: forms.Form, notebook: Notebook) -> None:
    """Say what is missing; a person is known, or new, or may be told later."""
    chosen, name = form.cleaned_data.get("who", ""), form.cleaned_data.get("who_name", "")
    if chosen == NEW and not name and not form.has_error("who_name"):
        form.add_error("who_name", _("Type a name for them, or choose nobody for now."))
    if chosen not in {"", NEW} and person_of(chosen, notebook) is None:
        form.add_error("who", _("This person is not in your list. Choose somebody else."))
    if is_new(form):
        role = Role(form.cleaned_data.get("who_role") or Role.OTHER)
        if sentence := second_therapist(role, None, notebook):
            form.add_error("who_role", sentence)


def is_new(form: forms.Form) -> bool:
    data = form.cleaned_data
    return data.get("who", "") in {"", NEW} and bool(data.get("who_name"))


def read(form: forms.Form, notebook: Notebook) -> tuple[UUID | None, Person | None]:
    """Return the person's id, and the person where they are new and must be kept first."""
    data = form.cleaned_data
    if not is_new(form):
        return person_of(data.get("who", ""), notebook), None
    for id_, person in notebook.people.items():
        if person.name.casefold() == data["who_name"].casefold():
            return id_, None
    return uuid4(), Person(
        name=data["who_name"], role=Role(data.get("who_role") or Role.OTHER)
    )


def person_of(text: str, notebook: Notebook) -> UUID | None:
    return next((id_ for id_ in notebook.people if str(id_) == text), None)


def second_therapist(role: Role, own: UUID | None, notebook: Notebook) -> str:
    """Return the sentence that helps where somebody else is the therapist already."""
    present = notebook.therapist()
    if role is not Role.THERAPIST or present in {None, own}:
        return ""
    return _(
        "%(name)s is your therapist here, and there can be one. First make %(name)s "
        "“therapist before”."
    ) % {"name": notebook.who(present)}


def shown(form: forms.Form, notebook: Notebook) -> Iterator[PersonShown]:
    """Yield the people by name: their order never follows how often they are chosen."""
    chosen = form["who"].value()
    for id_, person in sorted(
        notebook.people.items(), key=lambda one: one[1].name.casefold()
    ):
        yield PersonShown(id=id_, name=person.name, checked=str(id_) == chosen)

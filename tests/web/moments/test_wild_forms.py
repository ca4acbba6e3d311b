"""A thousand wild inputs for each form: none falls over, and none forgets what was typed.

Each is read as the page reads it, turned into a story and sealed bytes where it is whole;
`test_wild_pages` sends them through the pages.
"""

from collections.abc import Callable, Mapping
from itertools import islice
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.http import QueryDict

from between.story import codec
from between.story.codec import Story
from between.story.episode import Component
from between.story.people import Person
from between.story.safety import STEPS
from between.story.vocabulary import CHIPS
from between.web.moments.forms import MomentForm
from between.web.moments.mark_forms import MarkForm
from between.web.moments.names import NamesForm
from between.web.moments.noticings import NoticingForm
from between.web.moments.person_forms import MergingForm, PersonForm
from between.web.moments.search import SearchForm
from between.web.notebook import Notebook
from between.web.practice.plan_form import PlanForm
from tests.web.moments.notes import NOW
from tests.web.wild import inputs

ANA, BO = UUID(int=1), UUID(int=2)
NOTES = Notebook(
    zone=ZoneInfo("Europe/Berlin"),
    people={ANA: Person(name="Ana"), BO: Person(name="Bo")},
    names={"s2": "the tortoise"},
)
QUESTIONS = [
    f"{component.value}{part}"
    for component in Component
    for part in ("", "_order", "_main", "_own")
]
MOMENT = [
    *("valence", "who", "who_name", "who_role", "voiced", "chosen", "feelings"),
    *("intensity", "reality", "version", "date", "time", "month", "year", "about"),
    *QUESTIONS,
]
MARK = ["valence", "who", "who_name", "intensity", "zone", *QUESTIONS]
PERSON = ["role", "period", "unsafe", "version"]


def moment(data: QueryDict) -> MomentForm:
    return MomentForm(data, notebook=NOTES, now=NOW)


def mark(data: QueryDict) -> MarkForm:
    return MarkForm(data, letters=[(ANA, "A")])


def person(data: QueryDict) -> PersonForm:
    return PersonForm(data, notebook=NOTES, own=ANA)


def merging(data: QueryDict) -> MergingForm:
    return MergingForm(data, notebook=NOTES, goes=ANA)


FORMS: Mapping[str, tuple[Callable[[QueryDict], forms.Form], list[str], str]] = {
    "moment": (moment, MOMENT, "words"),
    "mark": (mark, MARK, "words"),
    "person": (person, PERSON, "name"),
    "merging": (merging, ["stays"], "stays"),
    "noticing": (NoticingForm, ["version", "next"], "words"),
    "names": (NamesForm, list(CHIPS), "s2"),
    "plan": (PlanForm, ["version", *(step.name for step in STEPS)], "signs"),
    "search": (SearchForm, ["page"], "words"),
}


# Every tenth of a thousand forms with up to forty fields, or each of them.
@pytest.mark.parametrize("every", [10, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("name", FORMS)
def test_wild_inputs_are_read_and_kept_in_the_form(name: str, every: int) -> None:
    make, names, typed = FORMS[name]
    wilds = inputs(names, typed, seed=7, ids=[ANA, BO, UUID(int=3)])
    for wild in islice(wilds, 0, None, every):
        form = make(_sent(wild))
        whole = form.is_valid()
        assert form[typed].value() == wild[typed][-1]
        assert all(str(error) for errors in form.errors.values() for error in errors)
        if whole and (story := _story(form)) is not None:
            assert codec.from_bytes(type(story), codec.to_bytes(story)) == story


def _story(form: forms.Form) -> Story | None:
    match form:
        case MomentForm():
            return form.to_story(form.with_whom()[0])
        case MarkForm():
            return form.to_mark(NOW)
        case PersonForm() | NamesForm():
            return form.to_story()
        case PlanForm():
            return form.to_story(NOW)
        case _:
            return None


def _sent(wild: Mapping[str, list[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in wild.items():
        data.setlist(name, values)
    return data

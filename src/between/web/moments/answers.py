"""The three questions on a form: eight chips each, own words, "don't know"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from between.story.episode import Answer, Component
from between.story.vocabulary import QUESTIONS, WHICH_ONE, Chip, Question
from between.web.moments.fields import One, Several, Words

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipShown:
    """A chip as the page shows it; `own` is the person's own name for it."""

    chip: Chip
    own: str
    checked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionShown:
    """A question with its fields, ready for the page."""

    question: Question
    name: str
    chips: tuple[ChipShown, ...]
    unknown: bool
    order: str
    own: forms.BoundField
    main: forms.BoundField
    errors: list[str]
    which_one: tuple[str, ...]


def fields(question: Question) -> dict[str, forms.Field]:
    """Return the fields of one question: "wish", "wish_order", "wish_main", "wish_own"."""
    name = question.component.value
    codes = [(chip.code, _(chip.chip)) for chip in question.chips]
    return {
        name: Several(choices=[*codes, (UNKNOWN, _("don't know"))]),
        f"{name}_order": forms.CharField(required=False),
        f"{name}_main": One(
            label=_("If several: which is the main one?"),
            choices=[("", _("the first of them")), *codes],
        ),
        f"{name}_own": Words(label=_("Something else, in my own words")),
    }


def read(cleaned: Mapping[str, Any], component: Component) -> Answer:
    """Return what was answered: the main code first, then in the order of the taps."""
    name = component.value
    picked, main = cleaned.get(name, []), cleaned.get(f"{name}_main", "")
    tapped = [
        code for code in cleaned.get(f"{name}_order", "").split(",") if code in picked
    ]
    ordered = dict.fromkeys([*([main] if main else []), *tapped, *picked])
    return Answer(
        codes=tuple(code for code in ordered if code != UNKNOWN),
        own=cleaned.get(f"{name}_own", ""),
        unknown=UNKNOWN in ordered,
    )


def typed(answer: Answer, component: Component) -> dict[str, object]:
    """Return an answer as the values of its fields."""
    name = component.value
    picked = [*answer.codes, *([UNKNOWN] if answer.unknown else [])]
    return {
        name: picked,
        f"{name}_order": ",".join(answer.codes),
        f"{name}_own": answer.own,
    }


def shown(form: forms.Form, names: Mapping[str, str]) -> Iterator[QuestionShown]:
    for question in QUESTIONS:
        name = question.component.value
        picked = form[name].value() or []
        yield QuestionShown(
            question=question,
            name=name,
            chips=tuple(
                ChipShown(
                    chip=chip, own=names.get(chip.code, ""), checked=chip.code in picked
                )
                for chip in question.chips
            ),
            unknown=UNKNOWN in picked,
            order=form[f"{name}_order"].value() or "",
            own=form[f"{name}_own"],
            main=form[f"{name}_main"],
            errors=[*form.errors.get(name, []), *form.errors.get(f"{name}_own", [])],
            which_one=_which_one(question),
        )


def _which_one(question: Question) -> tuple[str, ...]:
    codes = {chip.code for chip in question.chips}
    return tuple(decides for between, decides in WHICH_ONE if set(between) <= codes)

"""The three questions on a form: eight chips each, own words, "don't know"."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from between.story.episode import Answer, Component
from between.story.vocabulary import QUESTIONS, WHICH_ONE, Chip, Question
from between.web.fields import One, Several, Words

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipShown:
    """A chip in the words of the page; `ours` stands behind the person's own name for it."""

    code: str
    name: str
    ours: str
    means: str
    examples: tuple[str, str]
    checked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionShown:
    """A question with its fields, in the words of the page."""

    title: str
    small: str
    opening: str
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
        f"{name}_order": Words(),
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
            title=gettext(question.title),
            small=gettext(question.small),
            opening=gettext(question.opening),
            name=name,
            chips=tuple(_chip(chip, names, picked) for chip in question.chips),
            unknown=UNKNOWN in picked,
            order=form[f"{name}_order"].value() or "",
            own=form[f"{name}_own"],
            main=form[f"{name}_main"],
            errors=[*form.errors.get(name, []), *form.errors.get(f"{name}_main", [])],
            which_one=_which_one(question),
        )


def _chip(chip: Chip, names: Mapping[str, str], picked: Collection[str]) -> ChipShown:
    ours, own = gettext(chip.chip), names.get(chip.code)
    return ChipShown(
        code=chip.code,
        name=own or ours,
        ours=ours if own else "",
        means=gettext(chip.means),
        examples=(gettext(chip.example), gettext(chip.another)),
        checked=chip.code in picked,
    )


def _which_one(question: Question) -> tuple[str, ...]:
    codes = {chip.code for chip in question.chips}
    return tuple(
        gettext(decides) for between, decides in WHICH_ONE if set(between) <= codes
    )

"""A line to slide on: eleven steps without script, a handle with it; both keep 0 to 100."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from between.story.card import HIGHEST, LOWEST, Item
from between.story.meeting import By
from between.web.cards.items import ITEMS, Ends, in_words

STEPS = range(LOWEST, HIGHEST + 1, 10)
BEYOND = _("This lies beyond the ends of the line. Choose a place on it, or leave it out.")


class Rating(forms.IntegerField):
    """A place on a line, or nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, min_value=LOWEST, max_value=HIGHEST, **kwargs)
        for wrong in ("invalid", "min_value", "max_value"):
            self.error_messages[wrong] = BEYOND


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One place on a line, in words."""

    value: int
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as a form shows it."""

    name: str
    ends: Ends
    errors: list[str]
    steps: tuple[Step, ...]


def fields() -> dict[str, forms.Field]:
    return {item.value: Rating() for item in Item}


def lines(form: forms.Form, by: By) -> Iterator[Line]:
    for item, ends in ITEMS[by].items():
        bound = form[item.value]
        yield Line(
            name=item.value,
            ends=ends,
            errors=[str(one) for one in bound.errors],
            steps=tuple(_steps(_place(bound.value()), ends)),
        )


def _steps(rating: int | None, ends: Ends) -> Iterator[Step]:
    """Yield the steps; the nearest to a mark takes its value, so that nothing moves by itself."""
    for step in STEPS:
        here = rating is not None and step == min(STEPS, key=lambda n: abs(n - rating))
        value = rating if here and rating is not None else step
        yield Step(value=value, words=in_words(value, ends), chosen=here)


def _place(typed: object) -> int | None:
    try:
        found = int(str(typed))
    except ValueError:
        return None
    return found if LOWEST <= found <= HIGHEST else None

"""Feelings on a form: families that open, and close again while nothing in them is chosen."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from between.story.feelings import FAMILIES, FAR_AWAY


@dataclass(frozen=True, slots=True, kw_only=True)
class FeelingShown:
    """A feeling in the words of the page; what it tells of decides on a line below."""

    code: str
    word: str
    line: str
    checked: bool
    is_far: bool
    about_other: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyShown:
    """Feelings that lie near each other."""

    title: str
    feelings: tuple[FeelingShown, ...]
    is_open: bool


def shown(chosen: Collection[str]) -> Iterator[FamilyShown]:
    for place, family in enumerate(FAMILIES):
        feelings = tuple(
            FeelingShown(
                code=one.word,
                word=_(one.word),
                line=_(one.line),
                checked=one.word in chosen,
                is_far=one.word in FAR_AWAY,
                about_other=one.about_other,
            )
            for one in family.feelings
        )
        yield FamilyShown(
            title=_(family.title),
            feelings=feelings,
            is_open=place == 0 or any(one.checked for one in feelings),
        )

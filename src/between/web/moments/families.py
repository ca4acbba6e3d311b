"""Feelings on a form: families that open, and close again while nothing in them is chosen."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from between.story.feelings import FAMILIES, FAR_AWAY, Feeling


@dataclass(frozen=True, slots=True, kw_only=True)
class FeelingShown:
    """A feeling as a chip; `is_far` for those after which a line for the room may help."""

    feeling: Feeling
    checked: bool
    is_far: bool


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
                feeling=one, checked=one.word in chosen, is_far=one.word in FAR_AWAY
            )
            for one in family.feelings
        )
        yield FamilyShown(
            title=family.title,
            feelings=feelings,
            is_open=place == 0 or any(one.checked for one in feelings),
        )

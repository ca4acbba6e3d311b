"""Places of the body in sentences: "the chest, the throat and both hands"."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from between.story.places import PLACES, Place
from between.web import several

BOTH = {
    "shoulder": "both shoulders",
    "arm": "both arms",
    "hand": "both hands",
    "leg": "both legs",
    "foot": "both feet",
    "back of the arm": "the backs of both arms",
    "back of the leg": "the backs of both legs",
}


def listed(places: Iterable[Place]) -> str:
    """Return the places as one phrase, in the order of the body; two sides become one."""
    known = {place.id for place in places}
    return several.listed(list(_phrases(known)))


def is_several(places: Iterable[Place]) -> bool:
    """Whether a sentence about them needs the plural."""
    found = list(places)
    return len(found) > 1 or any(one.id in {"eyes", "lap"} for one in found)


def _phrases(known: set[str]) -> Iterator[str]:
    for place in PLACES:
        if place.id not in known:
            continue
        other = _other_side(place)
        if other not in known:
            yield _("the %(place)s") % {"place": _(place.label)}
        elif "left" in place.id:
            yield _(BOTH[place.label.replace("left ", "")])


def _other_side(place: Place) -> str:
    if "left" in place.id:
        return place.id.replace("left", "right")
    return place.id.replace("right", "left") if "right" in place.id else ""

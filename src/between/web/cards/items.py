"""What a card asks, in the words of each chair."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from between.story.card import Came, Item
from between.story.meeting import By
from between.story.rating import CameBack, Tension

Label = str | Promise
LEAVE_OUT: Final = ("", _("leave out"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """One line to slide on, with the words at its ends."""

    line: Label
    left: Label
    right: Label


CLIENT: Final = {
    Item.UNDERSTOOD: Ends(line=_("I felt"), left=_("alone with it"), right=_("understood")),
    Item.MATTERS: Ends(
        line=_("We spoke about"),
        left=_("things beside the point"),
        right=_("what matters to me"),
    ),
    Item.WAY: Ends(
        line=_("The way we worked"), left=_("did not suit me"), right=_("suited me")
    ),
    Item.WARMTH: Ends(
        line=_("Between us it was"), left=_("cold or wary"), right=_("warm and safe")
    ),
    Item.COULD_SAY: Ends(
        line=_("What I felt"), left=_("I kept to myself"), right=_("I could say")
    ),
    Item.BODY: Ends(
        line=_("In the room my body was"), left=_("braced"), right=_("at ease")
    ),
}
THERAPIST: Final = {
    Item.UNDERSTOOD: Ends(
        line=_("What it was like for them, I"),
        left=_("lost track of"),
        right=_("could feel my way into"),
    ),
    Item.MATTERS: Ends(
        line=_("We worked on"),
        left=_("something beside what matters to them"),
        right=_("what matters to them"),
    ),
    Item.WAY: Ends(
        line=_("The way I worked"),
        left=_("did not seem to suit them"),
        right=_("seemed to suit them"),
    ),
    Item.WARMTH: Ends(
        line=_("I was"), left=_("guarded or far off"), right=_("near and open")
    ),
    Item.COULD_SAY: Ends(
        line=_("For what they felt, also about me, I left"),
        left=_("little room"),
        right=_("room"),
    ),
    Item.BODY: CLIENT[Item.BODY],
}
ITEMS: Final[Mapping[By, Mapping[Item, Ends]]] = {
    By.CLIENT: CLIENT,
    By.THERAPIST: THERAPIST,
}

TENSION: Final[dict[Tension, Label]] = {
    Tension.NO: _("no"),
    Tension.LITTLE: _("a little"),
    Tension.SOME: _("some"),
    Tension.MUCH: _("a lot"),
}
CAME_BACK: Final[dict[CameBack, Label]] = {
    CameBack.NO: _("not yet"),
    CameBack.PARTLY: _("partly"),
    CameBack.YES: _("yes"),
}
CAME: Final[dict[Came, Label]] = {
    Came.YES: _("yes"),
    Came.PARTLY: _("partly"),
    Came.COULD_NOT: _("I could not"),
    Came.NO_ROOM: _("there was no room for it"),
    Came.NOT_WANTED: _("I did not want to"),
}
WAIT, REST = "wait", "rest"
KEEPS: Final[dict[str, Label]] = {WAIT: _("wait for next time"), REST: _("rest")}

_PLACES: Final[dict[int, Label]] = {
    0: _("in the middle"),
    1: _("just past the middle, towards “%(end)s”"),
    2: _("a little towards “%(end)s”"),
    3: _("well towards “%(end)s”"),
    4: _("far towards “%(end)s”"),
    5: _("all the way to “%(end)s”"),
}


def in_words(rating: int, ends: Ends) -> str:
    """Return where a mark lies on its line, without its number."""
    away = round((rating - 50) / 10)
    return str(_PLACES[abs(away)]) % {"end": ends.right if away > 0 else ends.left}

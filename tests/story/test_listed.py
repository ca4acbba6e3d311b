"""The list of places and the picture say the same."""

import pytest

from between.story.body import Sign, Stroke, View
from between.story.listed import as_listed, said_by
from between.story.places import BY_ID, PLACES, Place, dab

CHEST, THROAT, HAND = ("chest", Sign.MORE), ("throat", Sign.MORE), ("left-hand", Sign.LESS)
# From the throat down into the chest.
ACROSS = Stroke(
    view=View.FRONT, sign=Sign.MORE, radius=6, points=(855, 760, 50, 855, 1240, 50)
)


def test_what_is_chosen_in_the_list_is_marked_in_the_order_of_the_places() -> None:
    strokes = as_listed((), {HAND, CHEST})
    assert strokes == (
        dab(BY_ID["chest"], Sign.MORE),
        dab(BY_ID["left-hand"], Sign.LESS),
    )
    assert said_by(strokes) == {HAND, CHEST}


def test_a_list_that_says_what_is_painted_changes_no_stroke() -> None:
    assert as_listed((ACROSS,), said_by((ACROSS,))) == (ACROSS,)


def test_one_place_less_keeps_the_other_places_of_its_stroke() -> None:
    assert said_by((ACROSS,)) == {CHEST, THROAT}
    strokes = as_listed((ACROSS,), {THROAT})
    assert strokes == (dab(BY_ID["throat"], Sign.MORE),)


def test_the_other_sign_takes_the_stroke_of_the_first() -> None:
    before = as_listed((), {CHEST})
    assert said_by(as_listed(before, {("chest", Sign.LESS)})) == {("chest", Sign.LESS)}


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
def test_each_place_can_be_more_and_less_at_once(place: Place) -> None:
    both = {(place.id, Sign.MORE), (place.id, Sign.LESS)}
    assert said_by(as_listed((), both)) == both

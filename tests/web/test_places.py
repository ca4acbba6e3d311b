"""Places of the body as one phrase."""

import pytest

from between.story.places import BY_ID, PLACES
from between.web.places import BOTH, is_several, listed


@pytest.mark.parametrize(
    ("ids", "phrase"),
    [
        ([], ""),
        (["throat"], "the throat"),
        (["chest", "throat"], "the throat and the chest"),
        (["left-hand"], "the left hand"),
        (["right-hand", "left-hand"], "both hands"),
        (["chest", "left-hand", "right-hand", "right-foot"],
         "the chest, both hands and the right foot"),
        (["back-of-left-leg", "back-of-right-leg"], "the backs of both legs"),
    ],
)  # fmt: skip
def test_places_are_one_phrase_in_the_order_of_the_body(
    ids: list[str], phrase: str
) -> None:
    assert listed(BY_ID[id_] for id_ in ids) == phrase


def test_every_place_with_two_sides_has_a_word_for_both() -> None:
    sides = {place.label.replace("left ", "") for place in PLACES if "left" in place.id}
    assert sides == set(BOTH)


def test_one_place_and_several_need_another_verb() -> None:
    assert not is_several([BY_ID["chest"]])
    assert is_several([BY_ID["eyes"]])
    assert is_several([BY_ID["chest"], BY_ID["throat"]])

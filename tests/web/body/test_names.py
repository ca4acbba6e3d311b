"""The sentence about a picture."""

import pytest

from between.story.body import Sign
from between.story.places import BY_ID, dab, places_of
from between.web import places

SENTENCES = {
    "": "Nothing is marked.",
    "+chest": "More in the chest.",
    "+chest +throat -left-hand -right-hand": "More in the throat and chest, less in both hands.",
    "-left-hand -right-leg": "Less in the left hand and right leg.",
    "-left-arm -right-arm -belly": "Less in the lower belly and both arms.",
    "-left-arm -right-arm -left-leg": "Less in both arms and the left leg.",
    "+back-of-left-arm +back-of-right-arm": "More in the back of both arms.",
    "+back-of-left-leg -back-of-right-leg": (
        "More in the back of the left leg, less in the back of the right leg."
    ),
    "+seat -seat": "More in the seat, less in the seat.",
}


@pytest.mark.parametrize(("said", "sentence"), SENTENCES.items(), ids=list(SENTENCES))
def test_the_sentence_names_places_once_and_two_sides_as_one(
    said: str, sentence: str
) -> None:
    signs = {"+": Sign.MORE, "-": Sign.LESS}
    strokes = [dab(BY_ID[one[1:]], signs[one[0]]) for one in said.split()]
    assert places.sentence(places_of(strokes)) == sentence


def test_a_place_that_is_more_and_less_says_both() -> None:
    both = [dab(BY_ID["seat"], sign) for sign in Sign]
    (marked,) = places_of(both)
    assert places.signs(marked) == "more and less"

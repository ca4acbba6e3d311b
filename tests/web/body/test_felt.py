"""What it is like where something was marked: chips, an own word, how strong, a line."""

from typing import Any

from between.story.body import Felt, Quality
from tests.people import Somebody
from tests.web.body.pictures import CHEST, HAND, keep, kept, only
from tests.web.hurts.walking import open_


def test_each_marked_place_has_its_chips_and_what_is_chosen_is_told_back(
    alice: Somebody,
) -> None:
    page = keep(alice, CHEST, HAND)
    typed: dict[str, Any] = {
        "like-chest": ["warm", "tight"],
        "own-left-hand": "like a glove",
    }
    page = page.press(**typed, intensity="7", words="It was there all day.")
    assert "tight, warm" in page.text
    assert "“like a glove”" in page.text
    assert "7 of 10" in page.text
    assert "It was there all day." in page.text
    assert only(alice).felt == (
        Felt(place="chest", qualities=(Quality.TIGHT, Quality.WARM)),
        Felt(place="left-hand", own="like a glove"),
    )


def test_a_place_in_the_picture_leads_to_its_chips(alice: Somebody) -> None:
    page = keep(alice, CHEST)
    assert 'href="#place-chest"' in page.text
    assert 'id="place-chest"' in page.text
    assert "place-throat" not in page.text


def test_all_of_it_may_be_left_out(alice: Somebody) -> None:
    page = keep(alice, CHEST).press()
    assert "More in the chest." in page.text
    assert only(alice).strength is None
    assert kept(alice)[0].version == 1


def test_an_unknown_quality_says_so_and_keeps_what_was_typed(alice: Somebody) -> None:
    wrong: dict[str, Any] = {"like-chest": ["wet"]}
    page = keep(alice, CHEST).press(**wrong, words="I said it.")
    assert "This is not one of the answers shown." in page.text
    assert page.form().fields["words"].chosen[0].strip() == "I said it."
    assert only(alice).words == ""


def test_a_change_in_another_window_is_not_written_over(alice: Somebody) -> None:
    mine = keep(alice, CHEST)
    open_(alice.client, mine.url).press(words="theirs")
    page = mine.press(words="mine")
    assert page.status == 409
    assert page.form().fields["words"].chosen[0].strip() == "mine"
    assert only(alice).words == "theirs"
    page.press()
    assert only(alice).words == "mine"


def test_what_it_is_like_goes_with_a_place_that_is_marked_no_more(alice: Somebody) -> None:
    typed: dict[str, Any] = {"like-chest": ["warm"], "like-left-hand": ["cold"]}
    keep(alice, CHEST, HAND).press(**typed)
    (one,) = kept(alice)
    open_(alice.client, f"/body/{one.id}/changing/").press(more=["chest"], less=[])
    assert [felt.place for felt in only(alice).felt] == ["chest"]
    before = open_(alice.client, f"/body/{one.id}/earlier/")
    assert "cold" in before.text

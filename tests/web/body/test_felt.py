"""What it is like where something was marked: chips, an own word, how strong, a line."""

from dataclasses import replace
from typing import Any

from between.records import shelf
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


def test_a_draft_that_is_continued_ticks_nothing_that_was_unticked(alice: Somebody) -> None:
    first: dict[str, Any] = {"like-chest": ["tight", "warm"]}
    page = keep(alice, CHEST).press(**first)
    url = f"/body/{kept(alice)[0].id}/felt/"
    page = open_(alice.client, url)
    leaf = page.form().fields["leaf"].chosen[0]
    sent = {
        "leaf": leaf,
        "place": url,
        "like-chest": "warm",
        "words": "still",
        "version": "2",
    }
    assert alice.client.post("/drafts/", sent).status_code == 204
    page = open_(alice.client, f"{url}?draft={leaf}")
    assert page.form().fields["like-chest"].chosen == ["warm"]
    page.press()
    assert only(alice).felt == (Felt(place="chest", qualities=(Quality.WARM,)),)


def test_what_was_said_of_a_picture_that_was_erased_elsewhere_is_all_shown(
    alice: Somebody,
) -> None:
    page = keep(alice, CHEST)
    alice.client.post(f"/body/{kept(alice)[0].id}/erasing/")
    chips: dict[str, Any] = {"like-chest": ["warm"], "own-chest": "like a stone"}
    page = page.press(**chips, words="It came back.")
    assert "This picture was erased elsewhere. What you sent is kept here." in page.text
    for typed in ("like a stone", "It came back.", "warm"):
        assert typed in page.text


def test_a_word_that_is_no_feeling_any_more_stays_and_breaks_no_page(
    alice: Somebody,
) -> None:
    keep(alice, CHEST)
    one = kept(alice)[0]
    story = replace(one.story, feeling="of long ago")
    shelf.change(alice.keys, story, one.id, version=one.version, day=one.day)
    assert open_(alice.client, f"/body/{one.id}/").status == 200
    open_(alice.client, f"/body/{one.id}/felt/").press(words="I said it.")
    assert only(alice).feeling == "of long ago"

"""Painting what is felt: by strokes, by the list, with nothing to mark, and what goes wrong."""

import json
from dataclasses import replace
from typing import Any

import pytest

from between.records import shelf
from between.story.body import Figure, Sign, Stroke, View
from between.story.listed import said_by
from between.story.noticing import Draft
from between.story.places import BY_ID, dab
from between.web import preferences
from between.web.body.strokes import MOST_POINTS
from tests.people import Somebody, fresh
from tests.web.body.pictures import CHEST, HAND, NEW, OUTSIDE, keep, kept, only
from tests.web.hurts.walking import open_


def test_what_is_painted_is_kept_as_strokes_and_told_back(alice: Somebody) -> None:
    page = keep(alice, CHEST, HAND)
    assert "What is it like there?" in page.text
    assert "Kept, sealed" in page.text
    assert "More in the chest, less in the left hand." in page.text
    first, second = only(alice).strokes
    assert first == Stroke(
        view=View.FRONT, sign=Sign.MORE, radius=10, points=tuple(CHEST[3])
    )
    assert second.sign is Sign.LESS


def test_the_list_alone_gives_the_same_painting_as_its_dabs(alice: Somebody) -> None:
    open_(alice.client, NEW).press(more=["chest"], less=["left-hand"])
    assert only(alice).strokes == (
        dab(BY_ID["chest"], Sign.MORE),
        dab(BY_ID["left-hand"], Sign.LESS),
    )


def test_without_script_the_list_changes_what_was_painted(alice: Somebody) -> None:
    keep(alice, CHEST, HAND)
    page = open_(alice.client, f"/body/{kept(alice)[0].id}/changing/")
    page.press(more=["chest", "throat"], less=[])
    assert said_by(only(alice).strokes) == {("chest", "more"), ("throat", "more")}
    assert only(alice).strokes[0].points == tuple(CHEST[3])


def test_nothing_to_mark_is_a_whole_answer(alice: Somebody) -> None:
    page = open_(alice.client, NEW).press(nothing="nothing")
    assert "There was nothing to mark." in page.text
    assert only(alice).strokes == ()


def test_an_empty_picture_says_what_helps_and_keeps_nothing(alice: Somebody) -> None:
    page = keep(alice)
    assert "Nothing is marked yet. If there is nothing, say" in page.text
    assert not kept(alice)


def test_what_lies_outside_is_left_out_with_one_sentence(alice: Somebody) -> None:
    page = keep(alice, CHEST, OUTSIDE)
    assert "What lay outside of the figure was left out." in page.text
    assert len(only(alice).strokes) == 1


def test_a_picture_all_outside_is_not_kept(alice: Somebody) -> None:
    page = keep(alice, OUTSIDE)
    assert "Paint inside of it." in page.text
    assert not kept(alice)


def test_ten_thousand_points_are_kept_as_far_as_they_fit(alice: Somebody) -> None:
    stroke = ["front", "more", 10, [855, 1240, 50] * 1_000]
    page = keep(alice, *([stroke] * 10))
    assert "A picture holds 3,000 points." in page.text
    points = sum(len(one.points) // 3 for one in only(alice).strokes)
    assert points == MOST_POINTS


BROKEN = {
    "no json": "[[",
    "no list": '{"view": "front"}',
    "too deep": "[" * 60_000,
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=list(BROKEN))
def test_what_cannot_be_read_at_all_says_so(alice: Somebody, text: str) -> None:
    page = open_(alice.client, NEW).press(strokes=text, listed="", more=["belly"])
    assert "What was painted could not be read." in page.text
    assert not kept(alice)


WRONG: dict[str, Any] = {
    "view": ["side", "more", 10, [855, 1240, 50]],
    "sign": ["front", "most", 10, [855, 1240, 50]],
    "radius": ["front", "more", 900, [855, 1240, 50]],
    "text for a radius": ["front", "more", "10", [855, 1240, 50]],
    "half a point": ["front", "more", 10, [855, 1240]],
    "no point": ["front", "more", 10, []],
    "far away": ["front", "more", 10, [99_999, 1240, 50]],
    "no number": ["front", "more", 10, [855.5, 1240, 50]],
    "yes": ["front", "more", True, [855, 1240, 50]],
    "no row": 7,
    "too short": ["front", "more"],
    "a place for a view": [["front"], "more", 10, [855, 1240, 50]],
}


@pytest.mark.parametrize("stroke", WRONG.values(), ids=list(WRONG))
def test_a_wrong_stroke_is_left_out_and_the_rest_stays_on_the_page(
    alice: Somebody, stroke: Any
) -> None:
    page = keep(alice, CHEST, stroke)
    assert "One stroke could not be read and was left out." in page.text
    assert not kept(alice)
    (left,) = json.loads(page.form().fields["strokes"].chosen[0])
    assert left == CHEST
    page.press(listed="", more=[], less=[])
    assert len(only(alice).strokes) == 1


def test_an_unknown_place_is_no_answer(alice: Somebody) -> None:
    page = open_(alice.client, NEW).press(more=["chest", "tail"])
    assert "This is not one of the answers shown." in page.text
    assert not kept(alice)
    assert page.form().fields["more"].chosen == ["chest"]


def test_another_figure_is_kept_and_shown_the_next_time(alice: Somebody) -> None:
    keep(alice, CHEST, figure="round")
    assert only(alice).figure is Figure.ROUND
    assert preferences.of(fresh(alice).keys).figure is Figure.ROUND
    assert open_(alice.client, NEW).form().fields["figure"].chosen == ["round"]


def test_a_form_that_is_sent_twice_is_kept_once(alice: Somebody) -> None:
    page = open_(alice.client, NEW)
    for _ in range(2):
        page.press(more=["chest"])
    assert len(kept(alice)) == 1


def test_a_draft_holds_what_was_painted(alice: Somebody) -> None:
    page = open_(alice.client, NEW)
    data = {"leaf": page.form().fields["leaf"].chosen[0], "place": NEW}
    data |= {"strokes": json.dumps([CHEST]), "figure": "neutral"}
    assert alice.client.post("/drafts/", data).status_code == 204
    drafts = open_(alice.client, "/drafts/")
    assert "a picture of where you feel it" in drafts.text.lower()
    again = open_(alice.client, f"{NEW}?draft={data['leaf']}")
    assert "More in the chest." in again.text


def test_a_page_without_a_stroke_leaves_no_draft(alice: Somebody) -> None:
    form = open_(alice.client, NEW).form()
    data = {name: one.chosen for name, one in form.fields.items() if one.chosen}
    assert alice.client.post("/drafts/", data).status_code == 204
    assert not shelf.take(fresh(alice).keys, Draft).kept


def test_a_change_in_another_window_keeps_what_was_painted_here(alice: Somebody) -> None:
    keep(alice, CHEST)
    url = f"/body/{kept(alice)[0].id}/changing/"
    mine, theirs = open_(alice.client, url), open_(alice.client, url)
    theirs.press(more=["belly"])
    page = mine.press(more=["throat"])
    assert page.status == 409
    assert "There it says: More in the lower belly." in page.text
    assert page.form().fields["more"].chosen == ["throat"]
    page.press()
    assert said_by(only(alice).strokes) == {("throat", "more")}


def test_what_is_painted_on_something_erased_elsewhere_waits_with_the_drafts(
    alice: Somebody,
) -> None:
    keep(alice, CHEST)
    (one,) = kept(alice)
    page = open_(alice.client, f"/body/{one.id}/changing/")
    alice.client.post(f"/body/{one.id}/erasing/")
    assert "This picture was erased elsewhere." in page.press(more=["throat"]).text


def test_an_erased_picture_comes_back_for_a_day(alice: Somebody) -> None:
    keep(alice, CHEST)
    (one,) = kept(alice)
    alice.client.post(f"/body/{one.id}/erasing/")
    assert "More in the chest." in open_(alice.client, "/erased/").text
    alice.client.post(f"/erased/painting/{one.id}/returning/")
    assert kept(alice)[0].id == one.id


def test_nothing_to_mark_takes_away_what_the_list_still_says(alice: Somebody) -> None:
    keep(alice, CHEST)
    page = open_(alice.client, f"/body/{kept(alice)[0].id}/changing/")
    page.press(nothing="nothing", listed="yes", more=["chest"])
    assert only(alice).strokes == ()


def test_a_picture_erased_elsewhere_goes_on_with_what_it_belonged_to(
    alice: Somebody,
) -> None:
    keep(alice, CHEST)
    one = kept(alice)[0]
    story = replace(one.story, feeling="sad")
    shelf.change(alice.keys, story, one.id, version=one.version, day=one.day)
    page = open_(alice.client, f"/body/{one.id}/changing/")
    alice.client.post(f"/body/{one.id}/erasing/")
    page = page.press(more=["throat"])
    (draft,) = [each.id for each in shelf.take(fresh(alice).keys, Draft).kept]
    open_(alice.client, f"/body/new/?draft={draft}").press()
    assert only(alice).feeling == "sad"

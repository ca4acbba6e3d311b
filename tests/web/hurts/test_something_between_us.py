"""Something between us: the quiet way, step by step, and where it rests."""

from dataclasses import replace
from datetime import timedelta
from html import unescape
from uuid import UUID, uuid4

import pytest
import time_machine
from django.utils import timezone

from between.records import grants, joined, shelf
from between.records.joined import Side
from between.story.episode import Answer, Episode
from between.story.hurt import Hurt, Rest, Size
from between.story.noticing import Draft
from tests.people import Somebody, browser, fresh
from tests.web.bond.two import joined as join
from tests.web.bond.two import text
from tests.web.hurts.walking import NEW, begin, kept, only, open_, url

TODAY = timezone.now().date()


def shared(whose: Somebody, side: Side = Side.THERAPIST) -> list[grants.Given]:
    keys = fresh(whose).keys
    return [x for one in joined.of(keys, side) for x in grants.given(keys, one)]


def test_three_taps_leave_a_mark(alice: Somebody) -> None:
    page = open_(alice.client, NEW)
    page = page.press("mark")
    assert "What now?" in page.text
    page = page.press("left")
    assert page.url == "/between-us/"
    assert "Kept, sealed" in page.text
    assert only(alice).story.rest is Rest.LEFT
    assert not only(alice).story.is_told


def test_whatever_is_begun_rests_before_anything_is_chosen(alice: Somebody) -> None:
    begin(alice.client, "mark")
    assert only(alice).story.rest is Rest.LEFT


def test_three_taps_share_one_line_word_for_word(alice: Somebody, bob: Somebody) -> None:
    join(alice, bob)
    page = begin(alice.client, "line", "The clock. You looked at it!")
    assert "They will see exactly this, and nothing else." in page.text
    assert not shared(bob)
    bond = joined.of(fresh(alice).keys, Side.CLIENT)[0].bond
    page = page.press(bond=bond)
    assert page.url == url(only(alice).id)
    (given,) = shared(bob)
    assert [one.words for one in given.shared.passages] == ["The clock. You looked at it!"]
    assert given.shared.source == only(alice).id
    assert only(alice).story.rest is Rest.SHARED


def test_a_line_without_words_says_what_helps_and_keeps_nothing(alice: Somebody) -> None:
    page = open_(alice.client, NEW).press("line")
    assert "Write a few words, or leave just a mark." in page.text
    assert not kept(alice)


def test_who_is_joined_with_nobody_can_do_all_but_share(alice: Somebody) -> None:
    page = begin(alice.client, "line", "the clock")
    assert "What now?" in page.text
    assert "I share it" not in page.text
    assert "I take it with me" in page.text
    assert only(alice).story.words == "the clock"


def test_sent_twice_it_is_kept_once(alice: Somebody) -> None:
    page = open_(alice.client, NEW)
    page.press("mark", words="the clock")
    page.press("mark", words="the clock")
    assert len(kept(alice)) == 1


@pytest.mark.parametrize("go", ["leave", "now", "help"])
def test_nothing_is_begun_by_going_away_without_a_word(alice: Somebody, go: str) -> None:
    open_(alice.client, NEW).press(go)
    assert not kept(alice)


@pytest.mark.parametrize(
    ("go", "there"),
    [("leave", "/between-us/"), ("now", "/just-the-room/"), ("help", "/help/")],
)
def test_going_away_with_a_word_keeps_it(alice: Somebody, go: str, there: str) -> None:
    page = open_(alice.client, NEW).press(go, words="the clock")
    assert page.url.startswith(there)
    assert only(alice).story.words == "the clock"
    assert only(alice).story.rest is Rest.LEFT


def test_step_by_step_everything_is_kept(alice: Somebody) -> None:
    page = begin(alice.client, "steps")
    assert "What happened?" in page.text
    page = page.press("next", happened=["h1", "h4"], words="you looked at the clock")
    page = page.press("next", feelings=["ashamed"])
    page = page.press("next", needed=["n7"], own="more of you")
    page = page.press("next", did=["d2", "d9"], own="nodded")
    page = page.press("next", strength="7")
    assert "Was it sexual" in page.text
    page = page.press("next")
    assert "When you looked at the clock, I felt ashamed." in unescape(page.text)
    page = page.press("next", size="small", whole="My own words.")
    assert "What now?" in page.text
    page = page.press("taken")
    story = only(alice).story
    assert story.happened == Answer(codes=("h1", "h4"))
    assert story.words == "you looked at the clock"
    assert story.feelings == ("ashamed",)
    assert story.needed == Answer(codes=("n7",), own="more of you")
    assert story.did == Answer(codes=("d2", "d9"), own="nodded")
    assert story.strength == 7
    assert (story.size, story.whole, story.small) == (Size.SMALL, "My own words.", "")
    assert story.sentence == "Something is still with me: you looked at the clock."
    assert story.rest is Rest.TAKEN
    assert "7 of 10, it hurts a lot" in page.text


def test_back_keeps_too(alice: Somebody) -> None:
    page = begin(alice.client, "steps").press("next").press("back", feelings=["sad"])
    assert "What happened?" in page.text
    assert only(alice).story.feelings == ("sad",)


@pytest.mark.parametrize(
    ("go", "there"),
    [("leave", "/between-us/"), ("now", "/just-the-room/"), ("help", "/help/")],
)
def test_the_three_ways_out_keep_what_was_typed(
    alice: Somebody, go: str, there: str
) -> None:
    page = begin(alice.client, "steps").press(go, words="the clock", happened=["h1"])
    assert page.url.startswith(there)
    assert only(alice).story.words == "the clock"


def test_grounding_leads_back_to_what_was_kept(alice: Somebody) -> None:
    page = begin(alice.client, "steps").press("now", words="the clock")
    assert "You stopped. That was right." in page.text
    assert f'href="{url(only(alice).id)}"' in page.text


def test_another_tab_loses_nothing(alice: Somebody) -> None:
    first = begin(alice.client, "steps")
    second = open_(alice.client, first.url)
    first.press("next", words="the first tab")
    page = second.press("next", words="the second tab")
    assert page.status == 409
    assert "changed in another window" in page.text
    assert "the first tab" in page.text
    assert "the second tab" in page.text
    page = page.press("next")
    assert only(alice).story.words == "the second tab"
    assert "the first tab" in text(alice.client, url(only(alice).id, "earlier/"))


def test_another_step_in_another_tab_is_not_overwritten(alice: Somebody) -> None:
    first = begin(alice.client, "steps")
    second = open_(alice.client, url(only(alice).id, "felt/"))
    first.press("next", words="the clock")
    second.press("next", feelings=["sad"]).press("next")
    story = only(alice).story
    assert (story.words, story.feelings) == ("the clock", ("sad",))


@pytest.mark.parametrize(("go", "there"), [("now", "/just-the-room/"), ("help", "/help/")])
def test_help_is_never_held_up_by_another_tab(alice: Somebody, go: str, there: str) -> None:
    first = begin(alice.client, "steps")
    second = open_(alice.client, first.url)
    first.press("next", words="the first tab")
    assert second.press(go, words="the second tab").url.startswith(there)
    drafts = shelf.take(fresh(alice).keys, Draft).kept
    assert [one.story.fields["words"] for one in drafts] == [["the second tab"]]
    assert "the second tab" in open_(alice.client, "/drafts/").text


@pytest.mark.parametrize(("go", "there"), [("now", "/just-the-room/"), ("help", "/help/")])
def test_help_is_never_held_up_by_too_many_words(
    alice: Somebody, go: str, there: str
) -> None:
    page = begin(alice.client, "steps").press(go, words="clock " * 4000)
    assert page.url.startswith(there)
    assert "clock clock" in open_(alice.client, "/drafts/").text


def test_too_many_words_are_said_and_kept_on_the_page(alice: Somebody) -> None:
    page = begin(alice.client, "steps").press("next", words="clock " * 4000)
    assert "Shorten it a little." in page.text
    assert "clock clock clock" in page.text


def test_what_was_typed_of_something_erased_elsewhere_is_kept(alice: Somebody) -> None:
    page = begin(alice.client, "steps")
    open_(alice.client, url(only(alice).id)).press(action="erasing/")
    page = page.press("next", words="the clock")
    assert page.url == "/drafts/"
    assert "the clock" in page.text


def test_an_offered_line_goes_in_by_a_tap_alone(alice: Somebody) -> None:
    page = begin(alice.client, "steps")
    hurt = only(alice).id
    open_(alice.client, url(hurt, "did/")).press("next", did=["d2"])
    page = open_(alice.client, url(hurt, "sentence/"))
    assert "It was not." not in only(alice).story.sentence
    page = page.press(line="0", whole="I have something.")
    assert only(alice).story.sentence == "I have something. I said it was fine. It was not."
    assert page.url == url(hurt, "sentence/")
    page.press(line="7")
    assert only(alice).story.sentence == "I have something. I said it was fine. It was not."


def test_hardly_anything_may_be_the_offered_line_alone(alice: Somebody) -> None:
    begin(alice.client, "steps")
    hurt = only(alice).id
    open_(alice.client, url(hurt, "did/")).press("next", did=["d2"])
    open_(alice.client, url(hurt, "sentence/")).press(line="0", size="hardly")
    assert only(alice).story.sentence == "I said it was fine. It was not."


def test_a_day_to_look_again_is_kept_and_never_a_day_that_is_over(alice: Somebody) -> None:
    page = begin(alice.client, "mark")
    page = page.press("left", look_again=TODAY - timedelta(days=2))
    assert "This day is over." in page.text
    day = TODAY + timedelta(days=3)
    page.press("left", look_again=day)
    assert only(alice).story.look_again == day


@pytest.mark.parametrize("go", ["taken", "beyond", "left", "leave"])
@pytest.mark.parametrize("typed", ["", TODAY])
def test_a_day_that_went_by_meanwhile_closes_no_way(
    alice: Somebody, go: str, typed: object
) -> None:
    begin(alice.client, "mark").press("left", look_again=TODAY)
    later = timezone.now() + timedelta(days=3)
    with time_machine.travel(later, tick=False):
        page = open_(browser(fresh(alice).keys, later), url(only(alice).id, "rest/"))
        assert page.form().fields["look_again"].chosen in ([], [""])
        assert "This day is over." not in page.press(go, look_again=typed).text
    rest = {"taken": Rest.TAKEN, "beyond": Rest.BEYOND}.get(go, Rest.LEFT)
    assert only(alice).story.rest is rest


@pytest.mark.parametrize("go", ["taken", "beyond"])
def test_a_day_counts_only_for_what_is_left(alice: Somebody, go: str) -> None:
    page = begin(alice.client, "mark")
    page.press(go, look_again=TODAY - timedelta(days=2))
    assert only(alice).story.rest is Rest(go)
    assert only(alice).story.look_again is None


def test_a_day_that_is_over_is_not_said_any_longer(alice: Somebody) -> None:
    now = timezone.now()
    week = timedelta(days=7)
    story = Hurt(when=now - 2 * week, look_again=(now - week).date())
    kept = shelf.put(alice.keys, story, now.date())
    assert "until" in open_(alice.client, url(kept)).text
    again = replace(story, rest=Rest.TAKEN).left(now)
    shelf.change(fresh(alice).keys, again, kept, version=1, day=now.date())
    page = open_(browser(fresh(alice).keys, now), url(kept)).text
    assert "You left it for now." in page
    assert "You left it for now, until" not in page


def test_more_than_a_misunderstanding_leads_to_its_page_and_shares_nothing(
    alice: Somebody, bob: Somebody
) -> None:
    join(alice, bob)
    begin(alice.client, "steps")
    hurt = only(alice).id
    page = open_(alice.client, url(hurt, "kind/")).press("beyond")
    assert page.url == "/more-than-a-misunderstanding/"
    assert only(alice).story.rest is Rest.BEYOND
    assert open_(alice.client, url(hurt, "sharing/")).url == url(hurt)
    assert "I share it" not in open_(alice.client, url(hurt, "rest/")).text
    assert not shared(bob)


@pytest.mark.parametrize("where", ["kind/", "rest/"])
def test_its_copy_is_taken_back_with_one_tap(
    alice: Somebody, bob: Somebody, where: str
) -> None:
    join(alice, bob)
    hurt = _shared(alice)
    open_(alice.client, url(hurt, where)).press("beyond")
    assert shared(bob)
    page = open_(alice.client, url(hurt)).press(action="taking-back/")
    assert "Taken back." in page.text
    assert only(alice).story.rest is Rest.BEYOND
    assert not shared(bob)


@pytest.mark.parametrize(("go", "rest"), [("left", Rest.LEFT), ("taken", Rest.TAKEN)])
def test_to_move_what_is_shared_takes_it_back(
    alice: Somebody, bob: Somebody, go: str, rest: Rest
) -> None:
    join(alice, bob)
    page = open_(alice.client, url(_shared(alice), "rest/"))
    assert "To move it takes that copy back" in page.text
    assert "taken back" in page.press(go).text
    assert only(alice).story.rest is rest
    assert not shared(bob)


def test_to_leave_a_page_of_what_is_shared_takes_nothing_back(
    alice: Somebody, bob: Somebody
) -> None:
    join(alice, bob)
    hurt = _shared(alice)
    open_(alice.client, url(hurt, "felt/")).press("leave", feelings=["sad"])
    open_(alice.client, url(hurt, "rest/")).press("leave")
    assert only(alice).story.rest is Rest.SHARED
    assert len(shared(bob)) == 1


def test_taken_back_on_the_page_of_what_was_shared_it_is_left(
    alice: Somebody, bob: Somebody
) -> None:
    join(alice, bob)
    _shared(alice)
    (given,) = shared(bob)
    page = open_(alice.client, f"/shared/{given.id}/")
    assert f'href="{url(only(alice).id)}"' in page.text
    page.press(action="withdrawing/")
    assert only(alice).story.rest is Rest.LEFT


def test_brought_back_it_rests_where_its_copy_lies(alice: Somebody, bob: Somebody) -> None:
    join(alice, bob)
    hurt = _shared(alice)
    open_(alice.client, url(hurt)).press(action="erasing/")
    (given,) = shared(bob)
    open_(alice.client, f"/shared/{given.id}/").press(action="withdrawing/")
    page = open_(alice.client, "/erased/")
    assert "the clock" in page.text
    page.press(action="returning/")
    assert only(alice).story.rest is Rest.LEFT


def test_all_that_was_written_is_shared_only_when_all_was_shown(
    alice: Somebody, bob: Somebody
) -> None:
    join(alice, bob)
    begin(alice.client, "steps").press("next", words="the clock", happened=["h1"])
    page = open_(alice.client, url(only(alice).id, "sharing/?all"))
    assert "a look" in page.text
    bond = joined.of(fresh(alice).keys, Side.CLIENT)[0].bond
    alice.client.post(
        url(only(alice).id, "sharing/?all"),
        {"bond": bond, "seen": page.form().fields["seen"].chosen[0]},
    )
    said = " ".join(one.words for one in shared(bob)[0].shared.passages)
    assert "a look" in said
    assert "the clock" in said


def test_in_the_room_the_sentence_alone_is_shown_and_the_rest_is_locked(
    alice: Somebody,
) -> None:
    begin(alice.client, "line", "The clock.").press("taken")
    page = open_(alice.client, url(only(alice).id)).press(action="room/")
    assert "The clock." in page.text
    assert alice.client.get("/between-us/hurts/")["Location"].startswith("/unlock/")


def test_it_is_printed_small(alice: Somebody) -> None:
    begin(alice.client, "line", "The clock.")
    page = open_(alice.client, url(only(alice).id, "printed/"))
    assert "The clock." in page.text


def test_after_it_was_said(alice: Somebody) -> None:
    begin(alice.client, "line", "The clock.").press("taken")
    page = open_(alice.client, url(only(alice).id))
    page = page.press(action="after/", saying="regretted", heard="partly")
    assert "It says nothing about whether you were right to try." in page.text
    story = only(alice).story
    assert (story.saying, story.heard) == ("regretted", "partly")
    page = page.press(action="after/", saying="", heard="shouted")
    assert only(alice).story.heard == "partly"


def test_from_a_moment_with_the_therapist(alice: Somebody) -> None:
    said = {
        "who": "new",
        "who_name": "Dr Lee",
        "who_role": "therapist",
        "words": "the clock",
    }
    alice.client.post("/moments/new/", said)
    (moment,) = shelf.take(fresh(alice).keys, Episode).kept
    link = f"/between-us/hurts/new/?episode={moment.id}"
    assert link in text(alice.client, f"/moments/{moment.id}/")
    open_(alice.client, link).press("mark")
    story = only(alice).story
    assert (story.episode, story.person) == (moment.id, moment.story.person)


@pytest.mark.parametrize(
    "id_", [str(uuid4()), "../help", ""], ids=["strange", "wild", "none"]
)
def test_a_strange_id_is_as_good_as_none(alice: Somebody, id_: str) -> None:
    page = open_(alice.client, f"{NEW}?meeting={id_}&episode={id_}")
    page.press("mark")
    assert (only(alice).story.meeting, only(alice).story.episode) == (None, None)


def test_there_is_no_step_that_was_never_there(alice: Somebody) -> None:
    begin(alice.client)
    assert alice.client.get(url(only(alice).id, "echo/")).status_code == 404
    assert alice.client.get(url(uuid4(), "felt/")).status_code == 404


@pytest.mark.parametrize("n", [0, 1, 12, 200])
def test_the_list_shows_what_hurt_newest_first(alice: Somebody, n: int) -> None:
    now = timezone.now()
    for number in range(n):
        story = Hurt(when=now - timedelta(days=number), words=f"hurt {number}.")
        shelf.put(alice.keys, story, now.date())
    page = text(alice.client, "/between-us/hurts/")
    if n == 0:
        assert "Nothing is written here." in page
        return
    shown = [f"hurt {number}." in page for number in range(n)]
    assert shown == [number < 50 for number in range(n)]
    assert ("Older" in page) == (n > 50)
    if n > 1:
        assert page.index("hurt 0.") < page.index("hurt 1.")


def _shared(alice: Somebody) -> UUID:
    page = begin(alice.client, "line", "the clock")
    page.press(bond=joined.of(fresh(alice).keys, Side.CLIENT)[0].bond)
    assert only(alice).story.rest is Rest.SHARED
    return only(alice).id

"""Following a sensation: step by step, out of it at any moment, and nothing lost on the way."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from time_machine import Traveller

from between.records import letters, shelf
from between.records.keyroom import Unlocked
from between.story.body import Painting, Stage
from between.story.episode import Answer, Episode
from between.story.following import Belongs, Ended, Pace, Step
from between.story.hurt import Hurt
from between.story.noticing import Draft, Preferences
from between.story.people import Person, Role
from tests.people import Somebody, fresh, sign_up
from tests.web.following.walking import BEFORE, at, begin, kept, only, open_, post

NOW = datetime(2026, 5, 4, 14, 2, tzinfo=UTC)
LATE = datetime(2026, 5, 4, 22, 2, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock() -> Iterator[Traveller]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def wren(clock: Traveller) -> Somebody:
    return sign_up("wren", now=NOW)


def touch(whose: Somebody, clock: Traveller, minutes: int) -> None:
    """Let time pass in which the visit stays open."""
    for _ in range(minutes // 5):
        clock.shift(5 * MINUTE)
        whose.client.get("/moments/")


def ana(keys: Unlocked) -> str:
    return str(shelf.put(keys, Person(name="Ana", role=Role.FRIEND), NOW.date()))


# Before


def test_before_the_start_it_says_when_not_to_and_what_is_for_a_doctor(
    wren: Somebody,
) -> None:
    page = open_(wren.client, BEFORE).text
    for words in (
        "You need not remember anything.",
        "Stopping is part of doing it well.",
        "Not now, if: you are driving",
        "is for a doctor or the emergency number",
        "There is no sound.",
    ):
        assert words in page
    assert page.count('href="/body/room/"') == 1
    assert kept(wren) == []


def test_how_long_each_step_takes_is_remembered(wren: Somebody) -> None:
    assert 'value="usual" checked' in open_(wren.client, BEFORE).text
    page = begin(wren.client, pace="long")
    assert 'data-clock="45"' in page.text
    page.press("stop")
    assert only(wren).pace is Pace.LONG
    assert 'value="long" checked' in open_(wren.client, BEFORE).text


def test_a_pace_that_there_is_not_begins_nothing(wren: Somebody) -> None:
    page = begin(wren.client, pace="faster")
    assert "This is not one of the answers shown." in page.text
    assert kept(wren) == []


def test_beginning_twice_at_once_begins_one(wren: Somebody) -> None:
    page = open_(wren.client, BEFORE)
    first, second = page.press(pace="usual"), page.press(pace="short")
    assert first.following == second.following
    assert only(wren).pace is Pace.SHORT


def test_what_was_put_down_long_ago_is_left_when_another_begins(
    wren: Somebody, clock: Traveller
) -> None:
    at(wren.client, "like")
    touch(wren, clock, 15)
    page = open_(wren.client, BEFORE)
    assert "You stopped in the middle, a while ago." in page.text
    page.press()
    assert [one.story.ended for one in kept(wren)] == [Ended.LEFT, None]


# The steps


def test_eight_steps_lead_to_the_end_and_a_receipt(wren: Somebody) -> None:
    page, seen = begin(wren.client), []
    while "next" in page.buttons:
        seen.append(page.heading)
        assert page.buttons == ["next", "stronger", "skip", "stop"]
        page = page.press("next")
    assert seen == [
        "Arrive",
        "An easy place",
        "Where something is",
        "What it is like",
        "At the edge",
        "There and back",
        "If you like, ask",
        "Where it is now",
    ]
    assert "Kept, sealed, 14:02." in page.text
    assert "Some things work on quietly." in page.text
    assert only(wren).ended is Ended.FINISHED


def test_open_eyes_are_spoken_of_once(wren: Somebody) -> None:
    page, times = begin(wren.client), 0
    while "next" in page.buttons:
        times += "Open eyes are fine. They often help." in page.text
        page = page.press("skip")
    assert times == 1


def test_each_step_has_its_heading_in_focus_and_says_how_long(wren: Somebody) -> None:
    page = begin(wren.client)
    while "next" in page.buttons:
        assert '<h1 tabindex="-1" autofocus>' in page.main
        assert "About " in page.main
        page = page.press("next")


def test_late_in_the_evening_nothing_is_asked_and_the_end_is_another(
    wren: Somebody, clock: Traveller
) -> None:
    clock.move_to(LATE, tick=False)
    late = sign_up("owl", now=LATE)
    page = at(late.client, "back")
    assert "6 of 7" in page.text
    page = page.press("next")
    assert page.heading == "Where it is now"
    page = page.press("next")
    assert "It is late. Let it be for today." in page.text
    assert "Some things work on quietly." not in page.text


def test_late_is_by_the_own_clock(wren: Somebody) -> None:
    shelf.put(wren.keys, Preferences(zone="Pacific/Auckland"), NOW.date())
    assert at(wren.client, "back").press("next").heading == "Where it is now"
    assert only(wren).zone == "Pacific/Auckland"


def test_a_question_that_was_open_when_it_became_late_goes(
    wren: Somebody, clock: Traveller
) -> None:
    clock.move_to(LATE - 5 * MINUTE, tick=False)
    owl = sign_up("owl", now=LATE - 5 * MINUTE)
    page = at(owl.client, "ask")
    clock.shift(5 * MINUTE)
    assert open_(owl.client, page.url).heading == "Where it is now"
    assert page.press("next").heading == "Where it is now"


# It is getting stronger


def test_stronger_comes_back_to_the_easy_place_and_ends_the_second_time(
    wren: Somebody,
) -> None:
    page = at(wren.client, "edge").press("stronger")
    assert page.heading == "Good that you noticed."
    assert page.buttons == ["on", "stop", "end"]
    page = page.press("on")
    assert page.heading == "An easy place"
    page = page.press("stronger")
    assert page.heading == "You stopped. That was right."
    assert page.buttons == []
    assert (only(wren).ended, only(wren).stronger) == (Ended.STRONGER, 2)


def test_a_double_click_on_stronger_does_not_end_it(wren: Somebody) -> None:
    page = at(wren.client, "edge")
    page.press("stronger")
    assert page.press("stronger").heading == "Good that you noticed."
    assert only(wren).stronger == 1


def test_who_ends_at_the_easy_place_reads_what_to_do_next(wren: Somebody) -> None:
    page = at(wren.client, "edge").press("stronger").press("end")
    assert "Some things work on quietly." in page.text
    assert only(wren).ended is Ended.STRONGER


# Stop


@pytest.mark.parametrize("step", list(Step))
def test_stop_leads_back_into_the_room_from_each_step(wren: Somebody, step: Step) -> None:
    page = at(wren.client, step).press("stop")
    assert page.heading == "You stopped. That was right."
    for words in ("Look up.", "I am back", "Not quite", "Need help now"):
        assert words in page.main
    assert "What came was" not in page.main
    assert only(wren).ended is Ended.STOPPED


def test_after_not_quite_there_is_no_more_to_do(wren: Somebody) -> None:
    page = begin(wren.client).press("stop")
    quite = open_(wren.client, f"{page.url}?quite")
    assert "Then stay with the room." in quite.text
    assert "There is no more to do here today." in quite.text
    assert 'href="/help/"' in quite.main


def test_who_is_back_is_asked_nothing(wren: Somebody) -> None:
    page = begin(wren.client).press("stop")
    back = open_(wren.client, f"{page.url}?back")
    assert "Some things work on quietly." in back.text
    assert back.own_forms == []
    assert "Write what came" not in back.text


def test_who_stops_while_locked_gets_the_room_and_loses_no_word(wren: Somebody) -> None:
    page = at(wren.client, "now")
    locked = wren.locked()
    answer = locked.post(f"{page.url}stopping/", {"words": "a fist", "step": "now"})
    assert answer["Location"] == "/just-the-room/"
    letters.collect(wren.keys, NOW)
    (held,) = _drafts(wren)
    assert held.fields["words"] == ["a fist"]


def test_a_button_pressed_while_locked_leaves_no_draft(wren: Somebody) -> None:
    page = at(wren.client, "like")
    locked = wren.locked()
    for url in (page.url, f"{page.url}stopping/", BEFORE):
        locked.post(url, {"press": "next", "step": "like", "pace": "long"})
    letters.collect(wren.keys, NOW)
    assert _drafts(wren) == []


def test_who_stops_what_was_erased_gets_the_room(wren: Somebody, alice: Somebody) -> None:
    page = begin(wren.client)
    stranger = alice.client.post(f"{page.url}stopping/", {})
    never = alice.client.post(f"{BEFORE}{uuid4()}/stopping/", {})
    assert stranger["Location"] == never["Location"] == "/just-the-room/"
    assert only(wren).ended is None


# A pause


def test_a_pause_of_an_hour_loses_nothing(wren: Somebody, clock: Traveller) -> None:
    page = at(wren.client, "back")
    touch(wren, clock, 60)
    paused = open_(wren.client, page.url)
    assert paused.heading == "You stopped in the middle, an hour ago."
    assert paused.buttons == ["on", "stop", "leave"]
    assert paused.press("on").heading == "An easy place"
    assert only(wren).ended is None


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(15, "a while ago"), (60, "an hour ago"), (180, "some hours ago")],
)
def test_a_pause_says_how_long_it_was(
    wren: Somebody, clock: Traveller, minutes: int, said: str
) -> None:
    page = begin(wren.client)
    touch(wren, clock, minutes)
    assert said in open_(wren.client, page.url).heading


def test_it_can_be_left_there(wren: Somebody, clock: Traveller) -> None:
    page = at(wren.client, "back")
    touch(wren, clock, 15)
    page = open_(wren.client, page.url).press("leave")
    assert "left in the middle" in page.text
    assert only(wren).ended is Ended.LEFT


def test_next_on_a_page_that_lay_open_long_goes_no_further_inside(
    wren: Somebody, clock: Traveller
) -> None:
    page = at(wren.client, "back")
    touch(wren, clock, 15)
    assert "You stopped in the middle" in page.press("next").heading


def test_what_was_typed_long_is_kept_and_ends_it(wren: Somebody, clock: Traveller) -> None:
    page = at(wren.client, "now")
    touch(wren, clock, 15)
    page.press("next", words="a fist")
    assert (only(wren).ended, only(wren).came) == (Ended.FINISHED, "a fist")


def test_painting_for_long_is_no_pause(wren: Somebody, clock: Traveller) -> None:
    page = at(wren.client, "where")
    touch(wren, clock, 15)
    painted = Painting(when=NOW + 15 * MINUTE, following=page.following, stage=Stage.BEFORE)
    shelf.put(fresh(wren).keys, painted, NOW.date())
    page = open_(wren.client, page.url)
    assert page.heading == "Where something is"
    assert page.press("next").heading == "What it is like"


# What came


def test_what_came_belongs_to_whom_was_chosen_and_nobody_is_suggested(
    wren: Somebody,
) -> None:
    id_, ben = ana(wren.keys), Person(name="Ben", role=Role.FRIEND)
    shelf.put(wren.keys, ben, NOW.date())
    page = at(wren.client, "now")
    assert "checked" not in page.main
    assert page.main.index(">Ana<") < page.main.index(">Ben<")
    page = page.press("next", words="a fist", belongs=f"person {id_}")
    assert (only(wren).came, str(only(wren).person)) == ("a fist", id_)
    assert "a fist" in page.main
    assert "Ana" in page.main


def test_it_may_belong_to_a_moment_to_nobody_or_that_is_not_known(wren: Somebody) -> None:
    told = Episode(when=NOW, words="the kitchen", wish=Answer(codes=("w1",)))
    moment = shelf.put(wren.keys, told, NOW.date())
    page = at(wren.client, "now").press("next", belongs=f"moment {moment}")
    assert f'href="/moments/{moment}/"' in page.main
    words = f"{page.url}words/"
    for said, expected in (("nobody", Belongs.NOBODY), ("unknown", Belongs.UNKNOWN)):
        open_(wren.client, words).press(belongs=said)
        assert (only(wren).belongs, only(wren).moment) == (expected, None)
    open_(wren.client, words).press(belongs="")
    assert only(wren).belongs is None


def test_it_still_names_a_person_who_was_removed(wren: Somebody) -> None:
    id_ = ana(wren.keys)
    page = at(wren.client, "now").press("next", belongs=f"person {id_}")
    shelf.erase(fresh(wren).keys, Person, only(wren).person or uuid4(), NOW)
    assert "somebody" in open_(wren.client, page.url).main
    assert "checked" in open_(wren.client, f"{page.url}words/").main


def test_a_moment_that_was_erased_is_named_no_more(wren: Somebody) -> None:
    moment = shelf.put(wren.keys, Episode(when=NOW, words="the kitchen"), NOW.date())
    page = at(wren.client, "now").press("next", belongs=f"moment {moment}")
    shelf.erase(fresh(wren).keys, Episode, moment, NOW)
    page = open_(wren.client, page.url)
    assert "a moment" in page.main
    assert str(moment) not in page.main


@pytest.mark.parametrize("press", ["next", "skip"])
def test_what_cannot_be_kept_stays_on_the_page(wren: Somebody, press: str) -> None:
    page = at(wren.client, "now").press(press, words="x" * 401)
    assert "This has 401 characters and 400 fit." in page.text
    assert "x" * 401 in page.text
    page = page.press(press, words="a fist", belongs="person 5")
    assert "This is not one of the answers shown." in page.text
    assert only(wren).ended is None


@pytest.mark.parametrize("press", ["stop", "stronger"])
def test_who_stops_with_too_long_a_line_is_let_out_and_finds_it_again(
    wren: Somebody, press: str
) -> None:
    at(wren.client, "now").press(press, words="x" * 401)
    assert only(wren).came == ""
    (draft,) = _drafts(wren)
    assert draft.fields["words"] == ["x" * 401]
    drafts = open_(wren.client, "/drafts/")
    assert "Following a sensation" in drafts.main
    assert "/words/?draft=" in drafts.text


def test_a_line_that_was_typed_when_stopping_is_kept(wren: Somebody) -> None:
    at(wren.client, "now").press("stop", words="a fist")
    assert (only(wren).came, only(wren).ended) == ("a fist", Ended.STOPPED)


def test_a_draft_of_a_step_goes_on_where_what_came_is_written(wren: Somebody) -> None:
    page = at(wren.client, "now")
    data = {name: one.chosen for name, one in page.own_forms[0].fields.items()}
    sent = wren.client.post("/drafts/", data | {"words": ["a fist"]})
    assert sent.status_code == 204
    page = open_(wren.client, f"{page.url}?draft={data['leaf'][0]}")
    assert page.url.endswith(f"/words/?draft={data['leaf'][0]}")
    assert 'value="a fist"' in page.text
    page.press()
    assert only(wren).came == "a fist"
    assert _drafts(wren) == []


# Two windows


def test_pressing_next_twice_goes_one_step(wren: Somebody) -> None:
    page = at(wren.client, "where")
    page.press("next")
    assert page.press("next").heading == "What it is like"


def test_an_old_window_can_stop_and_say_that_it_is_stronger(wren: Somebody) -> None:
    old = begin(wren.client)
    old.press("next").press("next")
    assert old.press("stronger").heading == "Good that you noticed."
    assert old.press("stop").heading == "You stopped. That was right."


def test_two_lines_from_two_windows_are_both_kept(wren: Somebody) -> None:
    one = at(wren.client, "now")
    two = open_(wren.client, one.url)
    one.press("next", words="a fist")
    page = two.press("next", words="a stone")
    assert "What you typed is kept with your drafts." in page.text
    assert only(wren).came == "a fist"
    (draft,) = _drafts(wren)
    words = open_(wren.client, f"{one.url}words/?draft={draft.leaf}")
    both = words.press()
    assert both.status == 409
    assert "a fist" in both.main
    assert "a stone" in both.main
    both.press()
    assert only(wren).came == "a stone"
    assert "a fist" in open_(wren.client, one.url).main


def test_a_line_that_is_written_anew_on_the_way_stays_readable(wren: Somebody) -> None:
    page = at(wren.client, "now").press("stronger", words="a fist").press("on")
    while page.heading != "Where it is now":
        page = page.press("next")
    page = page.press("next", words="a stone")
    assert only(wren).came == "a stone"
    assert "a fist" in page.main


def test_the_same_line_sent_twice_is_kept_once(wren: Somebody) -> None:
    page = at(wren.client, "now")
    page.press("next", words="a fist")
    assert "drafts" not in page.press("next", words="a fist").main
    assert _drafts(wren) == []


def test_a_line_about_what_was_erased_in_another_window_is_not_lost(
    wren: Somebody,
) -> None:
    page = at(wren.client, "now")
    post(wren.client, f"{page.url}erasing/", {})
    assert page.press("next").status == 404
    drafts = page.press("next", words="a fist")
    assert "What you typed is kept here." in drafts.text
    assert "a fist" in drafts.main
    assert kept(wren) == []


def test_who_unlocks_again_comes_back_to_the_practice(wren: Somebody) -> None:
    page = begin(wren.client)
    answer = wren.locked().get(page.url)
    assert answer["Location"].startswith("/unlock/?next=%2Fbody%2Ffollowing%2F")


def test_a_button_that_is_not_there_changes_nothing(wren: Somebody) -> None:
    page = begin(wren.client)
    for press in ("end", "on", "leave"):
        assert page.press(press).heading == "Arrive"
    assert page.press("nonsense").heading == "An easy place"


# Several times about the same thing


def test_after_three_times_the_room_is_offered_and_not_the_practice(
    wren: Somebody, clock: Traveller
) -> None:
    hurt = shelf.put(wren.keys, Hurt(when=NOW, words="the clock"), NOW.date())
    for _ in range(3):
        page = begin(wren.client, f"?hurt={hurt}")
        assert page.heading == "Arrive"
        page.press("stop")
    page = open_(wren.client, f"{BEFORE}?hurt={hurt}")
    assert "You have been with this several times." in page.text
    assert f'href="/between-us/hurts/{hurt}/"' in page.main
    assert page.own_forms == []
    post(wren.client, BEFORE, {"hurt": [str(hurt)], "pace": ["usual"]})
    assert len(kept(wren)) == 3
    assert begin(wren.client).heading == "Arrive"
    clock.shift(timedelta(days=8))
    later = sign_up("later", now=NOW + timedelta(days=8))
    assert begin(later.client).heading == "Arrive"


def test_a_moment_and_the_hurt_that_began_from_it_are_the_same_thing(
    wren: Somebody,
) -> None:
    keys, day = wren.keys, NOW.date()
    moment = shelf.put(keys, Episode(when=NOW, words="the clock"), day)
    hurt = shelf.put(keys, Hurt(when=NOW, episode=moment), day)
    begin(wren.client, f"?hurt={hurt}").press("stop")
    at(wren.client, "now").press("next", belongs=f"moment {moment}")
    assert begin(wren.client, f"?episode={moment}").press("stop").status == 200
    for more in (f"?episode={moment}", f"?hurt={hurt}"):
        assert "several times" in open_(wren.client, BEFORE + more).text


def test_painting_the_same_thing_counts_too_but_not_within_a_practice(
    wren: Somebody,
) -> None:
    keys, day = wren.keys, NOW.date()
    moment = shelf.put(keys, Episode(when=NOW, words="the clock"), day)
    for following in (None, None, uuid4()):
        shelf.put(keys, Painting(when=NOW, episode=moment, following=following), day)
    assert begin(wren.client, f"?episode={moment}").heading == "Arrive"
    assert "several times" in open_(wren.client, f"{BEFORE}?episode={moment}").text


def test_what_is_anothers_is_as_good_as_not_said(wren: Somebody, alice: Somebody) -> None:
    hers = shelf.put(alice.keys, Episode(when=NOW, words="hers"), NOW.date())
    for said in (hers, uuid4(), "nonsense"):
        begin(wren.client, f"?episode={said}").press("stop")
    assert {one.story.episode for one in kept(wren)} == {None}


# Past practices


def test_past_practices_are_listed_erased_and_brought_back(wren: Somebody) -> None:
    at(wren.client, "now").press("next", words="a fist")
    begin(wren.client).press("stop")
    listed = open_(wren.client, f"{BEFORE}past/")
    assert "gone to the end" in listed.text
    assert "stopped" in listed.main
    assert "a fist" in listed.text
    one = next(one for one in kept(wren) if one.story.came)
    erased = post(wren.client, f"{BEFORE}{one.id}/erasing/", {})
    assert "a fist" not in erased.main
    assert "a fist" in open_(wren.client, "/erased/").main
    post(wren.client, f"/erased/following/{one.id}/returning/", {})
    assert "a fist" in open_(wren.client, f"{BEFORE}past/").main


def test_a_list_of_nothing_says_that_it_need_not_be(wren: Somebody) -> None:
    assert "Nothing is kept here." in open_(wren.client, f"{BEFORE}past/").text


def test_what_was_marked_is_named_at_the_end(wren: Somebody) -> None:
    page = at(wren.client, "now")
    for stage in Stage:
        painted = Painting(when=NOW, following=page.following, stage=stage)
        shelf.put(fresh(wren).keys, painted, NOW.date())
    page = page.press("next")
    assert "Kept, sealed, 14:02. What you marked before and after is yours." in page.text
    assert "Before and after" in page.main


# Just the room


def test_just_the_room_keeps_nothing_and_is_there_for_everybody(
    wren: Somebody, bob: Somebody
) -> None:
    for client in (wren.client, bob.client, wren.locked()):
        page = open_(client, "/body/room/?next=/plan/")
        assert "Five things you see." in page.text
        assert 'href="/plan/"' in page.main
    assert open_(wren.client, "/body/room/?next=//else.example/").text.count("else") == 0
    assert kept(wren) == []


def _drafts(whose: Somebody) -> list[Draft]:
    return [one.story for one in shelf.take(whose.keys, Draft).kept]


@pytest.mark.parametrize("way", ["mark", "list"])
def test_the_way_to_the_picture_keeps_what_was_typed(wren: Somebody, way: str) -> None:
    here = at(wren.client, "now")
    page = here.press(**{way: "after"}, words="a door")
    assert only(wren).came == "a door"
    assert only(wren).ended is None
    there = f"/body/new/?following={here.following}&stage=after"
    assert page.url == (there if way == "mark" else f"{there}#list")
    assert "a door" in open_(wren.client, here.url).text


def test_a_line_too_long_does_not_lead_to_the_picture(wren: Somebody) -> None:
    page = at(wren.client, "now").press(mark="after", words="x" * 20_001)
    assert "following" in page.url
    assert only(wren).came == ""

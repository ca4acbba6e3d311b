"""Is it still there? Asked at most once, and never of what rests in another way."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from between.records import shelf
from between.story.hurt import Hurt, Rest, Still
from between.story.noticing import Preferences
from between.web import asking
from tests.people import Somebody, browser, fresh
from tests.web.hurts.walking import Page, begin, only, open_, url

THEN = datetime(2026, 5, 3, 21, tzinfo=UTC)
QUESTION = "You left something for now, on 3 May. Is it still there?"


def lay(alice: Somebody, **said: object) -> None:
    story = Hurt(when=THEN, **said)  # type: ignore[arg-type]
    shelf.put(alice.keys, story, THEN.date())


def listed(alice: Somebody, now: datetime) -> Page:
    return open_(browser(fresh(alice).keys, now), "/between-us/hurts/")


@pytest.mark.parametrize(
    ("still", "there"),
    [
        (Still.FIND, "/happened/"),
        (Still.LEAVE, "/between-us/"),
        (Still.PASSED, "/between-us/"),
        (Still.NEVER, "/between-us/"),
    ],
)
def test_after_a_week_it_is_asked_once(alice: Somebody, still: Still, there: str) -> None:
    lay(alice)
    now = THEN + timedelta(days=8)
    with time_machine.travel(now, tick=False):
        page = listed(alice, now)
        assert QUESTION in page.text
        page = page.press(action="still/", still=still)
        assert page.url.endswith(there)
        assert only(alice).story.still is still
        assert only(alice).story.rest is Rest.LEFT
    for later in (9, 30, 400):
        with time_machine.travel(THEN + timedelta(days=later), tick=False):
            now = THEN + timedelta(days=later)
            assert "Is it still there?" not in listed(alice, now).text


def test_what_was_told_goes_on_with_its_sentence(alice: Somebody) -> None:
    lay(alice, words="the clock")
    now = THEN + timedelta(days=8)
    with time_machine.travel(now, tick=False):
        page = listed(alice, now).press(action="still/", still="find")
    assert page.url == url(only(alice).id, "sentence/")


@pytest.mark.parametrize("said", [{}, {"rest": Rest.TAKEN}, {"rest": Rest.BEYOND}])
def test_it_is_not_asked_before_nor_of_what_rests_in_another_way(
    alice: Somebody, said: dict[str, object]
) -> None:
    lay(alice, **said)
    days = 30 if said else 6
    assert asking.asked(alice.keys, THEN + timedelta(days=days)) is None


def test_one_is_asked_after_at_a_time_the_oldest_first(alice: Somebody) -> None:
    newer = Hurt(when=THEN + timedelta(days=1))
    shelf.put(alice.keys, newer, THEN.date())
    lay(alice)
    asked = asking.asked(alice.keys, THEN + timedelta(days=20))
    assert asked
    assert asked.when == "3 May"


def test_the_day_begins_by_the_clients_own_clock(alice: Somebody) -> None:
    shelf.put(alice.keys, Preferences(zone="Pacific/Auckland"), THEN.date())
    lay(alice, look_again=date(2026, 5, 6))
    begins = datetime(2026, 5, 5, 12, tzinfo=UTC)  # midnight there
    assert asking.asked(alice.keys, begins - timedelta(minutes=1)) is None
    asked = asking.asked(alice.keys, begins)
    assert asked
    assert asked.when == "4 May"


def test_another_answer_is_none(alice: Somebody) -> None:
    begin(alice.client)
    alice.client.post(url(only(alice).id, "still/"), {"still": "perhaps"})
    assert only(alice).story.still is None


def test_who_chooses_a_new_day_is_asked_on_it(alice: Somebody) -> None:
    page = begin(alice.client)
    alice.client.post(url(only(alice).id, "still/"), {"still": "never"})
    day = timezone.now().date() + timedelta(days=3)
    page = open_(alice.client, url(only(alice).id, "rest/"))
    page.press("left", look_again=day)
    assert only(alice).story.still is None
    asked = asking.asked(alice.keys, timezone.now() + timedelta(days=3, hours=1))
    assert asked


def test_what_comes_back_is_asked_after_a_week_later_with_its_day(alice: Somebody) -> None:
    lay(alice, rest=Rest.SHARED)
    (id_,) = [one.id for one in shelf.take(alice.keys, Hurt).kept]
    back = THEN + timedelta(days=20)
    with time_machine.travel(back, tick=False):
        page = open_(browser(fresh(alice).keys, back), url(id_, "rest/")).press("left")
        assert only(alice).story.rest is Rest.LEFT
        assert "Is it still there?" not in page.text
    now = back + timedelta(days=7)
    with time_machine.travel(now, tick=False):
        assert "You left something for now, on 23 May." in listed(alice, now).text

"""Sessions: in a calendar of both, with what became of each, and a note of one's own."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from between.records import joints, shelf
from between.records.models import Entry
from between.story.meeting import By, Course, Meeting, MeetingNote
from tests.people import Somebody, fresh
from tests.web.bond.two import joined, text
from tests.web.moments import notes

SOON = timezone.now().date() + timedelta(days=6)
LATER = SOON + timedelta(days=7)


@pytest.fixture
def bond(alice: Somebody, bob: Somebody) -> str:
    return joined(alice, bob).strip("/").split("/")[-1]


def add(whose: Somebody, bond: str, **more: Any) -> str:
    said = {"day": SOON.isoformat(), "time": "14:00", "minutes": "50", **more}
    answer = whose.client.post(f"/together/{bond}/sessions/", said, follow=True)
    return answer.content.decode()


def kept(whose: Somebody, bond: str) -> list[Meeting]:
    return [one.story for one in joints.take(fresh(whose).keys, UUID(bond), Meeting)]


def address(whose: Somebody, bond: str) -> str:
    (one,) = joints.take(fresh(whose).keys, UUID(bond), Meeting)
    return f"/together/{bond}/sessions/{one.id}/"


def test_either_adds_one_and_both_see_when_the_next_one_is(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    notes.live_in(alice, "Europe/Berlin")
    assert "Kept, sealed" in add(alice, bond)
    year = "" if SOON.year == timezone.now().year else f" {SOON.year}"
    day = f"{SOON:%A} {SOON.day} {SOON:%B}{year}"
    assert f"Next: {day}, 14:00" in text(alice.client, f"/with/{bond}/")
    (meeting,) = kept(bob, bond)
    his = f"{meeting.start:%H:%M}"  # Bob's clock stands on UTC
    assert his in {"12:00", "13:00"}
    assert f"Next: {day}, {his}" in text(bob.client, f"/clients/{bond}/")
    assert f"{day}, {his}" in text(bob.client, "/clients/")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"day": ""}, "Choose a day."),
        ({"day": "soon"}, "This day cannot be read."),
        ({"day": "2126-05-03"}, "more than three years away"),
        ({"time": "25:61"}, "This time cannot be read."),
        ({"minutes": "long"}, "Write how many minutes"),
        ({"minutes": "5"}, "greater than or equal to 10"),
    ],
)
def test_a_session_that_cannot_be_read_says_why(
    alice: Somebody, bond: str, wrong: dict[str, str], said: str
) -> None:
    assert said in add(alice, bond, **wrong)
    assert kept(alice, bond) == []


def test_the_same_time_twice_is_one_too_many(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    add(alice, bond)
    assert "There is a session at this time already." in add(bob, bond)
    assert len(kept(alice, bond)) == 1


@pytest.mark.parametrize("course", [Course.HELD, Course.LATE, Course.MISSED])
def test_what_became_of_it_is_said_by_either(
    alice: Somebody, bob: Somebody, bond: str, course: Course
) -> None:
    add(alice, bond)
    said = {"course": course.value, "by": "therapist", "version": "1"}
    bob.client.post(address(bob, bond), said)
    assert [one.course for one in kept(alice, bond)] == [course]
    assert "Next:" not in text(alice.client, f"/with/{bond}/")


def test_a_moved_session_gets_its_new_time(alice: Somebody, bond: str) -> None:
    add(alice, bond)
    url, said = address(alice, bond), {"course": "moved", "by": "client", "version": "1"}
    page = alice.client.post(url, said).content.decode()
    assert "Choose a day." in page
    alice.client.post(url, said | {"day": LATER.isoformat(), "time": "15:00"})
    courses = {one.course: one.start.date() for one in kept(alice, bond)}
    assert courses == {Course.MOVED: SOON, Course.PLANNED: LATER}
    assert "moved (the client)" in text(alice.client, f"/together/{bond}/sessions/")


def test_a_session_that_was_moved_gets_no_second_new_time(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    add(alice, bond)
    url, later = address(alice, bond), LATER.isoformat()
    said = {"course": "moved", "by": "client", "day": later, "time": "15:00"}
    alice.client.post(url, said | {"version": "1"})
    page = text(alice.client, url)
    assert "the new day" not in page
    alice.client.post(url, said | {"version": "1"})  # an old tab
    again = {"course": "moved", "by": "both", "version": "2"}
    assert alice.client.post(url, again).status_code == 302
    bob.client.post(url, said | {"version": "3"})
    courses = [one.course for one in kept(alice, bond)]
    assert sorted(courses) == [Course.MOVED, Course.PLANNED]
    (moved,) = (one for one in kept(alice, bond) if one.course is Course.MOVED)
    assert moved.by is By.CLIENT
    alice.client.post(url, {"course": "planned", "version": "4"})
    assert "the new day" in text(alice.client, url)  # it was not moved after all


def test_two_who_change_it_at_once_lose_neither(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    add(alice, bond)
    url = address(alice, bond)
    alice.client.post(url, {"course": "held", "version": "1"})
    answer = bob.client.post(url, {"course": "missed", "version": "1"}, follow=True)
    assert "changed elsewhere" in answer.content.decode()
    assert [one.course for one in kept(alice, bond)] == [Course.HELD]


def test_a_note_is_ones_own(alice: Somebody, bob: Somebody, bond: str) -> None:
    add(alice, bond)
    url = address(alice, bond)
    alice.client.post(f"{url}note/", {"words": "quillfeather"})
    alice.client.post(f"{url}note/", {"words": "quillfeather, twice", "version": "1"})
    assert "quillfeather, twice" in text(alice.client, url)
    assert "quillfeather" not in text(bob.client, url)
    (note,) = shelf.take(alice.keys, MeetingNote).kept
    assert note.version == 2
    assert (
        Entry.objects.of(bob.keys.account).of_kind(bob.keys.kind("meeting-note")).count()
        == 0
    )


def test_a_note_that_is_too_long_stays_to_be_shortened(alice: Somebody, bond: str) -> None:
    add(alice, bond)
    url = address(alice, bond)
    answer = alice.client.post(f"{url}note/", {"words": "x" * 20_001, "version": "0"})
    page = answer.content.decode()
    assert "Not kept yet" in page
    assert "x" * 20_001 in page
    assert f'action="{url}"' in page  # what became of the session goes where it belongs
    assert not shelf.take(alice.keys, MeetingNote).kept


@pytest.mark.parametrize("before", ["", "quillfeather"])
def test_a_note_from_an_old_tab_is_shown_beside_what_was_kept(
    before: str, alice: Somebody, bond: str
) -> None:
    add(alice, bond)
    url = address(alice, bond)
    if before:
        alice.client.post(f"{url}note/", {"words": before, "version": "0"})
    old = alice.client.get(url).context["note"]["version"].value() or "0"
    alice.client.post(f"{url}note/", {"words": "in one window", "version": old})
    other = {"words": "in the other", "version": old}
    answer = alice.client.post(f"{url}note/", other)
    assert answer.status_code == 409
    page = answer.content.decode()
    for said in ("in one window", "in the other", "In another window you kept this"):
        assert said in page
    assert noted(alice) == ["in one window"]
    again = {**other, "version": answer.context["note"]["version"].value()}
    for _ in range(2):  # a second press of the same button changes nothing
        assert alice.client.post(f"{url}note/", again).status_code == 302
    assert noted(alice) == ["in the other"]


def noted(whose: Somebody) -> list[str]:
    return [one.story.words for one in shelf.take(fresh(whose).keys, MeetingNote).kept]


def test_absences_stand_before_sharing_until_they_are_taken_out(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    url, days = f"/together/{bond}/away/", {"first": SOON, "last": LATER}
    wrong = bob.client.post(url, {"first": LATER, "last": SOON}).content.decode()
    assert "lies before the first one" in wrong
    bob.client.post(url, {**days, "cover": "Dr Ames, 030 1234"})
    moment = notes.moment(alice, words="a canary")
    said = "reads nothing in that time. For these days they named: Dr Ames, 030 1234"
    assert said in text(alice.client, f"/sharing/moment/{moment}/")
    assert said in text(alice.client, f"/with/{bond}/")
    page = text(bob.client, f"/together/{bond}/sessions/")
    out = page.split(f'action="/together/{bond}/away/')[1].split('"')[0]
    bob.client.post(f"/together/{bond}/away/{out}")
    assert said not in text(alice.client, f"/with/{bond}/")


def test_only_the_therapist_is_away(alice: Somebody, bob: Somebody, bond: str) -> None:
    days = {"first": SOON, "last": LATER}
    assert alice.client.post(f"/together/{bond}/away/", days).status_code == 404
    assert "When I am away" not in text(alice.client, f"/together/{bond}/sessions/")
    bob.client.post(f"/together/{bond}/away/", days)
    page = text(bob.client, f"/together/{bond}/sessions/")
    out = page.split(f'action="/together/{bond}/away/')[1].split('"')[0]
    assert alice.client.post(f"/together/{bond}/away/{out}").status_code == 404


def test_an_ended_bond_has_a_calendar_to_read(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    add(alice, bond)
    url = address(alice, bond)
    alice.client.post(f"/with/{bond}/ending/")
    add(bob, bond, time="16:00")
    bob.client.post(url, {"course": "held", "version": "1"})
    away = bob.client.post(f"/together/{bond}/away/", {"first": SOON, "last": LATER})
    assert away.status_code == 404
    assert [one.course for one in kept(alice, bond)] == [Course.PLANNED]


def opened(alice: Somebody, bob: Somebody, bond: str) -> str:
    """Let Bob open what Alice shares; return what her page of it says."""
    moment = notes.moment(alice, words="a canary")
    page = text(alice.client, f"/sharing/moment/{moment}/")
    seen = page.split('name="seen" value="')[1].split('"')[0]
    alice.client.post(f"/sharing/moment/{moment}/", {"bond": bond, "seen": seen})
    grant = text(bob.client, f"/clients/{bond}/").split('href="/clients/shared/')[1][:36]
    text(bob.client, f"/clients/shared/{grant}/")
    return text(alice.client, f"/shared/{grant}/")


def test_what_was_read_names_the_session_that_followed(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    add(alice, bond)
    said = f"Opened before your session on {SOON.day} {SOON:%B}."
    assert said in opened(alice, bob, bond)


@pytest.mark.parametrize(
    ("course", "days"),
    [("held", 0), ("planned", 0), ("cancelled", 6), ("missed", 6), ("moved", 6)],
)
def test_what_was_read_is_not_said_to_be_before_a_session_that_it_may_not_be(
    course: str, days: int, alice: Somebody, bob: Somebody, bond: str
) -> None:
    now = timezone.now()
    session = Meeting(start=now + timedelta(days=days), course=Course(course))
    joints.put(fresh(bob).keys, UUID(bond), session, now.date())
    page = opened(alice, bob, bond)
    assert "Opened before" not in page
    assert f"Opened on {now.day} {now:%B}." in page


def test_the_session_that_followed_has_the_day_of_ones_own_clock(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    notes.live_in(alice, "Pacific/Auckland")
    start = datetime.combine(SOON, time(22), tzinfo=UTC)
    joints.put(fresh(bob).keys, UUID(bond), Meeting(start=start), SOON)
    there = SOON + timedelta(days=1)
    said = f"Opened before your session on {there.day} {there:%B}."
    assert said in opened(alice, bob, bond)

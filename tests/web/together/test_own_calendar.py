"""Sessions taken into one's own calendar: a sentence first, then a file that tells little."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from icalendar import Calendar, Event

from between.records import joints
from between.story.meeting import Course, Meeting
from tests.people import Somebody, fresh
from tests.web.bond.two import joined, text

NOW = timezone.now()


@pytest.fixture
def bond(alice: Somebody, bob: Somebody) -> str:
    return joined(alice, bob).strip("/").split("/")[-1]


def meet(whose: Somebody, bond: str, days: int, course: Course = Course.PLANNED) -> UUID:
    story = Meeting(start=NOW + timedelta(days=days), minutes=47, course=course)
    return joints.put(fresh(whose).keys, UUID(bond), story, NOW.date())


def change(whose: Somebody, bond: str, course: Course) -> None:
    keys = fresh(whose).keys
    (kept,) = joints.take(keys, UUID(bond), Meeting)
    story = Meeting(start=kept.story.start, minutes=47, course=course)
    joints.change(keys, kept, UUID(bond), story, NOW.date())


def file(whose: Somebody, bond: str, meeting: UUID | None = None, word: str = "") -> Any:
    one = f"{meeting}/" if meeting else ""
    return whose.client.post(f"/together/{bond}/sessions/{one}file/", {"word": word})


def events(answer: Any) -> list[Event]:
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return [one for one in found if isinstance(one, Event)]


def test_who_may_read_it_is_said_before_it_is_made(alice: Somebody, bond: str) -> None:
    meet(alice, bond, 6)
    address = f"/together/{bond}/sessions/file/"
    assert address in text(alice.client, f"/together/{bond}/sessions/")
    page = text(alice.client, address)
    assert "Whoever opens that calendar can read" in page
    assert "often lies with a company" in page
    assert "It holds 1 session." in page


def test_the_file_holds_what_lies_ahead_and_is_kept_by_no_cache(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    for days in (-7, 7, 14):
        meet(alice, bond, days)
    meet(alice, bond, 21, Course.HELD)
    meet(bob, bond, 28, Course.CANCELLED)
    for one in (alice, bob):
        answer = file(one, bond)
        assert answer["Content-Type"].startswith("text/calendar")
        assert answer["Content-Disposition"] == 'attachment; filename="sessions.ics"'
        assert answer["Cache-Control"] == "no-store"
        found = {(e.start - NOW).days + 1: str(e["status"]) for e in events(answer)}
        assert found == {7: "CONFIRMED", 14: "CONFIRMED", 28: "CANCELLED"}


def test_it_names_nobody_and_nothing_of_here(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    meeting = meet(alice, bond, 6)
    said = file(alice, bond).content.decode()
    for word in ("Sparrow", "Lee", "Between", bond, meeting, alice.name, "http"):
        assert str(word).lower() not in said.lower()
    (event,) = events(file(alice, bond))
    assert str(event["summary"]) == "Appointment"
    (event,) = events(file(alice, bond, word=" Yoga,\n with M. "))
    assert str(event["summary"]) == "Yoga, with M."


def test_a_change_finds_the_same_session_again_and_never_the_others(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    """A company that keeps both calendars cannot lay them side by side by their names."""
    meeting = meet(alice, bond, 6)
    (before,), (his,) = events(file(alice, bond)), events(file(bob, bond))
    change(bob, bond, Course.CANCELLED)
    for again in (file(alice, bond), file(alice, bond, meeting)):
        (after,) = events(again)
        assert after["uid"] == before["uid"] != his["uid"]
        assert int(str(after["sequence"])) == int(str(before["sequence"])) + 1
        assert after["status"] == "CANCELLED"


def test_with_nothing_ahead_there_is_no_file(alice: Somebody, bond: str) -> None:
    meet(alice, bond, -7)
    answer = file(alice, bond)
    assert answer["Content-Type"].startswith("text/html")
    assert "No session lies ahead" in answer.content.decode()


def test_a_word_that_does_not_fit_gets_a_sentence(alice: Somebody, bond: str) -> None:
    meet(alice, bond, 6)
    assert "81 characters and 80 fit" in file(alice, bond, word="x" * 81).content.decode()


def test_only_the_two_get_it_and_only_unlocked(
    alice: Somebody, bond: str, charlie: Somebody, dora: Somebody
) -> None:
    meeting = meet(alice, bond, 6)
    for stranger in (charlie, dora):
        assert file(stranger, bond).status_code == 404
        assert file(stranger, bond, meeting).status_code == 404
    locked = alice.locked().post(f"/together/{bond}/sessions/file/", {"word": "x"})
    assert locked["Location"].startswith("/unlock/")

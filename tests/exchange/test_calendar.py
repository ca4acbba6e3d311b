"""The file for somebody's own calendar: by the rules of RFC 5545, and read back."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from between.exchange.calendar import Dated, to_ics
from between.story.meeting import Course, Meeting

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def dated(n: int, start: datetime, **more: object) -> Dated:
    meeting = Meeting(start=start.astimezone(UTC), **more)  # type: ignore[arg-type]
    return Dated(uid=UUID(int=n), changes=n, meeting=meeting)


def events(made: bytes) -> list[Event]:
    found = Calendar.from_ical(made).walk("VEVENT")
    return [one for one in found if isinstance(one, Event)]


def thursdays(count: int) -> list[Dated]:
    """A session at two in Berlin each week, as long as it goes."""
    first = datetime(2026, 3, 26, 14)  # noqa: DTZ001 (the clock on the wall)
    return [
        dated(n, (first + timedelta(weeks=n)).replace(tzinfo=BERLIN)) for n in range(count)
    ]


@pytest.mark.parametrize("count", [1, 200])
def test_each_session_is_read_back_when_it_is_and_as_long_as_it_is(count: int) -> None:
    told = thursdays(count)
    found = events(to_ics(told, "Appointment", NOW))
    assert [event.start for event in found] == [one.meeting.start for one in told]
    assert {event.end - event.start for event in found} == {timedelta(minutes=50)}
    assert {str(event["uid"]) for event in found} == {str(one.uid) for one in told}


def test_an_hour_on_the_wall_stays_when_the_clocks_are_set() -> None:
    before, after = thursdays(2)  # summer time begins on 29 March 2026
    lines = to_ics([before, after], "Appointment", NOW).decode().split("\r\n")
    starts = [line for line in lines if line.startswith("DTSTART")]
    assert starts == ["DTSTART:20260326T130000Z", "DTSTART:20260402T120000Z"]


def test_a_session_through_the_hour_that_comes_twice_is_no_longer_for_it() -> None:
    night = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    made = to_ics([dated(1, night, minutes=90)], "Appointment", NOW)
    (event,) = events(made)
    assert (event.start, event.end) == (
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 2, tzinfo=UTC),
    )


@pytest.mark.parametrize("minutes", [10, 47, 240])
def test_odd_minutes_are_kept(minutes: int) -> None:
    made = to_ics([dated(1, NOW, minutes=minutes)], "Appointment", NOW)
    (event,) = events(made)
    assert event.end - event.start == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("course", "status"),
    [
        (Course.PLANNED, "CONFIRMED"),
        (Course.HELD, "CONFIRMED"),
        (Course.CANCELLED, "CANCELLED"),
        (Course.MOVED, "CANCELLED"),
    ],
)
def test_what_is_off_is_cancelled_under_the_same_name(course: Course, status: str) -> None:
    (event,) = events(to_ics([dated(7, NOW, course=course)], "Appointment", NOW))
    assert (event["status"], event["sequence"]) == (status, 7)
    assert str(event["uid"]) == str(UUID(int=7))


@pytest.mark.parametrize(
    "word",
    ["Zahnarzt", "a, b; c\\ d", "ü" * 80, "歯" * 80, "🦷" * 80, "BEGIN:VALARM", "a:b=c"],
)
def test_any_word_is_folded_and_escaped_by_the_rules(word: str) -> None:
    made = to_ics(thursdays(3), word, NOW)
    assert made.endswith(b"END:VCALENDAR\r\n")
    lines = made.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no character is cut in two by a fold
    found = events(made)
    assert [str(event["summary"]) for event in found] == [word] * 3


def test_nothing_else_is_said() -> None:
    made = to_ics(thursdays(2), "Appointment", NOW)
    first, second = events(made)
    said = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS", "CLASS"}
    assert set(first) == set(second) == said
    text = made.decode().lower()
    for word in ("between", "valarm", "http", "organizer", "attendee", "description"):
        assert word not in text

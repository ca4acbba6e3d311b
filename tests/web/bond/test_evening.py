"""The next session on the client's pages, and one quiet line from the evening before."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from between.records import joints
from between.story.meeting import Course, Meeting
from between.web import evening, preferences, sessions
from tests.people import Somebody, fresh
from tests.web.bond.two import joined, text

LINE = "Put this away"


@pytest.fixture
def bond(alice: Somebody, bob: Somebody) -> str:
    return joined(alice, bob).strip("/").split("/")[-1]


def plan(
    alice: Somebody, bond: str, *, course: Course = Course.PLANNED, **after: int
) -> UUID:
    now = timezone.now()
    meeting = Meeting(start=now + timedelta(**after), course=course)
    return joints.put(fresh(alice).keys, UUID(bond), meeting, now.date())


def pages(alice: Somebody, bond: str) -> str:
    return text(alice.client, "/moments/") + text(alice.client, f"/with/{bond}/")


@pytest.mark.parametrize(
    ("now", "asks"),
    [
        ("2026-05-06T13:59:00", False),  # 15:59 in Berlin on the day before
        ("2026-05-06T14:00:00", True),
        ("2026-05-06T23:00:00", True),
        ("2026-05-07T11:59:00", True),
        ("2026-05-07T12:00:00", False),  # they meet
        ("2026-05-05T20:00:00", False),
    ],
)
def test_it_asks_from_the_evening_before_until_they_meet(now: str, asks: bool) -> None:
    start = datetime(2026, 5, 7, 12, tzinfo=UTC)
    asked_at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert evening.has_begun(start, asked_at, ZoneInfo("Europe/Berlin")) is asks


def test_the_evening_is_the_one_on_the_clients_clock() -> None:
    start = datetime(2026, 5, 7, 3, tzinfo=UTC)  # 20:00 of the day before in Los Angeles
    noon = datetime(2026, 5, 6, 16, tzinfo=UTC)
    assert evening.has_begun(start, noon, ZoneInfo("America/Los_Angeles"))
    assert evening.has_begun(start, noon, ZoneInfo("UTC"))
    night_before = datetime(2026, 5, 6, 1, tzinfo=UTC)
    assert evening.has_begun(start, night_before, ZoneInfo("America/Los_Angeles"))
    assert not evening.has_begun(start, night_before, ZoneInfo("UTC"))


def test_a_day_on_which_clocks_change_begins_its_evening_at_four() -> None:
    zone = ZoneInfo("Europe/Berlin")
    start = datetime(2026, 10, 26, 9, tzinfo=zone)
    assert not evening.has_begun(start, datetime(2026, 10, 25, 15, 59, tzinfo=zone), zone)
    assert evening.has_begun(start, datetime(2026, 10, 25, 16, tzinfo=zone), zone)


def test_the_first_page_and_the_bonds_page_show_the_next_session(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    plan(alice, bond, days=20)
    plan(alice, bond, days=6)
    when = sessions.soon(
        timezone.now() + timedelta(days=6), timezone.now(), ZoneInfo("UTC")
    )
    assert f"{when}, with Dr Lee" in text(alice.client, "/moments/")
    assert f"Next: {when}" in text(alice.client, f"/with/{bond}/")
    assert LINE not in pages(alice, bond)
    assert when not in text(bob.client, "/moments/")


def test_the_year_stands_only_where_it_is_another_one() -> None:
    now, zone = datetime(2026, 5, 3, tzinfo=UTC), ZoneInfo("Europe/Berlin")
    soon = datetime(2026, 5, 7, 12, tzinfo=UTC)
    assert sessions.soon(soon, now, zone) == "Thursday 7 May, 14:00"
    later = datetime(2027, 5, 6, 12, tzinfo=UTC)
    assert sessions.soon(later, now, zone) == "Thursday 6 May 2027, 14:00"


def test_the_line_leads_to_what_do_i_bring_and_counts_nothing(
    alice: Somebody, bond: str
) -> None:
    plan(alice, bond, minutes=30)
    page = text(alice.client, "/moments/")
    assert '<a href="/bringing/">What do I bring?</a>' in page
    assert LINE in text(alice.client, f"/with/{bond}/")


def test_it_is_put_away_for_this_session_and_no_other(alice: Somebody, bond: str) -> None:
    first = plan(alice, bond, minutes=30)
    said = {"next": f"/with/{bond}/"}
    answer = alice.client.post(f"/bringing/{first}/putting-away/", said)
    assert answer["Location"] == f"/with/{bond}/"
    assert LINE not in pages(alice, bond)
    assert "Next:" in pages(alice, bond)
    (kept,) = joints.take(fresh(alice).keys, UUID(bond), Meeting)
    joints.remove(fresh(alice).keys, UUID(bond), Meeting, kept.id)
    plan(alice, bond, minutes=40)
    assert LINE in pages(alice, bond)


def test_what_was_wanted_else_stays_when_it_is_put_away(alice: Somebody, bond: str) -> None:
    preferences.change(alice.keys, timezone.now(), zone="Europe/Berlin")
    meetings = [plan(alice, bond, minutes=minutes) for minutes in range(30, 66)]
    for meeting in meetings:
        alice.client.post(f"/bringing/{meeting}/putting-away/")
    wanted = preferences.of(alice.keys)
    assert wanted.zone == "Europe/Berlin"
    assert wanted.put_away[-1] == meetings[-1]
    assert len(wanted.put_away) == preferences.REMEMBERED


@pytest.mark.parametrize("way", ["resting", "ending"])
def test_nothing_is_shown_while_it_rests_or_once_it_has_ended(
    alice: Somebody, bob: Somebody, bond: str, way: str
) -> None:
    plan(alice, bond, minutes=30)
    alice.client.post(f"/with/{bond}/{way}/")
    assert LINE not in pages(alice, bond)
    assert "Next:" not in pages(alice, bond)
    assert "with Dr Lee" not in text(alice.client, "/moments/")


def test_what_was_cancelled_is_not_ahead(alice: Somebody, bond: str) -> None:
    plan(alice, bond, minutes=30, course=Course.CANCELLED)
    assert LINE not in pages(alice, bond)


def test_nobody_puts_away_anothers_session(
    alice: Somebody, bob: Somebody, charlie: Somebody, bond: str
) -> None:
    meeting = plan(alice, bond, minutes=30)
    for client in (bob.client, charlie.client):
        assert client.post(f"/bringing/{meeting}/putting-away/").status_code == 404
    assert alice.client.get(f"/bringing/{meeting}/putting-away/").status_code == 405
    assert LINE in pages(alice, bond)

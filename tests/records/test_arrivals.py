"""Visits that were begun: their owner reads the hour and the way, a thief the day alone."""

from datetime import UTC, datetime, timedelta

import pytest

from between.records import arrivals, presence, visits
from between.records.arrivals import Way
from between.records.models import Arrival, Visit
from tests.people import Somebody, browser

NOW = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)
DAY = timedelta(days=1)


def test_the_hour_and_the_way_are_read_again_the_last_one_first(alice: Somebody) -> None:
    for n, way in enumerate(Way):
        arrivals.note(alice.keys, way, bytes([n]) * 32, NOW + n * DAY)
    found = arrivals.recent(alice.keys)
    assert [one.way for one in found.arrived] == list(Way)[::-1]
    assert found.arrived[-1].when == NOW.replace(minute=0)
    assert found.closed == 0


def test_a_strangers_visits_are_not_hers(alice: Somebody, charlie: Somebody) -> None:
    arrivals.note(charlie.keys, Way.SHEET, bytes(32), NOW)
    assert arrivals.recent(alice.keys).arrived == ()


@pytest.mark.parametrize("way", list(Way))
def test_the_row_tells_a_thief_a_day_and_no_more(alice: Somebody, way: Way) -> None:
    arrivals.note(alice.keys, way, bytes(32), NOW)
    row = Arrival.objects.get()
    assert row.day == NOW.date()
    assert len(bytes(row.sealed)) == 1084
    assert way.encode() not in bytes(row.sealed)


def test_a_changed_row_is_counted_and_breaks_nothing(alice: Somebody) -> None:
    for n in (1, 2):
        arrivals.note(alice.keys, Way.PASSKEY, bytes([n]) * 32, NOW)
    Arrival.objects.filter(id=Arrival.objects.first().id).update(sealed=b"x")  # type: ignore[union-attr]
    found = arrivals.recent(alice.keys)
    assert (len(found.arrived), found.closed) == (1, 1)


def test_after_90_days_it_is_forgotten(alice: Somebody) -> None:
    arrivals.note(alice.keys, Way.PASSPHRASE, bytes(32), NOW)
    visits.prune(NOW + 90 * DAY)
    assert Arrival.objects.count() == 1
    visits.prune(NOW + 91 * DAY)
    assert not Arrival.objects.exists()


def test_what_goes_on_as_another_visit_is_taken_back(alice: Somebody) -> None:
    door = visits.begin(alice.keys, NOW)
    visit = visits.find(door.token, NOW)
    assert visit is not None
    arrivals.note(alice.keys, Way.HALF, door.token, NOW)
    arrivals.take_back(visit)
    assert arrivals.recent(alice.keys).arrived == ()


def test_open_visits_are_those_that_are_not_locked(
    alice: Somebody, charlie: Somebody
) -> None:
    Visit.objects.all().delete()
    door, _ = visits.begin(alice.keys, NOW), browser(charlie.keys, NOW)
    assert len(presence.open_visits(alice.keys, NOW)) == 1
    assert presence.open_visits(alice.keys, NOW + timedelta(minutes=15)) == []
    visit = visits.find(door.token, NOW)
    assert visit is not None
    visits.lock(visit, NOW)
    assert presence.open_visits(alice.keys, NOW) == []


def test_nobody_ends_or_forgets_what_is_anothers(
    alice: Somebody, charlie: Somebody
) -> None:
    visit = Visit.objects.of(alice.keys.account).get()
    device = presence.devices(alice.keys)[0]
    assert not presence.end(charlie.keys, bytes(visit.id_hash))
    assert not presence.forget(charlie.keys, bytes(device.id_hash))
    presence.end_others(charlie.keys, b"")
    assert Visit.objects.of(alice.keys.account).exists()
    assert presence.end(alice.keys, bytes(visit.id_hash))
    assert presence.forget(alice.keys, bytes(device.id_hash))

"""Idle 15 minutes and it locks; 12 hours and it is over; the clock may jump."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from tests.people import Somebody, browser
from tests.web.keys.pages import unlock

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def is_unlocked(client: Client) -> bool:
    return client.get("/noticings/").status_code == 200


@pytest.fixture
def client(alice: Somebody) -> Client:
    with time_machine.travel(NOW, tick=False):
        return browser(alice.keys, NOW)


def test_after_15_idle_minutes_it_is_locked(client: Client) -> None:
    with time_machine.travel(NOW + timedelta(minutes=15), tick=False):
        assert not is_unlocked(client)


def test_each_page_begins_the_quarter_of_an_hour_anew(client: Client) -> None:
    for minutes in (14, 28, 42):
        with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
            assert is_unlocked(client)


def test_after_12_hours_it_is_over_however_busy(client: Client) -> None:
    for minutes in range(0, 12 * 60, 10):
        with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
            assert is_unlocked(client)
    with time_machine.travel(NOW + timedelta(hours=12), tick=False):
        assert not is_unlocked(client)


def test_a_locked_visit_is_not_woken_by_a_clock_that_goes_back(client: Client) -> None:
    with time_machine.travel(NOW + timedelta(minutes=16), tick=False):
        assert not is_unlocked(client)
    with time_machine.travel(NOW, tick=False):
        assert not is_unlocked(client)


def test_a_clock_that_is_set_back_by_a_day_leaves_no_device_open(client: Client) -> None:
    with time_machine.travel(NOW - timedelta(minutes=5), tick=False):
        assert is_unlocked(client)
    with time_machine.travel(NOW - timedelta(days=1), tick=False):
        assert not is_unlocked(client)


def test_a_clock_ten_years_ahead_locks_and_breaks_nothing(
    alice: Somebody, client: Client
) -> None:
    with time_machine.travel(NOW + timedelta(days=3650), tick=False):
        assert not is_unlocked(client)
        assert unlock(client, alice.name)["Location"] == "/moments/"
        assert is_unlocked(client)

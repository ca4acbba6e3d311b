"""Attempts: counted without names and addresses, slower with each failure, forgotten."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from between.records import attempts, keyring
from between.records.models import Attempt
from tests.people import Somebody

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ADDRESS = "203.0.113.77"


def source(address: str) -> bytes:
    return attempts.source_mac(keyring.of_server(), address)


def fail(bucket: attempts.Bucket, times: int) -> timedelta:
    for _ in range(times):
        attempts.count([bucket], NOW)
    return attempts.wait([bucket], NOW)


@pytest.mark.django_db
def test_a_few_failures_cost_nothing_and_then_each_costs_twice_as_much() -> None:
    bucket = attempts.by_name("ana-1234")
    assert fail(bucket, 5) == timedelta()
    waits = [fail(bucket, 1).total_seconds() for _ in range(10)]
    assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]


@pytest.mark.django_db
def test_a_day_later_it_is_forgotten() -> None:
    bucket = attempts.by_name("ana-1234")
    fail(bucket, 12)
    later = NOW + timedelta(hours=24, seconds=1)
    attempts.count([attempts.by_name("somebody else")], later)
    assert attempts.wait([bucket], later) == timedelta()
    assert Attempt.objects.count() == 1


@pytest.mark.django_db
def test_success_begins_anew_for_a_name_and_not_for_its_source() -> None:
    """Else whoever has an account could wipe their source between guesses at another's."""
    name, place = attempts.by_name("ana-1234"), attempts.by_source(source(ADDRESS))
    fail(name, 12)
    fail(place, 25)
    attempts.forget([name, place])
    assert attempts.wait([name], NOW) == timedelta()
    assert attempts.wait([place], NOW) > timedelta()


def test_every_way_to_write_a_name_is_counted_as_that_name(alice: Somebody) -> None:
    ways = [
        alice.name,
        alice.name.upper(),
        f" {alice.name} ",
        alice.name.replace("a", "ａ"),
    ]
    assert len({attempts.by_name(way).mac for way in ways}) == 1


@pytest.mark.django_db
def test_buckets_of_different_purposes_never_meet() -> None:
    place = source(ADDRESS)
    macs = {
        attempts.by_source(place).mac,
        attempts.by_founding(place).mac,
        attempts.by_demonstration(place).mac,
        attempts.by_device(place).mac,
        attempts.by_name(place.hex()).mac,
    }
    assert len(macs) == 5


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.1", "203.0.113.254", True),
        ("203.0.113.1", "203.0.114.1", False),
        ("::ffff:203.0.113.1", "203.0.113.9", True),
        ("::ffff:203.0.113.1", "::ffff:198.51.100.1", False),
        ("2001:db8:0:11ff::1", "2001:db8:0:1100::2", True),
        ("2001:db8:1::1", "2001:db8:2::1", False),
        ("", "unix:", True),
    ],
)
def test_a_source_is_the_network_of_an_address(one: str, other: str, same: bool) -> None:
    assert (source(one) == source(other)) is same


@pytest.mark.django_db
def test_the_table_holds_neither_name_nor_address(tmp_path: Path) -> None:
    fail(attempts.by_name("ana-1234"), 6)
    fail(attempts.by_source(source(ADDRESS)), 22)
    copy = tmp_path / "copy.sqlite3"
    with sqlite3.connect(copy) as db:
        rows = Attempt.objects.values_list("mac", "failures", "wait_until", "forget_at")
        db.execute("CREATE TABLE attempt (mac, failures, wait_until, forget_at)")
        db.executemany(
            "INSERT INTO attempt VALUES (?, ?, ?, ?)", [tuple(map(str, r)) for r in rows]
        )
    whole = copy.read_bytes() + b"".join(bytes(row.mac) for row in Attempt.objects.all())
    packed = bytes(int(part) for part in ADDRESS.split("."))
    for trace in (b"ana", ADDRESS.encode(), b"203.0.113", packed, packed[:3] + b"\0"):
        assert trace not in whole
    assert connection.introspection.table_names()

"""A visit: open for a while, locked when idle, and worth nothing without its cookie."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from between.records import keyring, visits
from between.records.models import Account, Device, Visit
from tests.people import Somebody, sign_up

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def ana(db: None) -> Somebody:
    return sign_up("ana", now=NOW - HOUR)


def found(door: visits.Pass, when: datetime) -> Visit:
    visit = visits.find(door.token, when)
    assert visit is not None
    return visit


def is_open(door: visits.Pass, when: datetime) -> bool:
    visit = visits.find(door.token, when)
    return visit is not None and visits.resume(visit, door.key, when) is not None


def test_token_and_key_together_open_the_visit(ana: Somebody) -> None:
    door = visits.begin(ana.keys, NOW)
    assert visits.resume(found(door, NOW), door.key, NOW) == ana.keys


@pytest.mark.parametrize("key", [b"", bytes(32), b"x" * 32])
def test_without_its_key_the_visit_stays_locked(ana: Somebody, key: bytes) -> None:
    door = visits.begin(ana.keys, NOW)
    assert visits.resume(found(door, NOW), key, NOW) is None


def test_fifteen_idle_minutes_lock(ana: Somebody) -> None:
    door = visits.begin(ana.keys, NOW)
    assert not is_open(door, NOW + 15 * MINUTE)


def test_whoever_is_there_stays_unlocked(ana: Somebody) -> None:
    door = visits.begin(ana.keys, NOW)
    for minutes in range(0, 120, 13):
        assert is_open(door, NOW + minutes * MINUTE)


def test_twelve_hours_end_it_however_busy(ana: Somebody) -> None:
    door = visits.begin(ana.keys, NOW)
    for minutes in range(0, 12 * 60, 10):
        assert is_open(door, NOW + minutes * MINUTE)
    assert visits.find(door.token, NOW + 12 * HOUR) is None


def test_a_shared_device_locks_after_ten_minutes(ana: Somebody, settings: Any) -> None:
    door = visits.begin(ana.keys, NOW, shared=True)
    assert is_open(door, NOW + 9 * MINUTE)
    assert not is_open(door, NOW + 19 * MINUTE)
    settings.BETWEEN_IDLE_MINUTES = 5
    assert not is_open(visits.begin(ana.keys, NOW, shared=True), NOW + 5 * MINUTE)


def test_the_table_holds_a_hash_of_the_token_and_no_key(ana: Somebody) -> None:
    door = visits.begin(ana.keys, NOW)
    row = found(door, NOW)
    held = bytes(row.id_hash) + bytes(row.sealed)
    assert door.token not in held
    assert door.key not in held
    assert ana.keys.account_key not in held


def test_a_stolen_row_is_no_login(ana: Somebody) -> None:
    row = found(visits.begin(ana.keys, NOW), NOW)
    assert visits.find(bytes(row.id_hash), NOW) is None
    for guess in (bytes(row.id_hash), bytes(row.sealed)[:32], bytes(row.sealed)[-32:]):
        assert visits.resume(row, guess, NOW) is None


def test_a_row_moved_to_another_account_does_not_open(ana: Somebody) -> None:
    other, door = sign_up("bea", now=NOW), visits.begin(ana.keys, NOW)
    Visit.objects.filter(id_hash=found(door, NOW).id_hash).update(
        account_id=other.keys.account
    )
    assert not is_open(door, NOW)


def test_a_later_end_written_into_the_row_needs_the_cookie_still(ana: Somebody) -> None:
    door = visits.begin(ana.keys, NOW)
    Visit.objects.update(created=0)
    assert not is_open(door, NOW)


def test_a_damaged_keychain_locks_and_does_not_break(ana: Somebody) -> None:
    door = visits.begin(ana.keys, NOW)
    Account.objects.update(keychain=b"damaged")
    assert not is_open(door, NOW)


def test_locking_throws_the_key_away(ana: Somebody) -> None:
    door = visits.begin(ana.keys, NOW)
    visits.lock(found(door, NOW), NOW)
    assert bytes(found(door, NOW).sealed) == b""
    assert not is_open(door, NOW)


def test_pruning_takes_keys_out_of_idle_visits_and_removes_old_ones(ana: Somebody) -> None:
    door = visits.begin(ana.keys, NOW)
    visits.prune(NOW + 15 * MINUTE)
    assert bytes(found(door, NOW).sealed) == b""
    visits.prune(NOW + 12 * HOUR)
    assert not Visit.objects.exists()
    assert Account.objects.filter(id=ana.keys.account).exists()


def test_the_row_is_written_at_most_once_a_minute(ana: Somebody) -> None:
    door = visits.begin(ana.keys, NOW)
    assert is_open(door, NOW + timedelta(seconds=50))
    assert found(door, NOW).idle_until == NOW + 15 * MINUTE
    assert is_open(door, NOW + 2 * MINUTE)
    assert found(door, NOW).idle_until == NOW + 17 * MINUTE


def test_without_the_secret_of_the_keyring_nothing_opens(ana: Somebody) -> None:
    door = visits.begin(ana.keys, NOW)
    keyring.of_server().erase(ana.keys.account)
    assert not is_open(door, NOW)


def test_a_device_is_known_by_its_cookie_until_it_is_forgotten(ana: Somebody) -> None:
    secret = visits.remember(ana.keys, NOW)
    known = visits.device(secret)
    assert known is not None
    assert secret not in bytes(known.id_hash)
    visits.forget(known)
    assert visits.device(secret) is None


def test_a_device_shows_the_letters_it_was_allowed_to_show(ana: Somebody) -> None:
    secret = visits.remember(ana.keys, NOW)
    known = visits.device(secret)
    assert known is not None
    assert visits.letters(known, secret) == []
    shown = [(ana.keys.account, "M")]
    visits.allow_marks(known, secret, shown, NOW)
    known = Device.objects.get(id_hash=known.id_hash)
    assert visits.letters(known, secret) == shown
    assert visits.letters(known, bytes(32)) == []
    assert known.marks_since == NOW.date()
    visits.forbid_marks(known, secret)
    known = Device.objects.get(id_hash=known.id_hash)
    assert known.marks_since is None
    assert visits.letters(known, secret) == []

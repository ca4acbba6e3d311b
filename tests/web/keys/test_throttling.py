"""Who guesses must wait; the owner, on a device they know, need not."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from between.records.models import Attempt
from between.records.turnstile import SEATS
from between.vault.recovery import new_recovery_key
from tests.people import PASSPHRASE, Somebody
from tests.web.keys.pages import NEW, OWN, unlock
from tests.web.reading import text

pytestmark = pytest.mark.slow  # each guess is a run of Argon2

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _still() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def guess(name: str, times: int, address: str = "203.0.113.5") -> Client:
    stranger = Client(REMOTE_ADDR=address)
    for number in range(times):
        unlock(stranger, name, f"guess {number}")
    return stranger


def test_guesses_at_one_name_are_slowed_down_wherever_they_come_from(
    alice: Somebody,
) -> None:
    for number in range(6):
        guess(alice.name, 1, f"198.51.{number}.1")
    answer = unlock(Client(REMOTE_ADDR="192.0.2.1"), alice.name)
    assert answer.status_code == 429
    assert "Try again in 5 seconds" in text(answer)


def test_after_the_wait_it_can_be_tried_again(alice: Somebody) -> None:
    stranger = guess(alice.name, 6)
    with time_machine.travel(NOW + timedelta(seconds=5), tick=False):
        assert unlock(stranger, alice.name).status_code == 302


def test_an_unknown_name_is_slowed_down_alike(alice: Somebody) -> None:
    known, unknown = guess(alice.name, 6), guess("nobody-1234", 6, "198.51.100.9")
    one, other = unlock(known, alice.name), unlock(unknown, "nobody-1234")
    assert one.status_code == other.status_code == 429
    assert text(one) == text(other)


def test_nobody_can_lock_the_owner_out_of_a_device_they_know(alice: Somebody) -> None:
    guess(alice.name, 9)
    client = alice.locked()
    client.cookies["__Host-btwd"] = alice.client.cookies["__Host-btwd"].value
    assert unlock(client, alice.name).status_code == 302


def test_a_known_device_does_not_help_to_guess_at_other_names(
    alice: Somebody, charlie: Somebody
) -> None:
    charlie.client.post("/lock/")
    for _ in range(6):
        unlock(charlie.client, alice.name, "guess")
    assert unlock(charlie.client, alice.name, "guess").status_code == 429


def test_the_device_itself_is_slowed_down_too(alice: Somebody) -> None:
    alice.client.post("/lock/")
    for _ in range(11):
        unlock(alice.client, alice.name, "guess")
    assert unlock(alice.client, alice.name).status_code == 429


def test_many_names_from_one_source_are_slowed_down(alice: Somebody) -> None:
    stranger = Client(REMOTE_ADDR="203.0.113.5")
    for number in range(21):
        unlock(stranger, f"nobody-{number:04}", "guess")
    neighbour = Client(REMOTE_ADDR="203.0.113.200")
    assert unlock(neighbour, alice.name).status_code == 429
    assert unlock(Client(REMOTE_ADDR="203.0.114.5"), alice.name).status_code == 302


def test_keys_of_sheets_are_slowed_down_with_the_name(alice: Somebody) -> None:
    form = {"name": alice.name, "passphrase": NEW, "again": NEW}
    client = Client()
    for _ in range(6):
        client.post("/recovery/", {**form, "recovery_key": new_recovery_key()})
    answer = client.post("/recovery/", {**form, "recovery_key": new_recovery_key()})
    assert answer.status_code == 429


@pytest.mark.django_db
def test_accounts_without_number_are_not_made_from_one_source() -> None:
    answers = [Client().post("/sign-up/", OWN).status_code for _ in range(12)]
    assert answers == [302] * 11 + [429]


@pytest.mark.django_db
def test_the_table_of_attempts_names_nobody_and_no_address() -> None:
    guess("canary-1234", 2, "203.0.113.5")
    assert Attempt.objects.count() == 2
    held = b"".join(bytes(row.mac) for row in Attempt.objects.all())
    for trace in (b"canary", b"203.0.113", bytes([203, 0, 113])):
        assert trace not in held


def test_a_full_turnstile_keeps_the_name_and_says_when_to_come_back(
    alice: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert SEATS == 8
    monkeypatch.setattr("between.records.turnstile.SEATS", 0)
    answer = unlock(Client(), alice.name)
    assert answer.status_code == 503
    assert "Send it again in a few seconds" in text(answer)
    assert alice.name in answer.content.decode()
    assert PASSPHRASE not in answer.content.decode()
    assert not Attempt.objects.exists()
    change = {"present": PASSPHRASE, "passphrase": NEW, "again": NEW}
    for path in ("/account/passphrase/", "/account/erasing/"):
        assert alice.client.post(path, change).status_code == 503
    assert Client().post("/sign-up/", OWN).status_code == 503

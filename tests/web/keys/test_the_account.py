"""The account: passphrase, time zone, this device, and its end."""

import pytest
from django.test import Client
from django.utils import timezone

from between.records import keyring, keyroom, shelf
from between.records.models import Account, Device, Entry
from between.story.noticing import Preferences
from between.story.people import Person
from between.web import cookies
from tests.people import PASSPHRASE, SOURCE, Somebody, browser
from tests.web.keys.pages import NEW, unlock
from tests.web.reading import text

CHANGE = {"present": PASSPHRASE, "passphrase": NEW, "again": NEW}


def test_the_account_shows_its_name_to_its_owner_alone(
    alice: Somebody, charlie: Somebody
) -> None:
    assert alice.name in text(alice.client.get("/account/"))
    assert alice.name not in text(charlie.client.get("/account/"))


def test_changing_the_passphrase_locks_other_devices_and_not_this_one(
    alice: Somebody,
) -> None:
    other = browser(alice.keys, timezone.now())
    assert alice.client.post("/account/passphrase/", CHANGE)["Location"] == "/account/"
    assert alice.client.get("/account/").status_code == 200
    assert other.get("/account/")["Location"].startswith("/unlock/")
    assert unlock(Client(), alice.name, NEW).status_code == 302


@pytest.mark.parametrize(
    ("change", "cure"),
    [
        ({"present": "wrong"}, "This is not your passphrase"),
        ({"present": ""}, "Type the passphrase here"),
        ({"passphrase": "short", "again": "short"}, "Take at least 12"),
        ({"again": "another one altogether"}, "The two are not the same"),
    ],
)
def test_a_change_that_does_not_do_changes_nothing(
    alice: Somebody, change: dict[str, str], cure: str
) -> None:
    answer = alice.client.post("/account/passphrase/", {**CHANGE, **change})
    assert cure in text(answer)
    assert NEW not in answer.content.decode()
    keyroom.unlock(alice.name, PASSPHRASE, source=SOURCE)


def test_the_time_zone_can_be_changed_and_kept_again(alice: Somebody) -> None:
    for zone in ("Europe/Berlin", "Pacific/Auckland"):
        assert alice.client.post("/account/zone/", {"zone": zone}).status_code == 302
        kept = shelf.take(alice.keys, Preferences).kept
        assert [one.story.zone for one in kept] == [zone]
        chosen = alice.client.get("/account/zone/").content.decode()
        assert f'value="{zone}" selected' in chosen
        account = alice.client.get("/account/").content.decode()
        assert zone in account
        assert "<option" not in account


def test_a_zone_that_does_not_exist_is_refused(alice: Somebody) -> None:
    answer = alice.client.post("/account/zone/", {"zone": "Mars/Olympus"})
    assert answer.status_code == 200
    assert "Mars/Olympus" in text(answer)
    assert not shelf.take(alice.keys, Preferences).kept


def test_marking_while_locked_is_allowed_and_taken_back(alice: Somebody) -> None:
    shelf.put(alice.keys, Person(name="Mum"), timezone.now().date())
    for wanted, allowed in (("yes", True), ("letters", True), ("no", False)):
        alice.client.post("/account/device/", {"marks": wanted})
        device = Device.objects.of(alice.keys.account).get()
        assert (device.marks_since is not None) is allowed
        page = alice.client.get("/account/").content.decode()
        assert f'value="{wanted}" checked' in page


def test_a_device_that_is_not_known_becomes_known_when_it_may_mark(alice: Somebody) -> None:
    client = Client()
    unlock(client, alice.name, shared="on")
    assert cookies.DEVICE not in client.cookies
    client.post("/account/device/", {"marks": "yes"})
    assert client.cookies[cookies.DEVICE].value
    assert (
        Device.objects.of(alice.keys.account).filter(marks_since__isnull=False).count() == 1
    )


def test_a_device_can_be_forgotten(alice: Somebody) -> None:
    alice.client.post("/account/device/", {"marks": "forget"})
    assert not Device.objects.of(alice.keys.account).exists()
    assert alice.client.cookies[cookies.DEVICE].value == ""


def test_the_device_of_another_account_is_left_alone(
    alice: Somebody, charlie: Somebody
) -> None:
    charlie.client.cookies[cookies.DEVICE] = alice.client.cookies[cookies.DEVICE].value
    for wanted in ("no", "forget", "nonsense", ""):
        charlie.client.post("/account/device/", {"marks": wanted})
    assert Device.objects.of(alice.keys.account).count() == 1


def test_erasing_takes_rows_secret_and_cookies(alice: Somebody, charlie: Somebody) -> None:
    shelf.put(alice.keys, Person(name="Mum"), timezone.now().date())
    answer = alice.client.post("/account/erasing/", {"present": PASSPHRASE})
    assert "It is erased" in text(answer)
    assert not Account.objects.filter(id=alice.keys.account).exists()
    assert not Entry.objects.of(alice.keys.account).exists()
    assert keyring.of_server().accounts() == {charlie.keys.account}
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    for cookie in (
        cookies.TOKEN,
        cookies.KEY,
        cookies.DEVICE,
        "__Host-csrf",
        "__Host-btwm",
    ):
        assert answer.cookies[cookie].value == ""
        assert answer.cookies[cookie]["max-age"] == 0
    assert alice.client.get("/account/")["Location"].startswith("/unlock/")


def test_erasing_needs_the_passphrase(alice: Somebody) -> None:
    for present in ("", "wrong"):
        answer = alice.client.post("/account/erasing/", {"present": present})
        assert "Nothing is erased yet" in text(answer)
    assert alice.client.get("/account/erasing/").status_code == 200
    assert Account.objects.filter(id=alice.keys.account).exists()


def test_guessing_at_the_passphrase_of_an_open_device_is_slowed_down(
    alice: Somebody,
) -> None:
    for _ in range(6):
        alice.client.post("/account/erasing/", {"present": "wrong"})
    answer = alice.client.post("/account/erasing/", {"present": PASSPHRASE})
    assert answer.status_code == 429
    assert "Try again in" in text(answer)
    assert Account.objects.filter(id=alice.keys.account).exists()

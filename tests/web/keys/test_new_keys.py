"""Someone may know the old passphrase: new keys for everything, and the way to a new sheet."""

import pytest
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from between.records import keyroom, renewing, shelf
from between.records.turnstile import Busy
from between.story.people import Person
from between.web import cookies, doors
from between.web.http import AnyRequest
from tests.life import live
from tests.people import PASSPHRASE, SOURCE, Somebody, browser
from tests.web.keys.pages import NEW, sheet_key, unlock
from tests.web.reading import text

KNOWN = {"present": PASSPHRASE, "passphrase": NEW, "again": NEW, "is_known": "on"}
PAGE = "/account/passphrase/"


def test_it_leads_to_a_new_sheet_and_everything_opens(alice: Somebody) -> None:
    live(alice.keys, timezone.now(), "lanterns")
    before = alice.client.cookies[cookies.DEVICE].value
    answer = alice.client.post(PAGE, KNOWN)
    assert answer["Location"] == "/account/sheet/"
    assert "Everything here has new keys" in text(alice.client.get("/account/sheet/"))
    key = sheet_key(alice.client)
    checked = alice.client.post("/account/sheet/check/", {"recovery_key": key})
    assert checked["Location"] == "/moments/"
    assert "lanterns" in text(alice.client.get("/moments/"))
    assert alice.client.cookies[cookies.DEVICE].value != before


def test_other_devices_are_locked_and_the_old_passphrase_opens_nothing(
    alice: Somebody, client: Client
) -> None:
    other = browser(alice.keys, timezone.now())
    alice.client.post(PAGE, KNOWN)
    assert other.get("/account/")["Location"].startswith("/unlock/")
    assert unlock(client, alice.name).status_code == 200
    assert unlock(client, alice.name, NEW).status_code == 302


def test_without_the_passphrase_until_now_nothing_changes(alice: Somebody) -> None:
    answer = alice.client.post(PAGE, {**KNOWN, "present": "wrong"})
    assert "This is not your passphrase" in text(answer)
    assert "checked" in answer.content.decode()
    assert keyroom.unlock(alice.name, PASSPHRASE, source=SOURCE) == alice.keys


def test_while_others_unlock_it_is_said_and_nothing_changes(
    alice: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise Busy

    monkeypatch.setattr(renewing, "renew", busy)
    answer = alice.client.post(PAGE, KNOWN)
    assert answer.status_code == 503
    assert "Send it again in a few seconds" in text(answer)


def test_a_form_on_its_way_while_keys_change_is_handed_back(
    alice: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrive, keys = doors.arrive, alice.keys

    def late(request: HttpRequest) -> AnyRequest:
        found = arrive(request)
        if found.keys and found.method == "POST":
            renewing.renew(keys, NEW, timezone.now(), source=SOURCE)
        return found

    monkeypatch.setattr(doors, "arrive", late)
    answer = alice.client.post("/people/new/", {"name": "Ana of the harbour"})
    assert answer.status_code == 409
    assert "got new keys, from another device" in text(answer)
    assert "Ana of the harbour" in answer.content.decode()
    fresh = keyroom.unlock(alice.name, NEW, source=SOURCE)
    assert not shelf.take(fresh, Person).kept

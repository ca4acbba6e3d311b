"""The security page: where one is unlocked, how it was done, and sending it away."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from between.records.models import Arrival, Device, Visit
from between.web import cookies
from tests.people import Somebody, browser
from tests.web.keys.pages import unlock
from tests.web.reading import text


def page(client: Client) -> Any:
    answer = client.get("/account/security/")
    assert answer.status_code == 200
    return answer


def ids(client: Client, field: str) -> list[str]:
    found = rf'name="{field}" value="([0-9a-f]{{64}})"'
    return re.findall(found, page(client).content.decode())


def is_unlocked(client: Client) -> bool:
    return client.get("/noticings/").status_code == 200


def test_this_visit_is_marked_and_has_no_end_of_its_own(alice: Somebody) -> None:
    said = text(page(alice.client))
    assert "This one Begun today" in said
    assert "Nowhere else." in said
    assert ids(alice.client, "visit") == []


def test_one_other_visit_is_ended_and_the_rest_stay(alice: Somebody) -> None:
    first, second = (browser(alice.keys, timezone.now()) for _ in range(2))
    named = ids(first, "visit")
    assert len(named) == 2
    hers = Visit.objects.get(id_hash=bytes.fromhex(named[0]))
    first.post("/account/security/visits/", {"visit": named[0]})
    assert not Visit.objects.filter(id_hash=hers.id_hash).exists()
    assert sum(is_unlocked(one) for one in (alice.client, first, second)) == 2


def test_all_others_are_ended_at_once(alice: Somebody, charlie: Somebody) -> None:
    others = [browser(alice.keys, timezone.now()) for _ in range(2)]
    alice.client.post("/account/security/visits/", {"others": "all"})
    assert is_unlocked(alice.client)
    assert not any(is_unlocked(one) for one in others)
    assert is_unlocked(charlie.client)


@pytest.mark.parametrize("named", ["", "x", "é", "00", "f" * 64, "f" * 63])
def test_a_visit_or_device_that_is_none_changes_nothing(
    alice: Somebody, named: str
) -> None:
    for field, url in (("visit", "visits"), ("device", "devices")):
        answer = alice.client.post(f"/account/security/{url}/", {field: named})
        assert answer["Location"] == "/account/security/"
    assert is_unlocked(alice.client)
    assert Device.objects.count() == 1


def test_a_strangers_visit_cannot_be_ended(alice: Somebody, charlie: Somebody) -> None:
    for row in Visit.objects.all():
        alice.client.post("/account/security/visits/", {"visit": bytes(row.id_hash).hex()})
    assert is_unlocked(charlie.client)


def test_a_locked_visit_is_not_shown(alice: Somebody) -> None:
    browser(alice.keys, timezone.now()).post("/lock/")
    assert ids(alice.client, "visit") == []


def test_a_visit_is_told_by_hour_and_way_and_goes_after_90_days(alice: Somebody) -> None:
    unlock(alice.client, alice.name)
    assert "Today about" in text(page(alice.client))
    assert "with the passphrase" in text(page(alice.client))
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        unlock(alice.client, alice.name)
        assert Arrival.objects.count() == 1


def test_what_was_changed_outside_is_said(alice: Somebody) -> None:
    unlock(alice.client, alice.name)
    Arrival.objects.update(sealed=b"x")
    assert "1 visit cannot be read" in text(page(alice.client))


def test_more_than_a_few_visits_fold(alice: Somebody) -> None:
    for _ in range(9):
        unlock(alice.client, alice.name)
    assert "Those before" in text(page(alice.client))


def test_a_known_device_is_forgotten_here_and_elsewhere(alice: Somebody) -> None:
    browser(alice.keys, timezone.now())
    first, second = ids(alice.client, "device")
    own = {bytes(row.id_hash).hex() for row in Device.objects.all()}
    assert {first, second} == own
    for one in (first, second):
        alice.client.post("/account/security/devices/", {"device": one})
    assert not Device.objects.exists()
    assert alice.client.cookies[cookies.DEVICE].value == ""
    assert "None is known." in text(page(alice.client))


@pytest.mark.django_db
def test_a_made_up_person_has_no_such_page() -> None:
    client = Client()
    client.post("/demonstration/")
    assert client.get("/account/security/")["Location"] == "/account/"

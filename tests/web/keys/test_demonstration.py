"""A made-up person to look at: labelled on every page, gone with one tap or by themselves."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from between.records import keyring
from between.records.models import Account, Device, Entry
from between.web import cookies
from tests.people import Somebody
from tests.web.keys.pages import unlock
from tests.web.reading import text

LABEL = "You are looking at a made-up person"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def visitor(db: None) -> Client:
    client = Client()
    assert client.post("/demonstration/")["Location"] == "/mirror/"
    return client


def test_one_tap_makes_a_life_to_look_at(visitor: Client) -> None:
    assert Entry.objects.count() > 80
    page = text(visitor.get("/mirror/picture/"))
    assert "Dr Hale" in page
    assert "In both" in page
    assert "Ines" in text(visitor.get("/people/"))


@pytest.mark.parametrize(
    "path",
    ["/moments/", "/people/", "/account/", "/mirror/picture/", "/help/", "/promise/"],
)
def test_every_page_says_that_it_is_made_up(visitor: Client, path: str) -> None:
    assert LABEL in text(visitor.get(path))
    assert "Take them away" in text(visitor.get(path))


def test_nobody_real_is_called_made_up(alice: Somebody) -> None:
    for path in ("/moments/", "/account/", "/help/"):
        assert LABEL not in text(alice.client.get(path))


def test_they_go_with_one_tap(visitor: Client) -> None:
    assert visitor.post("/account/erasing/")["Location"] == "/"
    assert not Account.objects.exists()
    assert keyring.of_server().accounts() == set()
    assert visitor.get("/moments/")["Location"] == "/unlock/"


@pytest.mark.parametrize("way", ["/lock/", "/leave/"])
def test_they_go_when_one_locks_or_leaves(visitor: Client, way: str) -> None:
    visitor.post(way)
    assert not Account.objects.exists()


def test_they_go_by_themselves_when_somebody_comes_by_later(db: None) -> None:
    with time_machine.travel(NOW, tick=False):
        Client().post("/demonstration/")
    with time_machine.travel(NOW + timedelta(minutes=15), tick=False):
        Client().get("/")
    assert not Account.objects.exists()


def test_a_second_look_takes_the_place_of_the_first(visitor: Client) -> None:
    assert visitor.post("/demonstration/")["Location"] == "/moments/"
    visitor.get("/leave/")
    visitor.post("/demonstration/")
    assert Account.objects.count() == 1


def test_whoever_unlocks_after_looking_is_themselves_again(
    alice: Somebody, visitor: Client
) -> None:
    unlock(visitor, alice.name)
    assert LABEL not in text(visitor.get("/moments/"))
    assert Account.objects.count() == 1


def test_a_made_up_person_takes_no_device_over(alice: Somebody) -> None:
    client = alice.locked()
    client.cookies[cookies.DEVICE] = alice.client.cookies[cookies.DEVICE].value
    client.post("/demonstration/")
    client.post("/account/device/", {"marks": "yes"})
    client.post("/account/erasing/")
    assert (
        client.cookies[cookies.DEVICE].value == alice.client.cookies[cookies.DEVICE].value
    )
    assert Device.objects.count() == 1


def test_it_is_asked_for_by_post_alone(db: None) -> None:
    assert Client().get("/demonstration/").status_code == 405


def test_one_source_cannot_fill_the_server_with_them(db: None) -> None:
    answers = [Client().post("/demonstration/").status_code for _ in range(12)]
    assert answers == [302] * 11 + [429]
    assert "Try again in" in text(Client().post("/demonstration/"))
    other = Client(REMOTE_ADDR="198.51.100.1")
    assert other.post("/demonstration/").status_code == 302

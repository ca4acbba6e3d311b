"""Lock now and leave now: the key is gone at once, and leaving shows nobody's page."""

import pytest
from django.test import Client
from django.utils import timezone

from between.records.models import Visit
from between.web import cookies
from tests.people import Somebody, browser
from tests.web.reading import text


@pytest.fixture
def copied(alice: Somebody) -> Client:
    """A copy of her cookies, as somebody might have taken it before she locked."""
    client = Client()
    for name in (cookies.TOKEN, cookies.KEY, cookies.DEVICE):
        client.cookies[name] = alice.client.cookies[name].value
    assert client.get("/account/").status_code == 200
    return client


def test_locking_takes_the_key_on_both_sides(alice: Somebody, copied: Client) -> None:
    answer = alice.client.post("/lock/")
    assert answer["Location"] == "/unlock/"
    assert alice.client.cookies[cookies.KEY].value == ""
    assert bytes(Visit.objects.get().sealed) == b""
    assert copied.get("/account/")["Location"].startswith("/unlock/")


def test_locking_is_no_get(alice: Somebody) -> None:
    assert alice.client.get("/lock/").status_code == 405
    assert alice.client.get("/account/").status_code == 200


def test_locking_leaves_other_devices_alone(alice: Somebody) -> None:
    other = browser(alice.keys, timezone.now())
    alice.client.post("/lock/")
    assert other.get("/account/").status_code == 200


@pytest.mark.parametrize("how", ["get", "post"])
def test_leaving_locks_and_shows_a_page_without_our_name(
    alice: Somebody, copied: Client, how: str
) -> None:
    answer = getattr(alice.client, how)("/leave/")
    assert answer.status_code == 200
    page = answer.content.decode().casefold()
    for ours in ("between", "lee", "unlock", "help", "moment", ".svg", "<script"):
        assert ours not in page
    assert alice.client.cookies[cookies.TOKEN].value == ""
    assert alice.client.cookies[cookies.KEY].value == ""
    assert copied.get("/account/")["Location"].startswith("/unlock/")


def test_the_way_back_finds_nothing_in_a_cache(alice: Somebody) -> None:
    for path in ("/account/", "/moments/", "/leave/", "/unlock/"):
        assert alice.client.get(path)["Cache-Control"] == "no-store"
    assert alice.client.get("/leave/")["Clear-Site-Data"] == '"cache"'


@pytest.mark.django_db
def test_leaving_works_for_somebody_who_is_not_here() -> None:
    assert "empty" in text(Client().get("/leave/"))
    assert Client().post("/lock/").status_code == 302


def test_leaving_keeps_the_device_known(alice: Somebody) -> None:
    alice.client.get("/leave/")
    assert alice.client.cookies[cookies.DEVICE].value

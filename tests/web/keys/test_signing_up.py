"""Signing up: any name, a passphrase that is hard to guess, and the sheet next."""

import re
from typing import Any

import pytest
from django.test import Client

from between.records import keyroom, passphrases, shelf
from between.records.models import Account
from between.story.noticing import Preferences
from between.web import cookies
from tests.people import PASSPHRASE, SOURCE
from tests.web.keys.pages import NEW, OWN, sheet_key
from tests.web.reading import text

pytestmark = pytest.mark.django_db


def name_on(client: Client) -> str:
    found = re.search(
        r"remember--name[^>]*>([^<]+)<", client.get("/account/sheet/").content.decode()
    )
    assert found
    return found.group(1)


def test_the_six_words_offered_open_the_account_from_then_on() -> None:
    client = Client()
    page = client.get("/sign-up/").content.decode()
    offered = re.search(r'name="offered" value="([^"]+)"', page)
    assert offered
    words = offered.group(1)
    assert len(words.split()) == 6
    assert f">{words}<" in page
    answer = client.post(
        "/sign-up/", {"name": "ana", "choice": "offered", "offered": words}
    )
    assert (answer.status_code, answer["Location"]) == (302, "/account/sheet/")
    keyroom.unlock(name_on(client), words, source=SOURCE)


def test_a_passphrase_of_ones_own_opens_it_too() -> None:
    client = Client()
    assert client.post("/sign-up/", OWN).status_code == 302
    keyroom.unlock(name_on(client), PASSPHRASE, source=SOURCE)


def test_the_full_name_and_the_sheet_are_shown_next() -> None:
    client = Client()
    page = text(client.post("/sign-up/", OWN, follow=True))
    assert re.search(r"ana-\d{4}", page)
    assert "Write it down now" in page
    assert sheet_key(client)


def test_a_taken_name_is_not_to_be_told_from_a_free_one() -> None:
    first, second = Client(), Client()
    one = first.post("/sign-up/", OWN)
    two = second.post("/sign-up/", OWN)
    assert one.status_code == two.status_code == 302
    assert name_on(first) != name_on(second)


@pytest.mark.parametrize(
    ("change", "cure"),
    [
        ({"name": ""}, "Type your name here"),
        ({"name": "x" * 41}, "This name has 41 characters. 40 fit."),
        (
            {"passphrase": "short", "again": "short"},
            "This has 5 characters. Take at least 12",
        ),
        (
            {"passphrase": "passwordpassword", "again": "passwordpassword"},
            "Add a few words",
        ),
        ({"passphrase": "", "again": ""}, "Take at least 12"),
        ({"again": NEW}, "The two are not the same"),
        ({"again": ""}, "The two are not the same"),
        ({"choice": "offered", "offered": "cat"}, "Take at least 12"),
        ({"choice": "neither"}, "neither"),
    ],
)
def test_what_does_not_do_is_said_with_its_cure(change: dict[str, str], cure: str) -> None:
    answer = Client().post("/sign-up/", {**OWN, **change})
    assert answer.status_code == 200
    assert cure in text(answer)
    assert not Account.objects.exists()


def test_the_name_stays_and_the_passphrase_does_not() -> None:
    page = Client().post("/sign-up/", {**OWN, "name": "a kind name", "again": NEW})
    words = page.content.decode()
    assert 'value="a kind name"' in words
    assert PASSPHRASE not in words
    assert NEW not in words


def test_the_words_offered_stay_the_same_after_a_mistake() -> None:
    words = passphrases.suggest()
    page = Client().post("/sign-up/", {"name": "", "choice": "offered", "offered": words})
    assert f'value="{words}"' in page.content.decode()


@pytest.mark.parametrize(
    ("zone", "kept"), [("Europe/Berlin", "Europe/Berlin"), ("../etc", "UTC"), ("", "UTC")]
)
def test_the_time_zone_of_the_device_is_kept(zone: str, kept: str) -> None:
    client = Client()
    client.post("/sign-up/", {**OWN, "zone": zone})
    keys = keyroom.unlock(name_on(client), PASSPHRASE, source=SOURCE)
    assert [one.story.zone for one in shelf.take(keys, Preferences).kept] == [kept]


def test_the_page_names_the_operator_courts_and_erasing() -> None:
    page = text(Client().get("/sign-up/"))
    assert "Here that person is: Dr A. Lee, practice in Linden Street." in page
    assert "may be asked for by a court" in page
    assert "not on paper and not in other people's records" in page
    assert "What we promise" in page


def test_where_signing_up_is_closed_nobody_new_gets_in(settings: Any) -> None:
    settings.BETWEEN_SIGNUP = False
    answer = Client().post("/sign-up/", OWN)
    assert answer.status_code == 403
    assert "closed" in text(answer)
    assert not Account.objects.exists()


def test_this_device_is_known_from_then_on() -> None:
    client = Client()
    client.post("/sign-up/", OWN)
    for name in (cookies.TOKEN, cookies.KEY, cookies.DEVICE):
        cookie = client.cookies[name]
        assert cookie["secure"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
        assert cookie["path"] == "/"
        assert not cookie["domain"]

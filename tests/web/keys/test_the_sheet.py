"""The sheet on its pages: the same at each reload, drawn anew only when asked."""

import re

import pytest
from django.test import Client

from between.records import sheets
from tests.people import PASSPHRASE, Somebody
from tests.web.keys.pages import NEW, OWN, sheet_key, unlock
from tests.web.reading import text


@pytest.fixture
def ana(db: None) -> Client:
    client = Client()
    client.post("/sign-up/", OWN)
    return client


def test_reloading_shows_the_same_sheet(ana: Client) -> None:
    assert sheet_key(ana) == sheet_key(ana)


def test_the_sheet_has_name_key_code_and_day(ana: Client) -> None:
    page = ana.get("/account/sheet/").content.decode()
    assert re.search(r"<dd[^>]*>ana-\d{4}</dd>", page)
    assert page.count("<svg") >= 1
    assert re.search(r"<div class=\"sheet__qr\"[^>]*><svg", page)
    assert re.search(r"\d+ \w+ 20\d\d", text(ana.get("/account/sheet/")))
    assert "<script" not in page.partition("<main")[2]


def test_typing_it_back_makes_it_count_and_shows_it_no_more(ana: Client) -> None:
    key = sheet_key(ana)
    typed = "  " + key.lower().replace("-", "\u2013 ") + " "
    answer = ana.post("/account/sheet/check/", {"recovery_key": typed})
    assert answer["Location"] == "/moments/"
    again = ana.get("/account/sheet/")
    assert key not in again.content.decode()
    assert "you have checked it" in text(again)
    assert "you have checked it" in text(ana.get("/account/"))


def test_a_mistyped_key_is_told_with_its_place_and_stays(ana: Client) -> None:
    key = sheet_key(ana)
    wrong = key[:9] + ("A" if key[9] != "A" else "B") + key[10:]
    answer = ana.post("/account/sheet/check/", {"recovery_key": wrong})
    assert "The 2nd group looks wrong" in text(answer)
    assert wrong in answer.content.decode()


def test_it_can_be_done_later_and_the_account_says_so_calmly(ana: Client) -> None:
    assert "not checked yet" in text(ana.get("/account/"))
    assert "sheet" not in text(ana.get("/moments/")).casefold()
    assert sheet_key(ana)


def test_a_new_one_is_drawn_only_when_asked_for(alice: Somebody) -> None:
    assert "Draw a new sheet" in text(alice.client.get("/account/sheet/"))
    assert sheets.drawn(alice.keys) is None
    assert alice.client.post("/account/sheet/")["Location"] == "/account/sheet/"
    first = sheet_key(alice.client)
    alice.client.post("/account/sheet/check/", {"recovery_key": first})
    alice.client.post("/account/sheet/")
    assert "Your sheet until now still counts" in text(alice.client.get("/account/sheet/"))
    assert sheet_key(alice.client) != first


def test_recovering_gets_in_once_and_draws_a_new_sheet(ana: Client) -> None:
    key = sheet_key(ana)
    name = re.findall(r"ana-\d{4}", text(ana.get("/account/sheet/")))[0]
    ana.post("/account/sheet/check/", {"recovery_key": key})
    form = {"name": name, "recovery_key": key, "passphrase": NEW, "again": NEW}
    client = Client()
    answer = client.post("/recovery/", form)
    assert answer["Location"] == "/account/sheet/"
    assert sheet_key(client) != key
    assert ana.get("/account/")["Location"].startswith("/unlock/")
    assert "do not fit together" in text(unlock(Client(), name, PASSPHRASE))
    assert unlock(Client(), name, NEW).status_code == 302
    second = Client().post("/recovery/", form)
    assert "do not fit together" in text(second)


@pytest.mark.parametrize(
    ("change", "cure"),
    [
        ({"name": "nobody-1234"}, "Name and sheet do not fit together"),
        ({"recovery_key": "AAAA"}, "Please type all eight groups"),
        ({"recovery_key": ""}, "Type all eight groups"),
        ({"passphrase": "short", "again": "short"}, "Take at least 12"),
        ({"again": "x"}, "The two are not the same"),
    ],
)
def test_what_does_not_do_is_said_and_name_and_key_stay(
    alice: Somebody, change: dict[str, str], cure: str
) -> None:
    key = sheets.draw(alice.keys)
    sheets.confirm(alice.keys, key)
    form = {"name": alice.name, "recovery_key": key, "passphrase": NEW, "again": NEW}
    answer = Client().post("/recovery/", {**form, **change})
    page = answer.content.decode()
    assert cure in text(answer)
    assert {**form, **change}["name"] in page
    assert {**form, **change}["recovery_key"] in page
    assert NEW not in page


def test_a_made_up_person_has_no_sheet(db: None) -> None:
    client = Client()
    client.post("/demonstration/")
    assert client.get("/account/sheet/")["Location"] == "/account/"
    assert client.post("/account/sheet/")["Location"] == "/account/"

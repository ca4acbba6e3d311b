"""The sheet on its pages: the same at each reload, drawn anew only when asked."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.translation.trans_real import DjangoTranslation

from between.records import sheets
from between.vault import recovery
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
    assert "Group 2 looks wrong" in text(answer)
    assert wrong in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            lambda key: key[:-9],
            "This has 48 of 56 characters. Please type all eight groups.",
        ),
        (
            lambda key: key[:16] + "!" + key[17:],
            "Group 3 has a character that no key has.",
        ),
        (lambda key: _other(key, 9), "Group 2 looks wrong."),
        (lambda key: _other(_other(key, 9), 20), "More than one character looks wrong."),
        (lambda _: recovery.new_recovery_key(), "not the one on your new sheet."),
    ],
)
def test_what_is_wrong_with_a_key_is_said_in_the_language_of_the_page(
    ana: Client,
    typed: Callable[[str], str],
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = typed(sheet_key(ana))
    said = text(ana.post("/account/sheet/check/", {"recovery_key": key}))
    assert sentence in said
    _shout(monkeypatch)
    said = text(ana.post("/account/sheet/check/", {"recovery_key": key}))
    assert sentence.upper() in said


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


def _shout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak a language in which all that goes through gettext is in capitals."""
    plain = DjangoTranslation.gettext

    def shouted(self: DjangoTranslation, message: str) -> str:
        return re.sub(r"%\(\w+\)[sd]|[^%]+", _upper, plain(self, message))

    monkeypatch.setattr(DjangoTranslation, "gettext", shouted)


def _upper(part: re.Match[str]) -> str:
    return part[0] if part[0].startswith("%") else part[0].upper()


def _other(key: str, place: int) -> str:
    return key[:place] + ("A" if key[place] != "A" else "B") + key[place + 1 :]

"""Under a neutral name no page says whose it is: not in its title, its icon, nor its frame."""

import re
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone

from between.records import shelf
from between.web import cookies
from tests.life import live
from tests.people import PASSPHRASE, Somebody
from tests.security.addresses import every
from tests.security.attempt import as_it_was, twin
from tests.security.expected import EXPECTED

TITLE = re.compile(r"<title>\s*(.*?)\s*</title>", re.DOTALL)
ICON = re.compile(r'<link rel="(?:icon|apple-touch-icon|manifest)" href="([^"]*)"')


def plain(client: Client) -> Client:
    other = twin(client)
    other.cookies[cookies.NEUTRAL] = "neutral"
    return other


def signs_of_ours(answer: HttpResponseBase) -> list[str]:
    """Return what on a page tells that it is not just any notebook."""
    page = getattr(answer, "content", b"").decode()
    found = [title for title in TITLE.findall(page) if title not in NEUTRAL_TITLES]
    found += [icon for icon in ICON.findall(page) if "between" in icon]
    found += re.findall(r".{0,30}\bBetween\b.{0,30}", page)
    return found + re.findall(r"run by Dr.*", page)


NEUTRAL_TITLES = {"Notebook", "New page", "Offline"}


@pytest.mark.slow  # every page twice
def test_every_page_has_the_neutral_title_and_icon_and_no_word_of_ours(
    alice: Somebody,
) -> None:
    lived, wrong, seen = live(alice.keys, timezone.now()), [], 0
    for address in (one for one in every() if EXPECTED[one.name].gets):
        url = address.url(**EXPECTED[address.name].of(lived))
        for client in (plain(alice.client), plain(Client())):
            with as_it_was():
                answer = client.get(url)
            if "html" in answer.get("Content-Type", ""):
                wrong += [f"{url}: {one}" for one in signs_of_ours(answer)]
                seen += 1
    assert wrong == []
    assert seen > 50


def test_without_it_titles_say_what_a_page_is(alice: Somebody) -> None:
    page = alice.client.get("/account/").content.decode()
    assert TITLE.findall(page) == ["You · Between"]
    assert "icons/between.webmanifest" in page


def test_it_is_chosen_on_the_account_page_and_holds_while_locked(alice: Somebody) -> None:
    alice.client.post("/account/neutral/", {"name": "plain"})
    assert alice.client.cookies[cookies.NEUTRAL].value == "neutral"
    alice.client.post("/lock/")
    assert alice.client.get("/")["Location"] == "/unlock/"
    for path in ("/unlock/", "/help/"):
        answer = alice.client.get(path)
        assert signs_of_ours(answer) == []
        assert "data-leave" in answer.content.decode()


def test_it_is_taken_back_and_nonsense_changes_nothing(alice: Somebody) -> None:
    for said, value in (
        ("plain", "neutral"),
        ("", "neutral"),
        ("x", "neutral"),
        ("ours", ""),
    ):
        alice.client.post("/account/neutral/", {"name": said})
        assert alice.client.cookies[cookies.NEUTRAL].value == value
    assert "· Between" in alice.client.get("/account/").content.decode()


def test_pages_for_what_did_not_work_are_neutral_too(
    alice: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = plain(alice.client)
    assert signs_of_ours(client.get("/no/such/page")) == []
    assert signs_of_ours(client.get("/lock/")) == []

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(shelf, "take", broken)
    client.raise_request_exception = False
    answer = client.get("/moments/")
    assert answer.status_code == 500
    assert signs_of_ours(answer) == []


def test_whoever_runs_the_server_is_still_named_before_signing_up(db: None) -> None:
    page = plain(Client()).get("/sign-up/").content.decode()
    assert "Here that person is: Dr A. Lee" in page


def test_the_cookie_goes_with_the_account(alice: Somebody) -> None:
    alice.client.post("/account/neutral/", {"name": "plain"})
    alice.client.post("/account/erasing/", {"present": PASSPHRASE})
    assert alice.client.cookies[cookies.NEUTRAL].value == ""

"""What can be read by anybody: the first page, the promise, and help."""

import re
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from between.records import visits
from between.web import cookies
from tests.people import Somebody
from tests.web.reading import text

PROMISE = (
    "Someone who has our database, a backup of it, its session table, or all of them, cannot "
    "read what you wrote, even with a list of guesses at your passphrase. Someone who controls "
    "the running server while you are logged in can."
)
HELP = """
country = "Germany"
checked = {day}
[[line]]
name = "TelefonSeelsorge <b>"
number = "+49 800 111 0 111"
hours = "day and night, free"
"""
OFFERED = re.compile(rb"<(p|span)[^>]*translate=.no.[^>]*>.*?</\1>", re.DOTALL)
NEVER = re.compile(
    r"\b(episodes?|ruptures?|transference|data|scores?|noise|symptoms?|patients?|compliance|"
    r"panic|triggers?|significant|baseline|detected|end-to-end|zero-knowledge)\b|!",
    re.IGNORECASE,
)
PAGES = (
    *("/", "/promise/", "/help/", "/sign-up/", "/unlock/", "/recovery/"),
    *("/not-safe/", "/more-than-a-misunderstanding/"),
)

pytestmark = pytest.mark.django_db


def test_the_first_page_says_what_it_is_and_offers_the_ways_on() -> None:
    page = text(Client().get("/"))
    for words in (
        "What happens between people",
        "Sign up",
        "Unlock",
        "Look at a made-up example",
        "Need help now",
        "This server is run by Dr A. Lee, practice in Linden Street.",
    ):
        assert words in page


def test_marking_is_offered_where_the_device_allows_it(alice: Somebody) -> None:
    client = alice.locked()
    secret = visits.remember(alice.keys, timezone.now())
    client.cookies[cookies.DEVICE] = _cookie(secret)
    assert "Mark without unlocking" not in text(client.get("/"))
    known = visits.device(secret)
    assert known is not None
    visits.allow_marks(known, secret, [], timezone.now())
    assert "Mark without unlocking" in text(client.get("/"))
    assert alice.name not in text(client.get("/"))


def test_who_is_unlocked_goes_to_their_moments(alice: Somebody) -> None:
    assert alice.client.get("/")["Location"] == "/moments/"


def test_where_signing_up_is_closed_it_is_not_offered(settings: Any) -> None:
    settings.BETWEEN_SIGNUP = False
    assert "Sign up" not in text(Client().get("/"))
    assert "Sign up" not in text(Client().get("/promise/"))


def test_the_promise_is_made_in_exactly_these_words() -> None:
    page = text(Client().get("/promise/"))
    assert PROMISE in page
    assert "Here that person is: Dr A. Lee, practice in Linden Street." in page
    assert "may be asked for by a court in some cases" in page
    assert (
        "Erased means erased here, not on paper and not in other people's records." in page
    )


def test_a_nameless_operator_is_said_to_be_nameless(settings: Any) -> None:
    settings.BETWEEN_OPERATOR = ""
    for path in ("/", "/promise/", "/sign-up/"):
        assert "nobody is named as that person" in text(Client().get(path))


@pytest.mark.parametrize("path", PAGES)
def test_no_page_uses_a_word_that_we_do_not_use(path: str) -> None:
    # the six words offered come from a list of everyday words, and may be any of them
    answer = Client().get(path)
    answer.content = OFFERED.sub(b"", answer.content)
    assert NEVER.findall(text(answer)) == []


@pytest.mark.parametrize("path", PAGES)
def test_help_is_one_tap_away_from_every_page(path: str) -> None:
    assert 'href="/help/"' in Client().get(path).content.decode()


def given(settings: Any, folder: Path, day: str) -> None:
    settings.BETWEEN_HELP = folder / "help.toml"
    settings.BETWEEN_HELP.write_text(HELP.format(day=day), encoding="utf-8")


def test_the_lines_of_the_operator_can_be_called(settings: Any, tmp_path: Path) -> None:
    given(settings, tmp_path, "2026-11-01")
    answer = Client().get("/help/")
    assert 'href="tel:+498001110111"' in answer.content.decode()
    assert "TelefonSeelsorge &lt;b&gt;" in answer.content.decode()
    page = text(answer)
    assert "Lines to talk, in Germany" in page
    assert "Somebody checked these numbers on 1 November 2026" in page
    assert "112" in page


def test_old_lines_are_shown_with_a_word_about_their_age(
    settings: Any, tmp_path: Path
) -> None:
    given(settings, tmp_path, "2001-01-01")
    assert "That is long ago." in text(Client().get("/help/"))


@pytest.mark.parametrize("broken", ["", "country =", "[[line]]", "\x00"])
def test_a_broken_file_never_breaks_the_page(
    settings: Any, tmp_path: Path, broken: str
) -> None:
    settings.BETWEEN_HELP = tmp_path / "help.toml"
    settings.BETWEEN_HELP.write_text(broken, encoding="utf-8")
    answer = Client().get("/help/")
    assert answer.status_code == 200
    assert "has not given any lines" in text(answer)
    assert 'href="tel:112"' in answer.content.decode()


def test_help_is_there_unlocked_locked_and_before_signing_up(alice: Somebody) -> None:
    for client in (alice.client, alice.locked(), Client()):
        assert "Somebody near you" in text(client.get("/help/"))


def test_these_pages_are_only_read() -> None:
    for path in ("/", "/promise/", "/help/", "/health"):
        assert Client().post(path).status_code == 405


def test_a_proxy_is_told_that_the_database_answers() -> None:
    answer = Client().get("/health")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def _cookie(secret: bytes) -> str:
    return urlsafe_b64encode(secret).decode()

"""Where nothing can be kept, a page says so and hands back what was typed.

SQLite itself is brought to refuse: no page more, no writing, or somebody else at it.
"""

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.models import F
from django.test import Client

from between.records import sheets, shelf, sqlite
from between.records.models import Account, Entry, Letter, Visit
from between.story.episode import Episode
from between.story.noticing import Draft
from between.story.people import Person
from tests.people import PASSPHRASE, Somebody
from tests.visitor import forms
from tests.web.bond.two import joined
from tests.web.reading import text

pytestmark = pytest.mark.django_db(transaction=True)
REFUSED = ["full", "read-only"]
WORDS = "She looked at the clock, and I went quiet. " * 60
MOMENT = {"valence": "hurt", "who": "", "who_name": "Ana", "wish": ["w6"], "words": WORDS}

UNA = {
    "name": "una",
    "choice": "own",
    "zone": "UTC",
    "passphrase": PASSPHRASE,
    "again": PASSPHRASE,
}


@contextmanager
def refusing(why: str) -> Iterator[None]:
    """Let SQLite refuse every write, as it does on such a disk."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # no free page is left then
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        begin, end = {
            "full": (f"max_page_count={pages}", "max_page_count=1000000"),
            "read-only": ("query_only=ON", "query_only=OFF"),
        }[why]
        cursor.execute(f"PRAGMA {begin}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA {end}")


@pytest.mark.parametrize("why", REFUSED)
def test_a_moment_that_cannot_be_kept_comes_back_with_its_page(
    alice: Somebody, why: str
) -> None:
    with refusing(why):
        answer = alice.client.post("/moments/new/", MOMENT)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert "This could not be kept" in text(answer)
    assert "What you kept before is safe" in text(answer)
    form = next(form for form in forms(answer.content.decode()) if "words" in form.fields)
    assert form.fields["words"].chosen == [WORDS]
    assert not Entry.objects.of(alice.keys.account).exists()

    answer = alice.client.post("/moments/new/", form.filled(lambda one: one.chosen[0]))
    assert answer.status_code == 302
    kept = shelf.take(alice.keys, Episode).kept
    assert [one.story.words for one in kept] == [WORDS.strip()]
    assert [one.story.name for one in shelf.take(alice.keys, Person).kept] == ["Ana"]


def test_a_database_that_somebody_holds_is_such_a_moment_too(
    alice: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = OperationalError("database is locked")
    monkeypatch.setattr(shelf, "put", _raising(error))
    answer = alice.client.post("/moments/new/", MOMENT)
    assert answer.status_code == 503
    assert "What you typed is still here" in text(answer)


@pytest.mark.parametrize("why", REFUSED)
def test_what_was_kept_can_still_be_read(alice: Somebody, why: str) -> None:
    alice.client.post("/moments/new/", MOMENT)
    _let_time_pass(alice)
    with refusing(why):
        answer = alice.client.get("/moments/")
    assert answer.status_code == 200
    assert "I went quiet" in answer.content.decode()


def test_a_draft_that_is_not_kept_is_not_said_to_be(alice: Somebody) -> None:
    with refusing("read-only"):
        answer = alice.client.post("/drafts/", {"place": "/moments/new/", "words": WORDS})
    assert answer.status_code == 503
    assert not shelf.take(alice.keys, Draft).kept


def test_a_form_that_met_a_lock_comes_back_where_it_cannot_be_held(alice: Somebody) -> None:
    client = alice.locked()
    with refusing("read-only"):
        answer = client.post("/moments/new/", MOMENT)
    assert answer.status_code == 503
    assert "I went quiet" in answer.content.decode()
    assert not Letter.objects.exists()


def test_an_old_form_comes_back_where_it_cannot_be_held(alice: Somebody) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = alice.locked().cookies
    with refusing("read-only"):
        answer = client.post("/moments/new/", MOMENT)
    assert answer.status_code == 503
    assert "I went quiet" in answer.content.decode()


def test_who_cannot_be_signed_up_leaves_nothing_and_gets_no_secret_back() -> None:
    with refusing("read-only"):
        answer = Client().post("/sign-up/", UNA)
    assert answer.status_code == 503
    assert "go back one page" in text(answer)
    assert PASSPHRASE not in answer.content.decode()
    assert not Account.objects.exists()


def test_an_account_is_made_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sheets, "draw", _raising(OperationalError("database or disk is full"))
    )
    answer = Client().post("/sign-up/", UNA)
    assert answer.status_code == 503
    assert not Account.objects.exists()


def test_the_log_says_why_and_nothing_of_what_was_typed(
    alice: Somebody, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO), refusing("read-only"):
        alice.client.post("/moments/new/", MOMENT)
    assert "the disk or the database is read-only" in caplog.text
    assert "clock" not in caplog.text
    assert "Ana" not in caplog.text


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (OperationalError("database or disk is full"), "full"),
        (
            sqlite.module.OperationalError("attempt to write a readonly database"),
            "read-only",
        ),
        (OperationalError("database table is locked"), "locked"),
        (OSError(errno.ENOSPC, "No space left on device"), "full"),
        (OSError(errno.EROFS, "Read-only file system"), "read-only"),
        (OperationalError("no such table: said in confidence"), ""),
        (OSError(errno.ENOENT, "said in confidence"), ""),
        (ValueError("the cup is full"), ""),
    ],
)
def test_only_a_disk_that_refuses_is_taken_for_one(error: Exception, word: str) -> None:
    assert sqlite.refusal(error) == word


def _raising(error: Exception) -> Any:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def _let_time_pass(somebody: Somebody) -> None:
    """Let the visit want to be lengthened at the next look, which is a write."""
    mine = Visit.objects.of(somebody.keys.account)
    mine.update(idle_until=F("idle_until") - timedelta(minutes=5))


def test_where_nothing_can_be_kept_the_others_answer_stays_shut_and_ones_own_is_read(
    alice: Somebody, bob: Somebody
) -> None:
    url = f"/together/{joined(alice, bob).strip('/').split('/')[-1]}/looking-back/"
    for one, words in ((alice, "quillfeather"), (bob, "larkspur")):
        said = {"turn": "1", "serves": "neither", "words": words, "seen": "both"}
        assert one.client.post(url, said).status_code == 302
    with refusing("read-only"):
        page = text(alice.client.get(url))
    assert "quillfeather" in page
    assert "larkspur" not in page
    assert "larkspur" in text(alice.client.get(url))

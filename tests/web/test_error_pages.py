"""What did not work is said kindly: what is safe, and the next step."""

import re
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from between.records.keyroom import Damaged
from between.records.shelf import CannotBeOpened, Missing
from between.records.turnstile import Busy
from between.web import errors
from between.web.middleware import Answers
from tests.people import Somebody
from tests.web.reading import text

BLAME = re.compile(
    r"\b(invalid|illegal|forbidden|denied|exception|traceback|error \d|40[034]|50[03]|csrf)\b|!",
    re.IGNORECASE,
)


def request() -> HttpRequest:
    return RequestFactory().get("/moments/")


def answered(error: Exception) -> Any:
    return Answers(lambda _: errors.server_error(request())).process_exception(
        request(), error
    )


@pytest.mark.parametrize(
    ("error", "status", "safe"),
    [
        (Missing(), 404, "What you kept is safe"),
        (CannotBeOpened(), 200, "Everything else is fine"),
        (Damaged(), 503, "Nothing was written over it"),
        (Busy(), 503, "Nothing is lost"),
    ],
)
def test_what_the_rooms_below_say_becomes_a_kind_page(
    error: Exception, status: int, safe: str
) -> None:
    answer = answered(error)
    assert answer.status_code == status
    assert safe in text(answer)
    assert not BLAME.search(text(answer))


def test_an_address_that_only_takes_forms_says_so(alice: Somebody) -> None:
    answer = alice.client.get("/account/device/")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "Nothing was changed" in text(answer)
    assert not BLAME.search(text(answer))


def test_what_nobody_foresaw_is_left_to_the_last_page() -> None:
    assert answered(ValueError("said in confidence")) is None


def test_a_busy_server_says_when_to_come_back() -> None:
    assert answered(Busy())["Retry-After"] == "5"


def test_the_last_page_needs_no_database_and_repeats_nothing() -> None:
    """Without the mark `django_db` every question to the database fails the test."""
    answer = errors.server_error(request())
    assert answer.status_code == 500
    assert "our fault and not yours" in text(answer)
    assert "Need help now" in text(answer)
    assert not BLAME.search(text(answer))


def test_the_pages_for_what_could_not_be_read_need_no_database() -> None:
    for answer in (
        errors.bad_request(request(), ValueError("said in confidence")),
        errors.not_found(request(), ValueError("said in confidence")),
    ):
        assert "confidence" not in text(answer)
        assert not BLAME.search(text(answer))


def test_a_view_that_fails_gives_the_last_page(
    alice: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("said in confidence")

    monkeypatch.setattr("between.records.keyroom.name_of", fail)
    alice.client.raise_request_exception = False
    answer = alice.client.get("/account/")
    assert answer.status_code == 500
    assert "our fault and not yours" in text(answer)
    assert "confidence" not in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/nothing/", "/moments/5a5a5a5a-5a5a-4a5a-9a5a-5a5a5a5a5a5a/", "/account/nothing"],
)
def test_what_is_not_there_and_what_is_not_allowed_look_alike(
    path: str, alice: Somebody
) -> None:
    answer = alice.client.get(path)
    assert answer.status_code == 404
    assert "What you kept is safe" in text(answer)


def test_a_host_that_is_not_ours_is_answered_without_naming_it(alice: Somebody) -> None:
    answer = alice.client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


def test_a_stale_form_is_told_what_happened_to_it(alice: Somebody) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/unlock/", {"name": "ana", "passphrase": "secret words"})
    assert answer.status_code == 403
    assert "This page was open for long" in text(answer)
    assert "secret words" not in answer.content.decode()
    assert not BLAME.search(text(answer))

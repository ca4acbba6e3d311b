"""An error in any view leaves nothing behind of what was said: no log, page or mail holds it."""

import io
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import mail
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import timezone
from django.utils.log import AdminEmailHandler

from between.records import shelf
from between.web import http
from between.web.reports import IdsOnly
from tests.life import Lived, live, meet
from tests.people import Somebody
from tests.security.addresses import every
from tests.security.attempt import as_it_was, twin
from tests.security.expected import EXPECTED
from tests.security.scanner import hits

CANARY = "kanarienvogel"


class SaidInConfidence(Exception):
    """What a careless line of ours might raise."""


@pytest.fixture
def written(settings: Any) -> Iterator[io.StringIO]:
    """Everything that goes to the log, as an operator's disk would keep it, and error mails."""
    settings.ADMINS = [("Operator", "operator@between.example")]
    log = io.StringIO()
    streams = [
        (one, one.setStream(log))
        for one in logging.getLogger().handlers
        if isinstance(one, logging.StreamHandler)
        and any(isinstance(each, IdsOnly) for each in one.filters)
    ]
    assert streams, "The log of the settings is not there; nothing would be looked at."
    mailing, django = AdminEmailHandler(include_html=True), logging.getLogger("django")
    mailing.setLevel(logging.ERROR)
    django.addHandler(mailing)
    yield log
    django.removeHandler(mailing)
    for handler, before in streams:
        handler.setStream(before)


@pytest.mark.slow  # every address, read and written, each with an error inside
def test_an_error_inside_any_view_tells_nothing(
    alice: Somebody,
    bob: Somebody,
    written: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, pages = timezone.now(), []
    alice, bob, lived = meet(alice, bob, live(alice.keys, now, CANARY), now, CANARY)
    for address in every():
        monkeypatch.setattr(address.pattern, "callback", _raising(address.pattern.callback))
        row = EXPECTED[address.name]
        who, url = bob if row.of_therapist else alice, address.url(**row.of(lived))
        pages += [_ask(who.client, method, url) for method in ("get", "post")]
    assert all(page.status_code == 500 for page in pages)
    assert hits([CANARY], b"".join(page.content for page in pages)) == []
    assert written.getvalue().count("SaidInConfidence") >= len(pages)
    _assert_nothing_was_said(written)
    assert len(mail.outbox) == len(pages)


@pytest.mark.slow  # every third address, read and written, with two rooms broken
@pytest.mark.parametrize("broken", ["shelf", "render"])
def test_an_error_in_the_rooms_below_tells_nothing(
    alice: Somebody, written: io.StringIO, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    lived = live(alice.keys, timezone.now(), CANARY)
    where: dict[str, list[tuple[Any, str]]] = {
        "shelf": [(shelf, "take"), (shelf, "one"), (shelf, "put"), (shelf, "change")],
        "render": [(http, "render")],
    }
    for room, name in where[broken]:
        monkeypatch.setattr(room, name, _fail)
    pages = [_ask(alice.client, "get", url) for url in _urls(lived)]
    pages += [_ask(alice.client, "post", url) for url in _urls(lived)]
    failed = [page.content for page in pages if page.status_code == 500]
    assert len(failed) >= 3
    assert hits([CANARY], b"".join(failed)) == []
    _assert_nothing_was_said(written)


def test_an_error_that_is_logged_by_hand_tells_only_its_kind(written: io.StringIO) -> None:
    try:
        _fail()
    except SaidInConfidence:
        logging.getLogger("between").exception("could not keep entry %s", 7)
    assert "could not keep entry 7" in written.getvalue()
    assert "SaidInConfidence" in written.getvalue()
    _assert_nothing_was_said(written)


@pytest.mark.django_db
def test_an_address_with_words_in_it_is_not_written_down(written: io.StringIO) -> None:
    client = Client()
    for url in (f"/{CANARY}", f"/moments/{CANARY}/", f"/help/?{CANARY}=1"):
        client.get(url)
    client.post(f"/unlock/?next=/{CANARY}", {"name": CANARY, "passphrase": CANARY})
    client.get("/help/", headers={"Host": f"{CANARY}.example", "Referer": f"/{CANARY}"})
    _assert_nothing_was_said(written)


def _raising(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    def through(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        confidence = f"{CANARY} in a variable"
        answer = view(request, *args, **kwargs)
        raise SaidInConfidence(f"{confidence} {answer} {request.POST}")

    return through


def _fail(*_: object, **__: object) -> None:
    story = f"{CANARY} in a story"
    raise SaidInConfidence(story)


def _ask(client: Client, method: str, url: str) -> Any:
    with as_it_was():
        asking = twin(client)
        if method == "get":
            return asking.get(url)
        return asking.post(url, {"words": CANARY, "name": CANARY, "passphrase": CANARY})


def _urls(lived: Lived) -> list[str]:
    return [one.url(**EXPECTED[one.name].of(lived)) for one in every()[::3]]


def _assert_nothing_was_said(written: io.StringIO) -> None:
    mails = "".join(str(one.message()) + one.subject + one.body for one in mail.outbox)
    assert hits([CANARY], written.getvalue().encode() + mails.encode()) == []

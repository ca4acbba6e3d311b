"""Passkeys on the pages: set up with the passphrase, used in one touch, taken away again."""

import html
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from between.records import factors
from between.records.arrivals import Way
from between.records.factors import Passkey
from tests.authenticator import Authenticator
from tests.people import PASSPHRASE, Somebody
from tests.web.keys.pages import unlock
from tests.web.reading import text

ADD, WITH, CODE = "/account/security/passkey/", "/unlock/passkey/", "/unlock/code/"


def options(client: Client, url: str) -> Any:
    """What a page asks of the browser."""
    found = re.search(r'data-options="([^"]+)"', client.get(url).content.decode())
    assert found
    return json.loads(html.unescape(found[1]))


def add(somebody: Somebody, one: Authenticator, *, prf: bool = True, **more: str) -> Any:
    asked = options(somebody.client, ADD)
    said = {"name": "blue key", "present": PASSPHRASE, "credential": one.make(asked)}
    said |= {"prf": one.salted(asked)} if prf else {}
    return somebody.client.post(ADD, said | more, secure=True)


def touch(client: Client, one: Authenticator, **more: str) -> Any:
    asked = options(client, "/unlock/")
    said = {"credential": one.answer(asked), "prf": one.salted(asked)}
    return client.post(WITH, said | more)


def is_unlocked(client: Client) -> bool:
    return client.get("/noticings/").status_code == 200


def test_one_touch_unlocks_and_no_second_step_follows(alice: Somebody) -> None:
    one, client = Authenticator(), Client()
    assert "it unlocks with one touch" in text(add(alice, one))
    assert touch(client, one, next="/mirror/")["Location"] == "/mirror/"
    assert is_unlocked(client)
    said = text(client.get("/account/security/"))
    assert "blue key" in said
    assert "with a passkey" in said


def test_the_first_passkey_brings_spare_codes_and_the_second_none(alice: Somebody) -> None:
    assert "Your spare codes" in text(add(alice, Authenticator()))
    answer = add(alice, Authenticator(b"other"))
    assert answer["Location"] == "/account/security/"


def test_without_prf_it_is_a_second_step_after_the_passphrase(alice: Somebody) -> None:
    one, client = Authenticator(), Client()
    assert "cannot unlock by itself" in text(add(alice, one, prf=False))
    assert "opens nothing here" in text(touch(client, one))
    assert unlock(client, alice.name)["Location"] == CODE
    asked = options(client, CODE)
    assert len(asked["allowCredentials"]) == 1
    other = Authenticator(b"other").answer(asked)
    assert "not known here" in text(client.post(CODE, {"credential": other}))
    client.post(CODE, {"credential": one.answer(options(client, CODE))})
    assert is_unlocked(client)


def test_a_passkey_that_unlocks_is_a_second_step_too(alice: Somebody) -> None:
    one, client = Authenticator(), Client()
    add(alice, one)
    assert unlock(client, alice.name)["Location"] == CODE
    assert not is_unlocked(client)
    client.post(CODE, {"credential": one.answer(options(client, CODE))})
    assert is_unlocked(client)


@pytest.mark.parametrize(
    "more",
    [
        {"present": "wrong"},
        {"present": ""},
        {"name": ""},
        {"credential": ""},
        {"credential": "{"},
    ],
)
def test_what_is_not_whole_sets_nothing_up(alice: Somebody, more: dict[str, Any]) -> None:
    assert "Not set up yet" in text(add(alice, Authenticator(), **more))
    assert not factors.has_any(alice.keys)


def test_a_lost_passkey_is_taken_away_and_opens_nothing(alice: Somebody) -> None:
    one, client = Authenticator(), Client()
    add(alice, one)
    (held,) = factors.of(alice.keys)
    url = f"/account/security/steps/{held.id}/removing/"
    assert "blue key" in text(alice.client.get(url))
    alice.client.post(url, {"present": PASSPHRASE})
    assert "opens nothing here" in text(touch(client, one))
    assert unlock(client, alice.name)["Location"] == "/moments/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "said", [{}, {"credential": "x"}, {"credential": "{}", "prf": "é"}]
)
def test_nonsense_is_told_with_a_way_back(said: dict[str, str]) -> None:
    answer = Client().post(WITH, said)
    assert answer.status_code == 200
    assert "Back to all ways in" in text(answer)


@pytest.mark.django_db
def test_many_wrong_ones_from_one_place_must_wait() -> None:
    client = Client()
    for _ in range(21):
        client.post(WITH, {"credential": "x"})
    assert client.post(WITH, {"credential": "x"}).status_code == 429


def test_on_a_shared_computer_no_device_is_known_after_it(alice: Somebody) -> None:
    one, client = Authenticator(), Client()
    add(alice, one)
    touch(client, one, shared="on")
    assert is_unlocked(client)
    assert "This one Known since" not in text(client.get("/account/security/"))


@pytest.mark.django_db
def test_a_made_up_person_sets_none_up() -> None:
    client = Client()
    client.post("/demonstration/")
    assert client.get(ADD)["Location"] == "/account/"


def test_the_row_holds_neither_name_nor_key_in_clear(alice: Somebody) -> None:
    one = Authenticator()
    add(alice, one)
    (held,) = factors.of(alice.keys)
    assert held.proof == Passkey("blue key", held.proof.credential, opens=True)  # type: ignore[union-attr]
    assert Way.PASSKEY in set(Way)
    assert held.day == timezone.now().date()

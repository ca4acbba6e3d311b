"""After the passphrase the second step, and before it nothing of what was kept."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from between.records import authenticator, factors, shelf
from between.records.models import Device, Factor, Spare, Visit
from between.story.noticing import Draft, Preferences
from between.vault import totp
from between.web import cookies
from tests.people import PASSPHRASE, Somebody, browser, sign_up, therapist
from tests.security.addresses import every
from tests.security.expected import EXPECTED
from tests.web.keys.pages import sheet_key, unlock
from tests.web.reading import text

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
STEP = int(NOW.timestamp()) // 30
APP, CODE = "/account/security/app/", "/unlock/code/"


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def ana(alice: Somebody) -> Somebody:
    return Somebody(name=alice.name, keys=alice.keys, client=browser(alice.keys, NOW))


def seed(somebody: Somebody) -> bytes:
    (held,) = factors.of(somebody.keys)
    return held.proof.seed  # type: ignore[union-attr]


def set_up(somebody: Somebody) -> list[str]:
    """Set an app up as its owner does; return the spare codes."""
    assert somebody.client.post(APP, {"begin": "yes"})["Location"] == APP
    said = {"code": totp.code(seed(somebody), STEP - 1), "present": PASSPHRASE}
    shown = somebody.client.post(APP, said).content.decode()
    return re.findall(r"<li>([0-9A-Z]{5}-[0-9A-Z]{5})</li>", shown)


def halfway(somebody: Somebody, **more: str) -> Client:
    """A browser in which the passphrase was typed and the code not yet."""
    client = Client()
    assert unlock(client, somebody.name, **more)["Location"].startswith(CODE)
    return client


def give(client: Client, code: str, **more: str) -> Any:
    return client.post(CODE, {"code": code, **more})


def is_unlocked(client: Client) -> bool:
    return client.get("/noticings/").status_code == 200


def test_setting_up_shows_a_code_letters_and_then_ten_spare_codes(ana: Somebody) -> None:
    assert "Set it up" in text(ana.client.get(APP))
    ana.client.post(APP, {"begin": "yes"})
    shown = ana.client.get(APP).content.decode()
    assert "<svg" in shown
    assert "".join(re.findall(r"<li>([A-Z2-7]{4})</li>", shown)) == totp.spelled(seed(ana))
    assert len(set_up(ana)) == 10
    assert "Second step: six digits." in text(ana.client.get("/account/security/"))


def test_a_wrong_code_or_passphrase_sets_nothing_up(ana: Somebody) -> None:
    ana.client.post(APP, {"begin": "yes"})
    right = totp.code(seed(ana), STEP)
    for said in (
        {"code": "12 34", "present": PASSPHRASE},
        {"code": right, "present": "wrong"},
        {"code": right},
        {},
    ):
        answer = ana.client.post(APP, said)
        assert "Not set up yet" in text(answer)
        assert right not in text(answer)
    assert not authenticator.is_set_up(ana.keys)


def test_after_the_passphrase_every_address_leads_to_the_code(ana: Somebody) -> None:
    set_up(ana)
    client = halfway(ana)
    for address in every():
        row = EXPECTED[address.name]
        if row.public or address.name == "factor-removing":
            continue
        ids = dict.fromkeys(row.ids, factors.of(ana.keys)[0].id) | row.said
        for method in ("get", "post"):
            answer = getattr(client, method)(address.url(**ids))
            if answer.status_code != 405:
                assert answer["Location"].startswith(CODE), address.name
    assert PASSPHRASE not in text(client.get(CODE))
    assert "Moments" not in text(client.get(CODE))


def test_the_code_opens_and_leads_where_one_was_going(ana: Somebody) -> None:
    set_up(ana)
    client = Client()
    first = unlock(client, ana.name, next="/mirror/")
    assert first["Location"] == f"{CODE}?next=%2Fmirror%2F"
    assert 'name="next" value="/mirror/"' in client.get(first["Location"]).content.decode()
    before = client.cookies[cookies.TOKEN].value
    answer = give(client, totp.code(seed(ana), STEP), next="/mirror/")
    assert answer["Location"] == "/mirror/"
    assert client.cookies[cookies.TOKEN].value != before
    assert is_unlocked(client)
    assert client.get(CODE)["Location"] == "/moments/"
    assert "without the second step" not in text(ana.client.get("/account/security/"))


def test_a_code_is_not_taken_twice(ana: Somebody) -> None:
    set_up(ana)
    code, first, second = totp.code(seed(ana), STEP), halfway(ana), halfway(ana)
    give(first, code)
    assert "does not fit" in text(give(second, code))
    assert not is_unlocked(second)


def test_a_clock_that_is_a_day_off_is_said_with_its_cure(ana: Somebody) -> None:
    set_up(ana)
    shelf.put(ana.keys, Preferences(zone="Europe/Berlin"), NOW.date())
    said = text(give(halfway(ana), totp.code(seed(ana), STEP + 2880)))
    assert "Here it is 23 November, 10:00: if your phone says anything else" in said


def test_nothing_typed_is_said(ana: Somebody) -> None:
    set_up(ana)
    assert "or one of your spare codes" in text(give(halfway(ana), ""))


def test_a_spare_code_counts_once(ana: Somebody) -> None:
    codes = set_up(ana)
    client = halfway(ana)
    assert is_unlocked(client) is False
    client.post(CODE, {"spare": codes[0].lower()})
    assert is_unlocked(client)
    again = halfway(ana)
    assert "does not count" in text(again.post(CODE, {"spare": codes[0]}))
    assert "9 spare codes are left" in text(client.get("/account/security/"))


def test_wrong_codes_make_everybody_wait_but_a_known_device(ana: Somebody) -> None:
    set_up(ana)
    client = halfway(ana)
    for _ in range(6):
        give(client, "000000")
    answer = give(client, totp.code(seed(ana), STEP))
    assert answer.status_code == 429
    assert not is_unlocked(client)
    known = halfway(ana)
    known.cookies[cookies.DEVICE] = ana.client.cookies[cookies.DEVICE].value
    give(known, totp.code(seed(ana), STEP))
    assert is_unlocked(known)


def test_a_device_is_not_known_before_the_second_step(ana: Somebody) -> None:
    set_up(ana)
    before = Device.objects.count()
    client = halfway(ana)
    assert Device.objects.count() == before
    give(client, totp.code(seed(ana), STEP))
    assert Device.objects.count() == before + 1


def test_on_a_shared_computer_none_is_known_after_it(ana: Somebody) -> None:
    set_up(ana)
    before = Device.objects.count()
    client = halfway(ana, shared="on")
    give(client, totp.code(seed(ana), STEP))
    assert is_unlocked(client)
    assert Device.objects.count() == before


def test_what_is_sent_before_the_code_is_held(ana: Somebody) -> None:
    set_up(ana)
    client = halfway(ana)
    answer = client.post("/noticings/new/", {"words": "when they call"})
    assert answer["Location"] == f"{CODE}?held"
    assert "It waits for you behind this door" in text(client.get(f"{CODE}?held"))
    assert not shelf.take(ana.keys, Draft).kept
    assert give(client, totp.code(seed(ana), STEP))["Location"] == "/drafts/"


def test_a_visit_that_waits_is_shown_and_can_be_ended(ana: Somebody) -> None:
    set_up(ana)
    client = halfway(ana)
    said = text(ana.client.get("/account/security/"))
    assert "the second step not yet" in said
    assert "without the second step" in said
    ana.client.post("/account/security/visits/", {"others": "all"})
    assert client.get(CODE)["Location"] == "/unlock/"


def test_after_locking_the_code_alone_opens_nothing(ana: Somebody) -> None:
    set_up(ana)
    client = halfway(ana)
    client.post("/lock/")
    assert give(client, totp.code(seed(ana), STEP))["Location"] == "/unlock/"


def test_turning_the_column_lets_nobody_through(ana: Somebody) -> None:
    set_up(ana)
    client = halfway(ana)
    Visit.objects.filter(factor_due=True).update(factor_due=False)
    assert not is_unlocked(client)


def test_a_step_is_taken_away_by_whoever_knows_the_passphrase(ana: Somebody) -> None:
    set_up(ana)
    url = f"/account/security/steps/{factors.of(ana.keys)[0].id}/removing/"
    assert "Not taken away yet" in text(ana.client.post(url, {"present": "wrong"}))
    assert ana.client.post(url, {"present": PASSPHRASE})["Location"] == "/account/security/"
    assert unlock(Client(), ana.name)["Location"] == "/moments/"
    assert ana.client.get("/account/security/spare-codes/").status_code == 302


def test_a_damaged_step_says_so_and_can_be_taken_away(ana: Somebody) -> None:
    set_up(ana)
    Factor.objects.update(sealed=b"x")
    assert "Cannot be read" in text(ana.client.get("/account/security/"))
    client = halfway(ana)
    assert client.get(CODE).status_code == 200


def recover(somebody: Somebody, key: str) -> Client:
    new, client = "another lantern under seven hills", Client()
    said = {"name": somebody.name, "recovery_key": key, "passphrase": new, "again": new}
    assert client.post("/recovery/", said)["Location"] == "/account/sheet/"
    return client


@pytest.mark.parametrize("who", ["client", "therapist"])
def test_a_step_deleted_from_outside_lets_nobody_through_but_the_sheet(
    db: None, who: str
) -> None:
    made = (sign_up if who == "client" else therapist)("ana", now=NOW)
    set_up(made)
    made.client.post("/account/sheet/")
    key = sheet_key(made.client)
    made.client.post("/account/sheet/check/", {"recovery_key": key})
    for table in (Factor, Spare):
        table.objects.all().delete()
    client = halfway(made)
    assert "Your sheet leads in" in text(client.get(CODE))
    assert client.get(APP)["Location"].startswith(CODE)  # nor is another one set up
    assert not is_unlocked(client)
    client = recover(made, key)
    assert "up anew under You, Security" in text(client.get("/account/security/"))
    again = unlock(Client(), made.name, "another lantern under seven hills")
    assert again["Location"] == ("/moments/" if who == "client" else CODE)


def test_new_spare_codes_need_the_passphrase(ana: Somebody) -> None:
    old = set_up(ana)
    url = "/account/security/spare-codes/"
    assert "10 of your spare codes still count" in text(ana.client.get(url))
    assert "Not drawn yet" in text(ana.client.post(url, {"present": "wrong"}))
    shown = ana.client.post(url, {"present": PASSPHRASE}).content.decode()
    assert len(set(re.findall(r"[0-9A-Z]{5}-[0-9A-Z]{5}", shown)) - set(old)) == 10


def test_the_sheet_leads_past_a_lost_second_step(ana: Somebody) -> None:
    set_up(ana)
    ana.client.post("/account/sheet/")
    key = sheet_key(ana.client)
    ana.client.post("/account/sheet/check/", {"recovery_key": key})
    client = recover(ana, key)
    assert "take it away under You, Security" in text(client.get("/account/security/"))
    assert is_unlocked(client)


def test_where_it_is_required_nothing_is_shown_before_it_is_set_up(
    ana: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(factors, "required", lambda _: True)
    client = halfway(ana)
    assert client.get(CODE)["Location"] == APP
    assert client.get("/moments/")["Location"].startswith(CODE)
    first = text(client.get(APP))
    assert "needs a second step before anything is shown" in first
    assert "Moments" not in first
    client.post(APP, {"begin": "yes"})
    shown = client.post(APP, {"code": totp.code(seed(ana), STEP)})
    assert "Your spare codes" in text(shown)
    assert is_unlocked(client)


def test_one_who_must_have_it_and_has_it_cannot_set_up_another_halfway(
    ana: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(ana)
    monkeypatch.setattr(factors, "required", lambda _: True)
    client = halfway(ana)
    for method in ("get", "post"):
        assert getattr(client, method)(APP)["Location"].startswith(CODE)


def test_who_signs_up_and_must_have_it_sets_it_up_first(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(factors, "required", lambda _: True)
    client = Client()
    said = {"name": "dora", "choice": "own", "passphrase": PASSPHRASE, "again": PASSPHRASE}
    client.post("/sign-up/", said)
    assert client.get("/account/sheet/")["Location"].startswith(CODE)


@pytest.mark.django_db
def test_a_made_up_person_sets_nothing_up() -> None:
    client = Client()
    client.post("/demonstration/")
    assert client.get(APP)["Location"] == "/account/"


def test_a_code_that_comes_later_counts(ana: Somebody) -> None:
    set_up(ana)
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        client = halfway(ana)
        give(client, totp.code(seed(ana), STEP + 10))
        assert is_unlocked(client)

"""Passkeys: a second step, and where they can, a way in. Everything else is refused."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from between.records import challenges, factors, keyring, keyroom, passkeys
from between.records.ceremony import Said, Site
from between.records.keyroom import NotUnlocked
from between.records.models import Factor
from tests.authenticator import Authenticator, read
from tests.people import Somebody, fresh

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SITE = Site("testserver")


def made(
    somebody: Somebody, one: Authenticator, *, prf: bool = True, site: Site = SITE
) -> Any:
    options = json.loads(passkeys.offer(somebody.keys, site, NOW))
    gives = read(one.salted(options)) if prf else b""
    return passkeys.add(somebody.keys, site, Said(one.make(options), gives), "phone", NOW)


def asked(one: Authenticator, site: Site = SITE, keys: Any = None) -> Said:
    """Return the answer to a challenge of now, with what the PRF gives."""
    options = json.loads(passkeys.ask(site, NOW, keys))
    return Said(one.answer(options), b"" if keys else read(one.salted(options)))


def test_a_passkey_with_prf_opens_the_account(alice: Somebody) -> None:
    one = Authenticator()
    assert made(alice, one).opens
    assert passkeys.unlock(SITE, asked(one), NOW) == fresh(alice).keys


def test_on_this_machine_http_will_do(alice: Somebody) -> None:
    one = Authenticator(host="localhost", origin="http://localhost:8000")
    site = Site("localhost")
    made(alice, one, site=site)
    assert passkeys.unlock(site, asked(one, site), NOW) == fresh(alice).keys


def test_without_prf_it_is_a_second_step_only(alice: Somebody) -> None:
    one = Authenticator()
    assert not made(alice, one, prf=False).opens
    with pytest.raises(NotUnlocked):
        passkeys.unlock(SITE, asked(one), NOW)
    passkeys.check(alice.keys, SITE, asked(one, keys=alice.keys), NOW)


def test_what_does_not_verify_its_owner_never_opens(alice: Somebody) -> None:
    one = Authenticator(verifies=False)
    assert not made(alice, one).opens
    passkeys.check(alice.keys, SITE, asked(one, keys=alice.keys), NOW)


def test_one_that_opens_must_verify_its_owner_each_time(alice: Somebody) -> None:
    one = Authenticator()
    made(alice, one)
    one.verifies = False
    with pytest.raises(NotUnlocked):
        passkeys.unlock(SITE, asked(one), NOW)


def test_another_passkey_prf_or_signature_opens_nothing(alice: Somebody) -> None:
    one, other = Authenticator(), Authenticator(b"other")
    made(alice, one)
    copy = Authenticator()  # the same id and PRF, and another key
    right = asked(one)
    for said in (
        asked(other),
        asked(copy),
        Said(right.answer, bytes(32)),
        Said(right.answer, b""),
        Said(right.answer, right.prf[:31]),
    ):
        with pytest.raises(NotUnlocked):
            passkeys.unlock(SITE, said, NOW)
    assert passkeys.unlock(SITE, right, NOW) == fresh(alice).keys


def test_an_answer_counts_once_and_for_ten_minutes(alice: Somebody) -> None:
    one = Authenticator()
    made(alice, one)
    said, late = asked(one), asked(one)
    passkeys.unlock(SITE, said, NOW)
    for again, when in ((said, NOW), (late, NOW + timedelta(seconds=601))):
        with pytest.raises(NotUnlocked):
            passkeys.unlock(SITE, again, when)


@pytest.mark.parametrize(
    "origin",
    ["http://testserver", "https://evil.testserver", "https://testserver.evil", "", "x"],
)
def test_an_answer_given_to_another_site_is_refused(alice: Somebody, origin: str) -> None:
    one = Authenticator()
    made(alice, one)
    one.origin = origin
    with pytest.raises(NotUnlocked):
        passkeys.unlock(SITE, asked(one), NOW)


@pytest.mark.parametrize(
    "bad", ["", "{}", "[]", "null", "1", "{", '{"rawId": 1}', '{"rawId": "AA"}', "\ud83d"]
)
def test_what_is_no_answer_is_refused(alice: Somebody, bad: str) -> None:
    with pytest.raises(NotUnlocked):
        passkeys.unlock(SITE, Said(bad, bytes(32)), NOW)
    with pytest.raises(NotUnlocked):
        passkeys.check(alice.keys, SITE, Said(bad), NOW)
    with pytest.raises(NotUnlocked):
        passkeys.add(alice.keys, SITE, Said(bad), "phone", NOW)


def test_the_same_passkey_is_set_up_once(alice: Somebody, charlie: Somebody) -> None:
    one = Authenticator()
    made(alice, one)
    for somebody in (alice, charlie):
        with pytest.raises(NotUnlocked):
            made(somebody, one)
    assert Factor.objects.count() == 1


def test_the_browser_is_told_which_ones_are_known(alice: Somebody) -> None:
    one = Authenticator()
    made(alice, one)
    options = json.loads(passkeys.offer(alice.keys, SITE, NOW))
    assert [read(known["id"]) for known in options["excludeCredentials"]] == [one.id]
    assert alice.keys.account.bytes not in read(options["user"]["id"])


def test_another_persons_passkey_is_no_second_step_here(
    alice: Somebody, charlie: Somebody
) -> None:
    one = Authenticator()
    made(alice, one)
    with pytest.raises(NotUnlocked):
        passkeys.check(charlie.keys, SITE, asked(one, keys=charlie.keys), NOW)


def test_a_passkey_that_was_taken_away_opens_nothing(alice: Somebody) -> None:
    one = Authenticator()
    made(alice, one)
    factors.remove(alice.keys, factors.of(alice.keys)[0].id)
    with pytest.raises(NotUnlocked):
        passkeys.unlock(SITE, asked(one), NOW)


def test_after_erasing_no_passkey_opens_a_copy_of_the_rows(alice: Somebody) -> None:
    one = Authenticator()
    made(alice, one)
    keyring.of_server().erase(alice.keys.account)
    with pytest.raises(NotUnlocked):
        passkeys.unlock(SITE, asked(one), NOW)


def test_a_row_that_was_changed_or_moved_opens_nothing(
    alice: Somebody, charlie: Somebody
) -> None:
    one, other = Authenticator(), Authenticator(b"other")
    made(alice, one)
    made(charlie, other)
    hers, his = (Factor.objects.of(who.keys.account).get() for who in (alice, charlie))
    rows = Factor.objects.filter(id=hers.id)
    rows.update(wrapped=his.wrapped)
    with pytest.raises(NotUnlocked):
        passkeys.opened(one.id, asked(one).prf)
    rows.update(wrapped=hers.wrapped, sealed=his.sealed)
    with pytest.raises(NotUnlocked):
        passkeys.opened(one.id, asked(one).prf)
    rows.update(sealed=hers.sealed)
    assert passkeys.opened(one.id, asked(one).prf)[0] == fresh(alice).keys


def test_a_new_passphrase_leaves_the_passkey(alice: Somebody) -> None:
    one = Authenticator()
    made(alice, one)
    keyroom.set_passphrase(alice.keys, "another lantern under seven", source=bytes(32))
    assert passkeys.unlock(SITE, asked(one), NOW) == fresh(alice).keys


@pytest.mark.django_db
def test_only_challenges_of_ours_are_taken() -> None:
    ours = challenges.fresh(NOW)
    for other in (
        b"",
        bytes(32),
        ours[:-1],
        ours + b"x",
        ours[:31] + bytes([ours[31] ^ 1]),
    ):
        assert not challenges.take(other, NOW)
    assert not challenges.take(ours, NOW - timedelta(seconds=1))
    assert challenges.take(ours, NOW + timedelta(minutes=10))
    assert not challenges.take(ours, NOW)

"""Letters: written while locked, read once by their owner, never sealed to a planted key."""

import logging
from datetime import UTC, datetime

import pytest

from between.records import keyring, letters, shelf
from between.records.models import Account, Letter
from between.story.episode import Episode
from between.story.mark import Mark
from between.story.noticing import Draft
from between.story.people import Person
from between.vault import letterbox
from tests.people import Somebody

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DRAFT = Draft(place="/moments/new/", fields={"words": ["canary"]}, when=NOW, held=True)


def account(somebody: Somebody) -> Account:
    return Account.objects.get(id=somebody.keys.account)


def mark(who: str) -> Mark:
    return Mark(episode=Episode(when=NOW), who=who)


def test_a_letter_becomes_a_draft_at_the_next_unlocking(alice: Somebody) -> None:
    assert letters.leave(account(alice), DRAFT, NOW)
    assert letters.collect(alice.keys, NOW) == 1
    assert [kept.story for kept in shelf.take(alice.keys, Draft).kept] == [DRAFT]
    assert not Letter.objects.exists()


def test_a_letter_that_another_window_took_is_kept_once(alice: Somebody) -> None:
    letters.leave(account(alice), mark("Bo"), NOW)
    (waiting,) = Letter.objects.values_list("id", flat=True)
    taken = [letters.take_in(alice.keys, waiting, NOW) for _ in range(2)]
    assert taken == [True, False]
    assert len(shelf.take(alice.keys, Episode).kept) == 1


def test_no_word_of_a_letter_can_be_read_in_its_row(alice: Somebody) -> None:
    letters.leave(account(alice), DRAFT, NOW)
    assert b"canary" not in bytes(Letter.objects.get().sealed)


def test_a_mark_finds_its_person_by_name_or_makes_one(alice: Somebody) -> None:
    mum = shelf.put(alice.keys, Person(name="Mum"), NOW.date())
    for who in ("mum", "Bo", ""):
        letters.leave(account(alice), mark(who), NOW)
    assert letters.collect(alice.keys, NOW) == 3
    people = {kept.id: kept.story.name for kept in shelf.take(alice.keys, Person).kept}
    assert sorted(people.values()) == ["Bo", "Mum"]
    whom = [kept.story.person for kept in shelf.take(alice.keys, Episode).kept]
    assert mum in whom
    assert None in whom


def test_a_mark_with_somebody_who_is_gone_belongs_to_nobody(alice: Somebody) -> None:
    mum = shelf.put(alice.keys, Person(name="Mum"), NOW.date())
    letters.leave(account(alice), Mark(episode=Episode(when=NOW, person=mum)), NOW)
    shelf.erase(alice.keys, Person, mum, NOW)
    letters.collect(alice.keys, NOW)
    assert [kept.story.person for kept in shelf.take(alice.keys, Episode).kept] == [None]


def test_a_flood_of_letters_ends(alice: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "MOST", 2)
    assert [letters.leave(account(alice), mark("x"), NOW) for _ in range(3)] == [
        True,
        True,
        False,
    ]


def test_a_letter_of_another_account_stays_and_blocks_nothing(
    alice: Somebody, charlie: Somebody
) -> None:
    letters.leave(account(charlie), mark("x"), NOW)
    Letter.objects.update(account_id=alice.keys.account)
    letters.leave(account(alice), mark("y"), NOW)
    assert letters.collect(alice.keys, NOW) == 1
    assert Letter.objects.of(alice.keys.account).count() == 1


@pytest.mark.parametrize("with_signature", [False, True])
def test_a_planted_public_key_is_refused(
    alice: Somebody, caplog: pytest.LogCaptureFixture, with_signature: bool
) -> None:
    """Whoever writes to the database can put in a key of theirs, and sign it with a guess."""
    planted = letterbox.public_key_of(letterbox.new_private_key())
    change = {"public_key": planted}
    if with_signature:
        change["countersign"] = letterbox.countersign(
            planted, pepper=bytes(32), owner=alice.keys.account
        )
    Account.objects.filter(id=alice.keys.account).update(**change)
    with caplog.at_level(logging.WARNING):
        assert not letters.leave(account(alice), DRAFT, NOW)
    assert not Letter.objects.exists()
    assert str(alice.keys.account) in caplog.text


def test_the_key_of_another_account_is_refused(alice: Somebody, charlie: Somebody) -> None:
    """A pair that fits together, taken from a row whose private key somebody holds."""
    Account.objects.filter(id=alice.keys.account).update(
        public_key=account(charlie).public_key, countersign=account(charlie).countersign
    )
    assert not letters.leave(account(alice), DRAFT, NOW)


def test_nothing_is_sealed_for_an_account_whose_secret_is_erased(alice: Somebody) -> None:
    keyring.of_server().erase(alice.keys.account)
    assert not letters.leave(account(alice), DRAFT, NOW)

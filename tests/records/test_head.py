"""The head: what somebody changes in the database from outside is noticed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from between.records import head, keyroom, shelf, under
from between.records.head import State
from between.records.models import Account, Earlier, Entry
from between.story.episode import Episode
from between.story.people import Person
from between.vault import keys as vault_keys
from tests.life import Lived, episode, live
from tests.people import PASSPHRASE, SOURCE, Somebody
from tests.records.outside import asked, put_back_row, seen

NOW = timezone.now()
DAY = NOW.date()


@pytest.fixture
def lived(alice: Somebody) -> Lived:
    found = live(alice.keys, NOW)
    assert head.check(alice.keys) is State.RIGHT
    return found


def test_all_that_a_life_does_keeps_the_head_right(alice: Somebody, lived: Lived) -> None:
    shelf.bring_back(alice.keys, Episode, lived.erased, NOW)
    shelf.erase(alice.keys, Episode, lived.moment, NOW)
    assert head.check(alice.keys) is State.RIGHT
    shelf.prune(NOW + timedelta(days=2))
    assert head.check(alice.keys) is State.RIGHT
    assert head.state(alice.keys) is State.RIGHT


def test_a_row_deleted_is_noticed_and_how_many(alice: Somebody, lived: Lived) -> None:
    asked("DELETE FROM records_entry WHERE id = %s", lived.noticing.hex)
    assert head.check(alice.keys) is State.ROWS
    assert head.missing(alice.keys) == 1


def test_an_earlier_version_deleted_is_noticed(alice: Somebody, lived: Lived) -> None:
    count = Earlier.objects.count()
    asked("DELETE FROM records_earlier")
    assert head.check(alice.keys) is State.ROWS
    assert head.missing(alice.keys) == count > 0


def test_a_single_row_rolled_back_is_noticed(alice: Somebody, lived: Lived) -> None:
    before = seen()
    story = episode(lived.person, NOW, "and once more")
    shelf.change(alice.keys, story, lived.moment, version=2, day=DAY)
    assert head.check(alice.keys) is State.RIGHT
    put_back_row(before, "records_entry", lived.moment)
    assert shelf.one(alice.keys, Episode, lived.moment).version == 2  # it opens
    assert head.check(alice.keys) is State.ROWS
    assert head.missing(alice.keys) == 0


def test_rows_exchanged_are_noticed(alice: Somebody, lived: Lived) -> None:
    one, other = (
        bytes(Entry.objects.get(id=id_).sealed) for id_ in (lived.person, lived.other)
    )
    asked("UPDATE records_entry SET sealed = %s WHERE id = %s", other, lived.person.hex)
    asked("UPDATE records_entry SET sealed = %s WHERE id = %s", one, lived.other.hex)
    assert head.check(alice.keys) is State.ROWS


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE records_entry SET day = '2020-01-01'",
        "UPDATE records_entry SET version = 7",
        "UPDATE records_entry SET sealed = 'text'",
        "UPDATE records_entry SET erased_at = '2026-01-01' WHERE erased_at IS NULL",
        "UPDATE records_entry SET erased_at = NULL",
        "UPDATE records_earlier SET day = '2020-01-01'",
    ],
)
def test_a_column_changed_is_noticed(alice: Somebody, lived: Lived, change: str) -> None:
    asked(change)
    assert head.check(alice.keys) is State.ROWS


def test_a_keychain_rolled_back_is_noticed_in_each_request(
    alice: Somebody, lived: Lived
) -> None:
    old = bytes(Account.objects.get().keychain)
    replace_keychain(alice)
    keys = keyroom.unlock(alice.name, PASSPHRASE, source=SOURCE)
    assert head.check(keys) is State.RIGHT
    asked("UPDATE records_account SET keychain = %s", old)
    assert head.state(keys) is State.KEYCHAIN
    assert head.check(keys) is State.KEYCHAIN
    head.acknowledge(keys)
    assert head.check(keys) is State.RIGHT


def test_a_keychain_that_takes_a_wrong_ones_place_does_not_make_it_right(
    alice: Somebody, lived: Lived
) -> None:
    same = vault_keys.seal_keychain(
        alice.keys.account_key, alice.keys.keychain, owner=alice.keys.account
    )
    asked("UPDATE records_account SET keychain = %s", same)
    replace_keychain(alice)
    assert head.state(alice.keys) is State.KEYCHAIN


@pytest.mark.parametrize("value", [b"no head", b""])
def test_a_head_that_does_not_open_is_noticed_and_stands_in_nobodys_way(
    alice: Somebody, lived: Lived, value: bytes
) -> None:
    Account.objects.update(head=value)
    shelf.put(alice.keys, Person(name="Ben"), DAY)
    assert head.check(alice.keys) is State.LOST
    assert bytes(Account.objects.get().head or b"") == value  # nothing is overwritten
    assert head.missing(alice.keys) == 0
    head.acknowledge(alice.keys)
    assert head.check(alice.keys) is State.RIGHT


def test_what_is_kept_afterwards_does_not_hide_it(alice: Somebody, lived: Lived) -> None:
    before = seen()
    story = episode(lived.person, NOW, "and once more")
    shelf.change(alice.keys, story, lived.moment, version=2, day=DAY)
    put_back_row(before, "records_entry", lived.moment)
    asked("DELETE FROM records_earlier WHERE version = 2")
    shelf.change(alice.keys, story, lived.moment, version=2, day=DAY)
    shelf.erase(alice.keys, Episode, lived.moment, NOW)
    shelf.put(alice.keys, story, DAY)
    assert head.check(alice.keys) is State.ROWS
    assert head.state(alice.keys) is State.ROWS
    assert head.check(alice.keys) is State.ROWS


def test_a_row_that_was_put_back_can_be_changed_again(
    alice: Somebody, lived: Lived
) -> None:
    before = seen()
    story = episode(lived.person, NOW, "and once more")
    shelf.change(alice.keys, story, lived.moment, version=2, day=DAY)
    put_back_row(before, "records_entry", lived.moment)
    again = shelf.change(alice.keys, story, lived.moment, version=2, day=DAY)
    assert again == 3
    assert shelf.one(alice.keys, Episode, lived.moment).story == story
    versions = [one.version for one in shelf.earlier(alice.keys, Episode, lived.moment)]
    assert versions == [2, 1]
    assert head.check(alice.keys) is State.ROWS


def test_after_acknowledging_it_is_quiet(alice: Somebody, lived: Lived) -> None:
    asked("DELETE FROM records_entry WHERE id = %s", lived.noticing.hex)
    head.check(alice.keys)
    head.acknowledge(alice.keys)
    assert head.state(alice.keys) is State.RIGHT
    assert head.check(alice.keys) is State.RIGHT
    assert head.missing(alice.keys) == 0


def test_an_account_of_before_gets_its_head_at_the_next_unlock(
    alice: Somebody, lived: Lived
) -> None:
    Account.objects.update(head=None)
    shelf.put(alice.keys, Person(name="Ben"), DAY)
    assert head.state(alice.keys) is State.YOUNG
    assert head.check(alice.keys) is State.RIGHT
    assert head.state(alice.keys) is State.RIGHT
    assert head.missing(alice.keys) == 0


def test_anothers_rows_are_none_of_ours(alice: Somebody, charlie: Somebody) -> None:
    live(charlie.keys, NOW)
    assert head.check(alice.keys) is State.RIGHT
    asked("UPDATE records_entry SET owner_id = %s", alice.keys.account.hex)
    assert [head.check(one.keys) for one in (alice, charlie)] == [State.ROWS] * 2


def test_what_is_refused_is_not_counted(alice: Somebody, lived: Lived) -> None:
    refused: list[tuple[type[Exception], Callable[[], object]]] = [
        (shelf.Missing, lambda: shelf.erase(alice.keys, Person, lived.moment, NOW)),
        (shelf.Missing, lambda: shelf.bring_back(alice.keys, Person, lived.person, NOW)),
        (shelf.Stale, lambda: changed(alice, lived.moment, 1)),
    ]
    for error, act in refused:
        with pytest.raises(error):
            act()
    shelf.remove(alice.keys, Person, lived.moment)
    assert head.check(alice.keys) is State.RIGHT


def test_an_erased_place_is_counted_in_again_with_its_earlier_versions(
    alice: Somebody, lived: Lived
) -> None:
    shelf.erase(alice.keys, Episode, lived.moment, NOW)
    shelf.place(alice.keys, episode(None, NOW, "here"), DAY, id_=lived.moment)
    assert head.check(alice.keys) is State.RIGHT
    shelf.erase(alice.keys, Episode, lived.moment, NOW)
    shelf.remove(alice.keys, Episode, lived.moment)
    assert head.check(alice.keys) is State.RIGHT


def test_every_table_of_sealed_stories_lies_under_the_head() -> None:
    assert {model._meta.db_table for model in under.TABLES} == {
        "records_entry",
        "records_earlier",
        "records_grant",
    }


def changed(alice: Somebody, entry: UUID, version: int) -> None:
    shelf.change(alice.keys, episode(None, NOW, "x"), entry, version=version, day=DAY)


def replace_keychain(alice: Somebody) -> None:
    """Write the keychain anew, as whoever adds a key to it does."""
    keys = head.rechain(alice.keys, lambda chain: replace(chain, others=((9, b"new"),)))
    assert keys.keychain.others == ((9, b"new"),)
    assert keys == keyroom.unlock(alice.name, PASSPHRASE, source=SOURCE)

"""The sheet: drawn, shown again, typed back, used once."""

from typing import Any

import pytest

from between.records import keyroom, passphrases, sheets
from between.records.keyroom import NotUnlocked
from between.records.models import Account, Visit
from between.records.sheets import BadRecoveryKey
from tests.people import PASSPHRASE, SOURCE, Somebody

NEW = "another lantern under seven hills"


def confirmed(somebody: Somebody) -> str:
    key = sheets.draw(somebody.keys)
    sheets.confirm(somebody.keys, key)
    return key


def test_a_drawn_sheet_is_shown_again_until_it_is_typed_back(alice: Somebody) -> None:
    key = sheets.draw(alice.keys)
    assert sheets.drawn(alice.keys) == key
    sheets.confirm(alice.keys, key.lower().replace("-", " "))
    assert sheets.drawn(alice.keys) is None
    assert sheets.is_confirmed(alice.keys)


def test_a_sheet_that_was_not_typed_back_opens_nothing(alice: Somebody) -> None:
    key = sheets.draw(alice.keys)
    with pytest.raises(NotUnlocked):
        sheets.recover(alice.name, key, NEW, source=SOURCE)


@pytest.mark.parametrize("typed", ["", "AAAA", "A" * 56, "0" * 57, "ü" * 56])
def test_what_is_no_key_is_told_with_its_cure(alice: Somebody, typed: str) -> None:
    sheets.draw(alice.keys)
    with pytest.raises(BadRecoveryKey, match="Please"):
        sheets.confirm(alice.keys, typed)
    assert not sheets.is_confirmed(alice.keys)


def test_the_key_of_another_sheet_is_told_as_such(alice: Somebody) -> None:
    old = sheets.draw(alice.keys)
    sheets.draw(alice.keys)
    with pytest.raises(BadRecoveryKey, match="not the one on your new sheet"):
        sheets.confirm(alice.keys, old)


def test_nothing_can_be_typed_back_before_a_sheet_is_drawn(alice: Somebody) -> None:
    key = confirmed(alice)
    with pytest.raises(BadRecoveryKey, match="no new sheet"):
        sheets.confirm(alice.keys, key)


def test_the_old_sheet_counts_until_the_new_one_is_typed_back(alice: Somebody) -> None:
    old = confirmed(alice)
    new = sheets.draw(alice.keys)
    assert sheets.is_confirmed(alice.keys)
    sheets.confirm(alice.keys, new)
    with pytest.raises(NotUnlocked):
        sheets.recover(alice.name, old, NEW, source=SOURCE)


def test_a_new_sheet_that_is_only_drawn_leaves_the_old_one_valid(alice: Somebody) -> None:
    old = confirmed(alice)
    sheets.draw(alice.keys)
    assert sheets.recover(alice.name, old, NEW, source=SOURCE) == alice.keys


def test_recovering_sets_the_passphrase_and_ends_every_visit(alice: Somebody) -> None:
    key = confirmed(alice)
    assert Visit.objects.of(alice.keys.account).exists()
    keys = sheets.recover(alice.name, key, NEW, source=SOURCE)
    assert keys == alice.keys
    assert not Visit.objects.of(alice.keys.account).exists()
    assert keyroom.unlock(alice.name, NEW, source=SOURCE) == alice.keys
    with pytest.raises(NotUnlocked):
        keyroom.unlock(alice.name, PASSPHRASE, source=SOURCE)


def test_a_sheet_works_once_and_a_new_one_is_drawn(alice: Somebody) -> None:
    key = confirmed(alice)
    sheets.recover(alice.name, key, NEW, source=SOURCE)
    assert not sheets.is_confirmed(alice.keys)
    assert sheets.drawn(alice.keys) not in {None, key}
    with pytest.raises(NotUnlocked):
        sheets.recover(alice.name, key, PASSPHRASE, source=SOURCE)
    assert keyroom.unlock(alice.name, NEW, source=SOURCE) == alice.keys


def test_two_who_send_the_same_key_at_once_are_one_too_many(
    alice: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = confirmed(alice)
    wrap = passphrases.wrap

    def meanwhile(*args: Any, **kwargs: Any) -> passphrases.Wrapped:
        Account.objects.filter(id=alice.keys.account).update(wrapped_recovery=None)
        return wrap(*args, **kwargs)

    monkeypatch.setattr(passphrases, "wrap", meanwhile)
    with pytest.raises(NotUnlocked):
        sheets.recover(alice.name, key, NEW, source=SOURCE)
    monkeypatch.undo()
    assert keyroom.unlock(alice.name, PASSPHRASE, source=SOURCE) == alice.keys


def test_one_key_opens_one_account_only(alice: Somebody, charlie: Somebody) -> None:
    key = confirmed(alice)
    confirmed(charlie)
    for name in (charlie.name, "nobody-1234"):
        with pytest.raises(NotUnlocked):
            sheets.recover(name, key, NEW, source=SOURCE)


def test_a_damaged_drawn_sheet_is_none(alice: Somebody) -> None:
    sheets.draw(alice.keys)
    Account.objects.filter(id=alice.keys.account).update(drawn_sheet=b"x" * 120)
    assert sheets.drawn(alice.keys) is None

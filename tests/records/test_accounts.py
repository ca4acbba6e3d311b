"""An account: made, opened with its passphrase alone, and damaged."""

from datetime import date
from typing import Any

import pytest

from between.records import keyring, keyroom, passphrases
from between.records.keyroom import Damaged, NotUnlocked
from between.records.models import Account
from between.records.turnstile import Busy
from between.vault import passphrase as vault
from between.vault.passphrase import Cost
from tests.people import PASSPHRASE, SOURCE, Somebody

TODAY = date(2026, 11, 23)


def test_the_passphrase_opens_the_account(alice: Somebody) -> None:
    assert keyroom.unlock(alice.name, PASSPHRASE, source=SOURCE) == alice.keys
    assert (
        keyroom.unlock(f"  {alice.name.upper()} ", PASSPHRASE, source=SOURCE) == alice.keys
    )


@pytest.mark.parametrize("wrong", ["", PASSPHRASE + " ", PASSPHRASE.upper(), "x" * 1024])
def test_another_passphrase_does_not(alice: Somebody, wrong: str) -> None:
    with pytest.raises(NotUnlocked):
        keyroom.unlock(alice.name, wrong, source=SOURCE)


@pytest.mark.django_db
def test_the_same_name_can_be_chosen_by_many() -> None:
    names = {keyroom.sign_up("ana", PASSPHRASE, TODAY, source=SOURCE)[1] for _ in range(3)}
    assert len(names) == 3
    assert all(name.startswith("ana-") and len(name) >= 8 for name in names)


def test_no_column_of_an_account_tells_its_name(alice: Somebody) -> None:
    row = Account.objects.values().get(id=alice.keys.account)
    held = b"".join(bytes(value) for value in row.values() if isinstance(value, bytes))
    assert b"alice" not in held.lower()
    assert keyroom.name_of(alice.keys) == alice.name


def test_an_unknown_name_is_stretched_once_as_a_known_one_is(
    alice: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    costs: list[Cost] = []
    derive = vault.derive

    def counted(*args: Any, **kwargs: Any) -> Any:
        costs.append(kwargs["cost"])
        return derive(*args, **kwargs)

    monkeypatch.setattr(vault, "derive", counted)
    for name in (alice.name, "nobody-1234"):
        with pytest.raises(NotUnlocked):
            keyroom.unlock(name, "not the passphrase", source=SOURCE)
    assert costs == [passphrases.present_cost()] * 2


def test_an_account_that_no_passphrase_opens_stays_closed(db: None) -> None:
    _, name = keyroom.sign_up_made_up("made-up", TODAY)
    for tried in ("", "made-up", PASSPHRASE):
        with pytest.raises(NotUnlocked):
            keyroom.unlock(name, tried, source=SOURCE)


def test_a_higher_cost_is_taken_over_at_the_next_unlocking(
    alice: Somebody, settings: Any
) -> None:
    settings.BETWEEN_KDF_PASSES = 4
    keyroom.unlock(alice.name, PASSPHRASE, source=SOURCE)
    assert Account.objects.get(id=alice.keys.account).passes == 4
    assert keyroom.unlock(alice.name, PASSPHRASE, source=SOURCE) == alice.keys


@pytest.mark.parametrize(
    "change",
    [
        {"memory_kib": 8},
        {"salt": b"short"},
        {"keychain": b"x"},
        {"wrapped_passphrase": b""},
    ],
)
def test_a_changed_row_is_said_to_be_damaged(
    alice: Somebody, change: dict[str, object]
) -> None:
    Account.objects.filter(id=alice.keys.account).update(**change)
    with pytest.raises(Damaged):
        keyroom.unlock(alice.name, PASSPHRASE, source=SOURCE)


def test_who_finds_the_turnstile_full_leaves_no_secret_behind(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("between.records.turnstile.SEATS", 0)
    before = keyring.of_server().accounts()
    with pytest.raises(Busy):
        keyroom.sign_up("ana", PASSPHRASE, TODAY, source=SOURCE)
    assert keyring.of_server().accounts() == before
    assert not Account.objects.exists()


def test_neither_keys_nor_wraps_show_what_they_hold(alice: Somebody) -> None:
    wrapped = passphrases.wrap(
        alice.keys.account_key, PASSPHRASE, owner=alice.keys.account, source=SOURCE
    )
    shown = repr(alice.keys) + repr(wrapped)
    assert alice.keys.account_key.hex() not in shown
    assert repr(alice.keys.account_key)[2:-1] not in shown

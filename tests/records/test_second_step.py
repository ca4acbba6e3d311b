"""The second step: an app's code counts once, a spare code counts once, damage opens nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from between.records import (
    attempts,
    authenticator,
    factors,
    head,
    renewing,
    shelf,
    spares,
    visits,
)
from between.records.factors import App, Passkey
from between.records.head import State
from between.records.keyroom import NotUnlocked
from between.records.models import Account, Attempt, Factor, Spare
from between.vault import totp
from between.vault.keys import asks_second_step, with_second_step
from tests.people import SOURCE, Somebody, fresh

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HALF = timedelta(seconds=30)
STEP = int(NOW.timestamp()) // 30


def seed_of(somebody: Somebody) -> bytes:
    (held,) = factors.of(somebody.keys)
    assert isinstance(held.proof, App)
    return held.proof.seed


def set_up(somebody: Somebody) -> bytes:
    """Set an app up with the code before this one; return its seed."""
    authenticator.start(somebody.keys, NOW)
    seed = seed_of(somebody)
    authenticator.confirm(somebody.keys, totp.code(seed, STEP - 1), NOW)
    return seed


def test_an_app_counts_from_its_first_right_code_on(alice: Somebody) -> None:
    authenticator.start(alice.keys, NOW)
    assert not factors.has_any(alice.keys)
    with pytest.raises(NotUnlocked):
        authenticator.confirm(alice.keys, "000000x", NOW)
    with pytest.raises(NotUnlocked):
        authenticator.check(alice.keys, totp.code(seed_of(alice), STEP), NOW)
    authenticator.confirm(alice.keys, totp.code(seed_of(alice), STEP), NOW)
    assert authenticator.is_set_up(alice.keys)
    assert authenticator.waiting(alice.keys) is None
    assert factors.has_any(alice.keys)


def test_nothing_waits_and_nothing_is_confirmed(alice: Somebody) -> None:
    assert authenticator.waiting(alice.keys) is None
    with pytest.raises(NotUnlocked):
        authenticator.confirm(alice.keys, "123456", NOW)


def test_each_code_counts_once(alice: Somebody) -> None:
    code = totp.code(set_up(alice), STEP)
    authenticator.check(alice.keys, code, NOW)
    for later in (NOW, NOW + HALF):
        with pytest.raises(NotUnlocked):
            authenticator.check(alice.keys, code, later)
    authenticator.check(alice.keys, totp.code(seed_of(alice), STEP + 1), NOW + HALF)


def test_the_code_that_set_it_up_is_used_too(alice: Somebody) -> None:
    seed = set_up(alice)
    with pytest.raises(NotUnlocked):
        authenticator.check(alice.keys, totp.code(seed, STEP - 1), NOW)


def test_one_persons_code_uses_up_nobody_elses(alice: Somebody, charlie: Somebody) -> None:
    for one in (alice, charlie):
        assert attempts.is_first(one.keys.account, "x", NOW)
        assert not attempts.is_first(one.keys.account, "x", NOW)
    assert {row.failures for row in Attempt.objects.all()} == {0}
    assert attempts.is_first(alice.keys.account, "y", NOW + timedelta(hours=25))
    assert Attempt.objects.count() == 1


def test_a_second_app_takes_the_place_of_the_first_when_it_counts(alice: Somebody) -> None:
    old = set_up(alice)
    codes = spares.draw(alice.keys)
    authenticator.start(alice.keys, NOW)
    authenticator.start(alice.keys, NOW)
    assert Factor.objects.count() == 2
    authenticator.check(alice.keys, totp.code(old, STEP), NOW)
    new = next(
        one.proof.seed
        for one in factors.of(alice.keys)
        if isinstance(one.proof, App) and not one.counts
    )
    authenticator.confirm(alice.keys, totp.code(new, STEP), NOW)
    assert seed_of(alice) == new
    assert spares.left(alice.keys) == len(codes)


def test_the_table_holds_no_seed(alice: Somebody) -> None:
    seed = set_up(alice)
    assert seed not in bytes(Factor.objects.get().sealed)


def test_every_spare_code_counts_once_and_for_its_owner(
    alice: Somebody, charlie: Somebody
) -> None:
    codes = spares.draw(alice.keys)
    for one in codes:
        with pytest.raises(NotUnlocked):
            spares.use(charlie.keys, one)
        spares.use(alice.keys, one.lower())
        with pytest.raises(NotUnlocked):
            spares.use(alice.keys, one)
    assert spares.left(alice.keys) == 0


def test_new_spare_codes_take_the_place_of_the_old(alice: Somebody) -> None:
    old, new = spares.draw(alice.keys), spares.draw(alice.keys)
    assert spares.left(alice.keys) == 10
    with pytest.raises(NotUnlocked):
        spares.use(alice.keys, old[0])
    spares.use(alice.keys, new[0])


def test_with_the_last_step_the_spare_codes_go(alice: Somebody) -> None:
    set_up(alice)
    other = factors.keep(alice.keys, Passkey("key", b"x"), NOW.date())
    spares.draw(alice.keys)
    factors.remove(alice.keys, other)
    assert spares.left(alice.keys) == 10
    factors.remove(alice.keys, factors.of(alice.keys)[0].id)
    assert not Spare.objects.exists()


def test_a_damaged_step_is_still_asked_for(alice: Somebody) -> None:
    set_up(alice)
    Factor.objects.update(sealed=b"x")
    assert factors.has_any(alice.keys)
    assert factors.is_due(alice.keys, proved=False)
    with pytest.raises(NotUnlocked):
        authenticator.check(alice.keys, "123456", NOW)


def test_a_step_whose_row_was_deleted_is_still_asked_for(alice: Somebody) -> None:
    """Somebody with the passphrase, who writes to the database."""
    set_up(alice)
    Factor.objects.all().delete()
    keys = fresh(alice).keys
    assert factors.is_gone(keys)
    assert factors.is_due(keys, proved=False)
    assert not factors.is_due(keys, proved=True)
    assert factors.has_any(renewing.renew(keys, "otter lantern new", NOW, source=SOURCE))


def test_whoever_takes_the_last_step_away_is_asked_for_none(alice: Somebody) -> None:
    set_up(alice)
    (held,) = factors.of(alice.keys)
    factors.remove(alice.keys, held.id)
    keys = fresh(alice).keys
    assert not factors.has_any(keys)
    assert head.check(keys) is State.RIGHT


def test_a_step_of_before_is_written_into_the_keychain_later(alice: Somebody) -> None:
    set_up(alice)
    keys = head.rechain(alice.keys, lambda chain: with_second_step(chain, asked=False))
    assert factors.has_any(keys)
    assert asks_second_step(factors.say(keys).keychain)


def test_what_is_anothers_is_missing(alice: Somebody, charlie: Somebody) -> None:
    set_up(alice)
    (held,) = factors.of(alice.keys)
    assert factors.one(alice.keys, held.id) == held
    with pytest.raises(shelf.Missing):
        factors.one(charlie.keys, held.id)
    factors.remove(charlie.keys, held.id)
    assert factors.has_any(alice.keys)


def test_nobody_must_have_a_second_step_today(alice: Somebody) -> None:
    assert not factors.required(Account.objects.get(id=alice.keys.account))
    assert not factors.is_due(alice.keys, proved=False)


@pytest.mark.parametrize("proved", [True, False])
def test_where_it_is_required_its_setting_up_is_due(
    alice: Somebody, monkeypatch: pytest.MonkeyPatch, proved: bool
) -> None:
    monkeypatch.setattr(factors, "required", lambda _: True)
    assert factors.is_due(alice.keys, proved=proved)
    set_up(alice)
    assert factors.is_due(alice.keys, proved=proved) is not proved


def test_a_visit_that_owes_it_holds_the_keys_and_says_so(alice: Somebody) -> None:
    door = visits.begin(alice.keys, NOW, due=True)
    visit = visits.find(door.token, NOW)
    assert visit is not None
    assert visit.factor_due
    assert visits.resume(visit, door.key, NOW) == alice.keys
    visit.factor_due = False
    assert visits.resume(visit, door.key, NOW) is None

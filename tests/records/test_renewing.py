"""Somebody may know the old passphrase: all keys are drawn anew, or none."""

import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from between.records import (
    arrivals,
    bonds,
    factors,
    head,
    joined,
    keyring,
    keyroom,
    letters,
    renewing,
    sheets,
    shelf,
    visits,
)
from between.records.factors import App, Passkey
from between.records.head import State
from between.records.joined import Side
from between.records.keyring import Keyring
from between.records.keyroom import NotUnlocked, Outdated, Unlocked
from between.records.models import (
    Account,
    Device,
    Entry,
    Factor,
    Handover,
    Invitation,
    Spare,
    Visit,
)
from between.story.episode import Episode
from between.story.mark import Mark
from between.story.noticing import Draft
from between.story.people import Person
from between.vault.errors import BadRecoveryKey
from tests import people, server
from tests.life import episode, live, somebody
from tests.people import PASSPHRASE, SOURCE, Somebody, join
from tests.records.outside import asked, put_back, seen
from tests.records.test_cut_off import LIFE

NEW = "another lantern under seven hills"
NOW = timezone.now()
committing = pytest.mark.django_db(transaction=True)


def opens(name: str, passphrase: str) -> Unlocked | None:
    try:
        return keyroom.unlock(name, passphrase, source=SOURCE)
    except NotUnlocked:
        return None


def renew(alice: Somebody) -> Unlocked:
    return renewing.renew(alice.keys, NEW, NOW, source=SOURCE)


@committing
def test_every_story_opens_with_the_new_keys_and_none_with_the_old(alice: Somebody) -> None:
    lived = live(alice.keys, NOW)
    letters.collect(alice.keys, NOW)
    kinds = (Episode, Person, Draft)
    before = [shelf.take(alice.keys, kind).kept for kind in kinds]
    fresh = renew(alice)
    assert [shelf.take(fresh, kind).kept for kind in kinds] == before
    assert len(shelf.earlier(fresh, Episode, lived.moment)) == 1
    shelf.bring_back(fresh, Episode, lived.erased, NOW)
    assert keyroom.name_of(fresh) == alice.name
    assert not shelf.take(alice.keys, Episode).kept
    assert opens(alice.name, PASSPHRASE) is None
    assert opens(alice.name, NEW) == fresh


@committing
def test_nothing_of_before_is_left_in_any_key(alice: Somebody) -> None:
    before, pepper = alice.keys, keyring.of_server().pepper(alice.keys.account)
    fresh = renew(alice)
    assert fresh.account_key != before.account_key
    assert fresh.record_key != before.record_key
    assert fresh.keychain.private_key != before.keychain.private_key
    assert fresh.kind("episode") != before.kind("episode")
    assert keyring.of_server().pepper(fresh.account) != pepper
    assert keyring.of_server().coming() == []
    assert pepper not in keyring.of_server().path.read_bytes()


@committing
def test_visits_end_devices_are_forgotten_and_the_old_sheet_counts_no_more(
    alice: Somebody, charlie: Somebody
) -> None:
    lived = live(alice.keys, NOW)
    fresh = renew(alice)
    assert not Visit.objects.of(fresh.account).exists()
    assert not Device.objects.of(fresh.account).exists()
    assert Visit.objects.of(charlie.keys.account).exists()
    with pytest.raises(NotUnlocked):
        sheets.recover(alice.name, lived.recovery_key, "nothing", source=SOURCE)
    assert not sheets.is_confirmed(fresh)
    drawn = sheets.drawn(fresh)
    assert drawn
    sheets.confirm(fresh, drawn)
    assert sheets.recover(alice.name, drawn, NEW, source=SOURCE) == fresh
    with pytest.raises(BadRecoveryKey):
        sheets.confirm(fresh, drawn)


@committing
def test_what_was_written_while_locked_is_kept_first(alice: Somebody) -> None:
    account = Account.objects.get(id=alice.keys.account)
    mark = Mark(episode=episode(None, NOW, "while locked"), who="Ana")
    assert letters.leave(account, mark, NOW)
    fresh = renew(alice)
    assert len(shelf.take(fresh, Episode).kept) == 1
    # A browser that began before it still knows the old public key.
    assert letters.leave(account, mark, NOW)
    assert letters.collect(fresh, NOW) == 1


@committing
def test_an_old_backup_and_the_old_passphrase_open_nothing(alice: Somebody) -> None:
    live(alice.keys, NOW)
    backup = seen()
    renew(alice)
    put_back(backup)
    assert opens(alice.name, PASSPHRASE) is None
    assert opens(alice.name, NEW) is None


@committing
def test_the_head_goes_along_and_hides_nothing(alice: Somebody) -> None:
    lived = live(alice.keys, NOW)
    fresh = renew(alice)
    assert head.check(fresh) is State.RIGHT
    asked("DELETE FROM records_entry WHERE id = %s", lived.noticing.hex)
    again = renewing.renew(fresh, PASSPHRASE, NOW, source=SOURCE)
    assert head.check(again) is State.ROWS
    assert head.missing(again) == 1
    Account.objects.update(head=b"gone")
    assert head.check(renewing.renew(again, NEW, NOW, source=SOURCE)) is State.LOST


@committing
def test_what_does_not_open_stays_as_it_is(alice: Somebody) -> None:
    one = shelf.put(alice.keys, somebody("one"), NOW.date())
    other = shelf.put(alice.keys, somebody("other"), NOW.date())
    Entry.objects.filter(id=one).update(sealed=b"damaged")
    Entry.objects.filter(id=other).update(kind=b"unknown!")
    fresh = renew(alice)
    assert [closed.id for closed in shelf.take(fresh, Person).closed] == [one]
    assert bytes(Entry.objects.get(id=other).kind) == b"unknown!"


@committing
def test_keys_of_before_keep_nothing_any_more(alice: Somebody) -> None:
    lived = live(alice.keys, NOW)
    fresh = renew(alice)
    attempts: list[Any] = [
        lambda: shelf.put(alice.keys, somebody("too late"), NOW.date()),
        lambda: shelf.erase(alice.keys, Episode, lived.moment, NOW),
        lambda: keyroom.change_passphrase(alice.keys, "late", source=SOURCE),
        lambda: keyroom.set_passphrase(alice.keys, "late", source=SOURCE),
        lambda: sheets.draw(alice.keys),
        lambda: renewing.renew(alice.keys, "late", NOW, source=SOURCE),
        lambda: factors.keep(alice.keys, App(bytes(20)), NOW.date(), id_=lived.factor),
        lambda: head.acknowledge(alice.keys),
        lambda: bonds.invite(alice.keys, "me", NOW),
        lambda: bonds.publish(alice.keys),
    ]
    for late in attempts:
        with pytest.raises((Outdated, shelf.Missing)):
            late()
    assert opens(alice.name, NEW) == fresh
    assert head.check(fresh) is State.RIGHT
    assert factors.one(fresh, lived.factor).proof
    assert Account.objects.get(id=fresh.account).verify_key == b""


def test_a_bond_of_another_window_is_not_lost(alice: Somebody, bob: Somebody) -> None:
    began_before = alice.keys
    alice, bob, bond = join(alice, bob, NOW, looks=False)
    fresh = renewing.renew(began_before, NEW, NOW, source=SOURCE)
    assert joined.one(fresh, bond, Side.CLIENT).names.therapist == f"Dr {bob.name}"
    assert joined.one(fresh, bond, Side.CLIENT).has_ended


@pytest.mark.parametrize("whose", ["client", "therapist"])
def test_no_key_on_its_way_is_left_behind(
    alice: Somebody, bob: Somebody, whose: str
) -> None:
    alice, bob, _ = join(alice, bob, NOW, looks=False)
    renew(alice if whose == "client" else bob)
    assert not Handover.objects.exists()
    assert not Invitation.objects.exists()


@committing
@pytest.mark.parametrize(
    ("where", "what"),
    [
        (letters, "collect"),
        (Keyring, "promise"),
        (renewing, "_wrapped_anew"),
        (renewing, "_columns"),
        (head, "carry_over"),
        (sheets, "draw"),
    ],
)
def test_cut_off_before_the_commit_the_old_passphrase_opens(
    alice: Somebody, where: Any, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    live(alice.keys, NOW)
    before = people.fresh(alice).keys
    with monkeypatch.context() as patch:
        patch.setattr(where, what, _after(getattr(where, what)))
        with pytest.raises(CutOff):
            renew(alice)
    assert opens(alice.name, PASSPHRASE) == before
    assert opens(alice.name, NEW) is None
    assert head.check(alice.keys) is State.RIGHT
    renewing.finish_renewing()
    assert keyring.of_server().coming() == []
    assert opens(alice.name, PASSPHRASE) == before
    assert opens(alice.name, NEW) is None
    fresh = renew(alice)
    assert opens(alice.name, NEW) == fresh


@committing
def test_cut_off_after_the_commit_the_new_passphrase_opens(
    alice: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Keyring, "settle", _instead)
        with pytest.raises(CutOff):
            renew(alice)
    assert [one for one, _ in keyring.of_server().coming()] == [alice.keys.account]
    keys = opens(alice.name, NEW)
    assert keys
    assert opens(alice.name, PASSPHRASE) is None
    visits.prune(NOW + timedelta(days=1))
    assert keyring.of_server().coming() == []
    assert opens(alice.name, NEW) == keys


def test_keys_of_an_erased_account_keep_nothing(alice: Somebody) -> None:
    keyroom.erase_account(alice.keys.account)
    with pytest.raises(Outdated):
        shelf.put(alice.keys, somebody("too late"), NOW.date())


@committing
def test_an_account_erased_in_between_leaves_no_secret(
    alice: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Keyring, "settle", _instead)
        with pytest.raises(CutOff):
            renew(alice)
    keyroom.erase_account(alice.keys.account)
    assert keyring.of_server().coming() == []
    assert opens(alice.name, NEW) is None


RENEWING = """
from between.records import renewing
from between.records.keyring import Keyring
keys, name = sign_up()
print(name, flush=True)
{cut}
renewing.renew(keys, "another lantern under seven hills", timezone.now(), source=SOURCE)
"""
AFTERWARDS = """
from between.records import keyring
print(opens({name!r}), keyring.of_server().coming())
PASSPHRASE = "another lantern under seven hills"
print(opens({name!r}))
"""


@pytest.mark.slow  # two processes of their own, one of which is killed
@pytest.mark.parametrize(
    ("cut", "said"),
    [
        ("renewing._seal_anew = lambda *_: cut_off()", "True []\nFalse\n"),
        ("Keyring.settle = lambda *_, **__: cut_off()", "False []\nTrue\n"),
    ],
)
def test_killed_at_any_time_one_passphrase_opens(
    tmp_path: Path, cut: str, said: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIFE + RENEWING.format(cut=cut)],
        env=server.environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    looked = LIFE + AFTERWARDS.format(name=done.stdout.strip())
    assert server.run(tmp_path, "-c", looked) == said


class CutOff(BaseException):
    """As if the server had been killed here."""


def _instead(*_: object, **__: object) -> None:
    raise CutOff


def _after(act: Any) -> Any:
    def cut(*args: Any, **kwargs: Any) -> None:
        act(*args, **kwargs)
        raise CutOff

    return cut


def test_second_steps_and_arrivals_are_carried_over(alice: Somebody) -> None:
    lived = live(alice.keys, NOW)
    before = arrivals.recent(alice.keys).arrived
    fresh = renew(alice)
    assert arrivals.recent(fresh).arrived == before
    assert arrivals.recent(fresh).closed == 0
    proofs = {held.id: held.proof for held in factors.of(fresh)}
    assert isinstance(proofs[lived.factor], App)
    passkeys_held = [one for one in proofs.values() if isinstance(one, Passkey)]
    assert [one.opens for one in passkeys_held] == [False]
    assert not Factor.objects.exclude(wrapped=None).exists()
    assert not Spare.objects.exists()

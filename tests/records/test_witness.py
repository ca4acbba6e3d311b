"""The witness: a whole database that was put back is noticed; a killed server is no alarm."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from between.records import head, keyroom, shelf, witness
from between.records.head import State
from between.records.models import Account
from between.story.people import Person
from tests import server
from tests.people import Somebody
from tests.records.outside import put_back, seen
from tests.records.test_cut_off import LIFE

DAY = timezone.now().date()
committing = pytest.mark.django_db(transaction=True)


@committing
def test_a_whole_database_rolled_back_is_noticed(alice: Somebody) -> None:
    shelf.put(alice.keys, Person(name="Ana"), DAY)
    before = seen()
    for name in ("Ben", "Cleo"):
        shelf.put(alice.keys, Person(name=name), DAY)
    assert head.check(alice.keys) is State.RIGHT
    put_back(before)
    assert head.check(alice.keys) is State.BEHIND
    assert head.missing(alice.keys) == 2


@committing
def test_keeping_more_does_not_hide_an_older_database(alice: Somebody) -> None:
    before = seen()
    shelf.put(alice.keys, Person(name="Ana"), DAY)
    put_back(before)
    for name in ("Ben", "Cleo", "Dan"):
        shelf.put(alice.keys, Person(name=name), DAY)
    assert head.state(alice.keys) is State.BEHIND
    assert head.check(alice.keys) is State.BEHIND
    assert head.missing(alice.keys) == 1


@committing
def test_a_restored_backup_is_quiet_once_acknowledged(alice: Somebody) -> None:
    before = seen()
    for name in ("Ana", "Ben", "Cleo"):
        shelf.put(alice.keys, Person(name=name), DAY)
    put_back(before)
    head.check(alice.keys)
    head.acknowledge(alice.keys)
    assert head.check(alice.keys) is State.RIGHT
    shelf.put(alice.keys, Person(name="Dan"), DAY)
    assert head.check(alice.keys) is State.RIGHT
    put_back(before)
    assert head.check(alice.keys) is State.BEHIND


@committing
def test_a_head_taken_away_is_no_account_of_before(alice: Somebody) -> None:
    shelf.put(alice.keys, Person(name="Ana"), DAY)
    Account.objects.update(head=None)
    assert head.state(alice.keys) is State.LOST  # in the same visit
    assert head.check(alice.keys) is State.LOST
    assert head.state(alice.keys) is State.LOST
    head.acknowledge(alice.keys)
    assert head.check(alice.keys) is State.RIGHT


@committing
def test_what_was_not_committed_is_not_witnessed(alice: Somebody) -> None:
    shelf.put(alice.keys, Person(name="Ana"), DAY)
    noted = witness.seen(alice.keys.account)
    with transaction.atomic():
        shelf.put(alice.keys, Person(name="Ben"), DAY)
        transaction.set_rollback(True)
    assert witness.seen(alice.keys.account) == noted == 2
    assert head.check(alice.keys) is State.RIGHT


@committing
def test_a_witness_that_is_lost_or_cannot_be_written_raises_no_alarm(
    alice: Somebody, settings: Any
) -> None:
    shelf.put(alice.keys, Person(name="Ana"), DAY)
    path = settings.BETWEEN_KEYRING / "witness" / alice.keys.account.hex
    path.write_bytes(b"")
    assert head.check(alice.keys) is State.RIGHT
    path.unlink()
    path.mkdir()  # nothing can be noted here
    shelf.put(alice.keys, Person(name="Ben"), DAY)
    assert head.check(alice.keys) is State.RIGHT
    path.rmdir()


def test_an_older_count_that_comes_late_changes_nothing() -> None:
    account = uuid4()
    for counter in (3, 2, 3, 5, 4):
        witness.note(account, counter)
    assert witness.seen(account) == 5
    witness.forget(account)
    assert witness.seen(account) == 0


def test_nobody_else_on_the_machine_sees_who_was_here(settings: Any) -> None:
    account = uuid4()
    witness.note(account, 1)
    folder = settings.BETWEEN_KEYRING / "witness"
    modes = [oct(one.stat().st_mode & 0o777) for one in (folder, folder / account.hex)]
    assert modes == ["0o700", "0o600"]


@committing
def test_an_erased_account_leaves_no_witness(alice: Somebody, settings: Any) -> None:
    shelf.put(alice.keys, Person(name="Ana"), DAY)
    keyroom.erase_account(alice.keys.account)
    assert list((settings.BETWEEN_KEYRING / "witness").iterdir()) == []


WRITING = """
import sys
from between.records import shelf
from between.story.people import Person
keys = keyroom.unlock({name!r}, PASSPHRASE, source=bytes([{n}]) * 32)
sys.stdin.readline()
for n in range(60):
    shelf.put(keys, Person(name=str(n)), timezone.now().date())
"""
KILLED = """
from between.records import head, shelf, witness
from between.story.people import Person
keys, name = sign_up()
day = timezone.now().date()
shelf.put(keys, Person(name="Ana"), day)
print(name, flush=True)
witness.note = lambda *_: cut_off()
shelf.put(keys, Person(name="Ben"), day)
"""
LOOKED = """
from between.records import head, shelf, witness
from between.story.people import Person
keys = keyroom.unlock({name!r}, PASSPHRASE, source=SOURCE)
found, noted = head.check(keys), witness.seen(keys.account)
print(len(shelf.take(keys, Person).kept), noted, found.name)
"""


@pytest.mark.slow  # four processes of their own, two of which write at once
def test_two_writers_at_once_lose_nothing_of_the_head(tmp_path: Path) -> None:
    name = server.run(tmp_path, "-c", LIFE + "print(sign_up()[1])").strip()
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", LIFE + WRITING.format(name=name, n=n)],
            env=server.environment(tmp_path),
            stdin=subprocess.PIPE,
        )
        for n in range(2)
    ]
    for one in writers:
        assert one.stdin
        one.stdin.write(b"go\n")
        one.stdin.flush()
    for one in writers:
        one.communicate(timeout=60)
        assert one.returncode == 0
    looked = LIFE + LOOKED.format(name=name)
    assert server.run(tmp_path, "-c", looked) == "120 121 RIGHT\n"


@pytest.mark.slow  # two processes of their own, one of which is killed
def test_killed_between_commit_and_witness_raises_no_alarm(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIFE + KILLED],
        env=server.environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    looked = LIFE + LOOKED.format(name=done.stdout.strip())
    # Two are kept, and the witness knows of the first alone.
    assert server.run(tmp_path, "-c", looked) == "2 2 RIGHT\n"

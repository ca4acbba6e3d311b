"""Killed between keyring and database: what remains opens nothing and stands in nobody's way."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from between.records.sqlite import module as sqlite3
from tests import server

# Django's own signal comes after the keyring was written and before the database is.
LIFE = """
import os, signal, sys
import django
django.setup()
from django.core.management import call_command
from django.db.models import signals
from django.utils import timezone
from between.cli import ground
from between.records import keyroom
from between.records.keyroom import NotUnlocked
from between.records.models import Account
from django.conf import settings

PASSPHRASE, SOURCE = "otter lantern quietly brass meadow", bytes(32)

def cut_off(**_):
    os.kill(os.getpid(), signal.SIGKILL)

def sign_up():
    return keyroom.sign_up("ana", PASSPHRASE, timezone.now().date(), source=SOURCE)

def opens(name):
    try:
        return bool(keyroom.unlock(name, PASSPHRASE, source=SOURCE))
    except NotUnlocked:
        return False

ground.lay_out(settings)
"""
SIGNING_UP = "signals.pre_save.connect(cut_off, sender=Account)\nsign_up()"
ERASING = """
keys, name = sign_up()
print(name, flush=True)
signals.pre_delete.connect(cut_off, sender=Account)
keyroom.erase_account(keys.account)
"""
pytestmark = pytest.mark.slow  # each life is a process of its own that is killed


def test_a_sign_up_cut_off_leaves_a_secret_that_stands_in_nobodys_way(
    tmp_path: Path,
) -> None:
    cut(tmp_path, SIGNING_UP)
    assert (rows(tmp_path, "pepper"), rows(tmp_path, "records_account")) == (1, 0)
    assert live(tmp_path, "keys, name = sign_up()\nprint(opens(name))") == "True\n"
    assert (rows(tmp_path, "pepper"), rows(tmp_path, "records_account")) == (2, 1)
    assert "The keyring has no secret" not in checked(tmp_path)


def test_an_erasing_cut_off_is_finished_at_the_next_start(tmp_path: Path) -> None:
    name = cut(tmp_path, ERASING).strip()
    assert (rows(tmp_path, "pepper"), rows(tmp_path, "records_account")) == (0, 1)
    assert "The keyring has no secret" not in checked(tmp_path)
    assert live(tmp_path, f"print(opens({name!r}))") == "False\n"
    assert (rows(tmp_path, "erasing"), rows(tmp_path, "records_account")) == (0, 0)


def cut(folder: Path, life: str) -> str:
    """Live until the process kills itself; return what it printed before."""
    done = subprocess.run(
        [sys.executable, "-c", LIFE + life],
        env=server.environment(folder),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    return done.stdout


def live(folder: Path, life: str) -> str:
    return server.run(folder, "-c", LIFE + life)


def checked(folder: Path) -> str:
    """Return what `between check` finds, with whatever else is to be mended on a new server."""
    done = subprocess.run(
        [sys.executable, "-m", "between", "check"],
        env=server.environment(folder) | {"COLUMNS": "400"},  # no sentence is broken
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout


def rows(folder: Path, table: str) -> int:
    is_ours = table.startswith("records_")
    file = "database/between.sqlite3" if is_ours else "keyring/keyring.sqlite3"
    db = sqlite3.connect(folder / "data" / file)
    found = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 (ours)
    db.close()
    return int(found)

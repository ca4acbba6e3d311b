"""Erased means that yesterday's database opens no more: tried with copies of the real files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

LIFE = """
import os, shutil, sys
from pathlib import Path
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from between.records import keyroom, sheets, shelf, visits
from between.records.keyroom import NotUnlocked
from between.records.models import Account
from between.story.people import Person

PASSPHRASE, SOURCE, now = "otter lantern quietly brass meadow", bytes(32), timezone.now()
database = Path(settings.BETWEEN_DATABASE)
database.parent.mkdir(parents=True, mode=0o700)
call_command("migrate", verbosity=0)
keys, name = keyroom.sign_up("ana", PASSPHRASE, now.date(), source=SOURCE)
sheet = sheets.draw(keys)
sheets.confirm(keys, sheet)
shelf.put(keys, Person(name="canary"), now.date())
door = visits.begin(keys, now)
secret = visits.remember(keys, now)
connection.close()
copy = database.with_name("backup.sqlite3")
shutil.copy(database, copy)

def opens():
    ways = []
    try:
        keyroom.unlock(name, PASSPHRASE, source=SOURCE)
        ways.append("passphrase")
    except NotUnlocked:
        pass
    visit = visits.find(door.token, now)
    if visit and visits.resume(visit, door.key, now):
        ways.append("cookie")
    try:
        sheets.recover(name, sheet, "another lantern under hills", source=SOURCE)
        ways.append("sheet")
    except NotUnlocked:
        pass
    return ways

def restore():
    connection.close()
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    shutil.copy(copy, database)

restore()
print("before", *opens())
restore()
keyroom.erase_account(keys.account)
print("rows", Account.objects.count())
restore()
print("restored rows", Account.objects.count())
print("after", *opens())
"""


@pytest.mark.slow  # a whole life in a process and on files of its own
def test_an_old_backup_opens_no_more_after_erasing(tmp_path: Path) -> None:
    place = {
        "BETWEEN_DATA": str(tmp_path),
        "BETWEEN_KDF_MEMORY_MIB": "64",
        "DJANGO_SETTINGS_MODULE": "between.site.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", LIFE],
        env={**os.environ, **place},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "before passphrase cookie sheet",
        "rows 0",
        "restored rows 1",
        "after",
    ], done.stderr
    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"canary" not in held

"""Copies of the keyring sealed to a key on paper: made daily, opened once, refused kindly."""

import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from tests.cli.running import between, surroundings, trouble

from between.cli import copying, restoring
from between.cli.trouble import Trouble
from between.records.keyring import Keyring
from between.records.sqlite import module as sqlite3
from between.vault import keyring_backup

PRINTED, PUBLIC = keyring_backup.new_pair()


@pytest.fixture
def ring(tmp_path: Path) -> Keyring:
    found = Keyring(tmp_path / "ring")
    found.new_pepper(uuid4())
    return found


def sealed(ring: Keyring, folder: Path) -> Path:
    target = folder / "copies" / "keyring-20261123-040000.sealed"
    said = copying.seal(ring.path, target, PUBLIC)
    assert "1 secrets" in said
    assert "sealed to the key on your sheet" in said
    return target


def test_a_sealed_copy_holds_the_keyring_and_shows_nothing(
    ring: Keyring, tmp_path: Path
) -> None:
    (account,) = ring.accounts()
    copy = sealed(ring, tmp_path)
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert ring.pepper(account) not in copy.read_bytes()
    assert b"SQLite" not in copy.read_bytes()
    back = tmp_path / "back" / "keyring.sqlite3"
    plain = restoring.opened(copy.read_bytes(), PRINTED, str(copy))
    assert "1 secrets" in restoring.put_back(plain, back)
    assert Keyring(back.parent).pepper(account) == ring.pepper(account)
    assert back.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("typed", "cut", "cure"),
    [
        (keyring_backup.new_pair()[0], slice(None), "sealed to another key"),
        (PRINTED[:31], slice(None), "This has 28 of 56 characters"),
        (PRINTED[:-1] + ("2" if PRINTED[-1] == "1" else "1"), slice(None), "looks wrong"),
        (PRINTED, slice(-1), "cut short or damaged"),
        (PRINTED, slice(900), "cut short or damaged"),
        (PRINTED, slice(4, None), "no sealed copy of a keyring"),
        (PRINTED, slice(0), "no sealed copy of a keyring"),
    ],
    ids=["another", "half", "slip", "a byte short", "short", "not ours", "empty"],
)
def test_what_does_not_open_is_said_with_its_cure(
    ring: Keyring, tmp_path: Path, typed: str, cut: slice, cure: str
) -> None:
    copy = sealed(ring, tmp_path)
    with pytest.raises(Trouble, match=cure) as told:
        restoring.opened(copy.read_bytes()[cut], typed, str(copy))
    assert typed not in str(told.value)


def test_a_damaged_keyring_is_not_sealed(ring: Keyring, tmp_path: Path) -> None:
    ring.path.write_bytes(b"no database at all, and long enough to be looked at" * 40)
    with pytest.raises(Trouble):
        copying.seal(ring.path, tmp_path / "copies" / "one.sealed", PUBLIC)
    assert list((tmp_path / "copies").iterdir()) == []


def test_what_opens_and_is_no_keyring_is_not_put_back(tmp_path: Path) -> None:
    target = tmp_path / "back" / "keyring.sqlite3"
    with pytest.raises(Trouble):
        restoring.put_back(b"opened, and no database" * 100, target)
    assert list(target.parent.iterdir()) == []


@pytest.mark.slow  # a drill from end to end: nine commands, each a process
def test_a_drill_from_a_key_on_paper_to_a_keyring_put_back(tmp_path: Path) -> None:
    data, copies = tmp_path / "data", tmp_path / "copies"
    assert between("demo", data=data).returncode == 0
    drawn = between("keyring-key", data=data)
    assert drawn.returncode == 0, drawn.stderr
    halves = re.findall(r"^ {4}([0-9A-Z-]{31})$", drawn.stdout, re.MULTILINE)
    printed = "-".join(halves)
    assert len(printed) == 63
    assert not any(
        printed.encode() in path.read_bytes() for path in data.rglob("*") if path.is_file()
    )
    assert "--again" in trouble("keyring-key", data=data)
    assert between("backup", "--keyring", copies, data=data).returncode == 0
    (copy,) = copies.iterdir()
    assert copy.suffix == ".sealed"
    assert "move that one aside" in trouble("restore-keyring", copy, data=data)
    before = secrets(data)
    (data / "keyring" / "keyring.sqlite3").rename(tmp_path / "aside")
    for typed, cure in (
        ("", "No key was typed"),
        (f"{printed[:20]}\n", "of 56 characters"),
    ):
        ended = restore(copy, typed, data)
        assert (ended.returncode, ended.stdout.strip()) == (2, "")
        assert cure in ended.stderr
    ended = restore(copy, f"{printed}\n", data)
    assert ended.returncode == 0, ended.stderr
    assert secrets(data) == before
    assert "cannot be read" in restore(tmp_path / "nothing", "", tmp_path / "x").stderr


def secrets(data: Path) -> list[object]:
    with closing(sqlite3.connect(data / "keyring" / "keyring.sqlite3")) as db:
        return list(db.execute("SELECT account, secret FROM pepper").fetchall())


def restore(copy: Path, typed: str, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "between", "restore-keyring", str(copy)],
        input=typed,
        env=surroundings(data),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

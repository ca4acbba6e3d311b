"""`between backup`: a whole copy while others write, or none, and never both in one folder."""

import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.cli.running import between, trouble

from between.cli import backup, copying
from between.cli.trouble import Trouble
from between.records.sqlite import module as our_sqlite

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)

# Two rows that only ever come together: a copy that holds one without the other is torn.
WRITER = """
import sys
from between.records.sqlite import module as sqlite3
db = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=20)
print("writing", flush=True)
for n in range(1_000_000):
    db.execute("BEGIN IMMEDIATE")
    db.execute("INSERT INTO left_hand VALUES (?, randomblob(2000))", (n,))
    db.execute("INSERT INTO right_hand VALUES (?, randomblob(2000))", (n,))
    db.execute("COMMIT")
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "live" / "between.sqlite3"
    path.parent.mkdir()
    with closing(our_sqlite.connect(path)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("CREATE TABLE left_hand (n INTEGER PRIMARY KEY, noise BLOB)")
        db.execute("CREATE TABLE right_hand (n INTEGER PRIMARY KEY, noise BLOB)")
    return path


@contextmanager
def being_written(path: Path) -> Iterator[None]:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        try:
            yield
        finally:
            writer.kill()


def test_copies_made_while_somebody_writes_are_whole(source: Path, tmp_path: Path) -> None:
    targets = [tmp_path / "copies" / f"{n}.sqlite3" for n in range(8)]
    with being_written(source):
        for target in targets:
            assert "sound" in copying.copy(source, target)
    counts = [counted(target) for target in targets]
    assert all(left == right for left, right in counts)
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]


def counted(path: Path) -> tuple[int, int]:
    with closing(our_sqlite.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return tuple(
            db.execute(f"SELECT count(*) FROM {hand}_hand").fetchone()[0]  # noqa: S608
            for hand in ("left", "right")
        )


def test_a_copy_is_one_file_for_its_owner_alone(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "one.sqlite3"
    copying.copy(source, target)
    assert list(target.parent.iterdir()) == [target]
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.parent.stat().st_mode & 0o777 == 0o700


def test_a_damaged_database_is_not_copied(source: Path, tmp_path: Path) -> None:
    with closing(our_sqlite.connect(source)) as db:
        db.execute("INSERT INTO left_hand VALUES (1, randomblob(500000))")
        db.commit()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.execute("PRAGMA journal_mode=DELETE")
    with source.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(Trouble, match="damaged"):
        copying.copy(source, tmp_path / "copies" / "one.sqlite3")
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_full_disk_leaves_nothing_half_written(source: Path, tmp_path: Path) -> None:
    with closing(our_sqlite.connect(source)) as db:
        db.execute("INSERT INTO left_hand VALUES (1, randomblob(2000000))")
        db.commit()
    target = tmp_path / "copies" / "one.sqlite3"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    # A file that may not grow further fails like one on a full disk, and needs no root.
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(Trouble, match="room"):
            copying.copy(source, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(target.parent.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Trouble, match=r"file/deep cannot be written: Not a directory\."):
        copying.copy(source, tmp_path / "file" / "deep" / "one.sqlite3")


HOMES = {Path("/data/database"), Path("/ring")}


@pytest.mark.parametrize(
    "targets",
    [
        ("/b", "/b"),
        ("/b", "/b/ring"),
        ("/b/database", "/b"),
        ("/b", "/b/../b"),
        ("/b/.", "/b"),
    ],
)
def test_both_in_one_folder_are_refused(targets: tuple[str, str]) -> None:
    with pytest.raises(Trouble, match="must not lie in one folder"):
        backup.refuse_together([Path(target) for target in targets], HOMES)


def test_both_in_one_folder_by_way_of_a_link_are_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(Trouble, match="must not lie in one folder"):
        backup.refuse_together([tmp_path / "real", tmp_path / "link"], HOMES)


@pytest.mark.parametrize("target", ["/ring", "/ring/copies", "/data/database"])
def test_a_copy_beside_what_it_copies_is_refused(target: str) -> None:
    with pytest.raises(Trouble, match="lies with the data themselves"):
        backup.refuse_together([Path(target)], HOMES)


def test_two_folders_side_by_side_will_do() -> None:
    backup.refuse_together([Path("/b/database"), Path("/b/ring")], HOMES)


def test_keyring_copies_of_more_than_30_days_go_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def name(kind: str, days: int) -> str:
        return f"{kind}-{NOW - timedelta(days=days):%Y%m%d-%H%M%S}.sqlite3"

    names = [name("keyring", days) for days in (0, 29, 31, 400)]
    names += [name("database", 400), "keyring-mine.sqlite3"]
    for one in names:
        (tmp_path / one).touch()
    backup.forget(tmp_path, NOW)
    left = {path.name for path in tmp_path.iterdir()}
    assert set(names) - left == {name("keyring", 31), name("keyring", 400)}
    assert "2 older than 30 days removed" in capsys.readouterr().out


@pytest.mark.slow  # four commands, each a process
def test_the_command_copies_both_and_says_what_they_hold(tmp_path: Path) -> None:
    data, copies = tmp_path / "data", tmp_path / "copies"
    said = trouble("backup", copies, data=data)
    assert "There is nothing at" in said
    assert "BETWEEN_DATA" in said
    assert between("demo", data=data).returncode == 0
    made = between("backup", copies / "db", "--keyring", copies / "ring", data=data)
    assert made.returncode == 0, made.stderr
    assert "1 accounts" in made.stdout
    assert "1 secrets" in made.stdout
    (copied,) = (copies / "db").iterdir()
    with closing(sqlite3.connect(copied)) as db:
        assert db.execute("SELECT count(*) FROM records_entry").fetchone()[0] > 10
    assert "Name a folder" in trouble("backup", data=data)
    only = between("backup", "--keyring", copies / "ring", data=data)
    assert "secrets" in only.stdout
    assert "accounts" not in only.stdout
    removed = between("demo", "--remove", data=data)
    assert removed.stdout == "1 made-up person is erased.\n"

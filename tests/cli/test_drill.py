"""`between drill` and what is noted: would a restore work, and when was that last tried?"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone
from tests.cli.running import between, surroundings, trouble
from tests.people import Somebody

from between.cli import copying, drill, last, looking
from between.cli.last import Last
from between.cli.trouble import Trouble
from between.records.keyring import Keyring
from between.records.sqlite import module as sqlite3
from between.vault import keyring_backup

TODAY = date(2026, 11, 23)
PRINTED, PUBLIC = keyring_backup.new_pair()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A copy with two accounts, as far as a drill looks at it."""
    path = tmp_path / "database.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE records_account (id char(32))")
        db.execute("CREATE TABLE records_entry (day date)")
        db.execute("CREATE TABLE django_migrations (app text, name text)")
        db.execute("INSERT INTO django_migrations VALUES ('records', '0002_bonds')")
        for n in (1, 2):
            db.execute("INSERT INTO records_account VALUES (?)", (UUID(int=n).hex,))
        db.commit()
    return path


@pytest.fixture
def ring(tmp_path: Path) -> Path:
    """A copy of a keyring with the secrets of both, and of one who came later."""
    live = Keyring(tmp_path / "live")
    for n in (1, 2, 3):
        live.new_pepper(UUID(int=n))
    copying.copy(live.path, tmp_path / "keyring.sqlite3")
    return tmp_path / "keyring.sqlite3"


def test_two_copies_of_one_server_fit(database: Path, ring: Path) -> None:
    accounts, held = drill._accounts(database)
    assert "2 accounts" in held
    secrets, held = drill._secrets(ring)
    assert "3 secrets" in held
    said = drill._fit(accounts, secrets)
    assert said == "2 of 2 accounts have their secret. Nothing was put back."
    assert "1 could not be opened" in drill._fit(accounts, {UUID(int=1)})
    assert "0 of 0" in drill._fit(set(), secrets)
    with pytest.raises(Trouble, match="do not belong together"):
        drill._fit(accounts, {uuid4()})


def test_looking_at_copies_leaves_them_and_their_folder_as_they_were(
    database: Path, ring: Path
) -> None:
    before = {path: path.read_bytes() for path in (database, ring)}
    names = sorted(database.parent.iterdir())
    drill._accounts(database)
    drill._secrets(ring)
    assert {path: path.read_bytes() for path in before} == before
    assert sorted(database.parent.iterdir()) == names


def test_a_sealed_copy_is_opened_in_memory(
    ring: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("keyring.sealed", "renamed"):
        copying.seal(ring, tmp_path / "s" / name, PUBLIC)
        monkeypatch.setattr("between.cli.restoring.typed", lambda: PRINTED)
        secrets, _ = drill._secrets(tmp_path / "s" / name)
        assert UUID(int=1) in secrets
    assert len(list((tmp_path / "s").iterdir())) == 2


def junk(path: Path) -> None:
    path.write_bytes(b"no database at all, and long enough to be looked at" * 90)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def statement(sql: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as db:
            db.execute(sql)
            db.commit()

    return change


BAD = {
    "junk": junk,
    "cut short": cut,
    "empty": empty,
    "no accounts": statement("DROP TABLE records_account"),
    "no migrations": statement("DROP TABLE django_migrations"),
    "no id": statement("UPDATE records_account SET id = 'nonsense'"),
    "an id of bytes": statement("UPDATE records_account SET id = x'ff'"),
    "of the future": statement(
        "INSERT INTO django_migrations VALUES ('records', '9999_x')"
    ),
}


@pytest.mark.parametrize("way", BAD)
def test_a_bad_copy_of_the_database_is_told_in_one_sentence(
    database: Path, way: str
) -> None:
    BAD[way](database)
    with pytest.raises(Trouble, match=str(database)):
        drill._accounts(database)


@pytest.mark.parametrize("way", [junk, cut, empty], ids=["junk", "cut", "empty"])
def test_a_bad_copy_of_the_keyring_is_told_in_one_sentence(
    ring: Path, way: Callable[[Path], None]
) -> None:
    way(ring)
    with pytest.raises(Trouble, match=str(ring)):
        drill._secrets(ring)


def test_the_two_in_the_wrong_order_are_told(database: Path, ring: Path) -> None:
    with pytest.raises(Trouble, match="no copy of the database"):
        drill._accounts(ring)
    with pytest.raises(Trouble, match="no copy of the keyring"):
        drill._secrets(database)


def test_an_id_in_the_keyring_that_is_none_is_told(ring: Path) -> None:
    statement("INSERT INTO pepper VALUES (x'00', x'00')")(ring)
    with pytest.raises(Trouble, match="Take another copy"):
        drill._secrets(ring)


def test_a_day_is_noted_for_its_owner_alone_and_read_again(tmp_path: Path) -> None:
    last.note(tmp_path, last.BACKUP, TODAY - timedelta(days=1))
    last.note(tmp_path, last.BACKUP, TODAY)
    (path,) = tmp_path.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    noted = last.of(tmp_path, tmp_path / "nowhere", TODAY)
    assert noted == Last(database=TODAY, keyring=None, drill=None)
    assert "Last backup of the database: 2026-11-23; of the keyring: none." in last.told(
        noted
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"yesterday", b"\xff\xfe", b"2026-13-40", b"2027-01-01", b"2026-11-22" * 9],
    ids=["empty", "words", "bytes", "no day", "ahead", "long"],
)
def test_what_is_no_day_counts_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / last.BACKUP).write_bytes(content)
    (tmp_path / last.DRILL).mkdir()
    assert last.of(tmp_path, tmp_path, TODAY) == Last(
        database=None, keyring=None, drill=None
    )


def test_a_day_that_cannot_be_noted_is_said_and_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    last.note(tmp_path / "file", last.BACKUP, TODAY)
    (tmp_path / last.DRILL).mkdir()
    last.note(tmp_path, last.DRILL, TODAY)
    said = capsys.readouterr().err
    assert said.count("could not be noted") == 2
    assert {path.name for path in tmp_path.iterdir()} == {"file", last.DRILL}


@pytest.mark.parametrize(
    ("backup", "drilled", "ids"),
    [
        (0, 0, []),
        (7, 90, []),
        (8, 0, ["backup", "backup"]),
        (0, 91, ["drill"]),
        (None, None, ["backup", "backup", "drill"]),
    ],
)
def test_it_asks_after_a_week_and_after_90_days(
    backup: int | None, drilled: int | None, ids: list[str]
) -> None:
    def day(days: int | None) -> date | None:
        return None if days is None else TODAY - timedelta(days=days)

    noted = Last(database=day(backup), keyring=day(backup), drill=day(drilled))
    found = list(last.findings(noted, TODAY))
    assert [one.id for one in found] == ids
    assert all(one.cure.startswith("between ") for one in found)
    if backup == 8:
        assert "8 days ago, on 2026-11-15" in found[0].what


@pytest.mark.django_db
def test_an_empty_server_or_a_made_up_person_asks_for_nothing(
    settings: object, tmp_path: Path
) -> None:
    settings.BETWEEN_DATABASE = tmp_path / "between.sqlite3"  # type: ignore[attr-defined]
    assert looking.backups(settings) == []  # type: ignore[arg-type]


def test_who_keeps_something_wants_backups(
    alice: Somebody, settings: object, tmp_path: Path
) -> None:
    settings.BETWEEN_DATABASE = tmp_path / "between.sqlite3"  # type: ignore[attr-defined]
    assert len(looking.backups(settings)) == 3  # type: ignore[arg-type]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_account SET made_up_on = '2026-11-23'")
    assert looking.backups(settings) == []  # type: ignore[arg-type]


@pytest.mark.slow  # a drill from end to end: seven commands, each a process
def test_a_drill_with_copies_and_a_key_on_paper(tmp_path: Path) -> None:
    data, copies = tmp_path / "data", tmp_path / "copies"
    assert between("demo", data=data).returncode == 0
    drawn = between("keyring-key", data=data).stdout
    printed = "-".join(re.findall(r"^ {4}([0-9A-Z-]{31})$", drawn, re.MULTILINE))
    made = between("backup", copies / "db", "--keyring", copies / "ring", data=data)
    assert made.returncode == 0, made.stderr
    (db,), (ring,) = (list((copies / name).iterdir()) for name in ("db", "ring"))
    today = f"{timezone.now():%Y-%m-%d}"
    for folder in ("database", "keyring"):
        assert (data / folder / last.BACKUP).read_text().strip() == today
    assert "Name a copy" in trouble("drill", db, tmp_path / "nothing", data=data)
    live = data / "database" / "between.sqlite3"
    assert "lies with the data themselves" in trouble("drill", live, ring, data=data)
    assert not (data / "database" / last.DRILL).exists()
    ended = drilled(db, ring, f"{printed}\n", data)
    assert ended.returncode == 0, ended.stderr
    assert "1 of 1 accounts have their secret. Nothing was put back." in ended.stdout
    assert printed not in ended.stdout + ended.stderr
    assert (data / "database" / last.DRILL).read_text().strip() == today
    shutil.rmtree(copies)
    said = between("check", data=data).stdout
    assert f"Last drill for a restore: {today}." in " ".join(said.split())


def drilled(
    db: Path, ring: Path, typed: str, data: Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "between", "drill", str(db), str(ring)],
        input=typed,
        env=surroundings(data),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

"""A sound copy of an SQLite file that others are writing to: all of it under its name, or none.

Copying the file of a running database makes no backup; SQLite's own backup reads one state.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from between.cli.ground import sentence
from between.cli.trouble import Trouble
from between.records.sqlite import builtin
from between.records.sqlite import module as sqlite3

# Counts and days only; there is nothing else to be read in these tables.
COUNTED = {
    "records_account": "accounts",
    "records_entry": "entries",
    "records_letter": "letters",
    "pepper": "secrets",
}


def copy(source: Path, target: Path) -> str:
    """Copy `source` to `target`, look through the copy, and return what it holds."""
    with told(source, target), all_or_nothing(target) as part:
        with (
            closing(
                sqlite3.connect(f"{source.as_uri()}?mode=ro", timeout=20, uri=True)
            ) as live,
            closing(sqlite3.connect(part, timeout=20)) as db,
        ):
            # In one step: in WAL nobody waits for it, and no write makes it begin anew.
            live.backup(db, pages=-1)
            # The copy is one file; a log beside it would be forgotten when it is moved.
            db.execute("PRAGMA journal_mode=DELETE")
            refuse_unsound(db, source)
            found = held(db)
        settle(part)
    return f"{target}: {found}, {_size(target)}, looked through and sound"


def seal(source: Path, target: Path, public_key: bytes) -> str:
    """Copy `source` to `target` so that only the key on paper opens it; say what it holds."""
    from between.vault import keyring_backup

    with told(source, target), all_or_nothing(target) as part:
        # In memory, by the module that can give a file's bytes: no disk holds the copy open.
        with (
            closing(
                builtin.connect(f"{source.as_uri()}?mode=ro", timeout=20, uri=True)
            ) as live,
            closing(builtin.connect(":memory:")) as db,
        ):
            live.backup(db, pages=-1)
            refuse_unsound(db, source)
            found, plain = held(db), db.serialize()
        part.write_bytes(keyring_backup.seal_copy(public_key, plain))
        settle(part)
    return f"{target}: {found}, {_size(target)}, sealed to the key on your sheet"


def refuse_unsound(db: Any, source: Path) -> None:
    found = [row[0] for row in db.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        raise Trouble(
            f"{source} is damaged, so nothing was copied. Keep your older backups and restore "
            "the newest sound one (docs/install.md)."
        )


def held(db: Any) -> str:
    """Say how much lies in the copy, and how new it is."""
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema")}
    counts = [
        f"{db.execute(f'SELECT count(*) FROM {table}').fetchone()[0]} {name}"  # noqa: S608
        for table, name in COUNTED.items()
        if table in tables
    ]
    if "records_entry" in tables:
        newest = db.execute("SELECT max(day) FROM records_entry").fetchone()[0]
        counts.append(f"the newest from {newest}" if newest else "nothing kept yet")
    return ", ".join(counts)


def _size(path: Path) -> str:
    size = path.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"


def settle(path: Path) -> None:
    """Wait until file and folder are on the disk and not only in memory."""
    for place in (path, path.parent):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def all_or_nothing(target: Path) -> Iterator[Path]:
    """Give a file to write to, which gets the name of `target` once all of it is there."""
    part = target.with_name(f".{target.name}.part")
    part.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield part
        part.rename(target)
    finally:
        for left in (part, part.with_name(f"{part.name}-journal")):
            left.unlink(missing_ok=True)


@contextmanager
def told(source: Path, target: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, builtin.Error) as error:
        full = any(word in str(error).lower() for word in ("full", "disk i/o"))
        raise Trouble(sentence(target if full else source, error)) from error
    except OSError as error:
        raise Trouble(
            f"{target.parent} cannot be written: {error.strerror}. Nothing was copied; make "
            "room there or name another folder."
        ) from error

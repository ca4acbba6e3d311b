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
    part = target.with_name(f".{target.name}.part")
    with _told(source, target), _all_or_nothing(part, target):
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
            _refuse_unsound(db, source)
            held = _held(db)
        _settle(part)
    return f"{target}: {held}, {_size(target)}, looked through and sound"


def _refuse_unsound(db: Any, source: Path) -> None:
    found = [row[0] for row in db.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        raise Trouble(
            f"{source} is damaged, so nothing was copied. Keep your older backups and restore "
            "the newest sound one (docs/install.md)."
        )


def _held(db: Any) -> str:
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


def _settle(path: Path) -> None:
    """Wait until file and folder are on the disk and not only in memory."""
    for place in (path, path.parent):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _all_or_nothing(part: Path, target: Path) -> Iterator[None]:
    part.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield
        part.rename(target)
    finally:
        for left in (part, part.with_name(f"{part.name}-journal")):
            left.unlink(missing_ok=True)


@contextmanager
def _told(source: Path, target: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        full = any(word in str(error).lower() for word in ("full", "disk i/o"))
        raise Trouble(sentence(target if full else source, error)) from error
    except OSError as error:
        raise Trouble(
            f"{target.parent} cannot be written: {error.strerror}. Nothing was copied; make "
            "room there or name another folder."
        ) from error

"""On which day a backup was made last, and a restore tried last: a day in a small file each.

The files lie beside what was copied, so that a unit that may see the database and not the
keyring, or the other way round, can write its own.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from between.cli.check import Finding

BACKUP, DRILL = "last-backup", "last-drill"
BACKUP_DAYS, DRILL_DAYS = 7, 90
LONGEST = 32  # bytes; more is no day, whatever it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The days that were noted; None where there is none that can be read."""

    database: date | None
    keyring: date | None
    drill: date | None


def note(folder: Path, name: str, day: date) -> None:
    """Write a day down; where that cannot be, say so and go on: what was done is done."""
    part = folder / f".{name}.part"
    try:
        handle = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(f"{day.isoformat()}\n")
        part.replace(folder / name)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        typer.echo(
            f"The day could not be noted in {folder} ({error.strerror}), so `between check` "
            "does not know of it. Let this user write there.",
            err=True,
        )


def of(database: Path, keyring: Path, today: date) -> Last:
    """Return what was noted in the folders of the two."""
    return Last(
        database=_day(database / BACKUP, today),
        keyring=_day(keyring / BACKUP, today),
        drill=_day(database / DRILL, today),
    )


def findings(last: Last, today: date) -> Iterator[Finding]:
    """Ask for a backup after a week, and for a drill after 90 days."""
    for what, day, command in (
        ("the database", last.database, "between backup FOLDER"),
        ("the keyring", last.keyring, "between backup --keyring FOLDER"),
    ):
        if day is None or (today - day).days > BACKUP_DAYS:
            yield Finding(
                id="backup",
                what=_since(f"backup of {what}", day, today),
                cure=f"{command}, each day by a timer (docs/install.md).",
            )
    if last.drill is None or (today - last.drill).days > DRILL_DAYS:
        yield Finding(
            id="drill",
            what=_since("drill for a restore", last.drill, today),
            cure="between drill DATABASE KEYRING, with your newest copies (docs/install.md).",
        )


def told(last: Last) -> str:
    """Say all three days in one line."""
    return (
        f"Last backup of the database: {last.database or 'none'}; of the keyring: "
        f"{last.keyring or 'none'}. Last drill for a restore: {last.drill or 'none'}."
    )


def _since(what: str, day: date | None, today: date) -> str:
    if day is None:
        return f"No {what} is noted on this server."
    return f"The last {what} was {(today - day).days} days ago, on {day}."


def _day(path: Path, today: date) -> date | None:
    """Return a day that was; what is no day, or lies ahead, is none."""
    try:
        with path.open("rb") as file:
            found = date.fromisoformat(file.read(LONGEST).decode("ascii").strip())
    except (OSError, ValueError):
        return None
    return found if found <= today else None

"""`between backup`: a sound copy of the database or the keyring while the server runs."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from between.cli.trouble import Trouble

KEYRING_DAYS = 30


def backup(
    folder: Annotated[
        str, typer.Argument(metavar="[FOLDER]", help="Where the copy of the database goes.")
    ] = "",
    keyring: Annotated[
        str,
        typer.Option(
            metavar="FOLDER", help="Where the copy of the keyring goes: elsewhere."
        ),
    ] = "",
) -> None:
    """Copy database and keyring while the server runs, each into a folder of its own."""
    from django.core.exceptions import ImproperlyConfigured

    from between.cli import last

    try:
        from between.site import places
    except ImproperlyConfigured as error:
        raise Trouble(f"{error} (docs/settings.md)") from error
    targets = [Path(name).expanduser().absolute() for name in (folder, keyring) if name]
    refuse_together(targets, {places.DATABASE.parent, places.KEYRING})
    now = datetime.now(UTC)  # noqa: TID251 (the rim: a command's clock)
    if folder:
        typer.echo(copy(places.DATABASE, targets[0], f"database-{now:%Y%m%d-%H%M%S}"))
        last.note(places.DATABASE.parent, last.BACKUP, now.date())
    if keyring:
        _keyring(places.KEYRING, targets[-1], now)
        last.note(places.KEYRING, last.BACKUP, now.date())
        forget(targets[-1], now)


def _keyring(home: Path, folder: Path, now: datetime) -> None:
    # The witness beside it stays: one that is put back could only lag, and would tell nothing.
    from between.cli import copying
    from between.cli.keyring_key import public_key

    name, key = f"keyring-{now:%Y%m%d-%H%M%S}", public_key(home)
    if not key:
        typer.echo(copy(home / "keyring.sqlite3", folder, name))
        return
    refuse_unreadable(home / "keyring.sqlite3")
    typer.echo(copying.seal(home / "keyring.sqlite3", folder / f"{name}.sealed", key))


def refuse_together(targets: list[Path], homes: set[Path]) -> None:
    """Stop where one folder would hold both: whoever gets it could open what people wrote."""
    if not targets:
        raise Trouble("Name a folder for the database, or one for --keyring, or both.")
    folders = [path.resolve() for path in (*targets, *homes)]
    for one in targets:
        if any(_holds(other, one.resolve()) for other in homes):
            raise Trouble(
                f"{one} lies with the data themselves. Name a folder apart from them."
            )
    first, last = folders[0], folders[len(targets) - 1]
    if len(targets) == 2 and (_holds(first, last) or _holds(last, first)):
        raise Trouble(
            "Database and keyring must not lie in one folder: whoever finds both can guess at "
            "passphrases. Name two folders, better on two disks."
        )


def copy(source: Path, folder: Path, name: str) -> str:
    """Copy a database file into `folder`; return what the copy holds."""
    from between.cli import copying

    refuse_unreadable(source)
    return copying.copy(source, folder / f"{name}.sqlite3")


def refuse_unreadable(source: Path) -> None:
    if not os.access(source, os.R_OK):
        raise Trouble(
            f"There is nothing at {source} that this user can read. Say where the data are in "
            "BETWEEN_DATA and BETWEEN_KEYRING, and run this as their owner."
        )


def forget(folder: Path, now: datetime) -> None:
    """Remove keyring copies older than 30 days: what was erased is gone from them too, then."""
    oldest = f"keyring-{now - timedelta(days=KEYRING_DAYS):%Y%m%d-%H%M%S}"
    copies = [*folder.glob("keyring-*-*.sqlite3"), *folder.glob("keyring-*-*.sealed")]
    old = [path for path in copies if path.stem < oldest]
    for path in old:
        path.unlink()
    if old:
        typer.echo(
            f"{len(old)} older than {KEYRING_DAYS} days removed, as erasing promises."
        )


def _holds(outer: Path, inner: Path) -> bool:
    return inner == outer or outer in inner.parents

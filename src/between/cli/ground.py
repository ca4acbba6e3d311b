"""What a command stands on: settings that can be read, folders, and data that it knows."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from between.cli.trouble import Trouble

if TYPE_CHECKING:
    from django.conf import LazySettings

# What SQLite says, what that means, and what to do about it.
CURES = {
    "not a database": "is no database. Restore it from a backup (docs/install.md).",
    "malformed": "is damaged. Restore it from a backup (docs/install.md).",
    "locked": "is held by another program. End that program and start again.",
    "readonly": "cannot be written by this user. Look at who owns it.",
    "unable to open": "cannot be opened by this user. Look at who owns it and its folder.",
    "full": "finds no room on its disk. Free some and start again.",
    "disk i/o": "cannot be read or written: the disk refuses. Look at the disk and its room.",
}


def read_settings() -> "LazySettings":
    """Make Django ready; a setting that cannot be used stops the command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "between.site.settings")
    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise Trouble(f"{error} (docs/settings.md)") from error
    return settings


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner can read."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            f"The folder {folder} cannot be made: {error.strerror}. Make it, or name another "
            "in BETWEEN_DATA or BETWEEN_KEYRING (docs/settings.md)."
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Trouble(
            f"The folder {folder} cannot be written by this user. Give it to them."
        )


def lay_out(settings: "LazySettings") -> None:
    """Make the folders and bring the database up to date, or say why that cannot be."""
    from django.core.management import call_command
    from django.db import connections

    from between.cli import state

    for folder in (
        settings.BETWEEN_DATABASE.parent,
        settings.BETWEEN_KEYRING,
        settings.BETWEEN_RUN,
    ):
        make_folder(folder)
    with told(settings.BETWEEN_DATABASE):
        if newer := state.newer():
            raise Trouble(
                f"The data in {settings.BETWEEN_DATA} were kept by a newer Between (they know "
                f"{newer[-1]}). Start that version or a later one (docs/upgrade.md)."
            )
        call_command("migrate", verbosity=0, interactive=False)
    with told(settings.BETWEEN_KEYRING / "keyring.sqlite3"):
        state.finish_erasing()
        accounts = state.accounts()
        if accounts and accounts.isdisjoint(state.secrets()):
            raise Trouble(
                f"The keyring in {settings.BETWEEN_KEYRING} belongs to none of the accounts in "
                f"{settings.BETWEEN_DATABASE}. Put theirs back, or name its folder in "
                "BETWEEN_KEYRING; nothing has been changed."
            )
        state.own_key()
    # The server's workers are forks of this process, and SQLite must not be carried into one.
    connections.close_all()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Say in one sentence what SQLite found wrong with the file at `path`."""
    from django.db import DatabaseError

    from between.records.sqlite import module as sqlite3

    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        raise Trouble(sentence(path, error)) from error


def sentence(path: Path, error: Exception) -> str:
    said = str(error).lower()
    cures = (cure for words, cure in CURES.items() if words in said)
    return f"{path} {next(cures, f'cannot be used ({type(error).__name__}).')}"

"""What is wrong with this server, each finding with its cure. `between check` prints them."""

import stat
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Caution
from django.core.checks import register as register_check

from between.records import sqlite


def register() -> None:
    for check in (sqlite_is_new_enough, folders_are_private, operator_is_named):
        register_check(check)


def sqlite_is_new_enough(**_: Any) -> list[CheckMessage]:
    if sqlite.is_safe_for_wal():
        return []
    found = ".".join(map(str, sqlite.version()))
    return [
        Caution(
            f"SQLite {found} can corrupt a database in WAL mode; WAL is off, and saving slower.",
            hint="Install pysqlite3 0.6.1, or a Python whose SQLite is 3.51.3 or newer.",
            id="between.W001",
        )
    ]


def folders_are_private(**_: Any) -> list[CheckMessage]:
    return [
        Error(
            f"{path} can be read by other users of this machine.",
            hint=f"chmod 700 {path}",
            id="between.E001",
        )
        for path in (settings.BETWEEN_KEYRING, settings.BETWEEN_DATABASE.parent)
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]


def operator_is_named(**_: Any) -> list[CheckMessage]:
    if settings.BETWEEN_OPERATOR:
        return []
    return [
        Caution(
            "Nobody is named as the one who runs this server; people are asked to trust them.",
            hint='Set BETWEEN_OPERATOR="Dr A. Lee, practice in Linden Street".',
            id="between.W002",
        )
    ]

"""What is wrong with this server, each finding with its cure. `between check` prints them."""

import stat
from datetime import date
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Caution
from django.core.checks import register as register_check
from django.utils import timezone

from between.records import help as help_lines
from between.records import sqlite


def register() -> None:
    for check in (
        sqlite_is_new_enough,
        folders_are_private,
        operator_is_named,
        help_is_at_hand,
        sender_leads_nowhere,
    ):
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


def sender_leads_nowhere(**_: Any) -> list[CheckMessage]:
    """Find a sender whose domain, typed into a browser, opens these pages."""
    server = settings.BETWEEN_MAIL
    domain = server.sender.rpartition("@")[2].lower() if server else ""
    hosts = {one.lower().removeprefix(".") for one in settings.BETWEEN_HOSTS}
    if domain not in hosts:
        return []
    return [
        Caution(
            f"Mails come from {domain}, where these pages are: they say where somebody writes.",
            hint="Set BETWEEN_MAIL_FROM to an address of another, neutral domain.",
            id="between.W007",
        )
    ]


def help_is_at_hand(**_: Any) -> list[CheckMessage]:
    """The clock of a check is the one of its start; there is no request to bring one."""
    return help_findings(timezone.now().date())


def help_findings(today: date) -> list[CheckMessage]:
    path = settings.BETWEEN_HELP
    try:
        found = help_lines.read(path)
    except help_lines.Malformed as error:
        return [
            Error(
                f"{path} gives nobody a line to call: {error}",
                hint="Mend it as docs/settings.md shows (BETWEEN_HELP); the page reads it anew.",
                id="between.E002",
            )
        ]
    if found is None:
        return [
            Caution(
                f'"Need help now" has no lines of your country: there is no {path}.',
                hint="Write one as docs/settings.md shows (BETWEEN_HELP), with a few numbers.",
                id="between.W003",
            )
        ]
    lines = [_stale(found, today)] if found.is_stale(today) else []
    return [*lines, *_bodies(found, today)]


def _stale(found: help_lines.Offered, today: date) -> CheckMessage:
    days = (today - found.checked).days
    return Caution(
        f'The numbers in "Need help now" were checked {days} days ago; 180 is the most.',
        hint=f"Call them or look them up, then set `checked` in {settings.BETWEEN_HELP}.",
        id="between.W004",
    )


def _bodies(found: help_lines.Offered, today: date) -> list[CheckMessage]:
    missing = [about for about in help_lines.About if not found.about(about)]
    path = settings.BETWEEN_HELP
    none = [
        Caution(
            f"{path} names nobody to ask about {about}: there is no [[body]] with it.",
            hint="Add one as docs/install.md shows (Help lines), after looking it up.",
            id="between.W005",
        )
        for about in missing
    ]
    return [
        *none,
        *(_stale_body(one, today) for one in found.bodies if one.is_stale(today)),
    ]


def _stale_body(body: help_lines.Body, today: date) -> CheckMessage:
    days = (today - body.checked).days
    return Caution(
        f'"{body.name}" was checked {days} days ago; 180 is the most.',
        hint=f"Look it up, then set its `checked` in {settings.BETWEEN_HELP}.",
        id="between.W006",
    )

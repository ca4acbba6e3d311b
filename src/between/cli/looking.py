"""Where `between check` looks: settings, clock, disk, files, data, and the pages' headers."""

import os
import stat
from collections.abc import Callable, Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING

from between.cli import headers, last, state
from between.cli.check import Finding
from between.cli.ground import told
from between.cli.trouble import Trouble

if TYPE_CHECKING:
    from django.conf import LazySettings

    from between.records.courier import MailServer

ROOM = 500_000_000
BUILT_IN = 2026


def over(settings: "LazySettings") -> dict[str, list[Finding]]:
    """Return the findings of each place; what lies behind a broken one is not looked at."""
    looked = {
        "the settings": [*unknown_settings(), *django_checks()],
        "the files": list(open_files(settings)),
        "the disk": room(settings),
    }
    if server := settings.BETWEEN_MAIL:
        looked["the mails"] = mails(server)
    database = settings.BETWEEN_DATABASE
    if not database.exists():
        start = Finding(
            id="data",
            what=f"There is no database at {database} yet.",
            cure="Start `between serve` once, or name the right folder in BETWEEN_DATA.",
        )
        return {**looked, "the data": [start]}
    looked["the data"] = _or_trouble(settings, lambda: list(data()))
    if not looked["the data"]:
        looked["the backups"] = backups(settings)
        looked["the clock"] = clock()
        looked["the pages"] = _or_trouble(settings, headers.findings)
    return looked


def unknown_settings() -> list[Finding]:
    """Find misspelt settings: one that is not read protects nobody."""
    from between.site import environment

    known = sorted(environment.READ)
    return [
        Finding(
            id="setting",
            what=f"{name} is set, and is no setting of Between.",
            cure=_instead(get_close_matches(name, known, n=1)),
        )
        for name in sorted(os.environ)
        if name.startswith("BETWEEN_") and name not in known
    ]


def django_checks() -> list[Finding]:
    from django.core.checks import run_checks

    return [
        Finding(id=str(found.id), what=str(found.msg), cure=str(found.hint or ""))
        for found in run_checks(include_deployment_checks=False)
    ]


def open_files(settings: "LazySettings") -> Iterator[Finding]:
    """Find files that other users of this machine could read, or write for us to read."""
    for folder in (settings.BETWEEN_DATABASE.parent, settings.BETWEEN_KEYRING):
        for path in sorted(folder.glob("*")):
            if _mode(path) & 0o077:
                yield Finding(
                    id="mode",
                    what=f"{path} can be read by other users of this machine.",
                    cure=f"chmod 600 {path}",
                )
    help_file = settings.BETWEEN_HELP
    if help_file.exists() and _mode(help_file) & 0o022:
        yield Finding(
            id="mode",
            what=f"{help_file} can be changed by other users of this machine.",
            cure=f"chmod 644 {help_file}",
        )


def room(settings: "LazySettings") -> list[Finding]:
    """Find a disk that is nearly full: the backup of tomorrow needs the room of the database."""
    folder = next(path for path in settings.BETWEEN_DATABASE.parents if path.exists())
    database = settings.BETWEEN_DATABASE
    wanted = ROOM + (database.stat().st_size if database.exists() else 0)
    free = disk_usage(folder).free
    if free >= wanted:
        return []
    found = (
        f"The disk of {folder} has {free / 1e6:.0f} MB left; {wanted / 1e6:.0f} are wanted."
    )
    return [
        Finding(id="disk", what=found, cure="Free some, or move BETWEEN_DATA to another.")
    ]


def mails(server: "MailServer") -> list[Finding]:
    """Talk to the mail server up to the password, and send nothing."""
    from between.records import courier

    why = courier.look(server)
    if not why:
        return []
    return [
        Finding(
            id="mails",
            what=f"The mail server {server.host}:{server.port} cannot be used ({why}).",
            cure="Look at BETWEEN_SMTP_HOST, _PORT, _TLS, _USER and the password "
            "(docs/settings.md); until then mails wait.",
        )
    ]


def data() -> Iterator[Finding]:
    if waiting := state.waiting():
        yield Finding(
            id="migration",
            what=f"The database is of an older Between; {len(waiting)} steps are waiting.",
            cure="Make a backup, then start `between serve` (docs/upgrade.md).",
        )
    elif newer := state.newer():
        yield Finding(
            id="migration",
            what=f"The database was kept by a newer Between (it knows {newer[-1]}).",
            cure="Install that version or a later one (docs/upgrade.md).",
        )
    elif lost := len(state.accounts() - state.secrets() - state.erasing()):
        yield Finding(
            id="keyring",
            what=f"The keyring has no secret for {lost} of the accounts: they cannot be opened.",
            cure="Put the keyring back that belongs to this database (docs/install.md).",
        )


def backups(settings: "LazySettings") -> list[Finding]:
    """Find that nothing was copied for a week, or no restore tried for 90 days."""
    from django.utils import timezone

    if not state.has_people():
        return []
    today = timezone.now().date()
    noted = last.of(settings.BETWEEN_DATABASE.parent, settings.BETWEEN_KEYRING, today)
    return list(last.findings(noted, today))


def clock() -> list[Finding]:
    from django.utils import timezone

    today, newest = timezone.now().date(), state.newest_day()
    if today.year >= BUILT_IN and (newest is None or newest <= today):
        return []
    return [
        Finding(
            id="clock",
            what=_wrong_clock(today, newest),
            cure="Set the clock of this machine, better by NTP: visits and undoing live by it.",
        )
    ]


def _wrong_clock(today: date, newest: date | None) -> str:
    if today.year < BUILT_IN:
        return f"The clock of this machine says {today}."
    return f"The clock of this machine says {today}; the newest entry was kept on {newest}."


def _or_trouble(
    settings: "LazySettings", look: Callable[[], list[Finding]]
) -> list[Finding]:
    try:
        with told(settings.BETWEEN_DATABASE):
            return look()
    except Trouble as trouble:
        return [Finding(id="data", what=str(trouble), cure="See docs/install.md.")]


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _instead(close: list[str]) -> str:
    return f"Did you mean {close[0]}?" if close else "Take it away (docs/settings.md)."

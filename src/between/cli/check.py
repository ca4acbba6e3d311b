"""`between check`: what is wrong with this server, each finding with its cure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from django.conf import LazySettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to mend. It holds no word and no name that anybody kept here."""

    id: str
    what: str
    cure: str


def check() -> None:
    """Look this server over: 0 when all is well, 1 when something wants mending."""
    from between.cli import ground, looking
    from between.site import process

    process.protect()
    settings = ground.read_settings()
    looked = looking.over(settings)
    show([finding for findings in looked.values() for finding in findings], looked)
    if settings.BETWEEN_DATABASE.exists():
        _say_backups(settings)
    raise typer.Exit(1 if any(looked.values()) else 0)


def _say_backups(settings: "LazySettings") -> None:
    from django.utils import timezone

    from between.cli import last

    folders = (settings.BETWEEN_DATABASE.parent, settings.BETWEEN_KEYRING)
    typer.echo(last.told(last.of(*folders, timezone.now().date())))


def show(findings: list[Finding], places: Iterable[str]) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, soft_wrap=False)
    if not findings:
        console.print(f"All is well with {', '.join(places)}.", markup=False)
        return
    table = Table(title=f"{len(findings)} to mend", title_justify="left", show_lines=True)
    for heading, ratio in (("", 2), ("what was found", 5), ("cure", 5)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for one in findings:
        table.add_row(one.id, one.what, one.cure)
    console.print(table, markup=False)

"""The operator's lines for somebody who needs help now: data with a country and a checked day.

They are read from a TOML file at each visit, so that a wrong number is mended at once:

    country = "Germany"
    checked = 2026-11-01
    [[line]]
    name = "TelefonSeelsorge"
    number = "0800 111 0 111"
    hours = "day and night, free"
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    name: str
    number: str
    hours: str = ""

    @property
    def dialled(self) -> str:
        """The number as a phone takes it."""
        return "".join(sign for sign in self.number if sign.isdigit() or sign == "+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    country: str
    checked: date
    lines: tuple[Line, ...]


def offered() -> Offered | None:
    """Return the operator's lines, or none where none are given or the file is broken."""
    try:
        found = tomllib.loads(settings.BETWEEN_HELP.read_text(encoding="utf-8"))
        return _offered(found)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def reach_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _offered(found: dict[str, Any]) -> Offered | None:
    lines = tuple(
        Line(
            name=str(line["name"]),
            number=str(line["number"]),
            hours=str(line.get("hours", "")),
        )
        for line in found["line"]
    )
    checked = found["checked"]
    if not lines or not isinstance(checked, date):
        return None
    return Offered(country=str(found["country"]), checked=checked, lines=lines)

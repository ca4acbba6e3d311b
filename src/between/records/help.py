"""The operator's lines and addresses of help: data with a country and a checked day.

They are read from a TOML file at each visit, so that a wrong number is mended at once:

    country = "Germany"
    checked = 2026-11-01
    [[line]]
    name = "TelefonSeelsorge"
    number = "0800 111 0 111"
    hours = "day and night, free"

    [[body]]
    about = "therapists"        # or "violence": who advises where somebody is not safe
    name = "The board where therapists are registered"
    number = "030 12345"        # a number, a page or an address; at least one of them
    page = "https://board.example"
    checked = 2026-11-01
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

FRESH_FOR = timedelta(days=180)
LARGEST_BYTES = 64 * 1024


class Malformed(ValueError):
    """The file is there and holds no lines that a person could call; says what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One number that somebody answers."""

    name: str
    number: str
    hours: str = ""

    @property
    def dialled(self) -> str:
        return dialled(self.number)


class About(StrEnum):
    """What somebody independent can be asked about."""

    THERAPISTS = "therapists"
    VIOLENCE = "violence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Somebody independent to ask: a professional body, an advocate, an advice line."""

    about: About
    name: str
    checked: date
    number: str = ""
    page: str = ""
    address: str = ""

    @property
    def dialled(self) -> str:
        return dialled(self.number)

    def is_stale(self, today: date) -> bool:
        return today - self.checked > FRESH_FOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The lines of one country, and the day on which somebody called or looked them up."""

    country: str
    checked: date
    lines: tuple[Line, ...]
    bodies: tuple[Body, ...] = ()

    def is_stale(self, today: date) -> bool:
        return today - self.checked > FRESH_FOR

    def about(self, what: About) -> tuple[Body, ...]:
        return tuple(body for body in self.bodies if body.about is what)


def dialled(number: str) -> str:
    """Return the number as a phone takes it."""
    digits = "".join(sign for sign in number if sign.isdecimal())
    return f"+{digits}" if number.strip().startswith("+") else digits


def read(path: Path) -> Offered | None:
    """Return the lines in the file, none where there is no file; raise `Malformed`."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise Malformed("it is larger than 64 KiB.")
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise Malformed("it cannot be read as UTF-8 text.") from error
    try:
        return _offered(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise Malformed(f"it is not TOML: {error}.") from error


def offered(path: Path) -> Offered | None:
    """Return the lines, or none where none are given or the file is broken: for the page."""
    try:
        return read(path)
    except Malformed:
        return None


def _offered(found: dict[str, Any]) -> Offered:
    lines, bodies = found.get("line"), found.get("body", [])
    if not isinstance(lines, list) or not lines:
        raise Malformed("it has no [[line]].")
    if not isinstance(bodies, list):
        raise Malformed("a body must be a [[body]] with about, name and checked.")
    return Offered(
        country=_text(found, "country"),
        checked=_day(found.get("checked")),
        lines=tuple(_line(one) for one in lines),
        bodies=tuple(_body(one) for one in bodies),
    )


def _line(found: object) -> Line:
    if not isinstance(found, dict):
        raise Malformed("a line must be a [[line]] with name and number.")
    line = Line(
        name=_text(found, "name"),
        number=_text(found, "number"),
        hours=str(found.get("hours", "")),
    )
    if not line.dialled:
        raise Malformed("a line has a number without digits.")
    return line


def _body(found: object) -> Body:
    if not isinstance(found, dict):
        raise Malformed("a body must be a [[body]] with about, name and checked.")
    if found.get("about") not in set(About):
        raise Malformed('`about` of a body is neither "therapists" nor "violence".')
    ways = {way: str(found.get(way, "")).strip() for way in ("number", "page", "address")}
    if not dialled(ways["number"]) and not ways["page"] and not ways["address"]:
        raise Malformed("a body has no number, no page and no address.")
    return Body(
        about=About(found["about"]),
        name=_text(found, "name"),
        checked=_day(found.get("checked")),
        **ways,
    )


def _text(found: dict[str, Any], name: str) -> str:
    value = str(found.get(name, "")).strip()
    if not value:
        raise Malformed(f"`{name}` is missing.")
    return value


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if not isinstance(value, date):
        raise Malformed("`checked` is missing or no date such as 2026-11-01.")
    return value

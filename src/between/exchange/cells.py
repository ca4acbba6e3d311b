"""One cell of a table of moments: what it may hold, and what it means.

Each reader takes the text of a cell without spaces around it and returns what it means, or
raises `WrongCell` with what is expected there.
"""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, NamedTuple, TypeVar

from between.story.episode import Answer, Component, Precision
from between.story.people import Role
from between.story.vocabulary import CODES

Choice = TypeVar("Choice", bound=StrEnum)

SEPARATOR: Final = ";"
LONGEST_NAME: Final = 200
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{2}", re.ASCII)
_MINUTE: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}"
    r"(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?",
    re.ASCII,
)
WHEN: Final = "a date as 2026-05-04, a time as 2026-05-04T18:30, or a month as 2026-05"


class WrongCell(ValueError):
    """The cell holds something else; the text says what is expected."""


class When(NamedTuple):
    """A time and how exactly it is known."""

    when: datetime
    precision: Precision


NEVER: Final = When(datetime(1, 1, 1, tzinfo=UTC), Precision.DAY)
"""What stands for a time that could not be read, until the problem is told."""


def when(text: str) -> When:
    """Read an ISO date, date-time or month; without a zone it is taken as UTC."""
    try:
        if _MONTH.fullmatch(text):
            return When(_utc(f"{text}-01"), Precision.MONTH)
        if _DAY.fullmatch(text):
            return When(_utc(text), Precision.DAY)
        if _MINUTE.fullmatch(text):
            return When(_utc(text), Precision.MINUTE)
    except (ValueError, OverflowError) as error:
        raise WrongCell(f"{WHEN} that is in the calendar") from error
    raise WrongCell(WHEN)


def name(text: str) -> str:
    """Read a name: not empty, inner spaces made one."""
    plain = " ".join(text.split())
    if not plain or len(plain) > LONGEST_NAME or not plain.isprintable():
        raise WrongCell(f"a name of 1 to {LONGEST_NAME} letters")
    return plain


def role(text: str) -> Role:
    """Read what somebody is to the writer."""
    return _one_of(Role, text, _or(Role))


def answer(component: Component) -> Callable[[str], Answer]:
    """Return a reader of codes of one component, the main one first; empty is not told."""
    known = CODES[component]
    expected = f"codes {known[0]} to {known[-1]}, several separated by ;, or nothing"

    def read(text: str) -> Answer:
        codes = tuple(dict.fromkeys(part.lower() for part in parts(text)))
        if not set(codes) <= set(known):
            raise WrongCell(expected)
        return Answer(codes=codes)

    return read


def intensity(text: str) -> int | None:
    """Read a whole number from 0 to 10, or nothing."""
    if not text:
        return None
    if not re.fullmatch(r"[0-9]|10", text, re.ASCII):
        raise WrongCell("a whole number from 0 to 10, or nothing")
    return int(text)


def choice(kind: type[Choice]) -> Callable[[str], Choice | None]:
    """Return a reader of one of the values of `kind`, or nothing."""
    expected = f"{_or(kind)}, or nothing"
    return lambda text: _one_of(kind, text, expected) if text else None


def is_safe(text: str) -> bool:
    """Read whether the person is safe: only "no" says that they are not."""
    if text.lower() not in {"", "yes", "no"}:
        raise WrongCell("yes or no, or nothing")
    return text.lower() != "no"


def parts(text: str) -> tuple[str, ...]:
    """Read what is separated by semicolons."""
    found = (part.strip() for part in text.split(SEPARATOR))
    return tuple(part for part in found if part)


def _utc(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _one_of(kind: type[Choice], text: str, expected: str) -> Choice:
    try:
        return kind(text.lower())
    except ValueError:
        raise WrongCell(expected) from None


def _or(values: Iterable[str]) -> str:
    *most, last = values
    return f"{', '.join(most)} or {last}"

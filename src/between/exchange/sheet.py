"""A table in a file: its delimiter, its header, and its rows with their line numbers."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from between.exchange.cells import WrongCell
from between.exchange.problems import Problems, shown

T = TypeVar("T")

DELIMITERS: Final = (",", ";", "\t")
MOST_ROWS: Final = 100_000
LINE_END: Final = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns that a kind of table has, and what its lines are called."""

    needed: tuple[str, ...]
    optional: tuple[str, ...]
    lines: str


class Records(Protocol):
    """What the csv module reads from: records, and the line that it has come to."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]:
        """Give the records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: its number, its cells by column, and where problems go."""

    line: int
    cells: dict[str, str]
    problems: Problems

    def read(self, column: str, reader: Callable[[str], T], *, default: T) -> T:
        """Return what a cell means; where that cannot be told, note it."""
        found = self.cells.get(column, "")
        try:
            return reader(found)
        except WrongCell as expected:
            what = f'found "{shown(found)}", expected {expected}.'
            self.problems.add(what, line=self.line, column=column)
            return default


def rows(content: str, columns: Columns, problems: Problems) -> Iterator[Row]:
    """Return the lines of a table below its header, each with its number.

    What does not fit goes to `problems`; a header that lacks columns stops at once.
    """
    delimiter, header = _header(LINE_END.split(content, maxsplit=1)[0], columns)
    _check(header, columns, problems)
    records = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, line, record in _numbered(records):
            if number > MOST_ROWS:
                problems.add(f"holds more than {MOST_ROWS:,} {columns.lines}.", line=line)
                return
            if len(record) != len(header):
                what = (
                    f"found {len(record)} cells, expected {len(header)} as in the header."
                )
                problems.add(what, line=line)
            else:
                filled = (cell.strip() for cell in record)
                cells_of = dict(zip(header, filled, strict=True))
                yield Row(line=line, cells=cells_of, problems=problems)
    except csv.Error:
        what = "the quotation marks do not fit, or a cell is too long; nothing was read on."
        problems.add(what, line=records.line_num)


def _numbered(records: Records) -> Iterator[tuple[int, int, list[str]]]:
    """Count what is not blank, below the header; a record may go over several lines."""
    number, line = 0, 1
    for record in records:
        if line > 1 and any(cell.strip() for cell in record):
            number += 1
            yield number, line, record
        line = records.line_num + 1


def _header(first: str, columns: Columns) -> tuple[str, list[str]]:
    """Return the delimiter that finds most columns, and the columns' names."""
    found = {one: _names(first, one) for one in DELIMITERS}
    known = {*columns.needed, *columns.optional}
    best = max(DELIMITERS, key=lambda one: len(known.intersection(found[one])))
    return best, found[best]


def _names(first: str, delimiter: str) -> list[str]:
    parts = next(csv.reader([first], delimiter=delimiter), [])
    return [part.strip().lower() for part in parts]


def _check(header: Sequence[str], columns: Columns, problems: Problems) -> None:
    missing = [column for column in columns.needed if column not in header]
    twice = [
        column
        for column in (*columns.needed, *columns.optional)
        if header.count(column) > 1
    ]
    if missing:
        found = ", ".join(f'"{shown(name)}"' for name in header[:10])
        what = f"found the columns {found}; also expected: {', '.join(missing)}."
        problems.add(what, line=1)
    if twice:
        problems.add(f"found twice: {', '.join(twice)}; expected once.", line=1)
    problems.stop()

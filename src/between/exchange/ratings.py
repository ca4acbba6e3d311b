"""Tables of sessions come in: plain CSV files, all of their problems told together.

The format: a header line, then one session a line. docs/formats/sessions.md says it in full.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from between.exchange import cells, sheet, text
from between.exchange.cells import WrongCell
from between.exchange.problems import Problems
from between.exchange.sheet import Columns, Row
from between.insight.repair import Scale
from between.story.rating import CameBack, Rated, Tension

SESSIONS: Final = Columns(
    needed=("session", "when", "client"),
    optional=("therapist", "tension", "came_back"),
    lines="sessions",
)
NUMBER: Final = re.compile(r"-?[0-9]{1,6}([.,][0-9]{1,6})?", re.ASCII)
COUNT: Final = re.compile(r"[0-9]{1,6}", re.ASCII)


@dataclass(frozen=True, slots=True)
class On:
    """Reads a rating on a scale; nothing means that there is none."""

    scale: Scale

    def __call__(self, cell: str) -> float | None:
        """Raise `WrongCell` for what is no number on the scale."""
        if not cell:
            return None
        found = float(cell.replace(",", ".")) if NUMBER.fullmatch(cell) else None
        if found is None or not self.scale.low <= found <= self.scale.high:
            ends = f"{self.scale.low:g} to {self.scale.high:g}"
            raise WrongCell(f"a number from {ends}, or nothing; other scales: --scale")
        return found


def read(path: Path, scale: Scale) -> tuple[Rated, ...]:
    """Return the sessions of a CSV file.

    Raises `Unreadable` with one sentence for each problem, at most twenty and how many more.
    """
    problems = Problems(path.name)
    found = sheet.rows(text.read(path, problems), SESSIONS, problems)
    rated = [(row, _rated(row, On(scale))) for row in found]
    _once(rated, problems)
    problems.stop()
    return tuple(one for _, one in rated)


def _rated(row: Row, rating: On) -> Rated:
    return Rated(
        session=row.read("session", _count, default=0),
        when=row.read("when", _day, default=date.min),
        client=row.read("client", rating, default=None),
        therapist=row.read("therapist", rating, default=None),
        tension=row.read("tension", cells.choice(Tension), default=None),
        came_back=row.read("came_back", cells.choice(CameBack), default=None),
    )


def _once(rated: Sequence[tuple[Row, Rated]], problems: Problems) -> None:
    seen: dict[int, int] = {}
    for row, one in rated:
        first = seen.setdefault(one.session, row.line)
        if first != row.line and one.session:
            what = f"found session {one.session} again (line {first}), expected it once."
            problems.add(what, line=row.line, column="session")


def _count(cell: str) -> int:
    if not COUNT.fullmatch(cell) or int(cell) == 0:
        raise WrongCell("a whole number from 1")
    return int(cell)


def _day(cell: str) -> date:
    return cells.when(cell).when.date()

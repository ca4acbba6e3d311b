"""Tables of moments come in: plain CSV files, all of their problems told together.

The format: a header line, then one moment a line. docs/formats/table.md says it in full.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple
from uuid import UUID, uuid5

from between.exchange import cells, sheet, text
from between.exchange.problems import Problems, shown
from between.exchange.sheet import Columns, Row
from between.story.episode import Answer, Chosen, Component, Episode, Reality, Voiced
from between.story.people import Person, Role

SPACE: Final = UUID("5f0c2f5e-3c1f-5d0e-9b55-6d6f6d656e74")
"""The namespace of ids made from names and lines, so that a file always gives the same."""
MOMENTS: Final = Columns(
    needed=("when", "with", "role", "wish", "other", "self"),
    optional=("intensity", "feelings", "words", "chosen", "voiced", "safe", "reality"),
    lines="moments",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a table held: moments and people by id, and who is in the therapist's place."""

    episodes: dict[UUID, Episode]
    people: dict[UUID, Person]
    therapist: UUID | None


class Line(NamedTuple):
    """What one line says."""

    line: int
    person: UUID
    name: str
    role: Role
    safe: bool
    episode: Episode


def read(path: Path, *, therapist: str | None = None) -> Table:
    """Return the moments of a CSV file.

    `therapist`: the name of who is put in that place, else the one with that role. Raises
    `Unreadable` with one sentence for each problem, at most twenty and how many more.
    """
    problems = Problems(path.name)
    rows = sheet.rows(text.read(path, problems), MOMENTS, problems)
    lines = [line for row in rows if (line := _line(row)) is not None]
    people = _people(lines, problems)
    whom = _therapist(people, therapist, problems)
    problems.stop()
    return Table(
        episodes={uuid5(SPACE, f"line {one.line}"): one.episode for one in lines},
        people=people,
        therapist=whom,
    )


def _line(row: Row) -> Line | None:
    before = row.problems.count
    name = row.read("with", cells.name, default="")
    role = row.read("role", cells.role, default=Role.OTHER)
    safe = row.read("safe", cells.is_safe, default=True)
    person = uuid5(SPACE, name)
    episode = _episode(row, person)
    if row.problems.count > before:
        return None
    return Line(row.line, person, name, role, safe, episode)


def _episode(row: Row, person: UUID) -> Episode:
    when = row.read("when", cells.when, default=cells.NEVER)
    wish, other, own = (
        row.read(one.value, cells.answer(one), default=Answer()) for one in Component
    )
    return Episode(
        person=person,
        when=when.when,
        precision=when.precision,
        wish=wish,
        response_of_other=other,
        response_of_self=own,
        intensity=row.read("intensity", cells.intensity, default=None),
        feelings=row.read("feelings", cells.parts, default=()),
        words=row.read("words", str, default=""),
        chosen=row.read("chosen", cells.choice(Chosen), default=None),
        voiced=row.read("voiced", cells.choice(Voiced), default=None),
        reality=row.read("reality", cells.choice(Reality), default=None)
        or Reality.HAPPENED,
    )


def _people(lines: Sequence[Line], problems: Problems) -> dict[UUID, Person]:
    """Return everybody; one line that says "not safe" says it of the person."""
    first: dict[str, Line] = {}
    unsafe = {one.name for one in lines if not one.safe}
    for one in lines:
        known = first.setdefault(one.name, one)
        if one.role is not known.role:
            what = (
                f'found "{one.role}" for {shown(one.name)}, expected "{known.role}" '
                f"as in line {known.line}: one person has one role."
            )
            problems.add(what, line=one.line, column="role")
    return {
        one.person: Person(name=one.name, role=one.role, safe=one.name not in unsafe)
        for one in first.values()
    }


def _therapist(
    people: dict[UUID, Person], name: str | None, problems: Problems
) -> UUID | None:
    if name is not None:
        plain = " ".join(name.split())
        found = [key for key, one in people.items() if one.name == plain]
        if not found:
            problems.add(f'nobody is called "{shown(name)}"; expected {_names_of(people)}.')
        return found[0] if found else None
    found = [key for key, one in people.items() if one.role is Role.THERAPIST]
    if len(found) > 1:
        those = " and ".join(shown(people[key].name) for key in found[:3])
        what = f"found {len(found)} names with the role therapist ({those}), expected one."
        problems.add(f"{what} Or name one: --therapist NAME.", column="role")
    return found[0] if len(found) == 1 else None


def _names_of(people: dict[UUID, Person]) -> str:
    names = [shown(one.name) for one in people.values()]
    return f"one of {', '.join(names[:8])}{' ...' if len(names) > 8 else ''}"

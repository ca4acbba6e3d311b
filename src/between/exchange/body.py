"""Paintings of many people: folders of emBODY, and JSON files of Between's own.

What cannot be read is left out with a sentence, and the rest is still read.
The formats: docs/formats/body.md.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from between.exchange import embody, paintings, text
from between.exchange.problems import SHOWN, Problems, Unreadable, plain, shown
from between.insight.atlas import Painted

NUMBERED: Final = re.compile(r"([0-9]{1,4})\.csv", re.ASCII)
Watch: TypeAlias = Callable[[Sequence[Path]], Iterable[Path]]
EXPECTED: Final = "expected a folder for each person with 0.csv, 1.csv ..., or JSON files"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paintings:
    """What was read; `left_out` and `empty` hold a sentence for each that was not there."""

    painted: tuple[Painted, ...]
    conditions: tuple[str, ...]
    left_out: tuple[str, ...]
    empty: tuple[str, ...]


@dataclass(slots=True)
class _Reading:
    painted: list[Painted] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)


def read(
    paths: Sequence[Path], names: Path | None = None, *, watch: Watch = iter
) -> Paintings:
    """Return all paintings that `paths` hold: folders and files, in any mixture.

    `names`: a text file with the name of condition 0 in its first line, and so on; a condition
    without a name is called by its number. `watch` is given the files and yields them. Raises
    `Unreadable` where a path or the names cannot be used, or nothing at all could be read.
    """
    files = sorted({file.resolve() for path in paths for file in _files(path)})
    named = _named(names, files)
    found = _Reading()
    for file in watch(files):
        if file.suffix.lower() == ".json":
            _take_own(file, found)
        else:
            _take(file, named, found)
    if not found.painted:
        raise Unreadable((*_some(found.left_out), "There is no painting that can be read."))
    return Paintings(
        painted=tuple(found.painted),
        conditions=tuple(_ordered({one.condition for one in found.painted}, named)),
        left_out=_some(found.left_out),
        empty=tuple(found.empty),
    )


def _take(file: Path, named: dict[int, str], found: _Reading) -> None:
    name, condition = f"{file.parent.name}/{file.name}", named[_number(file)]
    try:
        trail = embody.read(file, name)
    except Unreadable as wrong:
        found.left_out += wrong.problems
        return
    if trail is None:
        found.empty.append(f"{name} is empty: this person has no {condition}.")
    else:
        person = f"{file.parent}"
        found.painted.append(Painted(person=person, condition=condition, trail=trail))


def _take_own(file: Path, found: _Reading) -> None:
    try:
        own, left_out = paintings.read(file, file.name)
    except Unreadable as wrong:
        found.left_out += wrong.problems
        return
    found.left_out += left_out
    found.painted += [
        Painted(person=f"{file}", condition=condition, trail=trail)
        for condition, trail in own
    ]


def _files(path: Path) -> Iterator[Path]:
    """Yield the paintings that a path names: a file, a person's folder, or one of people."""
    problems = Problems(path.name)
    if path.is_dir():
        folders = (one for one in path.iterdir() if one.is_dir())
        inside = [path, *sorted(one for one in folders if not one.name.startswith("."))]
        found = [
            file for folder in inside for file in sorted(folder.iterdir()) if _is(file)
        ]
        if not found:
            problems.add(f"holds no painting; {EXPECTED}.")
    else:
        found = [path]
        if not path.is_file():
            problems.add("is not there.")
        elif not _is(path):
            problems.add(f"is no painting; {EXPECTED}.")
    problems.stop()
    yield from found


def _is(file: Path) -> bool:
    return bool(NUMBERED.fullmatch(file.name)) or file.suffix.lower() == ".json"


def _number(file: Path) -> int:
    found = NUMBERED.fullmatch(file.name)
    assert found  # noqa: S101 - `_files` yields no other
    return int(found[1])


def _named(names: Path | None, files: Iterable[Path]) -> dict[int, str]:
    """Return what each condition is called."""
    numbers = sorted({_number(file) for file in files if file.suffix.lower() != ".json"})
    if names is None:
        return {number: f"{number}" for number in numbers}
    problems = Problems(names.name)
    lines = text.read(names, problems, begins="the name of a condition a line").split("\n")
    told = [plain(line.strip()) for line in lines]
    while told and not told[-1]:
        told.pop()
    if numbers and len(told) <= numbers[-1]:
        what = f"found {len(told)} names, expected {numbers[-1] + 1}"
        problems.add(f"{what}: there is {numbers[-1]}.csv, and they count from 0.")
    for line, name in enumerate(told, 1):
        if not name or name in told[: line - 1]:
            problems.add(f'found "{shown(name)}", expected a name of its own.', line=line)
    problems.stop()
    return dict(enumerate(told))


def _ordered(conditions: set[str], named: dict[int, str]) -> list[str]:
    """Return numbered conditions in their order, then others by name, "alone" last."""
    numbered = [name for _, name in sorted(named.items()) if name in conditions]
    others = sorted(conditions.difference(numbered, {paintings.ALONE}))
    alone = [paintings.ALONE] if paintings.ALONE in conditions - set(numbered) else []
    return [*numbered, *others, *alone]


def _some(sentences: list[str]) -> tuple[str, ...]:
    more = len(sentences) - SHOWN
    return (*sentences[:SHOWN], f"and {more} more.") if more > 0 else tuple(sentences)

"""One painting of emBODY: a CSV file of four blocks, divided by rows of -1.

The format: docs/formats/body.md.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NoReturn

import numpy as np

from between.core import density
from between.core.density import Trail
from between.core.estimate import Floats
from between.exchange import text
from between.exchange.problems import Problems, shown

DIVIDER: Final = "-1,-1,-1"
BLOCKS: Final = ("mouse", "paint", "mousedown", "mouseup")
PAINT: Final = 1
PLACED: Final = {"mouse", "paint"}  # each row has a place; rows of the others have a time
SLACK: Final = 10  # pixels that a hand may slip off the screen

_NUMBER: Final = r"-?[0-9]{1,16}(?:\.[0-9]{1,12})?"
_PLACE: Final = re.compile(rf"{_NUMBER},{_NUMBER},{_NUMBER}", re.ASCII)
_TIME: Final = re.compile(rf"{_NUMBER},(?:{_NUMBER})?,(?:{_NUMBER})?", re.ASCII)


def read(path: Path, name: str) -> Trail | None:
    """Return where was painted; None where nothing was recorded, not even the mouse.

    `name` is what the file is called in a problem. Raises `Unreadable` with one sentence that
    names the block and the line.
    """
    problems = Problems(name)
    content = text.read(path, problems, begins="a row of the mouse")
    blocks = _blocks(content, problems)
    if not any(blocks.values()):
        return None
    points = _points(blocks["paint"], problems)
    return density.of_screen(*points.T)


def _blocks(content: str, problems: Problems) -> dict[str, list[tuple[int, str]]]:
    """Return the rows of each block with their numbers, those that say nothing left out."""
    blocks: list[list[tuple[int, str]]] = [[]]
    for line, row in _rows(content):
        if row == DIVIDER:
            blocks.append([])
        elif row.strip(","):
            _check(row, line, len(blocks) - 1, problems)
            blocks[-1].append((line, row))
    if len(blocks) != len(BLOCKS):
        what = f"found {len(blocks)} blocks, expected {len(BLOCKS)} ({', '.join(BLOCKS)})"
        _stop(problems, f"{what} with a row of {DIVIDER} between them.")
    return dict(zip(BLOCKS, blocks, strict=True))


def _rows(content: str) -> Iterator[tuple[int, str]]:
    for line, row in enumerate(content.splitlines(), 1):
        yield line, row.replace(" ", "").replace("\t", "")


def _check(row: str, line: int, block: int, problems: Problems) -> None:
    if block >= len(BLOCKS):
        return  # how many there are is told at the end
    placed = BLOCKS[block] in PLACED
    if not (_PLACE if placed else _TIME).fullmatch(row):
        expected = "a time and a place as 1336200401575,677,20" if placed else "a time"
        what = f'found "{shown(row)}", expected {expected}.'
        _stop(problems, f"{_in(block)} {what}", line)


def _points(rows: list[tuple[int, str]], problems: Problems) -> Floats:
    cells = [row.split(",")[1:] for _, row in rows]
    points = np.array(cells, dtype=np.float64).reshape(-1, 2)
    screen = (density.WIDTH, density.HEIGHT)
    off = ((points < -SLACK) | (points > np.array(screen) + SLACK)).any(axis=1)
    if off.any():
        place = int(off.argmax())
        x, y = points[place]
        what = (
            f"found a point at {x:g}, {y:g}, expected a screen of {screen[0]} x {screen[1]}"
        )
        _stop(problems, f"{_in(PAINT)} {what} pixels.", rows[place][0])
    return points


def _in(block: int) -> str:
    return f"in block {block + 1} ({BLOCKS[block]})"


def _stop(problems: Problems, what: str, line: int | None = None) -> NoReturn:
    problems.add(f"{what} It is left out.", line=line)
    problems.stop()
    raise AssertionError

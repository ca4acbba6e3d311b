"""Between's own paintings as JSON: a list of objects with the fields of `story.body.Painting`.

The format: docs/formats/body.md.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from between.core import density
from between.core.density import Trail
from between.core.estimate import Floats
from between.exchange.problems import Problems, plain, shown
from between.exchange.text import LARGEST
from between.story.body import Painting, Sign, Stroke, View

BROKEN: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
ALONE: Final = "alone"  # the condition of a painting that belongs to no feeling


def read(path: Path, name: str) -> tuple[list[tuple[str, Trail]], tuple[str, ...]]:
    """Return condition and trail of each painting, and a sentence for each that is left out.

    Raises `Unreadable` with one sentence where the file holds no list of objects.
    """
    problems = Problems(name)
    found = list(_paintings(_listed(path, problems), problems))
    return [(plain(one.feeling) or ALONE, trail(one)) for one in found], problems.sentences


def trail(painting: Painting) -> Trail:
    """Return where the brush came to on the front: the back has no place in emBODY's map."""
    front = [stroke for stroke in painting.strokes if stroke.view is View.FRONT]
    return density.of_lines(
        [_line(stroke) for stroke in front if stroke.sign is Sign.MORE],
        [_line(stroke) for stroke in front if stroke.sign is Sign.LESS],
    )


def _line(stroke: Stroke) -> Floats:
    return np.array([(point.x, point.y) for point in stroke.path()])


def _listed(path: Path, problems: Problems) -> list[msgspec.Raw]:
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST else b""
        return msgspec.json.decode(content, type=list[msgspec.Raw])
    except OSError as error:
        problems.add(f"cannot be opened ({(error.strerror or 'no reason given').lower()}).")
    except BROKEN:
        most = LARGEST // 1024**2
        problems.add(
            f"is no list of paintings in JSON of at most {most} MB. It is left out."
        )
    problems.stop()
    raise AssertionError


def _paintings(listed: list[msgspec.Raw], problems: Problems) -> Iterator[Painting]:
    for number, raw in enumerate(listed, 1):
        try:
            yield msgspec.json.decode(raw, type=Painting)
        except BROKEN as error:
            what = shown(f"{error}".split(" - at ")[0], widest=90)
            problems.add(f"painting {number} is left out: {what}")

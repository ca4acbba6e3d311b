"""A mask as a picture: a PNG of 171 x 522 pixels in 256 greys, and nothing else of that format.

Its bytes: W3C, Portable Network Graphics (second edition), chapters 5, 7 and 9.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import numpy as np

from between.core.estimate import Bools
from between.core.mask import COLUMNS, ROWS
from between.exchange.problems import Problems

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
LARGEST: Final = 4 * 1024 * 1024
INSIDE: Final = 128  # a brighter pixel lies inside
GREY: Final = (
    8,
    0,
    0,
    0,
    0,
)  # bits, grey without colour, deflated, filtered, not interlaced
EXPECTED: Final = f"expected a PNG of {COLUMNS} x {ROWS} pixels in 8-bit grey"


def mask(path: Path) -> Bools:
    """Return which pixels (522 x 171) are brighter than 128; raises `Unreadable`."""
    problems = Problems(path.name)
    try:
        with path.open("rb") as file:
            return _inside(_pixels(file.read(LARGEST)))
    except OSError as error:
        problems.add(f"cannot be opened ({(error.strerror or 'no reason given').lower()}).")
    except (ValueError, struct.error, zlib.error) as error:
        why = error if type(error) is ValueError else "is no whole PNG"
        problems.add(f"{why}; {EXPECTED}.")
    problems.stop()
    raise AssertionError


def _inside(grey: np.ndarray) -> Bools:
    inside: Bools = grey > INSIDE
    if not inside.any():
        raise ValueError(f"has no pixel brighter than {INSIDE}")
    return inside


def _pixels(content: bytes) -> np.ndarray:
    if not content.startswith(SIGNATURE):
        raise ValueError("is no PNG")
    chunks = list(_chunks(content[len(SIGNATURE) :]))
    width, height, *form = struct.unpack(">IIBBBBB", dict(chunks).get(b"IHDR", b""))
    if (width, height) != (COLUMNS, ROWS):
        raise ValueError(f"has {width} x {height} pixels")
    if tuple(form) != GREY:
        raise ValueError("is not in 8-bit grey, or interlaced")
    packed = b"".join(part for kind, part in chunks if kind == b"IDAT")
    size = ROWS * (COLUMNS + 1)
    lines = zlib.decompressobj().decompress(packed, size)
    if len(lines) < size:
        raise ValueError("ends too early")
    return np.array(list(_unfiltered(lines)), dtype=np.uint8)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    while content:
        size, kind = struct.unpack(">I4s", content[:8])
        yield kind, content[8 : 8 + size]
        content = content[12 + size :]


def _unfiltered(lines: bytes) -> Iterator[list[int]]:
    """Yield the greys of each row: the first byte of a line says how the others are kept."""
    above = [0] * COLUMNS
    for start in range(0, len(lines), COLUMNS + 1):
        guess = _GUESSES.get(lines[start])
        if guess is None:
            raise ValueError("has a row that is kept in no known way")
        row: list[int] = []
        left = corner = 0
        for byte, up in zip(lines[start + 1 : start + 1 + COLUMNS], above, strict=True):
            left = (byte + guess(left, up, corner)) & 255
            corner = up
            row.append(left)
        yield row
        above = row


def _nearest(left: int, up: int, corner: int) -> int:
    """Return which of the three lies nearest to left + up - corner (Paeth)."""
    aim = left + up - corner
    return min((left, up, corner), key=lambda one: abs(aim - one))


_GUESSES: Final[dict[int, Callable[[int, int, int], int]]] = {
    0: lambda _left, _up, _corner: 0,
    1: lambda left, _up, _corner: left,
    2: lambda _left, up, _corner: up,
    3: lambda left, up, _corner: (left + up) // 2,
    4: _nearest,
}

"""A mask as a picture: the one kind of PNG that is read, and why another is not."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest

from between.core.estimate import Bools
from between.core.mask import mask
from between.exchange import grey
from between.exchange.problems import Unreadable

FORM = (171, 522, 8, 0, 0, 0, 0)


def chunk(kind: bytes, content: bytes) -> bytes:
    checked = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checked


def png(lines: bytes, form: tuple[int, ...] = FORM) -> bytes:
    """A picture of lines as they are kept, in two parts."""
    packed = zlib.compress(lines)
    return (
        grey.SIGNATURE
        + chunk(b"IHDR", struct.pack(">IIBBBBB", *form))
        + chunk(b"tEXt", b"made\0up")
        + chunk(b"IDAT", packed[:100])
        + chunk(b"IDAT", packed[100:])
        + chunk(b"IEND", b"")
    )


def kept(greys: Bools, way: int) -> bytes:
    """Lines as an encoder writes them: what each pixel is more than was guessed for it."""
    values = np.where(greys, 250, 7).astype(np.int64)
    wide = np.pad(values, ((1, 0), (1, 0)))
    left, up, corner = wide[1:, :-1], wide[:-1, 1:], wide[:-1, :-1]
    apart = [np.abs(left + up - corner - one) for one in (left, up, corner)]
    nearest = np.choose(np.argmin(apart, axis=0), [left, up, corner])
    guess = [0 * left, left, up, (left + up) // 2, nearest][way]
    rows = ((values - guess) & 255).astype(np.uint8)
    return b"".join(bytes([way]) + row.tobytes() for row in rows)


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        grey.mask(path)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("way", range(5))
def test_a_mask_is_read_in_each_way_that_rows_are_kept(tmp_path: Path, way: int) -> None:
    path = tmp_path / "mask.png"
    path.write_bytes(png(kept(mask(), way)))
    np.testing.assert_array_equal(grey.mask(path), mask())


def test_a_pixel_is_inside_from_129_on(tmp_path: Path) -> None:
    row = bytes([0]) + bytes([128] * 85 + [129] * 86)
    path = tmp_path / "mask.png"
    path.write_bytes(png(row * 522))
    assert grey.mask(path).sum(axis=0).tolist() == [0] * 85 + [522] * 86


LINES = kept(mask(), 0)
WHOLE = png(LINES)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is no PNG"),
        (b"\xff\xd8\xff a photograph", "is no PNG"),
        (png(LINES, (171, 520, 8, 0, 0, 0, 0)), "has 171 x 520 pixels"),
        (png(LINES, (171, 522, 8, 2, 0, 0, 0)), "is not in 8-bit grey, or interlaced"),
        (png(LINES, (171, 522, 16, 0, 0, 0, 0)), "is not in 8-bit grey, or interlaced"),
        (png(LINES, (171, 522, 8, 0, 0, 0, 1)), "is not in 8-bit grey, or interlaced"),
        (png(LINES[:-500]), "ends too early"),
        (png(b"\7" + LINES[1:]), "has a row that is kept in no known way"),
        (png(kept(~np.ones((522, 171), bool), 0)), "has no pixel brighter than 128"),
        (grey.SIGNATURE, "is no whole PNG"),
        (WHOLE[:900], "ends too early"),
        (WHOLE[:70] + b"broken" + WHOLE[70:], "is no whole PNG"),
    ],
    ids=range(12),
)
def test_another_picture_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, why: str
) -> None:
    path = tmp_path / "mask.png"
    path.write_bytes(content)
    expected = "expected a PNG of 171 x 522 pixels in 8-bit grey."
    assert refused(path) == f"mask.png: {why}; {expected}"


def test_a_mask_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert refused(tmp_path / "mask.png").startswith("mask.png: cannot be opened (no such")


def test_a_picture_that_unpacks_to_far_more_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "mask.png"
    path.write_bytes(png(LINES + bytes(50_000_000)))
    np.testing.assert_array_equal(grey.mask(path), mask())

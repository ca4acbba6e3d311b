"""A thousand spoilt tables: each is read, or refused in sentences; nothing else happens."""

from pathlib import Path
from random import Random

import pytest

from between.exchange import tables
from between.exchange.problems import Unreadable

EXAMPLE = Path(__file__).parents[2] / "docs/examples/van-gogh/episodes.csv"
PIECES = [
    *(b'"', b",", b";", b"\t", b"\n", b"\r\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf"),
    *(b"w9", b"therapist", b"no", b"2024-99-99", b"-1", b"=cmd()", b"\xe2\x80\xa8", b"'"),
    *("\U0001f600 é".encode(), "é".encode("cp1252"), b"\x1b[2J", b"9" * 5000, b" " * 3000),
]


def spoil(content: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, 6)):
        place = random.randrange(len(content) + 1)
        length = random.choice([0, 1, 5, 200, 5000])
        piece = random.choice([*PIECES, random.randbytes(8), content[place : place + 300]])
        content = (
            content[:place]
            + piece * random.choice([1, 1, 1, 40])
            + content[place + length :]
        )
    return content


@pytest.mark.slow  # a thousand files
def test_a_thousand_spoilt_tables(tmp_path: Path) -> None:
    lines = EXAMPLE.read_bytes().splitlines(keepends=True)
    path, refused = tmp_path / "moments.csv", []
    for seed in range(1000):
        random = Random(seed)
        some = lines[0] + b"".join(random.sample(lines[1:], 10))
        path.write_bytes(spoil(some, random))
        try:
            tables.read(path)
        except Unreadable as wrong:
            refused.append(wrong.problems)
    assert 300 < len(refused) < 1000
    for problems in refused:
        assert 1 <= len(problems) <= 21
        assert all(one.isprintable() for one in problems)

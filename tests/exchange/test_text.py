"""Files that are no table are refused early, in one clear sentence."""

import os
import tracemalloc
from pathlib import Path

import pytest

from between.exchange import tables
from between.exchange.problems import Unreadable
from between.exchange.text import LARGEST

ROW = "2024-05-04,Zoë,friend,w1,o5,s7"
TABLE = f"when,with,role,wish,other,self\n{ROW}\n"


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        tables.read(path)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (TABLE.encode("cp1252"), "line 2: is not UTF-8 (found the byte 0xeb"),
        (TABLE.encode("utf-16"), "is UTF-16. Save it as UTF-8"),
        (TABLE.encode("utf-16-le"), "is no text"),
        (b"PK\3\4\0\0", "is no text"),
        ((TABLE * 3000 + "\0").encode(), "holds zero bytes"),
        (b"x" * 200_000, "no lines of usual length"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "moments.csv"
    path.write_bytes(content)
    assert sentence in refused(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "is not there" in refused(tmp_path / "none.csv")
    assert "is no file" in refused(tmp_path)
    assert "is no file" in refused(Path("/dev/zero"))


def test_a_gigabyte_of_nonsense_is_refused_without_reading_it(tmp_path: Path) -> None:
    nonsense = tmp_path / "huge.csv"
    with nonsense.open("wb") as file:
        file.write(TABLE.encode() * 2000)
        file.truncate(2**30)  # sparse: takes no room on disk
    tracemalloc.start()
    try:
        assert "is larger than 32 MB" in refused(nonsense)
        assert tracemalloc.get_traced_memory()[1] < 3 * LARGEST
    finally:
        tracemalloc.stop()


def test_a_file_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "moments.csv"
    path.write_text(TABLE)

    def no(*_: object) -> object:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "open", no)
    assert "cannot be opened (permission denied)" in refused(path)


def test_control_characters_are_not_printed_back(tmp_path: Path) -> None:
    path = tmp_path / "moments.csv"
    path.write_text(TABLE.replace("w1", "\x1b[31mred" + "x" * 90))
    assert "\x1b" not in refused(path)
    assert len(refused(path)) < 200

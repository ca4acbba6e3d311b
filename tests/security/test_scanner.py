"""The look for canaries finds one wherever it sits: else finding none would mean nothing."""

import base64
from pathlib import Path

import pytest

from tests.security.scanner import hits, hits_in_files

WORD = "kanarienvogel"


@pytest.mark.parametrize("before", range(7))
@pytest.mark.parametrize("shape", [str.lower, str.upper, str.capitalize])
def test_a_planted_word_is_found_in_every_encoding(before: int, shape: object) -> None:
    assert callable(shape)
    text = "x" * before + str(shape(WORD)) + " was here"
    for written in (
        text.encode(),
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        text.encode("utf-16"),
        text.encode().hex().encode(),
        text.encode().hex().upper().encode(),
    ):
        assert hits([WORD], b"\0\xff" * 40 + written)


@pytest.mark.parametrize("before", range(7))
@pytest.mark.parametrize("shape", [str.lower, str.upper, str.capitalize])
def test_a_planted_word_is_found_in_base64(before: int, shape: object) -> None:
    assert callable(shape)
    text = "x" * before + str(shape(WORD)) + " was here"
    assert hits([WORD], base64.b64encode(text.encode()))
    assert hits([WORD], base64.urlsafe_b64encode(text.encode()))


def test_what_is_not_there_is_not_found() -> None:
    assert hits([WORD], b"kanarien vogel" + base64.b64encode(b"kanarienvoge")) == []


def test_a_planted_word_is_found_in_a_file_and_in_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_bytes(f"it said {WORD}".encode("utf-16-le"))
    (tmp_path / f"{WORD}.txt").write_text("nothing")
    found = {one.partition(":")[0] for one in hits_in_files([WORD], tmp_path)}
    assert found == {str(tmp_path / "a.log"), str(tmp_path / f"{WORD}.txt")}

"""The operator's lines: read anew each time, and a broken file breaks nothing."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from between.records import help as help_lines
from between.records.help import Malformed

WHOLE = """
country = "Germany"
checked = 2026-11-01
[[line]]
name = "TelefonSeelsorge"
number = "0800 111 0 111"
hours = "day and night, free"
[[line]]
name = "From abroad"
number = "+49 (800) 111-0-222"
"""


BODY = """
[[body]]
about = "therapists"
name = "The board"
number = "030 12345"
checked = 2026-10-01
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "help.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_whole_file_gives_lines_that_a_phone_can_call(tmp_path: Path) -> None:
    found = help_lines.read(written(tmp_path, WHOLE))
    assert found is not None
    assert (found.country, found.checked) == ("Germany", date(2026, 11, 1))
    assert [line.dialled for line in found.lines] == ["08001110111", "+498001110222"]
    assert found.lines[1].hours == ""


def test_without_a_file_there_are_no_lines(tmp_path: Path) -> None:
    assert help_lines.read(tmp_path / "none.toml") is None
    assert help_lines.offered(tmp_path / "none.toml") is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "no \\[\\[line\\]\\]"),
        ("country = ", "not TOML"),
        (WHOLE.replace('country = "Germany"', ""), "country"),
        (WHOLE.replace("checked = 2026-11-01", ""), "checked"),
        (WHOLE.replace("2026-11-01", '"last year"'), "checked"),
        (WHOLE.replace('"0800 111 0 111"', '"ask at the desk"'), "without digits"),
        (WHOLE.replace('name = "From abroad"', 'name = " "'), "name"),
        ('country = "x"\nchecked = 2026-11-01\nline = [1]', "name and number"),
        ('country = "x"\nchecked = 2026-11-01\nline = "112"', "no \\[\\[line\\]\\]"),
        ("# " + "x" * 70_000, "64 KiB"),
    ],
)
def test_a_malformed_file_says_what_is_missing(
    tmp_path: Path, text: str, what: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(Malformed, match=what):
        help_lines.read(path)
    assert help_lines.offered(path) is None


def test_bodies_are_found_by_what_they_can_be_asked_about(tmp_path: Path) -> None:
    found = help_lines.read(written(tmp_path, WHOLE + BODY))
    assert found is not None
    (board,) = found.about(help_lines.About.THERAPISTS)
    assert (board.dialled, board.checked) == ("03012345", date(2026, 10, 1))
    assert found.about(help_lines.About.VIOLENCE) == ()
    assert not board.is_stale(date(2027, 3, 30))
    assert board.is_stale(date(2027, 3, 31))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (BODY.replace("therapists", "weather"), "about"),
        (BODY.replace('number = "030 12345"', ""), "no number, no page and no address"),
        (BODY.replace('name = "The board"', ""), "name"),
        (BODY.replace("checked = 2026-10-01", ""), "checked"),
    ],
)
def test_a_body_that_cannot_be_asked_is_malformed(
    tmp_path: Path, text: str, what: str
) -> None:
    with pytest.raises(Malformed, match=what):
        help_lines.read(written(tmp_path, WHOLE + text))


@pytest.mark.parametrize("bodies", ["body = 1", "body = [1]"])
def test_bodies_of_another_shape_are_malformed(tmp_path: Path, bodies: str) -> None:
    with pytest.raises(Malformed, match="about, name and checked"):
        help_lines.read(written(tmp_path, bodies + WHOLE))


def test_a_folder_or_other_bytes_are_malformed_too(tmp_path: Path) -> None:
    assert help_lines.offered(tmp_path) is None
    path = tmp_path / "help.toml"
    path.write_bytes(b"\xff\xfe\x00")
    assert help_lines.offered(path) is None


def test_a_day_with_a_time_counts_as_that_day(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE.replace("2026-11-01", "2026-11-01T10:00:00Z"))
    found = help_lines.read(path)
    assert found is not None
    assert found.checked == date(2026, 11, 1)


def test_lines_are_stale_after_180_days(tmp_path: Path) -> None:
    found = help_lines.read(written(tmp_path, WHOLE))
    assert found is not None
    assert not found.is_stale(date(2027, 4, 30))
    assert found.is_stale(date(2027, 5, 1))


@pytest.mark.slow  # a thousand files
@settings(
    max_examples=1000,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(max_size=200), spoilt=st.integers(0, len(WHOLE)))
def test_a_thousand_spoilt_files_break_no_page(
    tmp_path: Path, text: str, spoilt: int
) -> None:
    path = tmp_path / "help.toml"
    whole = WHOLE[:spoilt] + text + WHOLE[spoilt + len(text) :]
    path.write_bytes(whole.encode("utf-8", "surrogatepass"))
    found = help_lines.offered(path)
    assert found is None or all(line.dialled for line in found.lines)

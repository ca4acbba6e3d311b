"""Tables of moments come in whole, or not at all and with every reason."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from between.exchange import sheet, tables
from between.exchange.problems import Unreadable
from between.story.episode import Chosen, Precision, Reality, Voiced
from between.story.people import Role

HEADER = "when,with,role,wish,other,self"
GOOD = "2024-05-04,Ana,friend,w6;w1,o5,s7"


def write(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "moments.csv"
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


def problems(path: Path, therapist: str | None = None) -> tuple[str, ...]:
    with pytest.raises(Unreadable) as caught:
        tables.read(path, therapist=therapist)
    return caught.value.problems


def test_a_moment_comes_in_with_everything_that_was_told(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "reality,with,role,wish,other,self,intensity,feelings,words,chosen,voiced,safe,when,x",
        'memory,  Bob  Lee ,therapist,w6;W1,o5,,10,sad; let down,"a ""b"", c",partly,'
        "kept in,yes,2024-05-04T18:30+02:00,ignored",
    )
    table = tables.read(path)
    (episode,) = table.episodes.values()
    ((key, bob),) = table.people.items()
    assert (bob.name, bob.role, bob.safe) == ("Bob Lee", Role.THERAPIST, True)
    assert episode.person == key == table.therapist
    assert episode.when == datetime(2024, 5, 4, 16, 30, tzinfo=UTC)
    assert episode.precision is Precision.MINUTE
    assert episode.reality is Reality.MEMORY
    assert (episode.wish.codes, episode.wish.main) == (("w6", "w1"), "w6")
    assert not episode.response_of_self.is_told
    assert (episode.intensity, episode.words) == (10, 'a "b", c')
    assert episode.feelings == ("sad", "let down")
    assert (episode.chosen, episode.voiced) == (Chosen.PARTLY, Voiced.KEPT_IN)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_the_header_shows_the_delimiter(
    tmp_path: Path, delimiter: str, end: str, encoding: str
) -> None:
    rows = [HEADER.split(","), ["2024-05", "Zoë", "sibling", '"w6;w1"', "o5", "s7"]]
    text = end.join(delimiter.join(row) for row in rows) + end
    path = write(tmp_path, text, encoding=encoding)
    table = tables.read(path)
    (episode,) = table.episodes.values()
    assert episode.wish.codes == ("w6", "w1")
    assert episode.precision is Precision.MONTH
    assert [one.name for one in table.people.values()] == ["Zoë"]


def test_all_problems_are_told_together_with_their_place(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        f"{HEADER},intensity,safe,chosen",
        "2024-02-30,Ana,friend,w9,o5,s7,,,",
        "yesterday,,dentist,s1,o5,s7,11,maybe,sometimes",
        "2024-05-04,Ana,friend,w1",
        "2024-05-04,Ana,partner,w1,o1,s1,,,",
        "2024-05-05,Ana,friend,w1,o1,s1,,,",
    )
    found = "\n".join(problems(path))
    for part in [
        'line 2, column when: found "2024-02-30"',
        'line 2, column wish: found "w9", expected codes w1 to w8',
        'line 3, column when: found "yesterday", expected a date as 2026-05-04',
        'line 3, column with: found ""',
        'line 3, column role: found "dentist", expected therapist, ex-therapist,',
        'line 3, column wish: found "s1"',
        'line 3, column intensity: found "11", expected a whole number from 0 to 10',
        'line 3, column safe: found "maybe", expected yes or no',
        'line 3, column chosen: found "sometimes", expected yes, partly or no',
        "line 4: found 4 cells, expected 9",
        'line 6, column role: found "friend" for Ana, expected "partner" as in line 5',
    ]:
        assert f"moments.csv, {part}" in found
    assert len(found.splitlines()) == 11


def test_twenty_problems_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER, *["2024-05-04,Ana,friend,w9,o9,s9"] * 100)
    found = problems(path)
    assert len(found) == 21
    assert found[-1] == "and 280 more."


def test_a_header_that_lacks_columns_says_which(tmp_path: Path) -> None:
    found = problems(write(tmp_path, "when,with,when,wish,other", GOOD))
    assert found == (
        (
            'moments.csv, line 1: found the columns "when", "with", "when", "wish", '
            '"other"; also expected: role, self.'
        ),
        "moments.csv, line 1: found twice: when; expected once.",
    )


def test_who_is_not_safe_in_one_line_is_not_safe(tmp_path: Path) -> None:
    path = write(tmp_path, f"{HEADER},safe", f"{GOOD},", f"{GOOD},no", f"{GOOD},yes")
    assert [one.safe for one in tables.read(path).people.values()] == [False]


def test_only_one_name_is_the_therapist(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        HEADER,
        *("2024-05-04,Bob,therapist,,,", "2024-05-04,Dora,therapist,,,", GOOD),
    )
    assert "found 2 names with the role therapist (Bob and Dora)" in problems(path)[0]
    table = tables.read(path, therapist="Ana")
    assert table.therapist is not None
    assert table.people[table.therapist].name == "Ana"
    assert (
        'nobody is called "Eve"; expected one of Bob, Dora, Ana.'
        in problems(path, "Eve")[0]
    )


def test_without_a_therapist_there_is_none(tmp_path: Path) -> None:
    assert tables.read(write(tmp_path, HEADER, GOOD)).therapist is None


def test_a_header_alone_is_a_table_without_moments(tmp_path: Path) -> None:
    assert tables.read(write(tmp_path, HEADER, "", ",,,,,")).episodes == {}


def test_the_same_file_gives_the_same_ids(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER, GOOD, GOOD)
    assert tables.read(path) == tables.read(path)
    assert len(tables.read(path).episodes) == 2


def test_a_month_before_all_calendars_is_a_problem(tmp_path: Path) -> None:
    path = write(
        tmp_path, HEADER, "0000-05,Ana,friend,w1,,", "0001-01-01T00:00+05:00,Ana,friend,,,"
    )
    assert len(problems(path)) == 2


def test_quotation_marks_that_do_not_fit_are_one_problem(tmp_path: Path) -> None:
    found = problems(write(tmp_path, HEADER, GOOD, '2024-05-04,"Ana,friend,w1,,', GOOD))
    assert len(found) == 1
    assert "quotation marks" in found[0]


def test_more_moments_than_anybody_tells_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 3)
    found = problems(write(tmp_path, HEADER, *[GOOD] * 5))
    assert found == ("moments.csv, line 5: holds more than 3 moments.",)

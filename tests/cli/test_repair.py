"""`between repair`: a table to read, one JSON object, or one sentence each."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from between import __version__
from between.cli.repair import repair

app = typer.Typer()
app.command()(repair)

TABLE = """session,when,client,therapist,tension,came_back
1,2026-01-05,80,75,no,
2,2026-01-12,78,75,no,
3,2026-01-19,82,80,,
4,2026-01-26,79,78,no,
5,2026-02-02,38,80,some,no
6,2026-02-09,60,70,little,yes
7,2026-02-16,80,75,no,
8,2026-02-23,81,,no,
9,2026-03-02,80,75,no,
"""


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "sessions.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_json_is_one_object_with_every_field(table: Path) -> None:
    result = run(table, "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert (found["between"], found["seed"]) == (__version__, 1)
    assert found["hurts"] == [{"from": 5, "to": 6, "repaired": 8, "kind": "both"}]
    fifth = found["sessions"][4]
    assert set(fifth) == {
        *("session", "when", "level", "probability", "flag", "declared", "gap"),
        "repaired_at",
    }
    assert (fifth["flag"], fifth["declared"], fifth["gap"]) == ("look", True, 42)
    assert fifth["repaired_at"] == 8
    assert fifth["level"]["low"] < fifth["level"]["value"] < fifth["level"]["high"]
    assert found["sessions"][7]["gap"] is None


def test_the_table_says_what_was_said_and_asks(table: Path) -> None:
    shown = run(table).stdout
    assert "Session 5 to 6: said, and found in the ratings; repaired in session 8." in shown
    assert "Ask." in shown
    assert "rupture" not in shown


def test_an_empty_table_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "none.csv"
    path.write_text("session,when,client\n", encoding="utf-8")
    assert "no sessions" in run(path).stdout
    assert json.loads(run(path, "--json").stdout)["sessions"] == []


def test_the_picture_is_drawn_whole_or_a_sentence_says_why_not(table: Path) -> None:
    path = table.with_name("course.svg")
    assert run(table, "--picture", path).exit_code == 0
    assert path.read_text(encoding="utf-8").startswith("<svg")
    for other, why in (("course.png", "writes SVG"), ("none/c.svg", "cannot be written")):
        refused = run(table, "--picture", table.parent / other)
        assert refused.exit_code == 2
        assert why in refused.stderr
    assert sorted(one.name for one in table.parent.iterdir()) == [
        "course.svg",
        "sessions.csv",
    ]


def test_calibrating_prints_each_world_and_rule() -> None:
    result = run("--calibrate", "--people", "200", "--json")
    trials = json.loads(result.stdout)["trials"]
    assert [one["setting"] for one in trials] == ["as believed", "harder", "hard"]
    assert len(trials[0]["found"]) == 7
    shown = run("--calibrate", "--people", "200").stdout
    assert "Shewhart" in shown
    assert "200 people" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Name a table of sessions"),
        (("nowhere.csv",), "nowhere.csv: is not there."),
        (("TABLE", "--scale", "7", "1"), "--scale 7 1 does not rise"),
        (("TABLE", "--scale", "1", "nan"), "does not rise"),
        (("TABLE", "--scale", "1", "7"), "expected a number from 1 to 7"),
    ],
)
def test_what_is_wrong_gets_a_sentence(
    table: Path, words: tuple[str, ...], said: str
) -> None:
    result = run(*(table if word == "TABLE" else word for word in words))
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""

"""`between mirror`: a table to read, one JSON object, a picture, or one sentence each."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from between import __version__
from between.cli.mirror import mirror

EXAMPLE = Path(__file__).parents[2] / "docs/examples/van-gogh/episodes.csv"

app = typer.Typer()
app.command()(mirror)


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def run_json(*words: str | Path) -> dict[str, Any]:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_json_is_one_object_with_every_field() -> None:
    found = run_json(EXAMPLE, "--therapist", "Father")
    assert (found["between"], found["seed"], found["episodes"]) == (__version__, 1, 149)
    assert found["relationships"][0]["with"] == "Father"
    assert found["relationships"][0]["n_coded"] == {"wish": 17, "other": 17, "self": 17}
    assert len(found["patterns"]) == 24
    o5 = next(row for row in found["patterns"] if row["code"] == "o5")
    assert o5["tag"] == "in both"
    assert 0 < o5["therapist"]["low"] < o5["therapist"]["value"] < o5["therapist"]["high"]
    assert o5["therapist"]["n"] == 17
    assert 0.9 < o5["in_both"] <= 1
    assert {"with": "Father", "share": 13 / 17, "n": 17} in o5["pervasiveness"]
    assert set(found["components"]["self"]) == {"overlap", "flexibility"}
    (differs,) = (one for one in found["differences"] if one["statement"] == "holds")
    assert (differs["with"], differs["more"], differs["less"]) == ("Mother", "o7", None)
    assert 0 < differs["p"] < differs["q"] <= 0.01
    link = found["chains"][0]
    assert (link["other"], link["self"], link["n"], link["of"]) == ("o6", "s3", 19, 39)
    assert (link["statement"], link["elsewhere"]) == ("holds", {"n": 24, "of": 98})
    assert all(one["n"] >= 5 for one in found["chains"])
    for field in ("change", "chosen", "mirror"):
        assert found[field]["reason"] == "not built yet"
    assert set(found["exceptions"][0]) >= {"with", "when", "other", "self"}


def test_the_same_seed_gives_the_same_to_the_last_digit() -> None:
    first = run(EXAMPLE, "--therapist", "Theo", "--json").stdout
    assert run(EXAMPLE, "--therapist", "Theo", "--json").stdout == first
    assert run(EXAMPLE, "--therapist", "Theo", "--json", "--seed", "2").stdout != first


def test_the_table_says_what_may_be_said() -> None:
    result = run(EXAMPLE, "--therapist", "Father")
    assert result.exit_code == 0
    said = " ".join(result.stdout.split())
    assert "One thing comes up often both with Father and with others" in said
    assert "With Dr Gachet it went another way: you stayed steady, on 1890-05-20." in said
    assert "Too early to say: 23 of 24 rows" in said
    assert "With nobody in particular." in said
    assert "With Mother it goes differently: more being liked (8 of 9" in said
    assert "When they help, “I feel welcome” follows more often than elsewhere" in said
    assert "19 of 39, otherwise 24 of 98; 20 of 39 went another way." in said


def test_without_a_therapist_the_rates_with_others_still_stand() -> None:
    found = run_json(EXAMPLE)
    assert found["headline"]["case"] == "no therapist"
    row = found["patterns"][0]
    assert row["therapist"]["reason"] == row["in_both"]["reason"] == "no therapist"
    assert row["others"]["n"] == 149
    assert "No moments with a therapist" in run(EXAMPLE).stdout


def test_a_silence_is_said_for_every_component(tmp_path: Path) -> None:
    path = tmp_path / "few.csv"
    path.write_text(
        "when,with,role,wish,other,self,safe,reality\n"
        "2024-05-04,Bob,therapist,w1,o5,s7,,\n"
        "2024-05-04,Cy [red],boss,w1,o5,s7,no,\n"
        "2024-05-04,Ana,friend,w1,o5,s7,,dream\n"
    )
    said = " ".join(run(path).stdout.split())
    assert "1 moment with 1 person: too few to say what returns." in said
    assert "Left out, being marked as not safe: Cy [red]." in said
    assert "Dreams, not counted: 1." in said
    assert said.count("There is 1 told moment; 8 are needed.") == 5
    assert "When they ..., I ...: There is 1 moment with both answers told" in said


def test_wrong_input_is_one_sentence_each_and_exit_2(tmp_path: Path) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("when,with,role,wish,other,self\nnever,Bob,therapist,w9,,\n")
    result = run(path, "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 2
    assert 'wrong.csv, line 2, column wish: found "w9"' in result.stderr
    assert run(tmp_path / "none.csv").stderr == "none.csv: is not there.\n"
    assert run().exit_code == 2
    assert "Name a table of moments" in run().stderr


def test_the_picture_is_drawn_or_a_sentence_says_why_not(tmp_path: Path) -> None:
    path = tmp_path / "mirror.svg"
    result = run(EXAMPLE, "--therapist", "Father", "--picture", path)
    assert result.exit_code == 0
    assert path.read_text().lstrip().startswith("<svg")
    assert "writes SVG" in run(EXAMPLE, "--picture", tmp_path / "mirror.png").stderr
    nowhere = run(EXAMPLE, "--picture", tmp_path / "none" / "mirror.svg")
    assert nowhere.exit_code == 2
    assert "cannot be written (no such file or directory)" in nowhere.stderr


def test_a_clear_likeness_is_named(tmp_path: Path) -> None:
    path = tmp_path / "clear.csv"
    ways = {"Bob": "w6,o5,s2", "Ana": "w6,o5,s2", "Mum": "w2,o2,s4", "Jo": "w4,o3,s6"}
    roles = {"Bob": "therapist", "Ana": "friend", "Mum": "mother", "Jo": "partner"}
    rows = [
        f"2024-05-{day:02},{name},{roles[name]},{way}"
        for name, way in ways.items()
        for day in range(1, 13)
    ]
    path.write_text("\n".join(["when,with,role,wish,other,self", *rows]))
    assert run_json(path)["closest"]["with"] == "Ana"
    assert "Closest to what happens with the therapist: Ana (" in run(path).stdout


@pytest.mark.slow  # simulates 93 people
def test_calibrating_prints_every_cell_and_the_same_for_any_number_of_jobs() -> None:
    found = run_json("--calibrate", "--people", "1", "--jobs", "1")
    assert (len(found["cells"]), len(found["claims"])) == (33, 60)
    claim = found["claims"][0]
    assert 0 <= claim["any_false_chain"] <= claim["upper_bound_chains"] <= 1
    first = found["cells"][0]
    assert (first["world"], first["with_therapist"], first["with_others"]) == (
        "uniform",
        4,
        12,
    )
    assert 0 <= first["any_false"] <= first["upper_bound"] <= 1
    shown = run("--calibrate", "--people", "1", "--jobs", "2").stdout
    assert "dependent" in shown
    assert "far apart, sticky" in shown
    assert f"{first['coverage']:.3f}" in shown

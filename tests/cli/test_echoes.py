"""`between echoes`: one JSON object, or two tables."""

import json

import pytest
import typer
from typer.testing import CliRunner, Result

from between.cli.echoes import echoes
from between.insight import echo_trials

app = typer.Typer()
app.command()(echoes)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(echo_trials, "SIZES", (40,))
    monkeypatch.setattr(echo_trials, "SETTINGS", echo_trials.SETTINGS[:2])


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_json_is_one_object_with_every_setting_and_every_count() -> None:
    found = json.loads(run("--people", "2", "--json").stdout)
    assert [one["setting"] for one in found["trials"]] == ["uniform", "skewed"]
    assert set(found["trials"][0]["first"]) == {"all", "words", "answers"}
    assert len(found["afterwards"]) == len(echo_trials.COUNTS) * len(echo_trials.RATES)
    assert found["seed"] == 1


def test_the_same_seed_gives_the_same_and_another_one_another() -> None:
    first, again, other = (
        run("--people", "3", "--json", "--seed", seed).stdout for seed in ("2", "2", "3")
    )
    assert first == again
    assert first != other


def test_both_tables_are_printed_with_what_their_columns_say() -> None:
    shown = run("--people", "2").stdout
    assert "2 lives with three echoes and as many without, seed 1" in shown
    assert "skewed" in shown
    assert "interval holds" in shown

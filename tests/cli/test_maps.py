"""`between maps`: one JSON object, or three tables."""

import json

import pytest
import typer
from typer.testing import CliRunner, Result

from between.cli.maps import maps
from between.insight import body_beside_trials, body_trials

pytestmark = pytest.mark.slow  # each runs the trials, small as they are
app = typer.Typer()
app.command()(maps)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_trials, "SIZES", (6,))
    monkeypatch.setattr(body_trials, "NULLS", body_trials.NULLS[:1])
    monkeypatch.setattr(body_trials, "EFFECTS", body_trials.EFFECTS[:1])
    monkeypatch.setattr(body_trials, "FAMILY_SIZES", (6,))
    monkeypatch.setattr(body_trials, "FAMILY", 2)
    monkeypatch.setattr(body_beside_trials, "SIZES", ((5, 5),))
    monkeypatch.setattr(body_beside_trials, "PAIRS", (6,))
    monkeypatch.setattr(body_beside_trials, "TWOS", body_beside_trials.TWOS[-1:])


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_json_is_one_object_with_every_world() -> None:
    found = json.loads(run("--people", "2", "--json").stdout)
    worlds = [one["world"] for one in found["alone"]]
    assert worlds == ["anywhere", "throat, 6 of 10", "2 maps of feelings"]
    assert [one["name"] for one in found["beside"]] == ["throat, and belly with the other"]
    assert [one["eased"] for one in found["after"]] == [False, True]
    assert found["seed"] == 1


def test_the_same_seed_gives_the_same_and_another_one_another() -> None:
    first, again, other = (
        run("--people", "3", "--json", "--seed", seed).stdout for seed in ("2", "2", "3")
    )
    assert first == again
    assert first != other


def test_three_tables_are_printed() -> None:
    shown = run("--people", "1").stdout
    assert "1 made-up people, seed 1; shares of people" in shown
    assert "2 maps of feelings" in shown
    assert "half of it is gone" in shown

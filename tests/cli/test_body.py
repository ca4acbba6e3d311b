"""`between body`: a table to read, one JSON object, files, or one sentence each."""

import json
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
import typer
from tests import paintings
from typer.testing import CliRunner, Result

from between import __version__
from between.cli.body import body
from between.core.mask import mask

app = typer.Typer()
app.command()(body)

EMPTY = "\n-1,-1,-1\n".join([",,"] * 4)


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paintings.group(tmp_path_factory.mktemp("shared") / "group", 14)


@pytest.fixture
def group(tmp_path: Path) -> Path:
    return paintings.group(tmp_path / "group", 3)


def test_json_is_one_object_with_every_field(shared: Path) -> None:
    result = run(shared, "--json", "--seed", "7")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    found = json.loads(result.stdout)
    assert (found["between"], found["seed"], found["people"]) == (__version__, 7, 14)
    assert (found["pixels_in_mask"], found["fdr"]) == (50_364, 0.05)
    nothing, planted = found["conditions"]
    assert set(nothing) == {
        *("name", "n", "painted", "significant_more", "significant_less", "t_threshold"),
        *("t_sha256", "published_rule"),
    }
    assert (nothing["name"], nothing["n"]) == ("0", 14)
    assert (nothing["significant_more"], nothing["significant_less"]) == (0, 0)
    assert planted["significant_more"] > 500
    assert planted["significant_less"] > 500
    assert planted["t_threshold"] > 2
    assert (found["left_out"], found["empty"]) == ([], [])


def test_the_maps_are_what_the_json_speaks_of(shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "maps.npz"
    told = json.loads(run(shared, "--json", "--maps", path).stdout)
    with np.load(path) as file:
        maps = dict(file)
    assert set(maps) == {"conditions", "mask", "mean", "t", "p", "q"}
    assert maps["conditions"].tolist() == ["0", "1"]
    np.testing.assert_array_equal(maps["mask"], mask())
    for name in ("mean", "t", "p", "q"):
        assert maps[name].shape == (2, 522, 171)
        assert maps[name].dtype == np.float64
        assert np.isnan(maps[name][:, ~mask()]).all()
    planted = told["conditions"][1]
    passes = maps["q"][1] <= 0.05
    assert (passes & (maps["t"][1] > 0)).sum() == planted["significant_more"]
    assert (passes & (maps["t"][1] < 0)).sum() == planted["significant_less"]
    assert np.abs(maps["t"][1][passes]).min() == planted["t_threshold"]
    assert sha256(maps["t"][1].tobytes()).hexdigest() == planted["t_sha256"]
    assert np.isfinite(maps["mean"][0][mask()]).all()


def test_the_table_says_how_much_may_be_false(shared: Path) -> None:
    shown = run(shared).stdout
    assert "at most 5% of them" in shown
    assert "no map of anybody" in " ".join(shown.split())


def test_a_name_is_shown_as_it_is_written(group: Path) -> None:
    names = group.parent / "names.txt"
    names.write_text("fear [self]\nx[/y]\n", encoding="utf-8")
    shown = run(group, "--names", names).stdout
    assert "fear [self]" in shown
    assert "x[/y]" in shown


def test_names_and_a_mask_of_ones_own(group: Path) -> None:
    names = group.parent / "names.txt"
    names.write_text("Neutral\nAnger\n", encoding="utf-8")
    found = json.loads(run(group, "--names", names, "--json").stdout)
    assert [one["name"] for one in found["conditions"]] == ["Neutral", "Anger"]
    broken = group.parent / "mask.png"
    broken.write_bytes(b"none")
    refused = run(group, "--mask", broken)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "mask.png: is no PNG; expected a PNG of 171 x 522" in refused.stderr


def test_what_is_left_out_is_said_beside_the_numbers(group: Path) -> None:
    (group / "100" / "0.csv").write_text(EMPTY, encoding="utf-8")
    (group / "101" / "1.csv").write_text("a,b,c", encoding="utf-8")
    result = run(group, "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert result.stderr.splitlines() == [*found["left_out"], *found["empty"]]
    assert [one["n"] for one in found["conditions"]] == [2, 2]
    assert found["empty"] == ["100/0.csv is empty: this person has no 0."]


def test_picture_and_report_stand_alone(group: Path) -> None:
    (group / "100" / "0.csv").write_text(EMPTY, encoding="utf-8")
    svg, html = group.parent / "atlas.svg", group.parent / "atlas.html"
    assert run(group, "--picture", svg, "--report", html).exit_code == 0
    assert svg.read_text(encoding="utf-8").startswith("<svg")
    page = html.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "100/0.csv is empty" in page
    assert "<script" not in page
    assert page.count('role="region"') == 2
    assert page.replace("http://www.w3.org/2000/svg", "").count("http") == 0


@pytest.mark.parametrize(
    ("option", "name", "why"),
    [
        (
            "--picture",
            "atlas.png",
            "--picture writes SVG, got atlas.png. Name it atlas.svg.",
        ),
        ("--maps", "maps.mat", "--maps writes NPZ, got maps.mat. Name it maps.npz."),
        (
            "--report",
            "atlas.pdf",
            "--report writes HTML, got atlas.pdf. Name it atlas.html.",
        ),
        ("--maps", "none/maps.npz", "cannot be written (no such file or directory)"),
        ("--report", "none/a.html", "Name another place with --report."),
    ],
)
def test_nothing_is_half_written(group: Path, option: str, name: str, why: str) -> None:
    result = run(group, option, group.parent / name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in result.stderr
    assert [one.name for one in group.parent.iterdir()] == ["group"]


def test_where_there_is_nothing_to_read_it_ends_with_2(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "nowhere: is not there.\n"


def test_one_person_alone_gets_no_map_and_no_blame(group: Path) -> None:
    found = json.loads(run(group / "100", "--json").stdout)
    assert found["conditions"][0]["t_threshold"]["reason"] == "too few people"
    assert "1 person. Nothing stands out" in run(group / "100").stdout

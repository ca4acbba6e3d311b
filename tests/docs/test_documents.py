"""The documents are true as far as a machine can tell: links, settings, help, version."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from between import __version__
from between.cli.main import app

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
    if path.name != "LICENSE.md"
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def prose(page: Path) -> str:
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Yield the file and the anchor of each link that stays in this repository."""
    for target in LINK.findall(prose(page)):
        if "://" not in target and not target.startswith("mailto:"):
            path, _, anchor = target.partition("#")
            yield (page.parent / path).resolve() if path else page, anchor


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as they are made from their words."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        for heading in headings
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for path, anchor in links(page):
        assert path.exists(), f"{path} is missing"
        assert not anchor or anchor in anchors(path), f"{path.name} has no #{anchor}"


def test_every_document_can_be_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        inside = [path / "README.md" if path.is_dir() else path for path, _ in links(page)]
        waiting += inside
    left_out = {path.relative_to(ROOT) for path in set(PAGES) - reached}
    assert left_out <= {Path("CHANGELOG.md")}


def settings_read() -> set[str]:
    """Return every setting that the source asks the environment for."""
    read = re.compile(
        r"\b(?:text|truth|whole|choice|networks|hosts|origins|path|secret|host|address)"
        r"\(\s*\"(BETWEEN_\w+)\""
    )
    sources = ROOT.glob("src/between/site/*.py")
    return {name for source in sources for name in read.findall(source.read_text())}


def test_every_setting_is_told_and_no_other() -> None:
    said = (ROOT / "docs/settings.md").read_text()
    told = re.findall(r"^### (BETWEEN_\w+)$", said, re.MULTILINE)
    assert set(told) == settings_read()
    assert len(told) == len(set(told))
    assert len(told) > 10


def test_settings_named_anywhere_in_the_documents_exist() -> None:
    for page in PAGES:
        named = set(re.findall(r"BETWEEN_[A-Z_]+[A-Z]", page.read_text(encoding="utf-8")))
        assert named <= settings_read(), page


@pytest.mark.slow  # every command is asked for its help
def test_the_help_of_the_commands_is_current() -> None:
    ended = subprocess.run(
        [sys.executable, str(ROOT / "docs/generate.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr


def test_every_command_has_its_help_in_the_documents() -> None:
    said = (ROOT / "docs/command-line.md").read_text()
    commands = re.findall(r"^  ([a-z]+) {2,}\S", said.split("Commands:")[1], re.MULTILINE)
    assert commands[:6] == ["serve", "demo", "backup", "drill", "check", "mirror"]
    assert all(f"$ between {command} --help\nUsage:" in said for command in commands[:6])


STARTS = re.compile(r"^ExecStart=/opt/between/.venv/bin/between (.+)$", re.MULTILINE)


def test_every_command_in_a_unit_or_after_a_prompt_is_one_of_ours() -> None:
    said = (ROOT / "docs/install.md").read_text()
    in_units = STARTS.findall(said)
    by_hand = re.findall(r"^between (.+)$", said, re.MULTILINE)
    by_hand += re.findall(r"/bin/between (drill [^']+)'", said)
    assert {words.split()[0] for words in in_units} == {"serve", "backup"}
    assert any("--keyring" in words for words in in_units)
    assert any(words.startswith("drill") for words in by_hand)
    ours = get_command(app)
    for words in (*in_units, *by_hand):
        name, *arguments = words.replace("\\\n", " ").split()
        ours.commands[name].make_context(name, arguments)  # type: ignore[attr-defined]


def test_a_command_that_is_none_of_ours_would_be_noticed() -> None:
    with pytest.raises(Exception, match="No such option"):
        get_command(app).commands["backup"].make_context(  # type: ignore[attr-defined]
            "backup", ["--keyrings", "/x"]
        )


def test_every_timer_starts_a_unit_and_is_switched_on() -> None:
    said = (ROOT / "docs/install.md").read_text()
    units = set(re.findall(r"# /etc/systemd/system/([\w-]+\.\w+)$", said, re.MULTILINE))
    timers = {name for name in units if name.endswith(".timer")}
    assert len(timers) >= 2
    for timer in timers:
        assert timer.replace(".timer", ".service") in units
        assert re.search(rf"systemctl enable --now .*\b{timer}", said)


def test_the_version_is_that_of_the_changelogs_first_heading() -> None:
    headings = re.findall(
        r"^## (\S+) - \d{4}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
    )
    assert headings[0] == __version__


def test_each_decision_says_its_case_its_cost_and_when_to_look_again() -> None:
    decisions = sorted((ROOT / "docs/decisions").glob("0*.md"))
    numbers = [int(path.name[:4]) for path in decisions]
    assert numbers == list(range(1, len(numbers) + 1))
    for path in decisions:
        said = path.read_text()
        for part in (
            "**The case.**",
            "**What we chose.**",
            "**What it costs.**",
            "**Look again**",
        ):
            assert part in said, f"{path.name} lacks {part}"
        assert len(said.splitlines()) <= 30

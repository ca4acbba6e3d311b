"""A server is installed from the base lock alone: it may use nothing that only tests bring."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).parents[2]
# Used where it is there, and not missed where it is not.
OPTIONAL = {"django_linear_migrations"}


def plain(name: str) -> str:
    return re.split(r"[^\w-]", name, maxsplit=1)[0].lower().replace("_", "-")


def imported() -> Iterator[str]:
    """Yield the first part of every module that the source or the settings name."""
    for source in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.split(".")[0]
    yield from (
        name.split(".")[0] for name in (*settings.INSTALLED_APPS, *settings.MIDDLEWARE)
    )


def test_every_module_in_use_is_among_the_requirements() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    required = {plain(name) for name in project["dependencies"]}
    distributions = packages_distributions()
    foreign = set(imported()) - sys.stdlib_module_names - OPTIONAL - {"between"}
    missing = {
        name
        for name in foreign
        if not {plain(one) for one in distributions.get(name, [name])} & required
    }
    assert missing == set()


def test_the_lock_is_made_from_the_projects_own_requirements() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    listed = (ROOT / "requirements/base.in").read_text().splitlines()
    wanted = {plain(line) for line in listed if line and not line.startswith("#")}
    assert wanted == {plain(name) for name in project["dependencies"]} | {"flit-core"}


def test_every_locked_requirement_has_its_hashes() -> None:
    for lock in ("base", "dev"):
        text = (ROOT / f"requirements/{lock}.txt").read_text()
        named = re.findall(r"^([a-z][\w.-]*)==", text, re.MULTILINE)
        parts = re.split(r"^[a-z][\w.-]*==", text, flags=re.MULTILINE)[1:]
        assert len(named) > 20
        assert all("--hash=sha256:" in part for part in parts)
        assert "://" not in re.sub(r"^ *#.*$", "", text, flags=re.MULTILINE)

"""`between therapist`: words that let a therapist sign up, from the server's own shell."""

from pathlib import Path

import pytest
from tests.cli.running import between

# slow: each command is a process of its own
pytestmark = pytest.mark.slow


def test_it_prints_six_words_and_where_to_use_them(tmp_path: Path) -> None:
    added = between("therapist", "add", data=tmp_path / "data")
    assert added.returncode == 0, added.stderr
    first, second, _ = added.stdout.splitlines()
    assert len(first.split()) == 6
    assert "once" in added.stdout
    assert "/sign-up/therapist/" in added.stdout
    assert second.startswith("Give these words")
    listed = between("therapist", "list", data=tmp_path / "data")
    assert listed.stdout == "0 therapists.\n"


def test_it_says_what_it_can_do(tmp_path: Path) -> None:
    said = between("therapist", data=tmp_path / "data")
    assert "add" in said.stdout + said.stderr
    wrong = between("therapist", "remove", data=tmp_path / "data")
    assert wrong.returncode == 2

"""The command `between`: there at once, and its troubles in one sentence."""

import subprocess
import sys

import pytest

from between import __version__
from between.cli import main
from between.cli.trouble import Trouble

HEAVY = ("django", "numpy", "numba", "scipy", "granian", "nacl", "rich", "msgspec")


def test_no_heavy_room_is_loaded_before_a_command_needs_it() -> None:
    asked = (
        f"import sys, between.cli.main; print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    _run(["--version"])
    assert capsys.readouterr().out.strip() == __version__


def test_trouble_is_one_sentence_and_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped() -> None:
        raise Trouble("The disk is full.")

    monkeypatch.setattr(main, "app", stopped)
    assert _run([]) == 2
    assert capsys.readouterr().err == "The disk is full.\n"


def test_what_is_closed_to_this_user_is_one_sentence_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def closed() -> None:
        raise PermissionError(13, "Permission denied", "/srv/between/data")

    monkeypatch.setattr(main, "app", closed)
    assert _run([]) == 2
    assert capsys.readouterr().err.startswith("/srv/between/data is closed to this user.")


@pytest.mark.parametrize(
    "words", [["serve", "--port", "many"], ["no-such-command"], ["demo", "x"]]
)
def test_a_wrong_word_is_answered_with_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(words) == 2
    assert "Traceback" not in capsys.readouterr().err


def _run(words: list[str]) -> int | str | None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["between", *words])
        with pytest.raises(SystemExit) as ended:
            main.run()
    return ended.value.code

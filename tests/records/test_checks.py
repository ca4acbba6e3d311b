"""Each finding about this server comes with its cure."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from between.records import checks, sqlite

TODAY = date(2026, 11, 23)
HELP = """
country = "Germany"
checked = {day}
[[line]]
name = "TelefonSeelsorge"
number = "0800 111 0 111"
"""
BODIES = """
[[body]]
about = "therapists"
name = "The board"
page = "https://board.example"
checked = {day}
[[body]]
about = "violence"
name = "The advice line"
number = "0800 12345"
checked = 2026-11-01
"""


@pytest.fixture
def path(settings: Any, tmp_path: Path) -> Path:
    settings.BETWEEN_HELP = tmp_path / "help.toml"
    return tmp_path / "help.toml"


def test_fresh_lines_are_nothing_to_complain_about(path: Path) -> None:
    path.write_text((HELP + BODIES).format(day="2026-11-01"))
    assert checks.help_findings(TODAY) == []


def test_nobody_to_ask_is_complained_about_for_each_of_the_two_things(path: Path) -> None:
    path.write_text(HELP.format(day="2026-11-01"))
    found = checks.help_findings(TODAY)
    assert [one.id for one in found] == ["between.W005"] * 2
    assert ["therapists" in found[0].msg, "violence" in found[1].msg] == [True, True]
    assert all(one.hint for one in found)


def test_a_body_checked_long_ago_is_complained_about_by_name(path: Path) -> None:
    path.write_text(HELP.format(day="2026-11-01") + BODIES.format(day="2026-05-01"))
    (found,) = checks.help_findings(TODAY)
    assert (found.id, "The board" in found.msg) == ("between.W006", True)
    assert "206 days" in found.msg


def test_a_sender_who_leads_to_these_pages_is_complained_about(settings: Any) -> None:
    settings.BETWEEN_HOSTS = [".Linden.example"]
    (found,) = checks.sender_leads_nowhere()
    assert (found.id, "linden.example" in found.msg) == ("between.W007", True)
    settings.BETWEEN_HOSTS = ["notes.linden.example"]
    assert checks.sender_leads_nowhere() == []
    settings.BETWEEN_MAIL = None
    assert checks.sender_leads_nowhere() == []


def test_lines_checked_long_ago_are_complained_about(path: Path) -> None:
    path.write_text(HELP.format(day="2026-05-01") + BODIES.format(day="2026-11-01"))
    (found,) = checks.help_findings(TODAY)
    assert found.id == "between.W004"
    assert "206 days" in found.msg
    assert str(path) in (found.hint or "")


def test_a_missing_file_is_complained_about(path: Path) -> None:
    (found,) = checks.help_findings(TODAY)
    assert found.id == "between.W003"
    assert found.hint


def test_a_malformed_file_is_an_error_that_says_what_is_wrong(path: Path) -> None:
    path.write_text('country = "Germany"')
    (found,) = checks.help_findings(TODAY)
    assert found.id == "between.E002"
    assert "[[line]]" in found.msg
    assert found.hint


def test_the_check_of_help_takes_the_day_of_today(path: Path) -> None:
    path.write_text(HELP.format(day="2001-01-01") + BODIES.format(day="2999-01-01"))
    assert next(found.id for found in checks.help_is_at_hand()) == "between.W004"


def test_open_folders_are_an_error_and_closed_ones_are_fine(
    settings: Any, tmp_path: Path
) -> None:
    settings.BETWEEN_KEYRING = tmp_path / "keyring"
    settings.BETWEEN_DATABASE = tmp_path / "database" / "between.sqlite3"
    settings.BETWEEN_KEYRING.mkdir(mode=0o700)
    settings.BETWEEN_DATABASE.parent.mkdir(mode=0o700)
    assert checks.folders_are_private() == []
    settings.BETWEEN_KEYRING.chmod(0o750)
    (found,) = checks.folders_are_private()
    assert found.hint == f"chmod 700 {settings.BETWEEN_KEYRING}"


def test_a_nameless_operator_is_complained_about(settings: Any) -> None:
    assert checks.operator_is_named() == []
    settings.BETWEEN_OPERATOR = ""
    assert [found.id for found in checks.operator_is_named()] == ["between.W002"]


def test_an_old_sqlite_is_complained_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "version", lambda: (3, 40, 1))
    assert [found.id for found in checks.sqlite_is_new_enough()] == ["between.W001"]
    monkeypatch.setattr(sqlite, "version", lambda: (3, 53, 4))
    assert checks.sqlite_is_new_enough() == []

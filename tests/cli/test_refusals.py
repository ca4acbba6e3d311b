"""What stops a server from starting: each time one sentence that says how to mend it."""

import os
import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.cli.running import between, trouble

from between.cli import ground, serve
from between.cli.trouble import Trouble


def settings_of(**more: Any) -> Any:
    usual = {"ENCRYPTED": False, "BETWEEN_HOSTS": [], "BETWEEN_CERTIFICATE": None}
    return SimpleNamespace(**usual | {"BETWEEN_CERTIFICATE_KEY": None} | more)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "localhost", "::1"])
def test_plain_http_is_served_to_this_machine(host: str) -> None:
    serve.refuse_plain_http(host, settings_of())


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "192.168.1.7", "between.example", "127.0.0.1.example", ""]
)
def test_plain_http_is_served_to_nobody_else(host: str) -> None:
    with pytest.raises(Trouble, match=r"does not serve plain http.*BETWEEN_PROXY"):
        serve.refuse_plain_http(host, settings_of())


def test_a_proxy_without_a_name_for_visitors_would_help_nobody() -> None:
    with pytest.raises(Trouble, match="BETWEEN_HOSTS is empty"):
        serve.refuse_plain_http("127.0.0.1", settings_of(ENCRYPTED=True))
    named = settings_of(ENCRYPTED=True, BETWEEN_HOSTS=["between.example"])
    serve.refuse_plain_http("0.0.0.0", named)


def test_a_certificate_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "missing.pem"
    with pytest.raises(Trouble, match=r"missing\.pem cannot be read"):
        serve.refuse_unreadable(settings_of(BETWEEN_CERTIFICATE=missing))


@pytest.mark.parametrize("host", ["203.0.113.9", "no-such-host.invalid"])
def test_an_address_of_another_machine_is_named(host: str) -> None:
    with pytest.raises(Trouble, match=f"cannot listen on {host} port 8000"):
        serve.refuse_taken(host, 8000)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Trouble, match=r"file/data cannot be made: Not a directory\."):
        ground.make_folder(tmp_path / "file" / "data")


@pytest.mark.parametrize(
    ("said", "cure"),
    [
        ("file is not a database", "Restore it from a backup"),
        ("database disk image is malformed", "Restore it from a backup"),
        ("database is locked", "End that program"),
        ("attempt to write a readonly database", "who owns it"),
        ("unable to open database file", "who owns it"),
        ("database or disk is full", "Free some"),
        ("disk I/O error", "Look at the disk"),
        ("something new", "cannot be used (OperationalError)"),
    ],
)
def test_what_sqlite_finds_is_said_with_its_cure(said: str, cure: str) -> None:
    told = ground.sentence(Path("/data/x.sqlite3"), sqlite3.OperationalError(said))
    assert told.startswith("/data/x.sqlite3 ")
    assert cure in told


@pytest.mark.slow  # three starts of a command
def test_data_that_do_not_fit_are_left_as_they_are(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert between("demo", data=data).returncode == 0
    database = data / "database" / "between.sqlite3"

    ring = tmp_path / "another"
    said = trouble("serve", data=data, BETWEEN_KEYRING=str(ring))
    assert f"The keyring in {ring} belongs to none of the accounts" in said
    assert not list(ring.glob("*"))

    with sqlite3.connect(database) as db:
        db.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('records', '0999_from_the_future', '2030-01-01')"
        )
    said = trouble("serve", data=data)
    assert "were kept by a newer Between (they know 0999_from_the_future)" in said

    for beside in database.parent.glob("*-*"):
        beside.unlink()
    database.write_bytes(b"no database at all" * 100)
    assert f"{database} is no database. Restore it from a backup" in trouble(
        "demo", data=data
    )
    assert database.read_bytes().startswith(b"no database")


@pytest.mark.slow  # four starts of a command
@pytest.mark.parametrize("command", ["serve", "demo", "check", "backup"])
def test_every_command_tells_of_a_setting_that_cannot_be_used(
    command: str, tmp_path: Path
) -> None:
    words = [command, str(tmp_path / "copies")] if command == "backup" else [command]
    said = trouble(*words, data=tmp_path, BETWEEN_KEYRING="~nobody-by-this-name/ring")
    assert said.startswith(
        "BETWEEN_KEYRING='~nobody-by-this-name/ring': write the path in full"
    )
    assert said.endswith("(docs/settings.md)")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Trouble, match="cannot be written by this user"):
        ground.make_folder(tmp_path)

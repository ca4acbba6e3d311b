"""`between check`: each finding with its cure, and no word of anybody."""

from collections import namedtuple
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from tests.cli.running import between
from tests.mailserver import free_port, listening, told
from tests.people import Somebody

from between.cli import check, headers, looking
from between.cli.check import Finding
from between.records import keyring
from between.records.models import Account, Entry


@pytest.fixture
def at(settings: Any, tmp_path: Path) -> Any:
    """Settings whose folders lie in `tmp_path`, private as a server lays them out."""
    settings.BETWEEN_DATABASE = tmp_path / "database" / "between.sqlite3"
    settings.BETWEEN_HELP = tmp_path / "help.toml"
    for folder in (settings.BETWEEN_DATABASE.parent, settings.BETWEEN_KEYRING):
        folder.mkdir(mode=0o700, exist_ok=True)
    return settings


@pytest.fixture
def laid_out(at: Any, tmp_path: Path) -> None:
    at.STATIC_ROOT = tmp_path / "static"
    assert "not laid out" in only(headers.findings()).what
    at.STATIC_ROOT.mkdir()
    (at.STATIC_ROOT / "staticfiles.json").write_text("{}")


def only(findings: list[Finding]) -> Finding:
    (one,) = findings
    assert one.cure
    return one


def test_a_misspelt_setting_is_found_with_its_neighbour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BETWEEN_HOST", "between.example")
    assert only(looking.unknown_settings()).cure == "Did you mean BETWEEN_HOSTS?"
    monkeypatch.delenv("BETWEEN_HOST")
    monkeypatch.setenv("BETWEEN_UNHEARD_OF", "secret")
    found = only(looking.unknown_settings())
    assert "secret" not in found.what + found.cure


def test_files_that_others_can_read_are_found(at: Any) -> None:
    for path, mode in (
        (at.BETWEEN_DATABASE, 0o644),
        (at.BETWEEN_KEYRING / "keyring.sqlite3", 0o600),
        (at.BETWEEN_HELP, 0o666),
    ):
        path.touch()
        path.chmod(mode)
    cures = [found.cure for found in looking.open_files(at)]
    assert cures == [f"chmod 600 {at.BETWEEN_DATABASE}", f"chmod 644 {at.BETWEEN_HELP}"]


def test_a_disk_that_is_nearly_full_is_found(
    at: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert looking.room(at) == []
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(looking, "disk_usage", lambda _: usage(7_000_000))
    assert "7 MB left" in only(looking.room(at)).what


@pytest.mark.django_db
def test_a_clock_before_what_was_kept_is_found(alice: Somebody) -> None:
    assert looking.clock() == []
    tomorrow = timezone.now().date() + timedelta(days=1)
    Entry.objects.create(owner_id=alice.keys.account, kind=b"k", sealed=b"s", day=tomorrow)
    found = only(looking.clock())
    assert f"newest entry was kept on {tomorrow}" in found.what


def test_a_clock_from_long_ago_is_found() -> None:
    said = looking._wrong_clock(date(1970, 1, 1), None)
    assert said == "The clock of this machine says 1970-01-01."


@pytest.mark.django_db
def test_an_account_without_its_secret_is_found(alice: Somebody, charlie: Somebody) -> None:
    assert list(looking.data()) == []
    keyring.of_server().erase(charlie.keys.account)
    assert list(looking.data()) == []  # on its way out: the next start finishes that
    keyring.of_server().erased(charlie.keys.account)
    assert "no secret for 1 of the accounts" in only(list(looking.data())).what


@pytest.mark.django_db
def test_a_database_of_another_version_is_found() -> None:
    steps = MigrationRecorder.Migration.objects
    steps.create(app="records", name="0999_from_the_future", applied=timezone.now())
    assert "it knows 0999_from_the_future" in only(list(looking.data())).what
    steps.filter(app="records").delete()
    assert "steps are waiting" in only(list(looking.data())).what


def test_a_mail_server_that_cannot_be_used_is_found_and_gets_no_mail() -> None:
    server = told(free_port())
    found = only(looking.mails(server))
    assert f"127.0.0.1:{server.port} cannot be used (ConnectionRefusedError)" in found.what
    with listening(server.port) as box:
        assert looking.mails(server) == []
    assert (box.called, box.came) == (["linden.example"], [])


def test_a_database_that_cannot_be_read_is_a_finding(at: Any) -> None:
    def broken() -> list[Finding]:
        raise DatabaseError("file is not a database")

    found = only(looking._or_trouble(at, broken))
    assert f"{at.BETWEEN_DATABASE} is no database." in found.what


@pytest.mark.django_db
def test_behind_tls_the_pages_must_say_so(at: Any, laid_out: None) -> None:
    at.ENCRYPTED, at.BETWEEN_HOSTS, at.ALLOWED_HOSTS = True, [".between.example"], ["*"]
    at.SECURE_HSTS_SECONDS = 63072000
    assert headers.findings() == []
    at.SECURE_HSTS_SECONDS = 0
    assert {"Strict-Transport-Security" in one.what for one in headers.findings()} == {True}


@pytest.mark.django_db
def test_a_page_that_breaks_is_found(at: Any, laid_out: None) -> None:
    at.BETWEEN_HELP = None
    found = [one for one in headers.findings() if one.id == "page"]
    assert only(found).what == "/help/ answers with 500."


@pytest.mark.django_db
def test_the_pages_carry_their_headers_and_a_missing_one_is_found(
    at: Any, laid_out: None
) -> None:
    assert headers.findings() == []
    at.X_FRAME_OPTIONS = "SAMEORIGIN"
    found = headers.findings()
    assert {one.id for one in found} == {"header"}
    assert len(found) == len(headers.PAGES)
    assert "X-Frame-Options" in found[0].what


def test_findings_are_shown_with_their_cures(capsys: pytest.CaptureFixture[str]) -> None:
    check.show([], ["the disk", "the clock"])
    assert capsys.readouterr().out == "All is well with the disk, the clock.\n"
    check.show([Finding(id="x", what="[red]It broke[/red]", cure="Mend it")], [])
    said = capsys.readouterr().out
    assert "1 to mend" in said
    assert "[red]It broke[/red]" in said
    assert "Mend it" in said


@pytest.mark.slow  # three commands, each a process
def test_the_command_ends_with_1_until_all_is_well(tmp_path: Path) -> None:
    data = tmp_path / "data"
    before = between("check", data=data)
    assert before.returncode == 1
    assert "There is no database" in " ".join(before.stdout.split())
    assert not data.exists()
    made = between("demo", data=data)
    (data / "help.toml").write_text(
        f'country = "X"\nchecked = {timezone.now():%Y-%m-%d}\n'
        '[[line]]\nname = "Line"\nnumber = "116 123"\n'
        + "".join(
            f'[[body]]\nabout = "{about}"\nname = "Body"\nnumber = "116 123"\n'
            f"checked = {timezone.now():%Y-%m-%d}\n"
            for about in ("therapists", "violence")
        )
    )
    manifest = data / "run" / "static" / "staticfiles.json"
    after = between("check", data=data, BETWEEN_OPERATOR="Dr A. Lee")
    assert not manifest.exists()
    assert "1 to mend" in after.stdout
    assert made.returncode == 0
    assert "made-up" not in after.stdout


@pytest.mark.django_db
def test_nothing_of_anybody_is_shown(
    alice: Somebody, at: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    Account.objects.filter(id=alice.keys.account).update(sealed_name=b"broken")
    looked = looking.over(at)
    check.show([one for found in looked.values() for one in found], looked)
    said = capsys.readouterr().out
    assert alice.name not in said
    assert str(alice.keys.account) not in said

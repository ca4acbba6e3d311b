"""Settings: each is read once, and a bad value stops the start with its name and the cure."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as ours
from django.core.exceptions import ImproperlyConfigured

from between.site import environment

IMPORT = "import between.site.settings as s; print({})"


def read(shown: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Import the settings afresh with `more` set, and print what is `shown` of them."""
    kept = {name: value for name, value in os.environ.items() if "BETWEEN_" not in name}
    return subprocess.run(
        [sys.executable, "-c", IMPORT.format(shown)],
        env={**kept, **more},
        capture_output=True,
        text=True,
        check=False,
    )


BAD = {
    "BETWEEN_OPERATOR": ("two\nlines", "write one line"),
    "BETWEEN_SIGNUP": ("maybe", "write true or false."),
    "BETWEEN_KDF_MEMORY_MIB": ("63", "write a whole number from 64 to 4096."),
    "BETWEEN_KDF_PASSES": ("3.5", "write a whole number from 3 to 20."),
    "BETWEEN_IDLE_MINUTES": ("0", "write a whole number from 1 to 60."),
    "BETWEEN_ABSOLUTE_HOURS": ("a day", "write a whole number from 1 to 24."),
    "BETWEEN_PROXY": ("my-proxy", "name addresses or networks such as 127.0.0.1"),
    "BETWEEN_HOSTS": ("https://between.example", "without https:// and port"),
    "BETWEEN_ORIGINS": ("between.example", "name origins such as https://"),
    "BETWEEN_LOG_LEVEL": ("debug", "write one of INFO, WARNING, ERROR, CRITICAL."),
    "BETWEEN_DATA": ("~nobody-by-this-name/x", "there is no such home"),
    "BETWEEN_HELP": ("~nobody-by-this-name/x", "there is no such home"),
    "BETWEEN_KEYRING": ("/srv/between/database", "name a folder apart from"),
    "BETWEEN_SMTP_HOST": ("smtp://mail.example", "name one host such as mail.example"),
    "BETWEEN_SMTP_PORT": ("0", "write a whole number from 1 to 65535."),
    "BETWEEN_SMTP_TLS": ("ssl", "write one of STARTTLS, TLS, NONE."),
    "BETWEEN_SMTP_USER": ("bob", "name the mail server too"),
    "BETWEEN_SMTP_PASSWORD_FILE": ("~nobody-by-this-name/x", "there is no such home"),
    "BETWEEN_MAIL_FROM": ("Bob <post@linden.example>", "write one address"),
    "BETWEEN_CERTIFICATE_KEY": (
        "/etc/key.pem",
        "give a certificate and its key, or neither.",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_value_stops_the_start_with_its_name_its_value_and_the_cure(
    name: str,
) -> None:
    value, cure = BAD[name]
    stopped = read("s", **{"BETWEEN_DATA": "/srv/between", name: value})
    assert stopped.returncode == 1
    said = stopped.stderr.strip().splitlines()[-1]
    assert said.startswith("django.core.exceptions.ImproperlyConfigured: ")
    assert f"{name}={value!r}: " in said
    assert cure in said


MAIL = {"BETWEEN_SMTP_HOST": "mail.example", "BETWEEN_MAIL_FROM": "post@linden.example"}
HALVES = {
    "BETWEEN_MAIL_FROM=''": {"BETWEEN_MAIL_FROM": ""},
    "BETWEEN_MAIL_FROM='post@linden.example'": {"BETWEEN_SMTP_HOST": ""},
    "BETWEEN_MAIL_FROM='a@in-Between.example'": {
        "BETWEEN_MAIL_FROM": "a@in-Between.example"
    },
    "BETWEEN_SMTP_TLS='none'": {"BETWEEN_SMTP_TLS": "none"},
    "BETWEEN_SMTP_USER=''": {"BETWEEN_SMTP_PASSWORD": "hush"},
    "BETWEEN_SMTP_USER='bob'": {"BETWEEN_SMTP_USER": "bob"},
    "BETWEEN_SMTP_PASSWORD_FILE='/none/there'": {
        "BETWEEN_SMTP_USER": "bob",
        "BETWEEN_SMTP_PASSWORD_FILE": "/none/there",
    },
    "BETWEEN_SMTP_PASSWORD_FILE='/dev/null'": {
        "BETWEEN_SMTP_PASSWORD": "hush",
        "BETWEEN_SMTP_PASSWORD_FILE": "/dev/null",
    },
    "BETWEEN_SMTP_PASSWORD=(not shown)": {"BETWEEN_SMTP_PASSWORD": "hush\thush"},
}


@pytest.mark.parametrize("said", HALVES)
def test_a_mail_server_told_by_halves_stops_the_start(said: str) -> None:
    stopped = read("s", **(MAIL | HALVES[said]))
    assert (
        stopped.stderr.strip().splitlines()[-1].partition(": ")[2].startswith(f"{said}: ")
    )
    assert "hush" not in stopped.stderr


def test_a_mail_server_is_read_with_its_password_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("hush\nmore\n")
    more = {
        "BETWEEN_SMTP_USER": "bob",
        "BETWEEN_SMTP_PASSWORD_FILE": f"{tmp_path}/password",
    }
    shown = read("s.BETWEEN_MAIL, s.BETWEEN_MAIL.password", **MAIL, **more).stdout
    assert "port=587, tls=<Tls.STARTTLS: 'STARTTLS'>" in shown
    assert shown.endswith(" hush\n")
    assert shown.count("hush") == 1
    assert read("s.BETWEEN_MAIL").stdout == "None\n"
    near = {"BETWEEN_SMTP_HOST": "[::1]", "BETWEEN_SMTP_TLS": "none"}
    assert "host='::1', port=25" in read("s.BETWEEN_MAIL", **(MAIL | near)).stdout


def test_a_certificate_alone_is_not_enough() -> None:
    stopped = read("s", BETWEEN_CERTIFICATE="/etc/cert.pem")
    assert "a certificate and its key, or neither." in stopped.stderr


@pytest.mark.parametrize("value", ["*", "a b", "between.example:8000", "-x.example", "a/b"])
def test_what_is_no_host_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BETWEEN_HOSTS", value if value != "a b" else "a_b")
    with pytest.raises(ImproperlyConfigured, match="BETWEEN_HOSTS"):
        environment.hosts("BETWEEN_HOSTS")


def test_lists_take_commas_and_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BETWEEN_HOSTS", "between.example, .practice.example,[::1]")
    assert environment.hosts("BETWEEN_HOSTS") == [
        "between.example",
        ".practice.example",
        "[::1]",
    ]
    monkeypatch.setenv("BETWEEN_PROXY", "127.0.0.1 10.0.0.0/8,::1")
    assert len(environment.networks("BETWEEN_PROXY")) == 3


@pytest.mark.parametrize("text", ["true", "Yes", "ON", "1"])
def test_truth_has_several_words(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BETWEEN_SIGNUP", text)
    assert environment.truth("BETWEEN_SIGNUP", default=False)


def test_to_import_the_settings_nothing_is_written(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shown = read("s.BETWEEN_DATABASE, s.BETWEEN_KEYRING", BETWEEN_DATA=str(data))
    assert f"{data}/database/between.sqlite3" in shown.stdout
    assert f"{data}/keyring" in shown.stdout
    assert not data.exists()


def test_a_relative_folder_means_the_same_everywhere() -> None:
    shown = read("s.BETWEEN_DATA", BETWEEN_DATA="var")
    assert shown.stdout.strip() == str(Path.cwd() / "var")


@pytest.mark.parametrize(
    "named",
    [
        {"BETWEEN_PROXY": "127.0.0.1"},
        {"BETWEEN_CERTIFICATE": "/c.pem", "BETWEEN_CERTIFICATE_KEY": "/k.pem"},
    ],
)
def test_encrypted_pages_stay_encrypted(named: dict[str, str]) -> None:
    shown = read("s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 0", **named)
    assert shown.stdout.strip() == "True True"


def test_a_proxys_word_counts_only_where_a_proxy_is_named() -> None:
    assert read("s.SECURE_PROXY_SSL_HEADER").stdout.strip() == "None"
    named = read("s.SECURE_PROXY_SSL_HEADER", BETWEEN_PROXY="127.0.0.1")
    assert "HTTP_X_FORWARDED_PROTO" in named.stdout


def test_the_tests_settings_are_their_own(settings: Any) -> None:
    assert "between-tests-" in str(ours.BETWEEN_DATABASE)
    assert settings.SECRET_KEY == ours.SECRET_KEY
    assert len(str(settings.SECRET_KEY)) == 64

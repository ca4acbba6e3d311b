"""Served to others: TLS by ourselves, or by a proxy whose word counts from its address alone."""

import ssl
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path

import pytest
from tests.cli.running import Served, serving

# Each starts a server, which lays out its data first.
pytestmark = pytest.mark.slow


def test_it_speaks_tls_itself(certificate: tuple[Path, Path], tmp_path: Path) -> None:
    cert, key = map(str, certificate)
    words = ("--certificate", cert, "--key", key)
    with serving(tmp_path / "data", *words, BETWEEN_HOSTS="between.example") as served:
        trust = ssl.create_default_context(cafile=cert)
        connection = HTTPSConnection("127.0.0.1", served.port, context=trust, timeout=30)
        connection.request("GET", "/", headers={"Host": "between.example"})
        answer = connection.getresponse()
        assert answer.status == 200
        assert answer.headers["Strict-Transport-Security"].startswith("max-age=63072000")
        assert f"https://127.0.0.1:{served.port}" in served.log.read_text()
        connection.close()


@pytest.fixture(scope="module")
def behind_a_proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = tmp_path_factory.mktemp("proxied") / "data"
    with serving(
        data, BETWEEN_PROXY="127.0.0.1", BETWEEN_HOSTS="between.example"
    ) as served:
        yield served


def ask(served: Served, path: str, **headers: str) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", served.port, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers={"Host": "between.example"} | named)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def test_a_named_proxy_is_believed(behind_a_proxy: Served) -> None:
    answer = ask(
        behind_a_proxy, "/", X_Forwarded_Proto="https", X_Forwarded_For="203.0.113.7"
    )
    assert answer.status == 200
    assert "Strict-Transport-Security" in answer.headers


def test_who_comes_past_the_tls_is_sent_there(behind_a_proxy: Served) -> None:
    answer = ask(behind_a_proxy, "/promise/")
    assert answer.status == 301
    assert answer.headers["Location"] == "https://between.example/promise/"


def test_another_hosts_name_is_not_answered(behind_a_proxy: Served) -> None:
    assert ask(behind_a_proxy, "/", Host="evil.example").status == 400


def test_a_monitor_on_this_machine_is_answered(behind_a_proxy: Served) -> None:
    assert ask(behind_a_proxy, "/health", Host="127.0.0.1:8000").status == 200


def test_nobody_elses_forwarding_is_believed(tmp_path: Path) -> None:
    named = {"BETWEEN_PROXY": "192.0.2.1", "BETWEEN_HOSTS": "between.example"}
    with serving(tmp_path / "data", **named) as served:
        answer = ask(served, "/", X_Forwarded_Proto="https", X_Forwarded_For="192.0.2.1")
        assert answer.status == 301

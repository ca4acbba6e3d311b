"""Where a request comes from: a proxy is believed only when it is ours, and its last word."""

import ipaddress
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from between.records import attempts, keyring
from between.web.middleware import is_trusted, network

OURS = [ipaddress.ip_network("10.0.0.0/8"), ipaddress.ip_network("::1")]


def source_of(**headers: str) -> bytes:
    seen: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    network(view)(RequestFactory().get("/", **headers))  # type: ignore[arg-type]
    return bytes(seen[0].source)  # type: ignore[attr-defined]


def of(address: str) -> bytes:
    return attempts.source_mac(keyring.of_server(), address)


@pytest.fixture
def proxy(settings: Any) -> None:
    settings.BETWEEN_PROXY = OURS


def test_without_a_proxy_the_header_is_hearsay() -> None:
    forged = source_of(REMOTE_ADDR="203.0.113.1", HTTP_X_FORWARDED_FOR="198.51.100.1")
    assert forged == of("203.0.113.1")


@pytest.mark.usefixtures("proxy")
def test_of_our_proxy_the_last_entry_counts() -> None:
    said = "198.51.100.1, 192.0.2.9"
    assert source_of(REMOTE_ADDR="10.0.0.2", HTTP_X_FORWARDED_FOR=said) == of("192.0.2.9")
    assert source_of(REMOTE_ADDR="10.0.0.2") == of("10.0.0.2")
    assert source_of(REMOTE_ADDR="::ffff:10.0.0.2", HTTP_X_FORWARDED_FOR=said) == of(
        "192.0.2.9"
    )


@pytest.mark.usefixtures("proxy")
def test_of_a_stranger_nothing_is_believed() -> None:
    forged = source_of(REMOTE_ADDR="203.0.113.1", HTTP_X_FORWARDED_FOR="10.0.0.2")
    assert forged == of("203.0.113.1")


@pytest.mark.parametrize("proto", ["https", "http"])
def test_a_strangers_word_about_tls_and_host_is_taken_away(proto: str) -> None:
    seen: dict[str, Any] = {}

    def view(request: HttpRequest) -> HttpResponse:
        seen.update(request.META)
        return HttpResponse()

    sent = {"HTTP_X_FORWARDED_PROTO": proto, "HTTP_X_FORWARDED_HOST": "evil.example"}
    network(view)(RequestFactory().get("/", **sent))  # type: ignore[arg-type]
    assert not any(name.startswith("HTTP_X_FORWARDED") for name in seen)


@pytest.mark.usefixtures("proxy")
@pytest.mark.parametrize(
    ("address", "trusted"),
    [("10.1.2.3", True), ("::1", True), ("11.0.0.1", False), ("", False), ("unix:", False)],
)
def test_only_named_networks_are_trusted(address: str, trusted: bool) -> None:
    assert is_trusted(address) is trusted


@pytest.mark.usefixtures("proxy")
@pytest.mark.parametrize("said", ["", ",", "unknown", "1.2.3.4:5678", "x" * 5000, "\x00"])
def test_nonsense_in_the_header_breaks_nothing(said: str) -> None:
    assert len(source_of(REMOTE_ADDR="10.0.0.2", HTTP_X_FORWARDED_FOR=said)) == 32

"""Every address answers with the headers that keep words where they belong."""

from http.cookies import Morsel
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone

from between.records import shelf
from between.web import cookies
from tests.life import live, meet
from tests.people import PASSPHRASE, Somebody
from tests.security.addresses import NEVER, every
from tests.security.expected import EXPECTED
from tests.security.pages import faults, faults_of_file
from tests.visitor import forms

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
STATIC = Path(settings.HERE, "web", "static")
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def directives(policy: str) -> dict[str, set[str]]:
    parts = (part.split() for part in policy.split(";") if part.strip())
    return {name: set(values) for name, *values in parts}


def wrong_headers(answer: HttpResponseBase, *, is_static: bool = False) -> list[str]:
    """Return the headers of an answer that are missing or say something else."""
    found = [
        f"{name}: {answer.get(name)}"
        for name, value in EVERYWHERE.items()
        if answer.get(name) != value
    ]
    said = answer.get("Content-Security-Policy", "")
    if directives(said) != directives(POLICY):
        found.append(f"Content-Security-Policy: {said}")
    allowed = answer.get("Permissions-Policy", "")
    if "camera=()" not in allowed or "=*" in allowed or "=(self" in allowed:
        found.append(f"Permissions-Policy: {allowed}")
    if (answer.get("Cache-Control") == "no-store") == is_static:
        found.append(f"Cache-Control: {answer.get('Cache-Control')}")
    return found


@pytest.mark.slow  # every address, by two visitors, read and written
def test_every_address_answers_with_every_header(alice: Somebody, bob: Somebody) -> None:
    now = timezone.now()
    alice, bob, lived = meet(alice, bob, live(alice.keys, now), now, "words of mine")
    wrong, seen = [], 0
    for address in every():
        row = EXPECTED[address.name]
        owner, url = bob if row.of_therapist else alice, address.url(**row.of(lived))
        for client in (Client(), owner.client):
            for answer in (
                client.get(url),
                client.post(url) if "eras" not in url else None,
            ):
                if answer is None:
                    continue
                seen += 1
                wrong += [
                    f"{url} {answer.status_code} {one}" for one in wrong_headers(answer)
                ]
                if "html" in answer.get("Content-Type", ""):
                    wrong += [f"{url} {one}" for one in faults(answer.content.decode())]
    assert wrong == []
    assert seen > 2 * len(every())


@pytest.mark.django_db
@pytest.mark.parametrize(
    "url", ["/no/such/page", f"/moments/{NEVER}/nothing", "/static/none"]
)
def test_a_page_that_is_not_there_has_every_header(url: str) -> None:
    answer = Client().get(url)
    assert answer.status_code == 404
    assert wrong_headers(answer, is_static=False) == [] or url.startswith("/static/")


def test_a_page_that_breaks_has_every_header_and_says_nothing(
    alice: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("what Ana said to me")

    monkeypatch.setattr(shelf, "take", broken)
    alice.client.raise_request_exception = False
    answer = alice.client.get("/moments/")
    assert answer.status_code == 500
    assert wrong_headers(answer) == []
    assert b"Ana" not in answer.content
    assert faults(answer.content.decode()) == []


@pytest.mark.django_db
def test_a_host_that_is_not_ours_gets_a_page_with_every_header() -> None:
    answer = Client(headers={"Host": "elsewhere.example"}).get("/help/")
    assert answer.status_code == 400
    assert wrong_headers(answer) == []


@pytest.mark.django_db
def test_every_static_file_has_the_headers_and_may_be_kept(settings: Any) -> None:
    settings.WHITENOISE_USE_FINDERS = True
    client = Client()
    for path in STATIC.rglob("*"):
        if path.is_file():
            answer = client.get(f"/static/{path.relative_to(STATIC)}")
            answer.close()
            assert answer.status_code == 200
            assert wrong_headers(answer, is_static=True) == [], path


def test_no_style_sheet_or_script_names_another_host() -> None:
    named = {
        str(path): found
        for path in STATIC.rglob("*")
        if path.suffix in {".css", ".js", ".mjs", ".svg"}
        and (found := faults_of_file(path.read_text(encoding="utf-8")))
    }
    assert named == {}


def test_the_look_for_faults_finds_them() -> None:
    page = (
        '<p style="a"><script>1</script><a href="//b.example">x</a><img onerror="c">'
        '<form action="https://d.example"><a href=" javascript:e">'
    )
    assert len(faults(page)) == 6
    assert faults_of_file("a { background: url(//b.example/x.png) } @import 'c';")


@pytest.mark.django_db
def test_every_cookie_is_bound_to_this_host_and_out_of_reach_of_scripts() -> None:
    client = Client()
    page = client.get("/sign-up/")
    form = next(one for one in forms(page.content.decode()) if "choice" in one.fields)
    sent = form.filled(lambda _: PASSPHRASE, name="ana", choice="own", zone="UTC")
    assert client.post("/sign-up/", sent).status_code == 302
    client.post("/account/device/", {"marks": "yes"})
    assert "__Host-btwm" in client.cookies
    wrong = {name: one for name, one in client.cookies.items() if not _is_strict(name, one)}
    assert wrong == {}
    assert {cookies.TOKEN, cookies.KEY, cookies.DEVICE, "__Host-csrf"} <= set(
        client.cookies
    )


def _is_strict(name: str, one: "Morsel[Any]") -> bool:
    return (
        name.startswith("__Host-")
        and bool(one["secure"])
        and bool(one["httponly"])
        and one["samesite"] == "Strict"
        and one["path"] == "/"
        and not one["domain"]
    )

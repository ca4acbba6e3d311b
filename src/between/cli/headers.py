"""The headers that every page must carry, asked of the pages themselves within this process."""

from typing import TYPE_CHECKING

from between.cli.check import Finding

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

PAGES = ("/", "/promise/", "/help/", "/unlock/", "/health", "/no-such-page/")

# Header to the words that must stand in it.
WANTED = {
    "Content-Security-Policy": (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ),
    "Permissions-Policy": ("camera=()", "geolocation=()", "microphone=()"),
    "Cache-Control": ("no-store",),
    "Cross-Origin-Opener-Policy": ("same-origin",),
    "Cross-Origin-Resource-Policy": ("same-origin",),
    "Referrer-Policy": ("same-origin",),
    "X-Content-Type-Options": ("nosniff",),
    "X-Frame-Options": ("DENY",),
}


def findings() -> list[Finding]:
    """Ask for pages as a visitor without an account would, and compare their headers."""
    from django.conf import settings
    from django.test import Client

    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        cure = "Start `between serve` once: it lays them out."
        return [Finding(id="pages", what="The pages are not laid out yet.", cure=cure)]
    wanted = dict(WANTED)
    if settings.ENCRYPTED:
        wanted["Strict-Transport-Security"] = ("max-age=63072000",)
    host = settings.BETWEEN_HOSTS[0] if settings.BETWEEN_HOSTS else "127.0.0.1"
    client = Client(raise_request_exception=False, SERVER_NAME=host.lstrip("."))
    answers = {page: client.get(page, secure=True) for page in PAGES}
    return [
        found for page, answer in answers.items() for found in _of(page, answer, wanted)
    ]


def _of(
    page: str, answer: "HttpResponseBase", wanted: dict[str, tuple[str, ...]]
) -> list[Finding]:
    found = [
        Finding(
            id="header",
            what=f"{page} answers without `{word}` in {name}.",
            cure="This is a fault of Between: reinstall this version, or report it.",
        )
        for name, words in wanted.items()
        for word in words
        if word not in answer.headers.get(name, "")
    ]
    if answer.status_code >= 500:
        broken = f"{page} answers with {answer.status_code}."
        found.append(
            Finding(id="page", what=broken, cure="Look into the log of the server.")
        )
    return found

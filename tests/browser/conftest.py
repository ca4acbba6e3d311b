"""A real server, a real browser, and people whose cookies it can carry."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Dialog,
    Page,
    Request,
)

from tests import server
from tests.mailserver import free_port, named
from tests.server import Server

PHONE, DESK, NARROW = (390, 844), (1280, 800), (320, 640)
# What a page was not allowed to do is said aloud, also where the console would not.
LISTEN = """document.addEventListener('securitypolicyviolation', e =>
    console.error('policy broken: ' + e.violatedDirective + ' ' + e.blockedURI))"""


@dataclass
class Somebody:
    """A person on the live server."""

    name: str
    cookies: dict[str, str]
    ids: dict[str, str] = field(default_factory=dict)


@dataclass
class World:
    """The live server with a browser, and whatever went wrong while looking at its pages."""

    server: Server
    browser: Browser
    people: dict[str, Somebody]
    faults: list[str] = field(default_factory=list)
    spare: Iterator[int] = field(default_factory=lambda: iter(range(100)))

    def somebody(self) -> Somebody:
        """Return an account that no other test has used."""
        return self.people[f"spare-{next(self.spare)}"]

    @contextmanager
    def open(
        self, who: Somebody | None = None, size: tuple[int, int] = PHONE, **options: Any
    ) -> Iterator[Page]:
        """Open a browser window of its own for `who`, watched for faults."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            reduced_motion="reduce",
            base_url=self.server.address,
            **options,
        )
        self._watch(context)
        if who:
            context.add_cookies([_cookie(self, *one) for one in who.cookies.items()])
        try:
            yield context.new_page()
        finally:
            context.close()

    def _watch(self, context: BrowserContext) -> None:
        context.add_init_script(LISTEN)
        context.on("request", self._look_at)
        context.on("console", lambda line: self._heard(line.type, line.text))
        context.on("weberror", lambda error: self.faults.append(f"error {error.error}"))
        context.on("dialog", self._dismiss)

    def _dismiss(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _look_at(self, request: Request) -> None:
        if not request.url.startswith((f"{self.server.address}/", "data:")):
            self.faults.append(f"asks another host: {request.url}")

    def _heard(self, kind: str, text: str) -> None:
        # A page that is not there is asked for on purpose; Chromium reports its status.
        if kind == "error" and "Failed to load resource" not in text:
            self.faults.append(text)


def _cookie(world: World, name: str, value: str) -> Any:
    return {
        "name": name,
        "value": value,
        # A cookie bound to its host wants https; on this machine http counts as safe too.
        "url": world.server.address.replace("http://", "https://"),
        "secure": True,
        "httpOnly": True,
        "sameSite": "Strict",
    }


@pytest.fixture(scope="session")
def _world(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[World]:
    running = server.start(tmp_path_factory.mktemp("live"), **named(free_port()))
    printed = server.run(running.folder, "-m", "tests.browser.prepare")
    people = {key: _read(one) for key, one in json.loads(printed).items()}
    yield World(running, browser, people)
    running.stop()


@pytest.fixture
def world(_world: World) -> Iterator[World]:
    """The live server and a browser; the test fails where any page broke a rule meanwhile."""
    _world.faults.clear()
    yield _world
    assert _world.faults == []


def _read(one: dict[str, Any]) -> Somebody:
    return Somebody(one["name"], one["cookies"], one.get("ids", {}))

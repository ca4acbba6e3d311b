"""Without a network the page of help is still there, and nothing else is."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests import server
from tests.browser.conftest import PHONE
from tests.server import Server

# slow: each drives Chromium against a server of its own, which goes away
pytestmark = [pytest.mark.browser, pytest.mark.slow]

LINES = """
country = "Testland"
checked = 2026-11-01
[[line]]
name = "Somebody who answers"
number = "+00 123 456"
"""
PASSPHRASE = "otter lantern quietly brass meadow nine"
READY = """navigator.serviceWorker.getRegistration('/help/')
    .then(found => found?.active?.state === 'activated')"""
PLAN_IS_KEPT = "caches.match('/help/kept/?plan').then(Boolean)"
KEPT = """async () => {
    const names = await caches.keys(), found = []
    for (const name of names)
        for (const one of await (await caches.open(name)).keys())
            found.push(new URL(one.url).pathname + new URL(one.url).search)
    return found
}"""


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Server]:
    help_file = tmp_path / "data" / "help.toml"
    help_file.parent.mkdir(parents=True)
    help_file.write_text(LINES, encoding="utf-8")
    found = server.start(tmp_path)
    yield found
    found.stop()


@contextmanager
def phone(browser: Browser, running: Server) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]}, base_url=running.address
    )
    try:
        yield context.new_page()
    finally:
        context.close()


class _Ill(BaseHTTPRequestHandler):
    """What a proxy says while nobody stands behind it."""

    def do_GET(self) -> None:
        self.send_error(502)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def ill(port: int) -> Iterator[None]:
    with HTTPServer(("127.0.0.1", port), _Ill) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield
        found.shutdown()


def sign_up(page: Page) -> str:
    """Sign up with a passphrase of one's own; return the name to unlock with."""
    page.goto("/sign-up/")
    page.get_by_label("A name for here").fill("ana")
    page.get_by_label("Use my own").check()
    page.get_by_label("My own passphrase").fill(PASSPHRASE)
    page.get_by_label("The same once more").fill(PASSPHRASE)
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url("**/account/sheet/")
    return page.locator(".remember--name").inner_text()


def until(page: Page, promised: str) -> None:
    """Wait until a promise of the page comes true; Playwright takes any promise for true."""
    for _ in range(100):
        if page.evaluate(promised):
            return
        page.wait_for_timeout(100)
    raise AssertionError(promised)


def keeps_help(page: Page) -> list[str]:
    """Wait until the page of help is kept; return every address that is."""
    page.goto("/help/")
    until(page, READY)
    kept: list[str] = page.evaluate(KEPT)
    return kept


def test_after_one_visit_help_opens_without_a_network_and_no_other_page_does(
    browser: Browser, running: Server
) -> None:
    with phone(browser, running) as page:
        keeps_help(page)
        running.stop()
        page.goto("/help/")
        expect(page.get_by_role("link", name="+00 123 456")).to_be_visible()
        expect(page.get_by_role("link", name="112")).to_be_visible()
        expect(page.get_by_text("There is no network just now.")).to_be_visible()
        assert page.title() == "Offline"
        body = page.evaluate("getComputedStyle(document.body).fontFamily")
        assert "Atkinson" in body
        for other in ("/", "/promise/", "/unlock/", "/help/worker.js", "/help/kept/"):
            with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
                page.goto(other)


@pytest.mark.long
def test_leaving_without_a_network_shows_an_empty_page(
    browser: Browser, running: Server
) -> None:
    with phone(browser, running) as page:
        keeps_help(page)
        running.stop()
        page.goto("/help/")
        before = page.evaluate("history.length")
        page.get_by_role("link", name="Leave now").click()
        page.wait_for_url("about:blank")
        assert page.evaluate("history.length") == before


def test_only_that_page_is_kept_and_as_nobody_sees_it(
    browser: Browser, running: Server
) -> None:
    with phone(browser, running) as page:
        sign_up(page)
        kept = keeps_help(page)
        page.goto("/moments/")
        page.goto("/account/")
        assert page.evaluate(KEPT) == kept
        assert "/help/kept/" in kept
        others = {one for one in kept if not one.startswith("/static/")}
        assert others == {"/help/kept/"}
        styles = [one for one in kept if "/css/" in one or "/fonts/" in one]
        assert len(styles) + 2 == len(kept)
        words = page.evaluate("caches.match('/help/kept/').then(one => one.text())")
        for ours in ("Between", "ana-", "Lock now", "csrf", "Linden"):
            assert ours not in words
        assert page.evaluate("navigator.serviceWorker.controller") is None


@pytest.mark.long
def test_new_lines_are_kept_at_the_next_visit(browser: Browser, running: Server) -> None:
    with phone(browser, running) as page:
        keeps_help(page)
        changed = LINES.replace("123 456", "777 777")
        (running.folder / "data" / "help.toml").write_text(changed, encoding="utf-8")
        page.goto("/help/")
        until(
            page,
            "caches.match('/help/kept/').then(one => one.text())"
            ".then(words => words.includes('777 777'))",
        )


@pytest.mark.long
def test_a_server_that_answers_with_an_error_is_no_network_either(
    browser: Browser, running: Server
) -> None:
    with phone(browser, running) as page:
        keeps_help(page)
        port = running.port
        running.stop()
        with ill(port):
            page.goto("/help/")
            expect(page.get_by_role("link", name="+00 123 456")).to_be_visible()


def test_locking_leaves_help_on_the_device_and_erasing_takes_it(
    browser: Browser, running: Server
) -> None:
    with phone(browser, running) as page:
        name = sign_up(page)
        kept = keeps_help(page)
        page.get_by_role("button", name="Lock now").click()
        page.wait_for_url("**/unlock/")
        assert page.evaluate(KEPT) == kept
        page.get_by_label("Your name here").fill(name)
        page.get_by_label("Passphrase").fill(PASSPHRASE)
        page.get_by_role("button", name="Unlock").click()
        page.wait_for_url("**/moments/")
        page.goto("/account/erasing/")
        page.locator("[name=present]").fill(PASSPHRASE)
        page.get_by_role("button", name="Erase it for good").click()
        expect(page.get_by_text("It is erased")).to_be_visible()
        page.wait_for_timeout(300)
        assert page.evaluate(KEPT) == []
        assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []


def write_plan(page: Page) -> None:
    page.goto("/plan/changing/")
    page.get_by_label("People I can ask for help").fill("Jo, who has a key")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.wait_for_url("**/plan/")


def choose(page: Page, words: str) -> None:
    page.get_by_label(words).check()
    page.get_by_role("button", name="Keep for this device").click()
    expect(page.get_by_text("Kept for this device.")).to_be_visible()


def test_a_plan_is_read_without_a_network_only_where_its_owner_said_so(
    browser: Browser, running: Server
) -> None:
    with phone(browser, running) as page:
        sign_up(page)
        write_plan(page)
        choose(page, "Also while it is locked")
        keeps_help(page)
        assert "/help/kept/?plan" not in page.evaluate(KEPT)
        page.goto("/plan/")
        choose(page, "Also without a network")
        until(page, PLAN_IS_KEPT)
        keeps_help(page)
        page.get_by_role("button", name="Lock now").click()
        page.wait_for_url("**/unlock/")
        running.stop()
        page.goto("/help/")
        expect(page.get_by_text("Jo, who has a key")).to_be_visible()
        assert page.title() == "Offline"


@pytest.mark.parametrize("script", [True, False])
def test_taken_back_the_plan_leaves_the_browser(
    browser: Browser, running: Server, script: bool
) -> None:
    with phone(browser, running) as page:
        sign_up(page)
        write_plan(page)
        choose(page, "Also without a network")
        until(page, PLAN_IS_KEPT)
        if not script:
            page.route("**/offline*.js", lambda route: route.abort())
            page.goto("/plan/")
        choose(page, "Only when it is unlocked")
        until(page, f"{PLAN_IS_KEPT}.then(kept => !kept)")

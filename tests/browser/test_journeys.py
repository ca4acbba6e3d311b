"""The ways that people go, on a phone, from the first page to the last."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Somebody, World
from tests.people import PASSPHRASE

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # a server and a browser

SECOND = "seven kettles under a sleeping moon"
WORDS = "She looked at the clock, and I went quiet."


@contextmanager
def phone(world: World, who: Somebody | None = None, **options: Any) -> Iterator[Page]:
    with world.open(who, has_touch=True, **options) as page:
        page.set_default_timeout(8000)
        yield page


class Taps:
    """Taps and counts them."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def tap(self, what: Locator) -> None:
        what.first.tap()
        self.count += 1

    def chip(self, words: str) -> None:
        self.tap(self.page.locator("fieldset:not([hidden]) .chip", has_text=words))

    def button(self, words: str) -> None:
        self.tap(self.page.get_by_role("button", name=words, exact=True))


def unlock(page: Page, name: str, passphrase: str = PASSPHRASE) -> None:
    page.goto("/unlock/")
    page.get_by_label("Your name here").fill(name)
    page.get_by_label("Passphrase").fill(passphrase)
    page.get_by_role("button", name="Unlock", exact=True).tap()
    expect(page.get_by_role("button", name="Lock now")).to_be_visible()


def lock(page: Page) -> None:
    page.get_by_role("button", name="Lock now").tap()
    expect(page.get_by_role("heading", name="Unlock")).to_be_visible()


def test_one_tap_and_keep_is_a_moment_and_the_mirror_says_what_it_will_be(
    world: World,
) -> None:
    with phone(world, world.somebody()) as page:
        page.goto("/moments/new/")
        taps = Taps(page)
        taps.chip("good")
        taps.button("Keep")
        expect(page.get_by_text("Kept, sealed")).to_be_visible()
        assert taps.count <= 3
        page.goto("/mirror/picture/")
        expect(page.locator("h1")).to_be_visible()


def test_the_mirror_opens_from_a_row_to_its_moments(world: World) -> None:
    with phone(world, world.people["full"]) as page:
        page.goto("/mirror/picture/")
        page.locator('a[href^="/mirror/rows/"]').first.tap()
        page.locator('a[href^="/moments/"]', has_text=re.compile(r"\d")).first.tap()
        expect(page.get_by_text("kitchen").first).to_be_visible()


def test_a_lost_passphrase_is_no_lost_life(world: World) -> None:
    with phone(world) as page:
        page.goto("/sign-up/")
        page.get_by_label("A name for here").fill("nora")
        page.get_by_role("button", name="Begin").tap()
        name = page.locator(".remember--name").inner_text()
        key = " ".join(page.locator(".sheet__key li").all_inner_texts())
        page.get_by_role("link", name="I have it on paper").tap()
        page.get_by_label("The key on your sheet").fill(key.lower())
        page.get_by_role("button", name="Check").tap()
        page.wait_for_url(re.compile(r"/moments/(\?|$)"))
        keep_words(page)
        lock(page)
        page.get_by_role("link", name="My passphrase is lost").tap()
        page.get_by_label("Your name here").fill(name)
        page.get_by_label("The key on your sheet").fill(key)
        page.locator("input[name=passphrase]").fill(SECOND)
        page.locator("input[name=again]").fill(SECOND)
        page.get_by_role("button", name="Unlock", exact=True).tap()
        expect(page.locator(".sheet__key li")).to_have_count(8)
        assert " ".join(page.locator(".sheet__key li").all_inner_texts()) != key
        lock(page)
        unlock(page, name, SECOND)
        expect(page.get_by_text(WORDS)).to_be_visible()


def test_a_mark_while_locked_takes_three_taps_and_waits_behind_the_lock(
    world: World,
) -> None:
    who = world.somebody()
    with phone(world) as page:
        unlock(page, who.name)
        page.goto("/account/")
        page.get_by_label("Yes, and show nobody").check()
        page.get_by_role("button", name="Keep for this device").tap()
        lock(page)
        page.goto("/")
        taps = Taps(page)
        taps.tap(page.get_by_role("link", name="Mark without unlocking"))
        taps.chip("hurt")
        taps.button("Keep")
        expect(page.get_by_text("becomes a moment when you unlock")).to_be_visible()
        assert taps.count <= 3
        assert page.request.get("/moments/").url.endswith("/unlock/")
        unlock(page, who.name)
        expect(page.locator(".list__item")).to_have_count(1)


def test_the_idle_lock_covers_the_page_and_nothing_typed_is_lost(world: World) -> None:
    with phone(world, world.somebody()) as page:
        page.clock.install()
        write(page)
        expect(page.get_by_text("Draft kept, sealed")).to_have_count(1)
        page.clock.fast_forward("16:00")
        expect(page.get_by_role("heading", name="This page is locked")).to_be_visible()
        expect(page.locator("main")).to_have_attribute("inert", "")
        assert page.locator("textarea[name=words]").input_value() == WORDS
        page.goto("/drafts/")
        expect(page.get_by_text(WORDS)).to_be_visible()
        page.get_by_role("link", name="Go on").tap()
        assert page.locator("textarea[name=words]").input_value() == WORDS


def test_what_is_sent_after_the_lock_waits_behind_the_door(world: World) -> None:
    who = world.somebody()
    with phone(world, who) as page, phone(world, who) as other:
        write(page)
        other.goto("/moments/")
        lock(other)
        page.get_by_role("button", name="Keep", exact=True).tap()
        expect(page.get_by_text("What you had written is kept, sealed")).to_be_visible()
        unlock(page, who.name)
        expect(page.get_by_text(WORDS)).to_be_visible()


@pytest.mark.parametrize("way", ["link", "keys"])
def test_leaving_now_leaves_no_way_back(world: World, way: str) -> None:
    with phone(world, world.somebody()) as page:
        page.goto("/help/")
        keep_words(page)
        if way == "link":
            page.get_by_role("link", name="Leave now").tap()
        else:
            for _ in range(3):
                page.keyboard.press("Escape")
        page.wait_for_url("**/leave/")
        expect(page.get_by_text("This page is empty")).to_be_visible()
        for _ in range(3):
            page.go_back()
            page.wait_for_load_state()
            assert WORDS not in page.content()
            assert page.get_by_text(WORDS).count() == 0
        page.goto("/moments/")
        assert "/unlock/" in page.url


def test_all_of_it_works_without_script(world: World) -> None:
    with phone(world, java_script_enabled=False) as page:
        page.goto("/sign-up/")
        page.get_by_label("A name for here").fill("nils")
        page.get_by_role("button", name="Begin").tap()
        expect(page.locator(".sheet__key li")).to_have_count(8)
        page.goto("/moments/new/")
        page.locator(".chip", has_text="hurt").first.tap()
        page.locator("textarea[name=words]").fill(WORDS)
        page.get_by_role("button", name="Keep", exact=True).tap()
        expect(page.get_by_text("Kept, sealed")).to_be_visible()
        expect(page.get_by_text(WORDS)).to_be_visible()
        lock(page)
        page.goto("/moments/")
        assert "/unlock/" in page.url


def write(page: Page) -> None:
    """Type into the form of a moment and keep nothing yet."""
    page.goto("/moments/new/")
    while not page.locator("textarea[name=words]").is_visible():
        page.get_by_role("button", name="Next", exact=True).tap()
    page.locator("textarea[name=words]").fill(WORDS)


def keep_words(page: Page) -> None:
    write(page)
    page.get_by_role("button", name="Keep", exact=True).tap()
    expect(page.get_by_text(WORDS)).to_be_visible()

"""Keeping a moment with a thumb: how many taps it takes, and that nothing typed is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Somebody, World

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # a server and a browser


@dataclass
class Thumb:
    """A thumb on a phone that counts its taps."""

    page: Page
    taps: int = 0

    def tap(self, place: Locator) -> None:
        place.tap()
        self.taps += 1

    def chip(self, words: str) -> None:
        self.tap(self.page.locator("label:visible", has_text=words).first)

    def next(self) -> None:
        self.tap(self.page.locator("[data-step-next]"))

    def keep(self) -> None:
        self.tap(self.page.locator("[data-step-save]"))

    def asked(self, question: str) -> None:
        expect(self.page.locator("legend:visible").first).to_have_text(question)


def test_a_moment_with_all_three_answers_takes_eight_taps(world: World) -> None:
    with _phone(world) as page:
        _add(page, "Ana")
        page.goto("/moments/new/")
        thumb = Thumb(page)
        thumb.chip("something hurt")
        thumb.asked("With whom?")
        thumb.chip("Ana")
        thumb.asked("What did I want?")
        thumb.chip("to be close to them")
        thumb.next()
        thumb.chip("turned away or didn't get it")
        thumb.next()
        thumb.chip("went quiet or closed up")
        thumb.keep()
        expect(page.get_by_role("status").first).to_contain_text("Kept, sealed, ")
        assert thumb.taps <= 8
        for words in ("to be close", "turned away", "went quiet", "with Ana"):
            expect(page.locator(".list__item")).to_contain_text(words)


def test_the_shortest_moment_takes_two_taps(world: World) -> None:
    with _phone(world) as page:
        page.goto("/moments/new/")
        thumb = Thumb(page)
        thumb.chip("something was good")
        thumb.keep()
        expect(page.locator(".list__item")).to_contain_text("Something was good")
        assert thumb.taps == 2


def test_a_mark_without_unlocking_takes_two_taps_or_eight(world: World) -> None:
    with _phone(world) as page:
        _add(page, "Ana")
        _allow_marks(page)
        page.goto("/mark/")
        thumb = Thumb(page)
        thumb.chip("something hurt")
        thumb.keep()
        expect(page.get_by_text("Kept, sealed, ")).to_be_visible()
        assert thumb.taps == 2
        thumb = Thumb(page)
        thumb.chip("something hurt")
        thumb.asked("With whom?")
        thumb.chip("A")
        thumb.asked("What did I want?")
        thumb.chip("to be understood and loved")
        thumb.next()
        thumb.chip("took over or pressed me")
        thumb.next()
        thumb.chip("stayed steady")
        thumb.keep()
        expect(page.get_by_text("Kept, sealed, ")).to_be_visible()
        assert thumb.taps <= 8
        assert "Ana" not in page.content()


def test_without_script_all_questions_stand_below_each_other(world: World) -> None:
    with _phone(world, java_script_enabled=False) as page:
        page.goto("/moments/new/")
        expect(page.locator("[data-step]:visible")).to_have_count(9)
        page.get_by_label("something hurt").check()
        page.get_by_label("to be my own person", exact=True).check()
        page.get_by_label("to stay out of it", exact=True).check()
        page.get_by_label("If several: which is the main one?").first.select_option("w4")
        page.get_by_label("In my words").fill("She looked at the clock.")
        page.get_by_role("button", name="Keep").click()
        expect(page.locator(".list__item")).to_contain_text(
            "to stay out of it, to be my own person"
        )


def test_the_main_answer_can_be_changed_with_a_tap(world: World) -> None:
    with _phone(world) as page:
        page.goto("/moments/new/")
        thumb = Thumb(page)
        thumb.next()
        thumb.next()
        thumb.chip("to be close to them")
        thumb.chip("to feel all right")
        thumb.tap(page.get_by_label("Make this the main one: to feel all right"))
        thumb.keep()
        expect(page.locator(".list__item")).to_contain_text(
            "to feel all right, to be close to them"
        )


def test_the_whole_way_works_by_keyboard(world: World) -> None:
    with _phone(world) as page:
        page.goto("/moments/new/")
        page.get_by_label("something hurt").focus()
        page.keyboard.press("Space")
        expect(page.get_by_label("something hurt")).to_be_visible()
        page.keyboard.press("Enter")
        page.get_by_label("somebody new").focus()
        page.keyboard.press("Space")
        page.get_by_label("Their name, or a name only you know").fill("Bo")
        page.keyboard.press("Enter")
        page.get_by_label("to be close to them", exact=True).focus()
        page.keyboard.press("Space")
        page.locator("[data-step-save]").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".list__item")).to_contain_text("Something hurt, with Bo")


def test_what_was_being_written_goes_on_where_it_was(world: World) -> None:
    with _phone(world) as page:
        page.goto("/moments/new/")
        thumb = Thumb(page)
        for _ in range(2):
            thumb.next()
        thumb.chip("to feel all right")
        thumb.chip("to be close to them")
        for _ in range(5):
            thumb.next()
        page.get_by_label("In my words").fill("She looked at the")
        expect(page.locator("[data-draft-status]")).to_contain_text("Draft kept, sealed")
        page.goto("/drafts/")
        page.get_by_role("link", name="Go on").click()
        expect(page.locator("[name=words]")).to_have_value("She looked at the")
        expect(page.locator("[name=wish_order]")).to_have_value("w7,w5")
        expect(page.locator("[name=wish]:checked")).to_have_count(2)


@contextmanager
def _phone(world: World, **options: Any) -> Iterator[Page]:
    who: Somebody = world.somebody()
    with world.open(who, has_touch=True, **options) as page:
        yield page


def _add(page: Page, name: str) -> None:
    page.goto("/people/new/")
    page.get_by_label("Their name, or a name only you know").fill(name)
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def _allow_marks(page: Page) -> None:
    page.goto("/account/")
    page.get_by_label("Yes, with the first letters of people").check()
    page.get_by_role("button", name="Keep for this device").click()
    page.get_by_role("button", name="Lock now").click()
    expect(page.get_by_role("heading", name="Unlock")).to_be_visible()

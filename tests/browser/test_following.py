"""Following a sensation in a browser: by touch, by keyboard, without motion, without script."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import DESK, NARROW, PHONE, World
from tests.browser.survey import AXE, FOCUS, SIDEWAYS

# slow: a server and a browser
pytestmark = [pytest.mark.browser, pytest.mark.slow]

BEFORE = "/body/following/"
BOX = """() => { const b = document.querySelector('.bar__stop').getBoundingClientRect()
    return [b.x, b.y, b.width, b.height].map(one => Math.round(one * 10)) }"""
ON_TOP = """() => { const b = document.querySelector('.bar__stop')
    const r = b.getBoundingClientRect()
    return b.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2)) }"""
MOST = 9  # eight steps, and the end


def begin(page: Page) -> None:
    page.goto(BEFORE)
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("heading", name="Arrive").wait_for()


def steps(page: Page, button: Any = "click") -> Iterator[str]:
    """Yield the heading of each step, and go on by its button."""
    for _ in range(MOST):
        heading = page.locator("h1").inner_text()
        if not page.locator(".bar").count():
            return
        yield heading
        getattr(page.locator(".bar button[value=next]"), button)()
        page.locator("h1", has_not_text=heading).wait_for()
    raise AssertionError("It never ends.")


def test_a_practice_by_touch_on_a_phone(world: World) -> None:
    with world.open(world.somebody(), has_touch=True) as page:
        begin(page)
        for heading in steps(page, "tap"):
            if heading == "Where it is now":
                page.get_by_label("What came was ...").fill("a fist")
                page.get_by_text("don't know").tap()
        assert "Kept, sealed" in page.locator("[role=status]").first.inner_text()
        assert "a fist" in page.locator("main").inner_text()
        page.get_by_role("link", name="Done").tap()


def test_a_practice_by_keyboard_alone(world: World) -> None:
    with world.open(world.somebody()) as page:
        page.goto(BEFORE)
        _tab_to(page, "Begin")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Arrive").wait_for()
        seen = []
        while page.locator(".bar").count():
            assert page.evaluate("document.activeElement.tagName") == "H1"
            seen.append(page.locator("h1").inner_text())
            _tab_to(page, "Next")
            with page.expect_navigation():
                page.keyboard.press("Enter")
        assert seen[-1] == "Where it is now"
        begin(page)
        _tab_to(page, "Stop")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="You stopped. That was right.").wait_for()
        assert page.evaluate("document.activeElement.tagName") == "H1"


def test_enter_in_the_line_goes_on_and_never_out(world: World) -> None:
    with world.open(world.somebody()) as page:
        begin(page)
        for heading in steps(page):
            if heading == "Where it is now":
                page.get_by_label("What came was ...").fill("a fist")
                page.get_by_label("What came was ...").press("Enter")
                break
        page.get_by_text("gone to the end").wait_for()


@pytest.mark.parametrize("size", [PHONE, NARROW, DESK, (700, 390)], ids=str)
def test_stop_lies_in_the_same_place_on_every_page(
    world: World, size: tuple[int, int]
) -> None:
    with world.open(world.somebody(), size) as page:
        begin(page)
        boxes, pages = set(), 0
        for heading in steps(page):
            boxes.add(tuple(page.evaluate(BOX)))
            assert page.evaluate(ON_TOP), heading
            pages += 1
            if heading == "There and back":
                page.get_by_role("button", name="It is getting stronger").click()
                page.get_by_role("heading", name="Good that you noticed.").wait_for()
                boxes.add(tuple(page.evaluate(BOX)))
                page.evaluate("scrollTo(0, 9999)")
                boxes.add(tuple(page.evaluate(BOX)))
                break
        assert len(boxes) == 1
        assert pages == 6
        (box,) = boxes
        assert min(box[2:]) >= 440  # tenths of a pixel


def test_the_clock_fills_without_numbers_and_goes_on_to_nothing(world: World) -> None:
    with world.open(world.somebody()) as page:
        page.clock.install()
        page.emulate_media(reduced_motion="no-preference")
        begin(page)
        ring, like = page.locator(".clock__ring"), page.get_by_text("When you like.")
        assert ring.is_visible()
        assert not like.is_visible()
        assert not any(sign.isdigit() for sign in page.locator(".clock").inner_text())
        page.clock.fast_forward(31_000)
        assert like.is_visible()
        page.clock.fast_forward(300_000)
        assert page.locator("h1").inner_text() == "Arrive"
        assert page.locator(".clock [aria-live], .clock [role]").count() == 0


def test_who_wants_no_motion_reads_how_long(world: World) -> None:
    with world.open(world.somebody()) as page:
        begin(page)
        assert not page.locator(".clock__ring").is_visible()
        assert page.get_by_text("About half a minute.").is_visible()
        assert page.evaluate("document.getAnimations().length") == 0


def test_after_stop_the_ways_on_come_when_half_a_minute_is_over(world: World) -> None:
    with world.open(world.somebody()) as page:
        page.clock.install()
        begin(page)
        page.get_by_role("button", name="Stop").click()
        back = page.get_by_role("link", name="I am back")
        page.get_by_role("heading", name="You stopped. That was right.").wait_for()
        assert not back.is_visible()
        page.clock.fast_forward(31_000)
        back.click()
        page.get_by_text("Some things work on quietly.").or_(
            page.get_by_text("It is late.")
        ).wait_for()


def test_a_practice_without_script(world: World) -> None:
    with world.open(world.somebody(), java_script_enabled=False) as page:
        begin(page)
        assert not page.locator(".clock__ring").is_visible()
        assert page.get_by_text("About half a minute.").is_visible()
        assert list(steps(page))[-1] == "Where it is now"
        begin(page)
        page.get_by_role("button", name="Stop").click()
        for name in ("I am back", "Not quite", "Need help now"):
            assert page.locator("main").get_by_role("link", name=name).is_visible()
        page.get_by_role("link", name="Not quite").click()
        page.get_by_text("There is no more to do here today.").wait_for()


def test_going_back_in_the_browser_breaks_nothing(world: World) -> None:
    with world.open(world.somebody()) as page:
        begin(page)
        page.locator(".bar button[value=next]").click()
        page.get_by_role("heading", name="An easy place").wait_for()
        page.go_back()
        page.goto(BEFORE)
        page.get_by_role("link", name="Go on, or leave it there").click()
        assert page.locator("h1").inner_text() == "An easy place"


def test_the_pages_of_a_practice_pass_axe_and_do_not_move_sideways(world: World) -> None:
    axe, found = Axe().axe_script, []
    with world.open(world.somebody(), NARROW) as page:
        for heading in _pages(page):
            page.evaluate(axe)
            page.keyboard.press("Tab")
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found += [f"{heading} {scheme}: {one}" for one in page.evaluate(AXE)]
            found += [f"{heading}: {one}" for one in page.evaluate(SIDEWAYS)]
            found += [f"{heading}: {one}" for one in page.evaluate(FOCUS)]
    assert found == []


def _pages(page: Page) -> Iterator[str]:
    page.goto(BEFORE)
    yield "before"
    begin(page)
    yield from steps(page)
    yield "the end"
    begin(page)
    page.get_by_role("button", name="It is getting stronger").click()
    yield "an easy place"
    page.get_by_role("button", name="Stop").click()
    yield "stopped"
    page.goto(f"{page.url}?quite")
    yield "not quite"
    for name in ("room/", "following/past/"):
        page.goto(f"/body/{name}")
        yield name


def _tab_to(page: Page, words: str) -> None:
    """Press Tab until the control that says `words` has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == words:
            return
    raise AssertionError(f"Tab never reaches {words}.")

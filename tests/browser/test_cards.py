"""The card after a session in a real browser: by finger, by keyboard, without script, for two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import DESK, NARROW, PHONE, Somebody, World
from tests.browser.survey import AXE, FOCUS, SIDEWAYS
from tests.browser.test_two_people import join

# slow: a server and two browsers
pytestmark = [pytest.mark.browser, pytest.mark.slow]

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
TAPS, KEYS = 8, 60
NAMES = ("understood", "matters", "way", "warmth", "could_say", "body")


@dataclass
class Two:
    """A client and their therapist, each with a page, and the client's cookies for another."""

    who: Somebody
    client: Page
    therapist: Page
    bond: str
    sessions: int = 0

    def card(self) -> str:
        """Write down a session of some hours ago; return the address of its card."""
        self.sessions += 1
        start = timezone.now() - timedelta(hours=3 + self.sessions)
        page = self.client
        page.goto(f"/together/{self.bond}/sessions/")
        form = page.locator("form", has=page.get_by_role("button", name="Add it"))
        form.locator("[name=day]").fill(f"{start:%Y-%m-%d}")
        form.locator("[name=time]").fill(f"{start:%H:%M}")
        form.get_by_role("button").click()
        link = page.locator(".list__item a").nth(self.sessions - 1)
        return f"{link.get_attribute('href')}card/"


@pytest.fixture
def two(world: World) -> Iterator[Two]:
    who = world.somebody()
    with world.open(who) as client, world.open(world.people["therapist"]) as therapist:
        join(client, therapist, "Robin")
        bond = re.findall(r"/with/([0-9a-f-]{36})/", client.url)[0]
        yield Two(who=who, client=client, therapist=therapist, bond=bond)


def line(page: Page, name: str) -> tuple[float, float, float]:
    """Return where a line begins, how long it is, and how high it lies, once it is in sight."""
    place = page.locator(f"#id_{name} .rating__range")
    place.scroll_into_view_if_needed()
    place.evaluate("e => e.scrollIntoView({block: 'center'})")
    box = place.bounding_box()
    assert box is not None
    return box["x"], box["width"], box["y"] + box["height"] / 2


def said(page: Page) -> list[str]:
    """Return what a kept card says, line for line."""
    page.get_by_text("What you said").click()
    return page.locator(".told dd").all_inner_texts()


def sent(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(
        "() => Object.fromEntries(new FormData(document.querySelector('form.after')))"
    )
    return {name: found[name] for name in NAMES if name in found}


def test_a_whole_card_takes_eight_taps(two: Two) -> None:
    page, taps = two.client, 0
    page.goto(two.card())
    for at, name in enumerate(NAMES):
        x, width, y = line(page, name)
        page.mouse.click(x + width * (at + 1) / 7, y)
        taps += 1
    page.locator(".chip", has_text=re.compile("^no$")).first.click()
    page.get_by_role("button", name="Keep it").click()
    taps += 2
    page.get_by_text("Dr Lee cannot see it.").wait_for()
    assert len(said(page)) == len(NAMES) + 1
    assert taps <= TAPS


def test_a_whole_card_is_kept_by_keyboard_alone(two: Two) -> None:
    page, keys = two.client, 0
    page.goto(two.card())
    page.locator("#id_understood .rating__range").focus()

    def press(key: str) -> None:
        nonlocal keys
        keys += 1
        page.keyboard.press(key)

    for name in NAMES:
        while page.evaluate("document.activeElement.getAttribute('aria-label')") is None:
            press("Tab")
        for _ in range(3):
            press("ArrowRight")
        assert sent(page)[name] == "65"
        press("Tab")
    while page.evaluate("document.activeElement.name") != "tension":
        press("Tab")
    press("Space")
    while page.evaluate("document.activeElement.innerText") != "Keep it":
        press("Tab")
    press("Enter")
    page.get_by_text("Dr Lee cannot see it.").wait_for()
    assert len(said(page)) == len(NAMES) + 1
    assert keys <= KEYS


def test_what_was_not_touched_or_was_left_out_again_says_nothing(two: Two) -> None:
    page = two.client
    page.goto(two.card())
    assert sent(page) == {}
    place = page.locator("#id_warmth .rating__range")
    place.focus()
    assert place.get_attribute("aria-valuetext") == "left out so far"
    x, width, y = line(page, "warmth")
    page.mouse.click(x + width / 2, y)  # the middle, where its value already was
    assert sent(page) == {"warmth": "50"}
    assert place.get_attribute("aria-valuetext") == "in the middle"
    page.locator("#id_warmth .rating__out").click()
    assert sent(page) == {"warmth": ""}
    assert place.get_attribute("aria-valuetext") == "left out so far"
    place.press("ArrowLeft")
    assert sent(page) == {"warmth": "45"}


def test_without_script_the_same_is_kept(world: World, two: Two) -> None:
    two.client.goto(two.card())
    for name in NAMES[:3]:
        for _ in range(4):
            two.client.locator(f"#id_{name} .rating__range").press("ArrowLeft")
    two.client.get_by_role("button", name="Keep it").click()
    two.client.get_by_text("Dr Lee cannot see it.").wait_for()
    with_script = said(two.client)
    address = two.card()
    with world.open(two.who, java_script_enabled=False) as page:
        page.goto(address)
        for name in NAMES[:3]:
            page.locator(f"[name={name}][value='30']").check(force=True)
        page.get_by_role("button", name="Keep it").click()
        page.get_by_text("Dr Lee cannot see it.").wait_for()
        assert said(page) == with_script
        assert len(with_script) == 3


def test_what_follows_from_an_answer_stands_there_after_it(two: Two) -> None:
    page = two.client
    page.goto(two.card())
    again = page.get_by_text("Did we come back to it?")
    find = page.get_by_role("button", name="Find a sentence for it")
    leave = page.get_by_role("button", name="Leave it for now")
    expect(again).to_be_hidden()
    expect(find).to_be_hidden()
    page.locator(".chip", has_text="a little").click()
    expect(again).to_be_visible()
    expect(page.get_by_role("button", name="Keep it")).to_be_hidden()
    sizes = [one.bounding_box() for one in (find, leave)]
    assert all(one and one["height"] >= 44 for one in sizes)
    leave.click()
    page.get_by_text("Dr Lee cannot see it.").wait_for()


def test_two_cards_open_together_and_the_one_who_waits_need_do_nothing(two: Two) -> None:
    address, hour = two.card(), "This is one hour seen from two chairs."
    for page in (two.client, two.therapist):
        page.goto(address)
        x, width, y = line(page, "matters")
        page.mouse.click(x + width * 0.9, y)
        page.get_by_role("button", name="Keep it").click()
        page.get_by_text("cannot see it.").wait_for()
    two.client.reload()
    two.client.get_by_role("button", name="Open together").click()
    two.client.get_by_text("You would open both.").wait_for()
    two.therapist.goto(address)
    two.therapist.get_by_role("button", name="Open together").click()
    two.client.get_by_text(hour).wait_for(timeout=15_000)
    two.therapist.get_by_text(hour).wait_for(timeout=15_000)
    for page in (two.client, two.therapist):
        expect(page.locator("main")).to_contain_text("what you spoke about mattered")
        expect(page.locator(".chairs").first).to_be_hidden()
        page.get_by_text("Show the lines").click()
        expect(page.locator(".chairs svg").first).to_be_visible()


def faults(page: Page) -> list[str]:
    """Return what axe, a narrow screen and a keyboard find, with every fold open."""
    page.evaluate("document.querySelectorAll('main details').forEach(e => e.open = true)")
    page.evaluate(Axe().axe_script)
    found = []
    for width, height in (NARROW, PHONE, DESK):
        page.set_viewport_size(ViewportSize(width=width, height=height))
        found += page.evaluate(SIDEWAYS)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += page.evaluate(AXE)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(ViewportSize(width=PHONE[0], height=PHONE[1]))
    page.keyboard.press("Tab")
    return found + list(page.evaluate(FOCUS))


@pytest.mark.parametrize("side", ["client", "therapist"])
def test_a_card_can_be_read_and_used_by_everybody(two: Two, side: str) -> None:
    address = two.card()
    page = two.client if side == "client" else two.therapist
    page.goto(address)
    x, width, y = line(page, "way")
    page.mouse.click(x + width * 0.7, y)
    page.locator(".chip", has_text="a little").click()
    assert faults(page) == []
    page.get_by_role("button", name=re.compile("Leave it for now|Keep it")).click()
    page.get_by_text("cannot see it.").wait_for()
    assert faults(page) == []


def test_a_card_without_script_and_two_that_are_open_can_be_read_by_everybody(
    world: World, two: Two
) -> None:
    address = two.card()
    with world.open(two.who) as page:
        page.route("**/rating*.js", lambda route: route.abort())
        page.goto(address)
        expect(page.locator(".rating__step").first).to_be_visible()
        assert faults(page) == []
    world.faults.clear()  # the script that was kept away
    for page in (two.client, two.therapist):
        page.goto(address)
        x, width, y = line(page, "matters")
        page.mouse.click(x + width * 0.9, y)
        page.get_by_role("button", name="Keep it").click()
        page.get_by_text("cannot see it.").wait_for()
        page.get_by_role("button", name="Open together").click()
    for page in (two.client, two.therapist):
        page.goto(address)
        page.get_by_text("one hour seen from two chairs").wait_for(timeout=15_000)
        assert faults(page) == []

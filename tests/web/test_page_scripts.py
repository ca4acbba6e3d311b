"""The small scripts of the pages, in a real browser, on the style pages."""

import json
import subprocess
import sys
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from tests.web.style.shots import SCHEMES, SIZES, Scheme, look

# slow: each opens a page in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.web.style.serve"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout
    yield server.stdout.readline().strip()
    server.communicate()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, reduced_motion="reduce"
    )
    wrong: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console", lambda line: wrong.append(line.text) if line.type == "error" else None
    )
    yield page
    context.close()
    assert wrong == []


def kept(address: str) -> list[dict[str, str]]:
    with urlopen(f"{address}/kept") as answer:  # noqa: S310
        said: list[dict[str, str]] = json.load(answer)
    return said


def question(page: Page) -> str:
    return page.locator("[data-steps-words]").inner_text()


# steps


def test_a_tap_on_who_goes_on_and_the_heading_has_the_focus(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/moment")
    assert question(phone) == "Question 1 of 5"
    phone.get_by_text("Dr Lee").tap()
    phone.get_by_text("Question 2 of 5").wait_for()
    assert phone.evaluate("document.activeElement.textContent") == "What did I want?"


def test_the_keyboard_chooses_without_going_on(phone: Page, address: str) -> None:
    phone.goto(f"{address}/moment")
    phone.get_by_label("Ana").focus()
    phone.keyboard.press("Space")
    phone.keyboard.press("ArrowRight")
    phone.wait_for_timeout(400)
    assert phone.get_by_label("Mum").is_checked()
    assert question(phone) == "Question 1 of 5"


def test_enter_goes_on_and_does_not_save(phone: Page, address: str) -> None:
    phone.goto(f"{address}/moment")
    phone.get_by_label("Ana").focus()
    phone.keyboard.press("Enter")
    assert question(phone) == "Question 2 of 5"
    assert phone.url.endswith("/moment")


def test_the_back_button_of_the_browser_goes_one_question_back(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/moment")
    phone.get_by_text("Next").tap()
    phone.get_by_text("Next").tap()
    phone.go_back()
    assert question(phone) == "Question 2 of 5"
    phone.get_by_role("button", name="Back").tap()
    phone.get_by_text("Question 1 of 5").wait_for()
    assert phone.get_by_role("button", name="Back").is_hidden()


def test_a_reload_stays_at_its_question(phone: Page, address: str) -> None:
    phone.goto(f"{address}/moment")
    phone.get_by_text("Next").tap()
    phone.reload()
    assert question(phone) == "Question 2 of 5"


def test_save_is_there_at_every_question_and_the_main_one_at_the_last(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/moment")
    save = phone.get_by_role("button", name="Save now")
    for _ in range(4):
        assert save.is_visible()
        phone.get_by_text("Next").tap()
    assert phone.get_by_text("Next").is_hidden()
    assert "button--main" in (save.get_attribute("class") or "")


def test_without_script_all_questions_stand_below_each_other(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/moment")
    assert page.locator("[data-step] legend").count() == 5
    assert all(page.locator("[data-step] legend").nth(n).is_visible() for n in range(5))
    assert page.get_by_text("Next").is_hidden()
    assert page.get_by_role("button", name="Save now").is_visible()
    context.close()


def test_when_the_script_does_not_come_the_questions_do(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.route("**/steps.js", lambda route: route.abort())
    page.goto(f"{address}/moment")
    page.get_by_text("How strong was it?").wait_for(state="visible", timeout=4000)
    page.close()


# chips


def test_the_first_chip_tapped_is_the_main_one_until_another_is_made_so(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/moment")
    phone.get_by_text("Next").tap()
    order = phone.locator("input[name=wish_order]")
    phone.locator(".chip", has_text="to stay out of it").tap()
    phone.locator(".chip", has_text="to be close to them").tap()
    assert order.input_value() == "w4,w5"
    phone.get_by_role("button", name="Make this the main one: to be close to them").tap()
    assert order.input_value() == "w5,w4"
    assert phone.locator(".chip--main").inner_text().startswith("to be close to them")
    phone.locator(".chip", has_text="to be close to them").tap()
    assert order.input_value() == "w4"


# drafts


def test_a_draft_is_kept_two_seconds_after_the_last_word(phone: Page, address: str) -> None:
    phone.clock.install()
    phone.goto(f"{address}/moment")
    for _ in range(4):
        phone.get_by_text("Next").tap()
    phone.get_by_label("What happened").fill("She looked at the clock.")
    phone.clock.run_for(1500)
    assert not any("clock" in one["body"] for one in kept(address))
    phone.clock.run_for(1000)
    phone.get_by_text("Draft kept, sealed,").wait_for(timeout=4000)
    last = kept(address)[-1]
    assert last["path"] == "/draft/"
    assert last["token"] == "style"
    assert "words=She+looked+at+the+clock." in last["body"]
    assert "csrf" not in last["body"]


def test_a_draft_goes_out_when_the_page_does(phone: Page, address: str) -> None:
    phone.goto(f"{address}/moment")
    phone.get_by_label("Sam").check(force=True)
    before = len(kept(address))
    phone.goto(f"{address}/help/")
    phone.wait_for_timeout(300)
    assert any("who=4" in draft["body"] for draft in kept(address)[before:])


def test_saving_sends_no_draft_behind_itself(phone: Page, address: str) -> None:
    phone.goto(f"{address}/moment")
    phone.get_by_label("Sam").check(force=True)
    before = len(kept(address))
    phone.get_by_role("button", name="Save now").click()
    phone.wait_for_timeout(300)
    assert [one["path"] for one in kept(address)[before:]] == ["/moment"]


def test_a_draft_that_cannot_be_kept_says_so(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/draft/", lambda route: route.abort())
    page.clock.install()
    page.goto(f"{address}/moment")
    page.get_by_label("Sam").check(force=True)
    page.clock.run_for(2500)
    page.get_by_text("The draft is not kept yet.").wait_for(timeout=4000)
    page.close()


def test_a_long_draft_goes_out_too_when_the_page_is_hidden(
    phone: Page, address: str
) -> None:
    # A request that may outlive its page holds 64 KiB at the most: 12,000 Cyrillic letters do.
    phone.goto(f"{address}/moment")
    for _ in range(4):
        phone.get_by_text("Next").tap()
    phone.get_by_label("What happened").fill("ж" * 12_000)
    phone.evaluate("document.dispatchEvent(new Event('between:leaving'))")
    phone.get_by_text("Draft kept, sealed,").wait_for(timeout=1000)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (204, "Draft kept, sealed,"),
        (202, "this waits with your drafts until you unlock."),
        (409, "The draft is not kept yet."),
        (302, "The draft is not kept yet."),
    ],
)
def test_the_page_says_what_became_of_a_draft(
    browser: Browser, address: str, status: int, words: str
) -> None:
    page, moved = browser.new_page(), {"Location": "/unlock/"} if status == 302 else {}
    page.route("**/draft/", lambda route: route.fulfill(status=status, headers=moved))
    page.clock.install()
    page.goto(f"{address}/moment")
    page.get_by_label("Sam").check(force=True)
    page.clock.run_for(2500)
    page.get_by_text(words).wait_for(timeout=4000)
    page.close()


# leave and cover


def test_leaving_takes_the_place_of_the_page_in_the_history(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/first")
    phone.goto(f"{address}/moment")
    phone.get_by_role("link", name="Leave now").tap()
    phone.wait_for_url("**/leave/")
    phone.go_back()
    assert phone.url.endswith("/first")


def test_escape_three_times_quickly_leaves_and_twice_does_not(
    phone: Page, address: str
) -> None:
    phone.clock.install()
    phone.goto(f"{address}/moment")
    phone.keyboard.press("Escape")
    phone.keyboard.press("Escape")
    phone.clock.run_for(1700)
    phone.keyboard.press("Escape")
    assert phone.url.endswith("/moment")
    phone.keyboard.press("Escape")
    phone.keyboard.press("Escape")
    phone.wait_for_url("**/leave/")


def test_an_untouched_page_is_covered_and_empties_nothing(
    phone: Page, address: str
) -> None:
    phone.clock.install()
    phone.goto(f"{address}/moment")
    phone.get_by_label("Sam").check(force=True)
    phone.clock.run_for(890_000)
    assert phone.locator(".cover").count() == 0
    phone.clock.run_for(20_000)
    assert phone.get_by_role("alertdialog", name="This page is locked").is_visible()
    assert phone.locator("h1").is_hidden()
    assert phone.title() == "Between"
    assert phone.evaluate("document.querySelector('input[name=who]:checked').value") == "4"
    phone.get_by_role("button", name="Unlock").click()
    phone.get_by_role("heading", name="Keep a moment").wait_for()


def test_a_touch_begins_the_wait_anew(phone: Page, address: str) -> None:
    phone.clock.install()
    phone.goto(f"{address}/moment")
    phone.clock.run_for(600_000)
    phone.keyboard.press("Shift")
    phone.clock.run_for(600_000)
    assert phone.locator(".cover").count() == 0


def test_locking_one_tab_covers_the_other(phone: Page, address: str) -> None:
    phone.goto(f"{address}/mirror")
    other = phone.context.new_page()
    other.goto(f"{address}/moment")
    other.get_by_role("button", name="Lock now").click()
    phone.locator(".cover").wait_for()


# all pages


@pytest.mark.parametrize(
    ("size", "scheme"),
    [
        pytest.param(
            size,
            scheme,
            marks=() if (size, scheme) == ("390", "light") else pytest.mark.long,
        )
        for size in SIZES
        for scheme in SCHEMES
    ],
)
@pytest.mark.parametrize("name", ["components", "first", "mirror", "moment", "sheet"])
def test_axe_and_the_policy_find_nothing(
    browser: Browser, address: str, name: str, size: str, scheme: Scheme
) -> None:
    page, wrong = look(browser, address, name, size, scheme)
    page.close()
    assert wrong == []


@pytest.mark.parametrize("name", ["components", "moment", "sheet"])
def test_what_has_the_focus_is_never_hidden_by_a_bar(
    phone: Page, address: str, name: str
) -> None:
    phone.set_viewport_size({"width": 390, "height": 640})
    phone.goto(f"{address}/{name}")
    for _ in range(60):
        phone.keyboard.press("Tab")
        hidden = phone.evaluate(COVERED)
        assert hidden is None, hidden


COVERED = """() => {
  const at = document.activeElement;
  const bars = ".topbar, .tabs, .actions";
  if (at === document.body || at.closest(`${bars}, .skip-link`)) return null;
  const { left, top, width, height } = at.getBoundingClientRect();
  const over = document.elementFromPoint(left + width / 2, top + Math.min(height, 40) / 2);
  return over?.closest(bars) ? at.outerHTML.slice(0, 120) : null;
}"""

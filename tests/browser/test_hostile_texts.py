"""Texts that try to run a script are shown as they were typed, and run nothing."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESK, Somebody, World
from tests.browser.payloads import PAYLOADS
from tests.security import addresses
from tests.security.expected import EXPECTED

# slow: a server, a browser, every page
pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHOWN = """() => document.body.innerText + ' ' +
    [...document.querySelectorAll('input, textarea, option')]
        .map(e => e.value || e.text).join(' ')"""


def shown(page: Page) -> str:
    """Return all that can be read on a page, without the spaces, which HTML folds."""
    return plain(page.evaluate(SHOWN))


def plain(text: str) -> str:
    return "".join(text.replace("\0", "").replace("\ufffd", "").split())


def test_no_text_runs_on_any_page_and_each_is_shown_as_typed(world: World) -> None:
    hostile, seen = world.people["hostile"], ""
    for reader, of_therapist in ((hostile, False), (world.people["therapist"], True)):
        seen += _read(world, hostile, reader, of_therapist=of_therapist)
    assert world.faults == []
    assert [one for one in PAYLOADS if plain(one) not in seen] == []


def _read(world: World, who: Somebody, reader: Somebody, *, of_therapist: bool) -> str:
    """Return all that `reader` sees on the pages about `who`."""
    seen = ""
    with world.open(reader, DESK) as page:
        for address in addresses.every():
            row = EXPECTED[address.name]
            if row.public or not row.gets or row.of_therapist != of_therapist:
                continue
            ids = row.said | {name: who.ids[what] for name, what in row.ids.items()}
            answer = page.goto(address.url(**ids))
            assert answer is not None
            assert answer.status == 200, address.name
            page.wait_for_timeout(30)  # what would run, runs
            assert (
                page.evaluate("document.querySelectorAll('main script, iframe').length")
                == 0
            )
            seen += shown(page)
    return seen


@pytest.mark.parametrize("every", [6, pytest.param(1, marks=pytest.mark.long)])
def test_no_text_runs_in_a_search_or_an_error(world: World, every: int) -> None:
    with world.open(world.people["hostile"], DESK) as page:
        for payload in PAYLOADS[::every]:
            page.goto("/moments/search/")
            page.locator("main input[name=words]").fill(payload)
            page.locator("main input[name=words]").press("Enter")
            page.wait_for_load_state()
            assert plain(payload) in shown(page)
            page.goto("/unlock/")
    assert world.faults == []


def test_a_script_that_ran_would_be_noticed(world: World) -> None:
    with world.open() as page:
        page.goto("/help/")
        page.evaluate(
            "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')"
        )
        page.wait_for_timeout(200)
        page.evaluate("alert(2)")
    assert any("policy broken" in one for one in world.faults)
    assert any("dialog 2" in one for one in world.faults)
    world.faults.clear()

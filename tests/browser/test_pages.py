"""Every page can be read and used by everybody: axe, narrow screens, keyboards, strict policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import World
from tests.browser.survey import AXE, FOCUS, SIDEWAYS, Survey, survey

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # a server, a browser, every page

_done: list[Survey] = []


@pytest.fixture
def found(world: World) -> Survey:
    """The walk past all pages, taken once."""
    if not _done:
        _done.append(survey(world))
        world.faults.clear()
    return _done[0]


def test_every_page_is_there_for_who_may_see_it(found: Survey) -> None:
    assert found.absent == []
    assert found.pages >= 20


def test_axe_finds_nothing_on_any_page_size_or_scheme(found: Survey) -> None:
    assert found.axe == []
    assert found.looks == found.pages
    print(f"axe: {found.pages} pages, {found.looks} looks, 0 violations")  # noqa: T201


@pytest.mark.long
def test_axe_finds_nothing_with_every_rule_in_every_scheme(world: World) -> None:
    found = survey(world, whole=True)
    assert found.axe + found.absent + found.sideways + found.focus == []
    assert found.looks == 4 * found.pages
    print(f"axe: {found.pages} pages, {found.looks} looks, 0 violations")  # noqa: T201


def test_no_page_scrolls_sideways_on_the_narrowest_screen(found: Survey) -> None:
    assert found.sideways == []


def test_every_control_shows_where_the_keyboard_is(found: Survey) -> None:
    assert found.focus == []


@pytest.mark.parametrize(
    "url", ["/moments/new/", "/names/", "/mirror/picture/", "/account/"]
)
def test_the_tab_key_goes_through_a_page_and_round_again(world: World, url: str) -> None:
    with world.open(world.people["full"]) as page:
        page.goto(url)
        stops = []
        for _ in range(300):
            page.keyboard.press("Tab")
            stops.append(page.evaluate("document.activeElement.className"))
            if stops.count("skip-link") == 2:
                break
        assert stops[0] == "skip-link"
        assert stops.count("skip-link") == 2, f"the focus stays within {stops[-5:]}"
        assert len(set(stops)) > 5


def test_no_page_breaks_its_policy_or_asks_another_host(found: Survey) -> None:
    assert found.faults == []


def test_the_walk_would_find_planted_faults(world: World) -> None:
    with world.open() as page:
        page.goto("/help/")
        page.evaluate(
            """document.querySelector('h1').insertAdjacentHTML('afterend',
            '<img><p class="wide">wide</p><button class="bare"></button>');
            document.querySelector('.wide').style.minWidth = '3000px';
            document.querySelector('.bare').style.outline = 'none';
            document.querySelector('.bare').style.boxShadow = 'none'"""
        )
        page.keyboard.press("Tab")
        assert any("shows no ring" in one for one in page.evaluate(FOCUS))
        assert page.evaluate(SIDEWAYS)
        page.evaluate(Axe().axe_script)
        assert any(one.startswith("image-alt") for one in page.evaluate(AXE))
        page.evaluate(
            "document.body.insertAdjacentHTML('beforeend', '<img src=//b.example/>')"
        )
        page.wait_for_timeout(100)
    assert any("b.example" in one for one in world.faults)
    world.faults.clear()

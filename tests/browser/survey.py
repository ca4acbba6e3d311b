"""One walk past every page: what axe, a narrow screen and a keyboard find there."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import DESK, NARROW, PHONE, World
from tests.browser.sights import Sight, sights

# Without `preload`, which fetches the style sheets for a rule that is off.
AXE = """() => axe.run({resultTypes: ['violations'], preload: false}).then(found =>
    found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' | ')))"""

SIDEWAYS = """() => {
    const width = document.documentElement.clientWidth
    const over = document.documentElement.scrollWidth - width
    if (over <= 0) return []
    return ['by ' + over, ...[...document.querySelectorAll('body *')]
        .filter(e => e.getBoundingClientRect().right > width + 1)
        .map(e => e.tagName + '.' + e.className).slice(0, 3)]
}"""

# Focus each control as Tab would (a key was pressed before, so :focus-visible holds), and say
# which shows no ring (on itself, its label or the row it stands in), or lies behind something.
FOCUS = """() => {
    const able = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
    const seen = e => e.checkVisibility() && !e.disabled && e.type !== 'hidden' && e.tabIndex >= 0
    const name = e => e.tagName + ' ' + (e.name || e.innerText || e.className).slice(0, 40)
    const above = e => e.closest('main, header, footer, nav') === e ? []
        : [e, ...(e.parentElement ? above(e.parentElement) : [])]
    const up = e => [e, ...(e.labels || []), ...above(e)]
    const look = x => { const s = getComputedStyle(x)
        return s.outlineStyle === 'none' ? s.boxShadow : s.outline + s.boxShadow }
    const faults = []
    document.activeElement?.blur()
    for (const e of [...document.querySelectorAll(able)].filter(seen)) {
        const shown = up(e), before = shown.map(look)
        e.focus()
        if (document.activeElement !== e) { faults.push(name(e) + ' takes no focus'); continue }
        if (shown.every((x, i) => look(x) === before[i])) faults.push(name(e) + ' shows no ring')
        const isBox = ['radio', 'checkbox'].includes(e.type)
        const own = isBox ? [e, ...e.labels, e.parentElement] : [e]
        const place = own.map(x => x.getClientRects()[0]).find(b => b?.width > 4)
        if (!place) faults.push(name(e) + ' has no size')
        else {
            const x = Math.max(place.left, 0) + Math.min(place.width, innerWidth) / 2
            const y = place.top + Math.min(place.height, innerHeight) / 2
            const top = document.elementFromPoint(x, y)
            if (!top || !own.some(one => one.contains(top) || top.contains(one)))
                faults.push(name(e) + ' lies behind ' + (top ? name(top) : 'the edge'))
        }
        e.blur()
    }
    return faults
}"""


@dataclass
class Survey:
    """What was found, each with its page; `looks` counts pages times sizes times schemes."""

    pages: int = 0
    looks: int = 0
    axe: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    focus: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def survey(world: World, *, whole: bool = False) -> Survey:
    """Look at each page by keyboard, then narrow, then on a phone in the light.

    `whole` looks also on a desk, in the dark, and in an empty account.
    """
    found, axe = Survey(), Axe().axe_script
    for sight, page in _visits(world, found, whole=whole):
        found.pages += 1
        found.focus += [f"{sight}: {one}" for one in _focus(page)]
        _size(page, NARROW)
        found.sideways += [f"{sight}: {one}" for one in page.evaluate(SIDEWAYS)]
        page.evaluate(axe)
        for size in (PHONE, DESK) if whole else (PHONE,):
            _size(page, size)
            for scheme in ("light", "dark") if whole else ("light",):
                page.emulate_media(color_scheme=scheme)
                said = page.evaluate(AXE)
                found.axe += [f"{sight} {size[0]} {scheme}: {one}" for one in said]
                found.looks += 1
        _size(page, PHONE)
    found.faults += world.faults
    return found


def _visits(world: World, found: Survey, *, whole: bool) -> Iterator[tuple[Sight, Page]]:
    seen, known = sights(world), set()
    empty = [world.people["empty"]] if whole else []
    usual = ("halfway", "full", "therapist")
    for who in (None, *(world.people[name] for name in usual), *empty):
        with world.open(who) as page:
            for sight in (one for one in seen if one.who is who):
                answer = page.goto(sight.url)
                status = answer.status if answer else 0
                is_shut = who and "/unlock/" in page.url.removesuffix(sight.url)
                if status != sight.status or is_shut:
                    found.absent.append(f"{sight} answers {status} at {page.url}")
                words = page.locator("main").inner_html()
                if words not in known:  # most forms look the same in an empty account
                    known.add(words)
                    yield sight, page


def _focus(page: Page) -> list[str]:
    page.keyboard.press("Tab")
    found: list[str] = page.evaluate(FOCUS)
    return found


def _size(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size(ViewportSize(width=size[0], height=size[1]))

"""Painting by finger, pen, mouse and keyboard; the rule in the browser is that of the server."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from between.story.body import EVEN, HEIGHT, RADII, TENTHS, WIDTH, Sign, Stroke, View
from between.story.places import SQUARE, places_of, reached
from between.web import places
from tests.browser.conftest import DESK, NARROW, PHONE, World

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # a server and a browser

NEW = "/body/new/"
Spot = tuple[float, float]
# What the page finds for strokes: the marks of each, and the sentence about all of them.
FIND = """strokes => {
    const form = document.querySelector('form[data-painting]')
    form.dispatchEvent(new CustomEvent('between:strokes', {detail: strokes}))
    return [strokes.map(one => one.marks),
        document.querySelector('[data-marked]').textContent]
}"""
STROKES = "JSON.parse(document.querySelector('[data-strokes]').value || '[]')"


def test_browser_and_server_agree_where_every_square_and_many_strokes_lie(
    world: World,
) -> None:
    rng = random.Random(5)
    many = [_scribble(rng) for _ in range(600)]
    with _canvas(world) as page:
        for some in (list(_squares()), many, *([one] for one in many[:40])):
            marks, sentence = page.evaluate(FIND, [_sent(one) for one in some])
            here = [[f"{one.sign} {place.id}" for place in reached(one)] for one in some]
            assert marks == here
            assert sentence == places.sentence(places_of(some))


def test_a_finger_paints_and_the_page_stays_where_it_is(world: World) -> None:
    with _canvas(world, has_touch=True) as page:
        finger = Finger(page)
        finger.draw("front", [(62, 118), (85, 124), (109, 120)])
        expect(page.locator("[data-marked]")).to_have_text("More in the chest.")
        assert page.evaluate("scrollY") == 0
        page.get_by_role("button", name="less", exact=True).click()
        finger.draw("back", [(80, 192), (100, 192)])
        said = "More in the chest, less in the lower back."
        expect(page.locator("[data-marked]")).to_have_text(said)
        page.get_by_role("button", name="Keep").click()
        expect(page.get_by_role("heading", name="What is it like there?")).to_be_visible()
        page.get_by_text("tight", exact=True).first.click()
        page.get_by_role("button", name="Keep").click()
        expect(page.locator("table")).to_contain_text("tight")


def test_a_tap_is_a_dab_and_a_second_finger_breaks_nothing(world: World) -> None:
    with _canvas(world, has_touch=True) as page:
        finger = Finger(page)
        finger.draw("front", [(85, 80)])
        assert [len(one[3]) for one in page.evaluate(STROKES)] == [3]
        finger.draw("front", [(62, 118), (85, 124), (109, 120)], also=(30, 400))
        strokes = page.evaluate(STROKES)
        assert len(strokes) == 2
        assert {round(y / TENTHS, -1) for y in strokes[1][3][1::3]} == {120}


def test_an_unsteady_hand_leaves_one_stroke_where_it_was(world: World) -> None:
    rng = random.Random(2)
    with _canvas(world, has_touch=True) as page:
        shaky = [(62 + n + rng.gauss(0, 4), 124 + rng.gauss(0, 4)) for n in range(48)]
        Finger(page).draw("front", shaky)
        expect(page.locator("[data-marked]")).to_have_text("More in the chest.")
        assert len(page.evaluate(STROKES)) == 1


def test_a_pen_paints_as_hard_as_it_is_pressed_and_a_mouse_evenly(world: World) -> None:
    with _canvas(world, DESK) as page:
        _pointer(page, "pen", [0.2, 0.4, 0.6, 0.8, 1.0])
        _pointer(page, "mouse", [0.5] * 5)
        pen, mouse = page.evaluate(STROKES)
        assert pen[3][2] == 20
        assert pen[3][-1] > 70
        assert set(mouse[3][2::3]) == {EVEN}


def test_undo_takes_back_a_step_and_starting_over_is_one(world: World) -> None:
    with _canvas(world, DESK) as page:
        for y in (80, 124):
            _mouse(page, "front", [(75, y), (95, y)])
        said = page.locator("[data-marked]")
        expect(said).to_have_text("More in the throat and chest.")
        page.get_by_role("button", name="Start over").click()
        expect(said).to_have_text("Nothing is marked.")
        page.get_by_role("button", name="Undo").click()
        expect(said).to_have_text("More in the throat and chest.")
        page.get_by_role("button", name="Undo").click()
        expect(said).to_have_text("More in the throat.")


def test_with_forced_colours_the_brush_in_hand_and_the_sizes_can_be_seen(
    world: World,
) -> None:
    edge = "one => getComputedStyle(one).borderTopWidth"
    grounds = """one => [one, one.firstElementChild].map(
        each => getComputedStyle(each).backgroundColor)"""
    with _canvas(world, forced_colors="active") as page:
        signs = page.locator(".brush[data-sign]")
        assert [one.evaluate(edge) for one in signs.all()] == ["3px", "1px"]
        button, dot = page.locator(".brush--size").first.evaluate(grounds)
        assert button != dot


def test_what_is_painted_outside_is_said_and_not_kept(world: World) -> None:
    with _canvas(world, DESK) as page:
        _mouse(page, "front", [(3, 6), (9, 12)])
        expect(page.locator("[data-note]")).to_contain_text("outside of the figure")
        assert page.evaluate(STROKES) == []
        expect(page.get_by_role("button", name="Nothing to mark")).to_be_visible()


def test_the_keyboard_alone_marks_keeps_and_tells(world: World) -> None:
    with _canvas(world) as page:
        page.locator("#list summary").focus()
        page.keyboard.press("Enter")
        page.locator("[name=more][value=throat]").focus()
        page.keyboard.press("Space")
        expect(page.locator("[data-marked]")).to_have_text("More in the throat.")
        assert page.evaluate(STROKES)[0][:2] == ["front", "more"]
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="What is it like there?")).to_be_visible()
        page.get_by_label("open", exact=True).focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(page.locator("table")).to_contain_text("open")


def test_what_is_painted_shows_in_the_list_and_can_be_taken_away_there(
    world: World,
) -> None:
    with _canvas(world, DESK) as page:
        _mouse(page, "front", [(85, 78), (85, 126)])
        chest = page.locator("[name=more][value=chest]")
        expect(chest).to_be_checked()
        chest.uncheck(force=True)
        expect(page.locator("[data-marked]")).to_have_text("More in the throat.")


def test_without_script_the_list_is_the_whole_way(world: World) -> None:
    with world.open(world.somebody(), java_script_enabled=False) as page:
        page.goto(NEW)
        page.locator("[name=more][value=chest]").check(force=True)
        page.get_by_role("button", name="Keep").click()
        expect(page.get_by_text("More in the chest.")).to_be_visible()


def test_nothing_is_lost_when_the_screen_turns_and_the_page_goes(world: World) -> None:
    with _canvas(world, has_touch=True) as page:
        Finger(page).draw("front", [(62, 118), (109, 120)])
        page.set_viewport_size({"width": PHONE[1], "height": PHONE[0]})
        expect(page.locator("[data-marked]")).to_have_text("More in the chest.")
        expect(page.locator("[data-draft-status]")).to_contain_text("Draft kept, sealed")
        page.goto("/drafts/")
        page.get_by_role("link", name="Go on").click()
        expect(page.locator("[data-marked]")).to_have_text("More in the chest.")


@pytest.mark.parametrize("size", [PHONE, NARROW], ids=["phone", "narrow"])
def test_both_sides_stand_beside_each_other_on_one_screen(
    world: World, size: tuple[int, int]
) -> None:
    with _canvas(world, size) as page:
        front, back = (_box(page, side) for side in ("front", "back"))
        assert front["y"] == back["y"]
        assert back["x"] + back["width"] <= size[0]
        if size is PHONE:
            bar = page.locator(".actions").bounding_box()
            assert bar
            assert front["y"] + front["height"] < bar["y"]


class Finger:
    """A finger on the glass, as Chromium is told of one."""

    def __init__(self, page: Page) -> None:
        self.page, self.cdp = page, page.context.new_cdp_session(page)

    def draw(self, side: str, spots: list[Spot], also: Spot | None = None) -> None:
        """Draw through the spots; `also` is where a second finger touches meanwhile."""
        at = [_at(self.page, side, spot) for spot in spots]
        second = [_at(self.page, side, also)] if also else []
        self._say("touchStart", at[:1])
        for spot in at[1:]:
            self._say("touchMove", [spot, *second])
        self._say("touchEnd", [])

    def _say(self, kind: str, spots: list[Spot]) -> None:
        points = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(spots)]
        said = {"type": kind, "touchPoints": points}
        self.cdp.send("Input.dispatchTouchEvent", said)


@contextmanager
def _canvas(world: World, size: tuple[int, int] = PHONE, **options: Any) -> Iterator[Page]:
    with world.open(world.somebody(), size, **options) as page:
        page.goto(NEW)
        page.locator("form[data-ready]").wait_for()
        yield page


def _mouse(page: Page, side: str, spots: list[Spot]) -> None:
    first, *rest = (_at(page, side, spot) for spot in spots)
    page.mouse.move(*first)
    page.mouse.down()
    for spot in rest:
        page.mouse.move(*spot, steps=8)
    page.mouse.up()


def _pointer(page: Page, kind: str, pressures: list[float]) -> None:
    """Draw across the chest with what presses so hard, one piece after the other."""
    spots = [_at(page, "front", (60 + 10 * n, 124)) for n in range(len(pressures))]
    names = ["pointerdown", *["pointermove"] * (len(spots) - 1), "pointerup"]
    canvas = page.locator("canvas[data-side=front]")
    canvas.evaluate("one => { one.setPointerCapture = () => {} }")
    for name, (x, y), pressure in zip(
        names, [*spots, spots[-1]], [*pressures, 0], strict=True
    ):
        said = {"pointerId": 7, "pointerType": kind, "pressure": pressure}
        canvas.dispatch_event(name, {**said, "clientX": x, "clientY": y, "bubbles": True})


def _at(page: Page, side: str, spot: Spot) -> Spot:
    box = _box(page, side)
    scale = box["width"] / WIDTH
    return box["x"] + spot[0] * scale, box["y"] + spot[1] * scale


def _box(page: Page, side: str) -> Any:
    box = page.locator(f"canvas[data-side={side}]").bounding_box()
    assert box
    return box


def _squares() -> Iterator[Stroke]:
    """Yield a dab in every square of both views."""
    for view in View:
        for x in range(0, WIDTH, SQUARE):
            for y in range(0, HEIGHT, SQUARE):
                yield _dab(view, x, y)


def _dab(view: View, x: int, y: int) -> Stroke:
    points = (x * TENTHS, y * TENTHS, EVEN)
    return Stroke(view=view, sign=Sign.MORE, radius=RADII[0], points=points)


def _scribble(rng: random.Random) -> Stroke:
    """A stroke that wanders from some spot, as a hand does."""
    x, y, points = rng.randrange(WIDTH * TENTHS), rng.randrange(HEIGHT * TENTHS), []
    for _ in range(rng.randrange(1, 40)):
        points += [x, y, rng.randrange(101)]
        x = min(max(x + round(rng.gauss(0, 90)), 0), WIDTH * TENTHS)
        y = min(max(y + round(rng.gauss(0, 90)), 0), HEIGHT * TENTHS)
    view, sign = rng.choice(list(View)), rng.choice(list(Sign))
    return Stroke(view=view, sign=sign, radius=rng.choice(RADII), points=tuple(points))


def _sent(stroke: Stroke) -> list[Any]:
    return [stroke.view, stroke.sign, stroke.radius, list(stroke.points)]

"""All paths through a practice: each button of each page, and long walks in two windows."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from time_machine import Traveller

from between.records import shelf
from between.story.following import PAUSE, Ended, Following, Press, Step
from between.story.noticing import Draft
from tests.people import Somebody, browser, fresh, sign_up
from tests.security.attempt import as_it_was
from tests.web.following.walking import BEFORE, Page, begin, kept, open_

NOW = datetime(2026, 5, 3, 20, 40, tzinfo=UTC)  # soon it is late
WORD = re.compile(r"zaun\d+z")
ROOM = {"You stopped. That was right.", "Just the room"}


@pytest.fixture
def clock() -> Iterator[Traveller]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def wren(db: None, clock: Traveller) -> Somebody:
    return sign_up("wren", now=NOW)


def states() -> Iterator[Following]:
    """Each step as it is, at the easy place, and put down for a while."""
    for step in Step:
        one = Following(when=NOW, at=NOW, step=step, came="zaun0z")
        put_down = NOW - PAUSE - timedelta(seconds=1)
        yield from (one, replace(one, at=put_down), replace(one, stronger=1))
        yield replace(one, stronger=1, at_easy=True)


@pytest.mark.slow  # a hundred and more buttons
def test_each_button_of_each_page_leads_on_and_stop_is_one_of_them(wren: Somebody) -> None:
    pressed, ends = 0, Counter[str]()
    for state in states():
        with as_it_was():
            id_ = shelf.put(fresh(wren).keys, state, NOW.date())
            page = open_(wren.client, f"{BEFORE}{id_}/")
            assert "stop" in page.buttons, state
            for press in page.buttons:
                with as_it_was():
                    after = page.press(press)
                    pressed += 1
                    assert after.buttons or _is_over(wren)
                    assert press != "stop" or after.heading in ROOM
                    assert [one.story.came for one in kept(wren)] == ["zaun0z"]
                    ends[after.heading] += 1
    print(pressed, "buttons pressed, dangling 0, ends at", dict(ends))  # noqa: T201 (a figure)
    assert pressed > 100


class Walk:
    """Somebody in two windows who presses anything, waits, goes back, and types words."""

    def __init__(self, wren: Somebody, clock: Traveller, seed: int) -> None:
        self.wren, self.clock, self.dice = wren, clock, random.Random(seed)
        self.windows: list[Page] = [self._begin(), self._begin()]
        self.older: list[Page] = []
        self.typed: set[str] = set()
        self.lines: dict[str, str] = {}  # one a sheet: typed over, it is another line of it

    def go(self, steps: int) -> None:
        for _ in range(steps):
            self._step(self.dice.randrange(2))
            self._look()

    def _step(self, at: int) -> None:
        page = self.windows[at]
        match self.dice.randrange(8):
            case 0:
                self._wait()
            case 1:
                self.windows[at] = open_(self.wren.client, page.url)
            case 2 if self.older:
                self.windows[at] = self.dice.choice(self.older)
            case _ if page.buttons:
                often = [4 if one == "next" else 1 for one in page.buttons]
                self._press(at, self.dice.choices(page.buttons, often)[0])
            case _:
                self.windows[at] = self._begin()

    def _begin(self) -> Page:
        """Begin, and have gone on by some steps already."""
        page, keys = begin(self.wren.client), fresh(self.wren).keys
        one = shelf.one(keys, Following, page.following)
        step = self.dice.choice([Step.ARRIVE, Step.EDGE, Step.BACK, Step.NOW, Step.NOW])
        there = replace(one.story, step=step, at_easy=False)
        shelf.place(keys, there, one.day, id_=one.id)
        return open_(self.wren.client, page.url)

    def _press(self, at: int, press: str) -> None:
        page, typed = self.windows[at], {}
        if 'name="words"' in page.text and self.dice.random() < 0.7:
            (leaf,) = page.own_forms[0].fields["leaf"].chosen
            typed = {"words": self.lines.setdefault(leaf, f"zaun{len(self.lines)}z")}
            self.typed.add(typed["words"])
        self.older.append(page)
        self.windows[at] = page.press(press, **typed)
        if self.dice.random() < 0.3:
            page.press(press, **typed)  # a double click

    def _wait(self) -> None:
        self.clock.shift(timedelta(minutes=self.dice.choice([1, 1, 11, 14])))
        page = self.wren.client.get("/moments/")
        if page.status_code != 200:
            unlocked = replace(self.wren, client=browser(self.wren.keys, timezone.now()))
            self.wren = unlocked
            self.windows = [replace(one, client=unlocked.client) for one in self.windows]
            self.older = []

    def _look(self) -> None:
        keys = fresh(self.wren).keys
        found = {one.id: one.story for one in kept(self.wren)}
        assert sum(one.ended is None for one in found.values()) <= 1
        for page in self.windows:
            if page.buttons:
                assert "stop" in page.buttons, page.url
                assert page.following in found
        drafts = [one.story.fields for one in shelf.take(keys, Draft).kept]
        before = [x.story for id_ in found for x in shelf.earlier(keys, Following, id_)]
        lies = " ".join(map(repr, (*found.values(), *before, *drafts)))
        assert self.typed <= set(WORD.findall(lies))


def walk(wren: Somebody, clock: Traveller, *, walks: int, steps: int, by: int) -> None:
    ended, typed = Counter[str](), 0
    for number in range(walks):
        with as_it_was() if walks > 1 else nullcontext():
            clock.move_to(NOW, tick=False)
            walker = Walk(wren, clock, seed=1000 * by + number)
            walker.go(steps)
            typed += len(walker.typed)
            ended.update(str(one.story.ended) for one in kept(wren))
    print(walks * steps, "steps,", typed, "lines,", dict(ended))  # noqa: T201 (a figure)
    assert {one.value for one in (Ended.STOPPED, Ended.FINISHED)} <= set(ended)
    assert typed > walks


@pytest.mark.slow  # three walks of fifty steps, each of which looks at everything
def test_a_few_walks_lose_nothing_and_can_always_be_stopped(
    wren: Somebody, clock: Traveller
) -> None:
    walk(wren, clock, walks=3, steps=50, by=1)


@pytest.mark.long
@pytest.mark.parametrize("by", range(2, 6))
def test_many_walks_lose_nothing_and_can_always_be_stopped(
    wren: Somebody, clock: Traveller, by: int
) -> None:
    walk(wren, clock, walks=10, steps=80, by=by)


def _is_over(whose: Somebody) -> bool:
    return all(one.story.ended for one in kept(whose))


def test_the_words_of_the_buttons_are_those_of_the_story() -> None:
    assert {one.value for one in Press} == {
        *("next", "skip", "stronger", "stop", "end", "on", "leave")
    }

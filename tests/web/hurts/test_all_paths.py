"""All paths through what hurt: each button on each page, and long walks in any order."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import UUID

import pytest
import time_machine
from time_machine import Traveller

from between.records import grants, joined, shelf
from between.records.joined import Side
from between.story.episode import Answer
from between.story.hurt import Hurt, Rest
from between.story.sharing import Passage, Shared, What
from between.web.hurts.going import STEPS
from tests.people import Somebody, fresh, join, sign_up, therapist
from tests.security.attempt import as_it_was
from tests.web.hurts.walking import NEW, Page, kept, open_, url
from tests.web.hurts.wanderer import Wanderer

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
# Each way of resting, and whether a copy lies with somebody: all that there can be.
STATES = [
    (Rest.LEFT, False),
    (Rest.TAKEN, False),
    (Rest.SHARED, True),
    (Rest.BEYOND, False),
    (Rest.BEYOND, True),
]
PLACES = [*(f"{step}/" for step in STEPS), "rest/", ""]
FOUR = set(Rest)


@pytest.fixture
def clock() -> Iterator[Traveller]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def two(now: datetime) -> tuple[Somebody, Somebody]:
    alice, bob, _bond = join(sign_up("alice", now=now), therapist("bob", now=now), now)
    return alice, bob


def wander(clock: Traveller, *, walks: int, steps: int, by: int) -> None:
    said: dict[str, int] = {}
    for number in range(walks):
        with as_it_was() if walks > 1 else nullcontext():
            clock.move_to(NOW, tick=False)
            walker = Wanderer(*two(NOW), clock, seed=1000 * by + number)
            walker.walk(steps)
            for name, times in walker.steps.items():
                said[name] = said.get(name, 0) + times
    print(sum(said.values()), dict(sorted(said.items())))  # noqa: T201 (a figure)


@pytest.mark.slow  # two walks of sixty steps, each of which looks at everything
def test_a_few_walks_leave_nothing_dangling(db: None, clock: Traveller) -> None:
    wander(clock, walks=2, steps=60, by=1)


@pytest.mark.long
@pytest.mark.parametrize("by", range(2, 6))
def test_many_walks_leave_nothing_dangling(db: None, clock: Traveller, by: int) -> None:
    wander(clock, walks=12, steps=80, by=by)


@pytest.mark.slow  # some hundreds of pages
def test_each_button_of_each_page_in_each_state_leads_on_and_leaves_nothing_dangling(
    db: None, clock: Traveller
) -> None:
    alice, bob = two(NOW)
    pressed, ends = 0, set[str]()
    for rest, is_copied in STATES:
        with as_it_was():
            hurt = _lay(alice, rest, is_copied=is_copied)
            for place in PLACES:
                page = open_(alice.client, url(hurt, place))
                for action, data in _buttons(page):
                    with as_it_was():
                        after = page.send(action, data)
                        ends.add(_kind(after))
                        _look(alice, bob, had_copy=is_copied)
                        pressed += 1
    print(pressed, "buttons pressed, ends at", sorted(ends))  # noqa: T201 (a figure)
    assert pressed > 200
    assert ends <= {
        *STEPS,
        *["rest", "hurt", "between-us", "help", "misconduct", "the-room", "hurts", "room"],
    }


@pytest.mark.slow  # looks at each page once
def test_every_path_ends_where_it_rests(db: None, clock: Traveller) -> None:
    """From each page on, every button that was not pressed before leads to a place of rest."""
    alice, _bob = two(NOW)
    with as_it_was():
        leads = _map(alice)
    paths = list(_paths(leads, ("new",)))
    print(len(paths), "paths, none dangling")  # noqa: T201 (a figure)
    assert len(paths) > 60
    assert {path[-1] for path in paths} == {
        "hurt", "between-us", "help", "misconduct", "the-room", "sharing"
    }  # fmt: skip


def _map(alice: Somebody) -> dict[str, list[str]]:
    """Return where each button of each page leads, once a hurt was begun."""
    leads: dict[str, list[str]] = {"new": []}
    for _action, data in _buttons(open_(alice.client, NEW)):
        with as_it_was():
            leads["new"].append(_kind(open_(alice.client, NEW).send("", data)))
    hurt = _lay(alice, Rest.LEFT, is_copied=False)
    for place in (*STEPS, "rest"):
        page = open_(alice.client, url(hurt, f"{place}/"))
        leads[place] = []
        for action, data in _buttons(page):
            with as_it_was():
                leads[place].append(_kind(page.send(action, data)))
    leads["rest"].append("sharing")
    return leads


def _paths(leads: dict[str, list[str]], path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    onwards = leads.get(path[-1])
    if onwards is None:
        yield path
    for one in onwards or []:
        if one not in path:
            yield from _paths(leads, (*path, one))


def _buttons(page: Page) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield what each button of a page would send."""
    for form in page.own_forms:
        data = {name: one.chosen for name, one in form.fields.items() if one.chosen}
        if "words" in form.fields and page.url == NEW:
            data["words"] = ["the clock"]
        names = [name for name in ("go", "line", "still") if name in form.fields]
        for name in names:
            for value in dict.fromkeys(form.fields[name].values):
                yield form.action, data | {name: [value]}
        if not names:
            yield form.action, data


def _look(alice: Somebody, bob: Somebody, *, had_copy: bool) -> None:
    keys = fresh(bob).keys
    copies = [x for one in joined.of(keys, Side.THERAPIST) for x in grants.given(keys, one)]
    assert len(copies) <= had_copy
    for one in kept(alice):
        assert one.story.rest in FOUR
        assert one.story.words == "the clock"
        if one.story.rest is not Rest.BEYOND:
            assert (one.story.rest is Rest.SHARED) == bool(copies)


def _lay(alice: Somebody, rest: Rest, *, is_copied: bool) -> UUID:
    keys = fresh(alice).keys
    told = Hurt(when=NOW, words="the clock", did=Answer(codes=("d2", "d9")))
    hurt = shelf.put(keys, told, NOW.date())
    if is_copied:
        (bond,) = [one.bond for one in joined.of(keys, Side.CLIENT)]
        words = (Passage(heading="What I want to say", words="the clock"),)
        copy = Shared(what=What.HURT, title="It", passages=words, when=NOW, source=hurt)
        grants.share(keys, bond, copy, NOW.date())
    present = shelf.one(keys, Hurt, hurt)
    if present.story.rest is not rest:
        story = replace(present.story, rest=rest)
        shelf.change(keys, story, hurt, version=present.version, day=NOW.date())
    return hurt


def _kind(page: Page) -> str:
    path = urlsplit(page.url).path.strip("/").split("/")
    names = {
        "more-than-a-misunderstanding": "misconduct",
        "just-the-room": "the-room",
        "between-us": "between-us",
        "help": "help",
    }
    last = path[-1]
    return names.get(last, "hurt" if len(last) == 36 else last)

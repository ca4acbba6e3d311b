"""Every address, read and written, by everybody who may come: `expected` says who they are."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from between.records import joined
from between.records.joined import Side
from tests.life import Lived, live, meet
from tests.people import Somebody, browser, fresh, join, therapist
from tests.security.addresses import NEVER, Address, every
from tests.security.attempt import as_it_was, rows_of, sendings, told, twin
from tests.security.expected import EXPECTED, Row
from tests.security.pages import plain, tabs_lit
from tests.visitor import Data

HERS = "quillfeather"
"""A word that stands in everything Alice kept, and nowhere else."""


@dataclass
class World:
    """Alice with a life behind her, Bob who sees a part of it, and a browser for each role."""

    alice: Somebody
    charlie: Somebody
    dora: Somebody
    lived: Lived
    browsers: dict[str, Client]
    rows: str
    data: dict[str, Data] = field(default_factory=dict)

    def url(self, address: Address) -> str:
        return address.url(**EXPECTED[address.name].of(self.lived))


@pytest.fixture
def world(alice: Somebody, charlie: Somebody, bob: Somebody, dora: Somebody) -> World:
    now, gone = timezone.now(), therapist("gone")
    lived = live(alice.keys, now, HERS)
    alice, gone, ended = join(alice, gone, now)
    joined.end(alice.keys, joined.one(alice.keys, ended, Side.CLIENT))
    alice, bob, lived = meet(fresh(alice), bob, lived, now, HERS)
    roles = {"nobody": Client()} | {
        name: one.client
        for name, one in {
            "charlie": charlie,
            "dora": dora,
            "gone": gone,
            "bob": bob,
        }.items()
    }
    roles["locked"] = replace(alice, client=browser(alice.keys, now)).locked()
    roles["alice"] = alice.client
    found = World(alice, charlie, dora, lived, roles, rows_of(alice.keys.account))
    read = [one for one in every() if EXPECTED[one.name].gets]
    his = [one for one in read if EXPECTED[one.name].of_therapist]
    hers = [one for one in read if one not in his]
    found.data = sendings(alice, [found.url(one) for one in hers])
    found.data |= sendings(bob, [found.url(one) for one in his])
    return found


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    assert {address.name for address in every()} == set(EXPECTED)
    for address in every():
        row = EXPECTED[address.name]
        assert set(address.parameters) == set(row.ids) | set(row.said), address.name


@pytest.mark.slow  # every address, by everybody, in one life: it takes seconds to lay down
def test_every_address_holds_for_everybody(world: World, subtests: pytest.Subtests) -> None:
    for check in (
        every_address_answers_everybody_as_it_should,
        what_is_anothers_looks_like_what_never_was,
        a_strangers_form_with_her_ids_reaches_nothing_of_hers,
        nothing_is_done_without_the_forms_own_token,
    ):
        # At one instant: a visit is renewed once a minute, which costs a query.
        now = time_machine.travel(timezone.now(), tick=False)
        with subtests.test(check.__name__), now:
            check(world)


@pytest.mark.long  # empty forms too
def test_every_address_answers_everybody_an_empty_form_too(world: World) -> None:
    every_address_answers_everybody_as_it_should(world, whole=True)


def every_address_answers_everybody_as_it_should(
    world: World, *, whole: bool = False
) -> None:
    wrong, cells = [], 0
    for role, address, method, data in _cells(world, whole=whole):
        client, url = twin(world.browsers[role]), world.url(address)
        with as_it_was():
            answer = client.get(url) if method == "GET" else client.post(url, data)
            wrong += [
                f"{method} {url} by {role} {fault}"
                for fault in _faults(world, role, EXPECTED[address.name], method, answer)
            ]
        cells += 1
    assert wrong == []
    assert cells >= (21 if whole else 14) * len(EXPECTED)
    print(f"{cells} cells checked, {len(wrong)} wrong")  # noqa: T201 (a figure to publish)


def what_is_anothers_looks_like_what_never_was(world: World) -> None:
    asked = [one for one in every() if EXPECTED[one.name].ids]
    for address in asked:
        who = world.dora if EXPECTED[address.name].of_therapist else world.charlie
        ids = EXPECTED[address.name].of(world.lived)
        hers = world.url(address)
        never = address.url(**ids | dict.fromkeys(EXPECTED[address.name].ids, NEVER))
        for method in ("GET", "POST"):
            first, queries = _counted(who, method, hers, world.data.get(hers, {}))
            second, as_many = _counted(who, method, never, world.data.get(hers, {}))
            assert first.status_code == second.status_code
            own = [ids[name] for name in EXPECTED[address.name].ids]
            assert plain(first.content, *own) == plain(second.content, NEVER)
            assert queries == as_many, hers
    assert asked


def a_strangers_form_with_her_ids_reaches_nothing_of_hers(world: World) -> None:
    for url, data in world.data.items():
        client = twin(world.charlie.client)
        with as_it_was():
            answer = client.post(url, data)
            pages = [answer, client.get("/moments/"), client.get("/people/")]
            assert not any(HERS.encode() in page.content for page in pages), url
            assert answer.status_code < 500
            assert rows_of(world.alice.keys.account) == world.rows
    assert len(world.data) > 3


def nothing_is_done_without_the_forms_own_token(world: World) -> None:
    for address in every():
        for client in (world.alice.client, Client()):
            with as_it_was():
                url = world.url(address)
                answer = twin(client, csrf=True).post(url, world.data.get(url, {}))
                assert answer.status_code == 403, url
                assert rows_of(world.alice.keys.account) == world.rows, url


def _cells(world: World, *, whole: bool) -> Iterator[tuple[str, Address, str, Data]]:
    for address in every():
        for role in world.browsers:
            yield role, address, "GET", {}
            if whole:
                yield role, address, "POST", {}
            yield role, address, "POST", world.data.get(world.url(address), {})


def _faults(world: World, role: str, row: Row, method: str, answer: Any) -> list[str]:
    said, expected = told(answer), _expected(role, row, method)
    found = (
        [] if said in expected else [f"said {said}, not {' or '.join(sorted(expected))}"]
    )
    was_shown = role == "bob" and (row.of_therapist or row.of_both)
    if said == "page" and not row.public and (role == "alice" or was_shown):
        # only for a room to look at together, or a file, are there no tabs
        lit = tabs_lit(answer.content)
        if lit != 1 and not (lit is None and method == "POST"):
            found.append(f"lies under {lit} tabs")
    if role != "alice" and not was_shown and HERS.encode() in answer.content:
        found.append("shows her words")
    if (
        role != "alice"
        and method == "POST"
        and rows_of(world.alice.keys.account) != world.rows
    ):
        found.append("changed her rows")
    return found


def _expected(role: str, row: Row, method: str) -> set[str]:
    if not (row.gets if method == "GET" else row.posts):
        return {"method"}
    if row.public:
        return {"page", "elsewhere", "unlock"}
    if role in {"nobody", "locked"}:
        return {"unlock"}
    if row.of_therapist and role in {"alice", "charlie"}:
        return {"missing"}
    owners = {"bob" if row.of_therapist else "alice"} | ({"bob"} if row.of_both else set())
    if row.ids and role not in owners:
        return {"missing"}
    return {"page", "elsewhere"} | (
        {"refused"} if row.refuses and method == "POST" else set()
    )


def _counted(somebody: Somebody, method: str, url: str, data: Data) -> tuple[Any, int]:
    client = twin(somebody.client)
    with as_it_was(), CaptureQueriesContext(connection) as queries:
        answer = client.get(url) if method == "GET" else client.post(url, data)
    return answer, len(queries)

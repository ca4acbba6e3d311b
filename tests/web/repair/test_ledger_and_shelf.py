"""Long walks of two people over one hurt, after each step of which ledger and shelf agree."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from time_machine import Traveller

from between.records import shelf
from between.story.hurt import Hurt
from tests.people import fresh, join, sign_up, therapist
from tests.security.attempt import as_it_was
from tests.web.repair.two_chairs import TwoChairs

NOW = datetime(2026, 5, 7, 15, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[Traveller]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def walk(clock: Traveller, *, walks: int, steps: int, by: int) -> None:
    alice, bob, bond = join(sign_up("alice", now=NOW), therapist("bob", now=NOW), NOW)
    told = Hurt(when=NOW, words="the clock", bond=bond)
    hurt, said = shelf.put(fresh(alice).keys, told, NOW.date()), Counter[str]()
    for number in range(walks):
        with as_it_was():
            clock.move_to(NOW, tick=False)
            two = TwoChairs((alice, bob, bond, hurt), clock, seed=1000 * by + number)
            two.walk(steps, is_shared=number % 2 == 0)
            said += two.steps
    # The walk asserts after each step; here, that it was one: opening an old tab is not counted.
    assert 2 * said.total() >= walks * steps
    print(said.total(), dict(sorted(said.items())))  # noqa: T201 (a figure)


@pytest.mark.slow  # every step looks at both ledgers, on the pages and beneath them
def test_ledger_and_shelf_agree_on_a_short_way(db: None, clock: Traveller) -> None:
    walk(clock, walks=1, steps=36, by=1)


@pytest.mark.long
@pytest.mark.parametrize("by", range(2, 6))
def test_ledger_and_shelf_agree_on_long_ways(db: None, clock: Traveller, by: int) -> None:
    walk(clock, walks=12, steps=80, by=by)

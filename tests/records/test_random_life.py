"""A long life in a random order, beside a plain list of what should be there."""

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from between.records import head, letters, shelf
from between.records.head import State
from between.records.models import Account
from between.story.episode import Episode
from between.story.mark import Mark
from between.story.noticing import Draft
from between.story.people import Person
from tests.life import episode, typed
from tests.people import Somebody


class Walk:
    """Somebody's life, step by step: what it does to the shelf it notes beside it."""

    def __init__(self, somebody: Somebody, seed: int) -> None:
        self.keys, self.rng = somebody.keys, random.Random(seed)
        self.now: datetime = timezone.now()
        self.kept: dict[UUID, int] = {}
        self.erased: dict[UUID, int] = {}
        self.drafts: set[UUID] = set()
        self.marks = 0

    @property
    def day(self) -> date:
        return self.now.date()

    def step(self) -> str:
        act = self.rng.choice(ACTS)
        act(self)
        return act.__name__

    def put(self) -> None:
        story = episode(None, self.now, f"words {self.rng.random()}")
        self.kept[shelf.put(self.keys, story, self.day)] = 1

    def change(self) -> None:
        for one in self._some(self.kept):
            story = episode(None, self.now, f"other words {self.rng.random()}")
            version = self.kept[one]
            self.kept[one] = shelf.change(
                self.keys, story, one, version=version, day=self.day
            )

    def change_what_is_stale(self) -> None:
        for one in self._some(self.kept):
            story = episode(None, self.now, "never kept")
            with pytest.raises(shelf.Stale):
                shelf.change(self.keys, story, one, version=99, day=self.day)

    def erase(self) -> None:
        for one in self._some(self.kept):
            shelf.erase(self.keys, Episode, one, self.now)
            self.erased[one] = self.kept.pop(one)

    def bring_back(self) -> None:
        for one in self._some(self.erased):
            shelf.bring_back(self.keys, Episode, one, self.now)
            self.kept[one] = self.erased.pop(one)

    def draft(self) -> None:
        id_ = self.rng.choice([*sorted(self.drafts), uuid4()])
        self.drafts.add(
            shelf.place(self.keys, typed(self.now, "half a"), self.day, id_=id_)
        )

    def turn_a_leaf(self) -> None:
        blank = Draft(place="", fields={}, when=self.now)
        id_ = self.rng.choice([*sorted(self.drafts), uuid4()])
        shelf.place(self.keys, blank, self.day, id_=id_, erased_at=self.now)
        self.drafts.discard(id_)

    def keep_a_draft(self) -> None:
        for one in self._some(dict.fromkeys(self.drafts, 1)):
            shelf.remove(self.keys, Draft, one)
            self.drafts.remove(one)

    def mark(self) -> None:
        account = Account.objects.get(id=self.keys.account)
        mark = Mark(episode=episode(None, self.now, "while locked"), who="Ana")
        assert letters.leave(account, mark, self.now)
        self.marks += 1

    def collect(self) -> None:
        letters.collect(self.keys, self.now)
        kept = {one.id: one.version for one in shelf.take(self.keys, Episode).kept}
        new = kept.keys() - self.kept.keys()
        assert len(new) == self.marks
        self.kept |= {one: kept[one] for one in new}
        self.marks = 0

    def prune(self) -> None:
        self.now += timedelta(hours=25)
        shelf.prune(self.now)
        self.erased = {}

    def is_as_expected(self) -> bool:
        kept = {one.id: one.version for one in shelf.take(self.keys, Episode).kept}
        gone = {one.id for one in shelf.take_erased(self.keys, Episode, self.now).kept}
        drafts = {one.id for one in shelf.take(self.keys, Draft).kept}
        return (kept, gone, drafts) == (self.kept, set(self.erased), self.drafts)

    def _some(self, among: dict[UUID, int]) -> list[UUID]:
        return self.rng.sample(sorted(among), min(len(among), 1))


ACTS: list[Callable[[Walk], None]] = [
    *[Walk.put] * 3,
    *[Walk.change] * 3,
    Walk.change_what_is_stale,
    *[Walk.erase] * 2,
    *[Walk.bring_back] * 2,
    *[Walk.draft] * 2,
    Walk.turn_a_leaf,
    Walk.keep_a_draft,
    *[Walk.mark] * 2,
    Walk.collect,
    Walk.prune,
]


def walk(somebody: Somebody, *, seed: int, steps: int, each: int) -> None:
    life, taken = Walk(somebody, seed), []
    for at in range(steps):
        taken.append(life.step())
        if at % each == 0:
            assert head.check(somebody.keys) is State.RIGHT, (seed, taken)
            assert life.is_as_expected(), (seed, taken)
    assert head.check(somebody.keys) is State.RIGHT, (seed, taken)
    assert life.is_as_expected(), (seed, taken)
    assert {one.name for one in _people(somebody)} <= {"Ana"}


def test_after_any_steps_of_a_life_the_head_is_right(alice: Somebody) -> None:
    walk(alice, seed=1, steps=60, each=5)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 8))
def test_after_many_steps_of_many_lives_the_head_is_right(
    alice: Somebody, seed: int
) -> None:
    walk(alice, seed=seed, steps=300, each=1)


def _people(somebody: Somebody) -> list[Person]:
    return [one.story for one in shelf.take(somebody.keys, Person).kept]

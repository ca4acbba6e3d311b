"""Two clients and two therapists, what they hold in their hands, and how they come in."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import pytest

from between.records import (
    admissions,
    bonds,
    head,
    joined,
    keyroom,
    letters,
    sheets,
    shelf,
    visits,
)
from between.records.joined import Joined, NotOpen, Side
from between.records.keyroom import Outdated, Unlocked
from between.records.models import Account
from between.records.shelf import CannotBeOpened, Missing, Stale
from between.story.episode import Episode
from between.vault.bond import bonds_of
from between.vault.errors import VaultError
from tests.histories import database
from tests.histories.model import ABSOLUTE, IDLE, Book, Human, Moment, Tie, Window
from tests.life import episode
from tests.people import SOURCE
from tests.security.scanner import hits

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
WORD = "zaunkoenig"  # in everything that anybody types
SIDES = {
    "alice": Side.CLIENT,
    "charlie": Side.CLIENT,
    "bob": Side.THERAPIST,
    "dora": Side.THERAPIST,
}
ANYBODY = list(SIDES)
CLIENT = ["alice", "charlie"]
THERAPIST = ["bob", "dora"]
# "late" is a request that began some time ago, with the keys of then in its hands.
WINDOW = ["first", "second", "late"]
PICK = range(12)
BOTH = (False, True)
T = TypeVar("T")
K = TypeVar("K")
D = TypeVar("D", bound=Callable[..., None])
TRIES = 6
Refusals = tuple[type[Exception], ...]
GONE: Refusals = (Outdated, Missing, NotOpen, Stale, CannotBeOpened)


@dataclass
class Tally:
    """What was lived in all histories of a run, so that it can be said afterwards."""

    folder: Path
    histories: int = 0
    steps: Counter[str] = field(default_factory=Counter)
    searched: int = 0

    def said(self) -> str:
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(self.steps.items()))
        return (
            f"{self.histories} histories, {self.steps.total()} steps of "
            f"{len(self.steps)} kinds, {self.searched} searches, 0 failures: {kinds}"
        )


@dataclass(frozen=True)
class Step:
    """Something that can be done: how often, when, and what is chosen for it."""

    weight: int
    when: Callable[[Any], object]
    chosen: dict[str, Sequence[Any]]


def step(
    weight: int,
    *,
    when: Callable[[Any], object] = lambda _: True,
    **chosen: Sequence[Any],
) -> Callable[[D], D]:
    """Let a method be a step of histories, as often as `weight` says, where it can be done."""

    def marked(deed: D) -> D:
        deed.step = Step(weight, when, chosen)  # type: ignore[attr-defined]
        return deed

    return marked


@dataclass
class Late:
    """A request that began some time ago: the keys and the bonds as it saw them."""

    keys: Unlocked
    seen: dict[UUID, Joined]


class Cast:
    """The people of one history, beside the book of what should be there."""

    def __init__(self, tally: Tally, seed: str) -> None:
        database.empty()
        self.tally, self.rng = tally, random.Random(seed)
        self.said: list[str] = [f"The history {seed}:"]
        self.book, self.now = Book(), NOW
        self.account_keys: dict[UUID, bytes] = {}
        self.late: dict[str, Late] = {}
        self.typed = 0
        # What counted once and must not any more.
        self.passphrases: list[tuple[str, str]] = []
        self.sheets: list[tuple[str, str]] = []
        self.keys_before: list[Unlocked] = []
        self.bond_keys: set[bytes] = set()
        self.searched: set[str] = set()
        self.tally.histories += 1
        for who in SIDES:
            self.sign_up(who)
        self.begin()

    def begin(self) -> None:
        """Something was lived already: everybody has a sheet and two moments, two are joined."""
        for one in self.book.people.values():
            self.draw_sheet(one, self.present(one))
            for words in (self.words(), self.words()):
                story = episode(None, self.now, words)
                one.moments[shelf.put(self.present(one), story, self.day)] = Moment(words)
        self.join_in_the_room("alice", "bob")

    def go_on(self) -> None:
        """Do something that can be done now; where it comes to nothing, something else."""
        done = self.tally.steps.total()
        for _ in range(TRIES):
            name = self.rng.choice(self.can_be_done())
            deed = getattr(self, name)
            chosen = {of: self.rng.choice(among) for of, among in deed.step.chosen.items()}
            self.said.append(f"{name} {chosen}")
            deed(**chosen)
            if self.tally.steps.total() > done:
                return

    def can_be_done(self) -> list[str]:
        """Return the names of all steps, each as often as it weighs."""
        named = ((name, getattr(type(self), name)) for name in dir(type(self)))
        return [
            name
            for name, deed in named
            if hasattr(deed, "step") and deed.step.when(self)
            for _ in range(deed.step.weight)
        ]

    @property
    def is_alarmed(self) -> bool:
        return any(one.alarm for one in self.book.people.values())

    @property
    def day(self) -> date:
        return self.now.date()

    def words(self) -> str:
        self.typed += 1
        return f"{WORD} {self.typed}"

    def did(self, kind: str) -> None:
        """Count a step; the first of its kind in a history ends with a search for its words."""
        self.tally.steps[kind] += 1
        if kind not in self.searched:
            self.searched.add(kind)
            self.search()

    def search(self) -> None:
        """Look for what was typed in every file: database, log, keyring, locks."""
        self.tally.searched += 1
        found = [path for path in self.tally.folder.rglob("*") if path.is_file()]
        names = {path.name for path in found}
        assert {"between.sqlite3", "between.sqlite3-wal", "keyring.sqlite3"} <= names
        assert [one for path in found for one in hits([WORD], path.read_bytes())] == []

    def sign_up(self, who: str) -> Human:
        passphrase, side = self.words(), SIDES[who]
        keys, name = keyroom.sign_up(f"{WORD} {who}", passphrase, self.day, source=SOURCE)
        one = Human(keys.account, name, side, passphrase)
        if side is Side.THERAPIST:
            admissions.use(keys, admissions.admit(self.now), self.now)
        self.book.people[who] = one
        self.account_keys[keys.account] = keys.account_key
        self.late.pop(who, None)
        return one

    def present(self, one: Human) -> Unlocked:
        """Return somebody's keys as they lie in the table, whether a window is open or not."""
        account = Account.objects.get(id=one.account)
        return keyroom.unlocked(account, self.account_keys[one.account])

    def take(self, who: str, window: str) -> tuple[Human, Unlocked]:
        """Return somebody with the keys of a window, in which they unlock if they must."""
        one = self.book.people[who]
        if window == "late" and who in self.late:
            return one, self.late[who].keys
        seen = one.windows.get(window)
        visit = visits.find(seen.door.token, self.now) if seen else None
        keys = visits.resume(visit, seen.door.key, self.now) if visit and seen else None
        assert (keys is not None) == (seen is not None and seen.is_open(self.now))
        return one, keys or self.unlock(one, window)

    def unlock(self, one: Human, window: str) -> Unlocked:
        """Unlock by passphrase, with all that happens then."""
        keys = keyroom.unlock(one.name, one.passphrase, source=SOURCE)
        assert letters.collect(keys, self.now) == len(one.letters)
        self.unfold(one, keys)
        self.look_at_head(one, keys)
        door = visits.begin(keys, self.now)
        one.windows[window] = Window(door, self.now + IDLE, self.now + ABSOLUTE)
        visits.prune(self.now)
        shelf.prune(self.now)
        self.book.prune(self.now)
        return keys

    def unfold(self, one: Human, keys: Unlocked) -> None:
        """Find what was marked while locked among the moments."""
        kept = {each.id: each.story.words for each in shelf.take(keys, Episode).kept}
        new = {id_: words for id_, words in kept.items() if id_ not in one.moments}
        assert sorted(new.values()) == sorted(one.letters)
        one.moments |= {id_: Moment(words) for id_, words in new.items()}
        one.letters = []

    def look_at_head(self, one: Human, keys: Unlocked) -> None:
        found = head.check(keys)
        assert found is one.alarm, (one.name, found, one.alarm)

    def counts(self, one: Human, keys: Unlocked) -> bool:
        return keys.account_key == self.account_keys[one.account]

    def act(self, one: Human, keys: Unlocked, deed: Callable[[], T]) -> T | None:
        """Do it; with keys that count no more it must be refused."""
        if self.counts(one, keys):
            return deed()
        self.refused(GONE, deed)
        return None

    def refused(self, errors: Refusals, deed: Callable[[], object]) -> None:
        """Try it: it must be refused, and nothing may have been written."""
        before = database.everything()
        with pytest.raises(errors):
            deed()
        assert database.everything() == before

    def join_in_the_room(self, who: str, with_: str, window: str = "first") -> UUID | None:
        one, keys = self.take(who, window)
        them, theirs = self.take(with_, "first")
        words = bonds.invite(theirs, f"Dr {them.name}", self.now).words
        them.shows_keys = True
        offer = bonds.look_up(keys, words, self.now)
        fresh = self.act(one, keys, lambda: bonds.join(keys, offer, one.name, self.now))
        if fresh is None:
            return None
        names = (one.name, f"Dr {them.name}")
        self.book.ties[offer.bond] = Tie(one.account, them.account, names, them.generation)
        one.ring[offer.bond] = joined.Standing.OPEN
        one.shows_keys = True
        self.is_new(one, offer.bond, 1)
        return offer.bond

    def is_new(self, one: Human, bond: UUID, epoch: int) -> None:
        """Check that a bond's last key is the one of this epoch and was never seen before."""
        held = bonds_of(self.present(one).keychain)[bond]
        assert held.epoch == epoch
        assert held.keys[-1] not in self.bond_keys
        self.bond_keys.add(held.keys[-1])

    def nothing_of_before_opens(self) -> None:
        """Try what counted once and must not any more."""

    def bond_key_after_the_end(self, one: Human, bond: UUID) -> None:
        """Check that whoever ended a bond has a new key of it, which nobody else has."""
        self.is_new(one, bond, 2)

    def forget_passphrase(self, one: Human, passphrase: str) -> None:
        self.passphrases.append((one.name, one.passphrase))
        one.passphrase = passphrase

    def forget_sheet(self, one: Human) -> None:
        if one.sheet:
            self.sheets.append((one.name, one.sheet))
        one.sheet = ""

    def draw_sheet(self, one: Human, keys: Unlocked) -> bool:
        drawn = sheets.draw(keys)
        sheets.confirm(keys, drawn)
        self.forget_sheet(one)
        one.sheet = drawn
        return True


def picked(found: dict[UUID, K], pick: int) -> tuple[UUID, K]:
    """Return one of them: the order in which they came is the same in each run."""
    return list(found.items())[pick % len(found)]


def opens(deed: Callable[[], object]) -> bool:
    try:
        deed()
    except VaultError:
        return False
    return True

"""What one of the two reads of a way back: on their page, and in what lies beneath it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from uuid import UUID

from between.records import grants, joined, repairs, shelf
from between.records.joined import Joined, Side
from between.records.keyroom import Unlocked
from between.story.hurt import Hurt
from between.story.repair import WHOSE, Repair, Step, Tick
from between.story.sharing import What
from tests.people import Somebody, fresh

LINE = re.compile(r'<li class="ledger__line( ledger__line--ticked)?">(.*?)</li>', re.DOTALL)
WORDS = re.compile(r"<blockquote[^>]*>(.*?)</blockquote>", re.DOTALL)
SAID = ("Repaired, in your client", "You wrote that it is all right between you again")


@dataclass(frozen=True, kw_only=True)
class Ticked:
    """One tick, by what both can read of it."""

    attempt: int
    step: Step
    by: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Read:
    """The ledger of one hurt as one of the two reads it; `knows` whether it has one for them."""

    with_: Joined
    ledger: Repair
    rows: list[tuple[Tick, ...]]
    knows: bool
    page: Any

    @property
    def ticks(self) -> frozenset[Ticked]:
        return frozenset(_ticks(self.ledger))

    @property
    def lines(self) -> list[tuple[bool, str]]:
        """What stands on the page, line by line: whether it is ticked, and its words."""
        found = LINE.findall(self.page.content.decode())
        return [(bool(ticked), _words(line)) for ticked, line in found]

    def words_of(self, step: Step) -> list[str]:
        return [one.words for one in self.ticks if one.step is step]

    def look(self) -> None:
        """See that the page holds the ledger, and that no line is anybody else's."""
        for one in self.rows:
            assert len({(x.attempt, x.step, x.by) for x in one}) == len(one), one
            assert all(x.by in WHOSE[x.step] for x in one), one
        assert self.page.status_code == (200 if self.knows else 404), self.knows
        if self.knows:
            assert self.lines == list(_shown(self.ledger))
            is_said = any(said in self.page.content.decode() for said in SAID)
            assert is_said == self.ledger.is_repaired

    def look_after_the_end(self, then: "Read") -> None:
        """See that nothing came since it ended, and that what the other ticked stays."""
        mine = self.with_.side.value
        assert self.ticks <= then.ticks
        assert all(one.by == mine for one in then.ticks - self.ticks)


def read(whose: Somebody, bond: UUID, hurt: UUID) -> Read:
    keys = fresh(whose).keys
    with_ = joined.mine(keys, bond)
    found = repairs.every(keys, with_)
    return Read(
        with_=with_,
        ledger=found.of(hurt),
        rows=[tuple(one.story for one in rows) for rows in (found.own, found.laid)],
        knows=_knows(keys, with_, hurt, is_ticked=hurt in found.hurts),
        page=whose.client.get(f"/together/{bond}/way-back/{hurt}/"),
    )


def look(
    people: Mapping[Side, Somebody], bond: UUID, hurt: UUID, at_the_end: dict[Side, Read]
) -> dict[Side, Read]:
    """Read both ledgers, on the pages and beneath them, and the hurt beside them."""
    both = {side: read(who, bond, hurt) for side, who in people.items()}
    for side, one in both.items():
        one.look()
        if one.with_.has_ended:
            one.look_after_the_end(at_the_end.setdefault(side, one))
    hers, his = both[Side.CLIENT], both[Side.THERAPIST]
    if not hers.with_.has_ended:
        _same(hers, his)
    for kept in shelf.take(fresh(people[Side.CLIENT]).keys, Hurt).kept:
        is_repaired = kept.story.repaired_on is not None
        assert is_repaired == hers.ledger.is_repaired, (is_repaired, hers.ledger)
    return both


def unlike(one: Read, other: Read) -> frozenset[Ticked]:
    return one.ticks ^ other.ticks


def _same(hers: Read, his: Read) -> None:
    assert hers.ledger == his.ledger
    if hers.knows and his.knows:
        assert hers.lines == his.lines


def _knows(keys: Unlocked, with_: Joined, hurt: UUID, *, is_ticked: bool) -> bool:
    """Whether there is a ledger for them: of what is theirs, what was shared, what is ticked."""
    if with_.side is Side.THERAPIST:
        copies = (one.shared for one in grants.given(keys, with_))
        is_shared = any(one.what is What.HURT and one.source == hurt for one in copies)
        return is_ticked or is_shared
    own = {one.id: one.story for one in shelf.take(keys, Hurt).kept}
    return not own[hurt].is_misconduct if hurt in own else is_ticked


def _ticks(ledger: Repair) -> Iterator[Ticked]:
    for attempt in ledger.attempts:
        for step, one in attempt.ticks.items():
            yield Ticked(
                attempt=attempt.number, step=step, by=one.by.value, words=one.words
            )


def _shown(ledger: Repair) -> Iterator[tuple[bool, str]]:
    for attempt in (ledger.present, *ledger.attempts[:-1]):
        is_now = attempt is ledger.present
        for step in Step:
            one = attempt.ticks.get(step)
            if one or (is_now and step is not Step.STOPPED):
                yield one is not None, one.words if one else ""


def _words(line: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", "".join(WORDS.findall(line)))).strip()

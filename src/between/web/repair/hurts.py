"""The hurts of a bond as each of the two knows of them, with the way back of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from between.records import grants, repairs, shelf
from between.records.joined import Joined, Side
from between.records.keyroom import Unlocked
from between.records.repairs import Ledgers
from between.story.hurt import Hurt
from between.story.repair import Step
from between.web import ways_back
from between.web.ways_back import WayBack


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One hurt: its first words, the day of it, the day on which it came right, its ledger."""

    id: UUID
    words: str
    day: date
    when: str
    repaired: date | None
    ledger: WayBack
    grant: UUID | None = None


def known(keys: Unlocked, with_: Joined, zone: ZoneInfo) -> list[Known]:
    """Return the hurts of a bond that this person knows of, the newest first."""
    found = repairs.every(keys, with_)
    mine = _own if with_.side is Side.CLIENT else _shared
    return sorted(mine(keys, with_, found, zone), key=lambda one: one.day, reverse=True)


def days(found: list[Known]) -> list[tuple[date, date | None]]:
    """Return when each began and when it came right, for the course."""
    return [(one.day, one.repaired) for one in found]


def _own(keys: Unlocked, with_: Joined, found: Ledgers, zone: ZoneInfo) -> Iterator[Known]:
    """Yield the client's own; what is more than a misunderstanding has no place here."""
    for kept in shelf.take(keys, Hurt).kept:
        story = kept.story
        if story.bond not in {None, with_.bond} or story.is_misconduct:
            continue
        day = story.when.astimezone(zone).date()
        yield Known(
            id=kept.id,
            words=story.sentence or story.words,
            day=day,
            when=date_format(day, "j F Y"),
            repaired=story.repaired_on,
            ledger=ways_back.way_back(found.of(kept.id), with_, zone),
        )


def _shared(
    keys: Unlocked, with_: Joined, found: Ledgers, zone: ZoneInfo
) -> Iterator[Known]:
    """Yield what was shared with the therapist, or ticked in their ledger without its words."""
    copies = {
        source: one
        for one in grants.given(keys, with_)
        if one.shared.is_hurt_with(with_.bond) and (source := one.shared.source)
    }
    for hurt in {*copies, *found.hurts}:
        copy, ledger = copies.get(hurt), found.of(hurt)
        ticks = [one.when for x in ledger.attempts for one in x.ticks.values()]
        began = min([*ticks, *([copy.shared.when] if copy else [])])
        said = ledger.present.ticks.get(Step.REPAIRED)
        day = began.astimezone(zone).date()
        yield Known(
            id=hurt,
            words=copy.shared.title if copy else "",
            day=day,
            when=date_format(day, "j F Y"),
            repaired=said.when.astimezone(zone).date() if said else None,
            ledger=ways_back.way_back(ledger, with_, zone),
            grant=copy.id if copy else None,
        )

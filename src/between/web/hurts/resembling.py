"""Arranges the echoes of a hurt for a page: computed when they are opened, and never kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from between.insight import afterwards, body_marks, dice
from between.insight import echoes as insight
from between.insight.afterwards import Afterwards
from between.insight.echoes import Echoes
from between.records import hurts, shelf
from between.records.keyroom import Unlocked
from between.records.shelf import Closed, Kept
from between.story.body import Painting
from between.story.episode import Episode
from between.story.hurt import Hurt
from between.web import notebook, telling
from between.web.hurts import echo_sayings
from between.web.notebook import Notebook
from between.web.telling import Told

SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """An earlier moment as it was written, and what it shares with the hurt."""

    told: Told
    why: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What came after it was all right again: with whom, in which moments, what was counted."""

    first: str
    moments: list[Told]
    counted: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a page shows; `not_safe` is who is left out of everything, and then all is empty."""

    not_safe: str = ""
    is_silent: bool = False
    echoes: tuple[Heard, ...] = ()
    since: Since | None = None
    closed: tuple[Closed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """Everything that is laid beside a hurt, opened for one request."""

    kept: Mapping[UUID, Kept[Episode]]
    notes: Notebook
    now: datetime

    def told(self, ids: Iterable[UUID]) -> list[Told]:
        return [telling.tell(self.kept[one], self.notes, self.now) for one in ids]


def found(keys: Unlocked, kept: Kept[Hurt], now: datetime) -> Found:
    """Return what a hurt resembles, and what came after it was all right again.

    A moment from which something began that is more than a misunderstanding has no part in it.
    """
    notes, hurt = notebook.of(keys), kept.story
    them = hurt.person or notes.therapist(hurt.bond)
    if not notes.is_safe(them):
        return Found(not_safe=notes.who(them))
    taken = shelf.take(keys, Episode)
    out = hurts.left_out(one.story for one in shelf.take(keys, Hurt).kept)
    read = _Read(kept={one.id: one for one in taken.kept}, notes=notes, now=now)
    moments = {id_: one.story for id_, one in read.kept.items() if id_ not in out}
    story = replace(hurt, person=them)
    # One seed for everybody: what is found depends on the moments alone.
    painted = [one.story for one in shelf.take(keys, Painting).kept]
    where = body_marks.felt(kept.id, hurt.episode, painted)
    alike = insight.of(story, moments, notes.people, rng=dice.of(SEED), felt=where)
    return Found(
        is_silent=not isinstance(alike, Echoes),
        echoes=_heard(alike, read) if isinstance(alike, Echoes) else (),
        since=_since(afterwards.of(story, moments, notes.people), story, read),
        closed=taken.closed,
    )


def _heard(found: Echoes, read: _Read) -> tuple[Heard, ...]:
    told = read.told(one.moment for one in found.found)
    return tuple(
        Heard(told=moment, why=echo_sayings.why(one.why))
        for moment, one in zip(told, found.found, strict=True)
    )


def _since(found: object, hurt: Hurt, read: _Read) -> Since | None:
    """Return nothing where there was no repair, or where too little of the hurt was told."""
    if not isinstance(found, Afterwards):
        return None
    therapist = read.notes.who(hurt.person) or _("your therapist")
    often = found.often
    names = (therapist, read.notes.who(often.person)) if often else (therapist, "")
    return Since(
        first=echo_sayings.often(often, found.on, names) if often else "",
        moments=read.told(often.moments if often else ()),
        counted=list(echo_sayings.counted(found)),
    )

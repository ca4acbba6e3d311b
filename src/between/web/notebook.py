"""What it takes to read somebody's moments to them: their clock, their people, their words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import Closed
from between.story.noticing import Naming, Preferences
from between.story.people import Person, Role
from between.story.vocabulary import CHIPS


@dataclass(frozen=True, slots=True, kw_only=True)
class Notebook:
    """`names` are the person's own names for chips, by code; `closed` people stay shut."""

    zone: ZoneInfo
    people: Mapping[UUID, Person]
    names: Mapping[str, str]
    closed: tuple[Closed, ...] = ()

    def who(self, person: UUID | None) -> str:
        """Return the name, "somebody" for a person who was removed, or nothing yet."""
        if person is None:
            return ""
        known = self.people.get(person)
        return known.name if known else _("somebody")

    def is_safe(self, person: UUID | None) -> bool:
        known = self.people.get(person) if person else None
        return known is None or known.safe

    def with_somebody(self, person: UUID | None) -> "Notebook":
        """Return a notebook in which a removed person can still be chosen, without a name."""
        if person is None or person in self.people:
            return self
        return replace(self, people={**self.people, person: Person(name=_("somebody"))})

    def label(self, code: str) -> str:
        """Return the chip's words; the person's own name comes first, ours behind it."""
        ours = _(CHIPS[code].chip)
        return f"{self.names[code]} ({ours})" if code in self.names else ours

    def therapists(self) -> list[tuple[UUID, Person]]:
        found = self.people.items()
        return [(i, one) for i, one in found if one.role is Role.THERAPIST]

    def therapist(self, bond: UUID | None = None) -> UUID | None:
        """Return who is on the other side of a bond, or else the therapist."""
        tied = [i for i, one in self.people.items() if bond and one.bond == bond]
        return next(iter([*tied, *(i for i, _one in self.therapists())]), None)


def of(keys: Unlocked) -> Notebook:
    people, naming = shelf.take(keys, Person), shelf.take(keys, Naming).kept
    return Notebook(
        zone=zone_of(keys),
        people={kept.id: kept.story for kept in people.kept},
        names=naming[-1].story.names if naming else {},
        closed=people.closed,
    )


def zone_of(keys: Unlocked) -> ZoneInfo:
    """Return the time zone in which this account lives."""
    kept = shelf.take(keys, Preferences).kept
    return known_zone(kept[-1].story.zone if kept else "UTC")


def known_zone(name: str) -> ZoneInfo:
    return ZoneInfo(name if name in zones() else "UTC")


@cache
def zones() -> frozenset[str]:
    """Return the names of all zones; looking for them takes tens of milliseconds."""
    return frozenset(available_timezones())

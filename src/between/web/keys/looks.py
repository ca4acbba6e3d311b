"""Who opened what one shared, and when: here and on no other page."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from between.records import grants, joined, looks
from between.records.joined import Joined, Side
from between.records.keyroom import Unlocked
from between.story.episode import Precision
from between.web import dates


@dataclass(frozen=True, slots=True, kw_only=True)
class LookShown:
    """One look as the client reads it."""

    when: str
    what: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LooksShown:
    """All looks of the last 90 days; `closed` counts those that cannot be read."""

    looks: list[LookShown]
    closed: int
    has_bonds: bool


def shown(keys: Unlocked, now: datetime, zone: ZoneInfo) -> LooksShown:
    bonds = joined.of(keys, Side.CLIENT)
    recent = [(one, _recent(keys, one)) for one in bonds]
    looked = [(looked, one) for one, found in recent for looked in found.looked]
    looked.sort(key=lambda pair: pair[0].hour, reverse=True)
    return LooksShown(
        looks=[
            LookShown(
                when=_hour(one.when, now, zone),
                what=one.title or _("something that was taken back"),
                by=with_.names.therapist or _("your therapist"),
            )
            for one, with_ in looked
        ],
        closed=sum(found.closed for _with, found in recent),
        has_bonds=bool(bonds),
    )


def _recent(keys: Unlocked, with_: Joined) -> looks.Recent:
    titles = {one.id: one.shared.title for one in grants.given(keys, with_)}
    return looks.recent(keys, with_.keys, titles)


def _hour(when: datetime, now: datetime, zone: ZoneInfo) -> str:
    return dates.in_full(when, zone.key, now, precision=Precision.MINUTE, about=True)

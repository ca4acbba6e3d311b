"""A life with a hurt in it, kept on somebody's shelf, and earlier moments that are like it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from between.records import shelf
from between.records.keyroom import Unlocked
from between.story.episode import Episode
from between.story.hurt import Hurt
from tests.insight import hurtful
from tests.insight.told import PEOPLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Echoing:
    """Ids of what was kept: the hurt, people and moments by the ids that a test has for them."""

    hurt: UUID
    people: dict[UUID, UUID]
    moments: dict[UUID, UUID]


def keep(
    keys: Unlocked, moments: dict[UUID, Episode], now: datetime, **changes: Any
) -> Echoing:
    """Keep people, moments and a hurt that is told like the one of `hurtful`, at `now`."""
    ids = {id_: shelf.put(keys, person, now.date()) for id_, person in PEOPLE.items()}
    kept = {}
    for id_, one in moments.items():
        moved = one.when + (now - timedelta(hours=1) - hurtful.NOW)
        story = replace(one, person=ids[one.person] if one.person else None, when=moved)
        kept[id_] = shelf.put(keys, story, story.when.date())
    began = kept.get(hurtful.BEGAN)
    hurt = hurtful.hurt()
    them = ids[hurt.person] if hurt.person else None
    told: Hurt = replace(hurt, when=now, person=them, episode=began)
    told = replace(told, **changes)
    return Echoing(hurt=shelf.put(keys, told, now.date()), people=ids, moments=kept)

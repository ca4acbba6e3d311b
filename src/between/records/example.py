"""A made-up person with an account of their own, kept like anybody else's."""

from dataclasses import replace
from datetime import datetime
from random import Random
from uuid import UUID

from django.utils.translation import gettext

from between.records import keyroom, shelf
from between.records.keyroom import Unlocked
from between.story.example import life
from between.story.noticing import Preferences

SEED = 14
NAME = "made-up"


def sign_up(now: datetime, rng: Random) -> Unlocked:
    """Make a made-up person and their life; begin their visit in the same transaction."""
    keys, _ = keyroom.sign_up_made_up(NAME, now.date())
    keep(keys, now, rng)
    return keys


def keep(keys: Unlocked, now: datetime, rng: Random) -> None:
    """Lay a made-up life of about 14 months on the shelf of `keys`."""
    made_up = life.live(now, rng, say=gettext)
    shelf.put(keys, Preferences(zone="UTC"), now.date())
    # Ids of this shelf, since the same life may lie on two.
    ids: dict[UUID, UUID] = {
        id_: shelf.put(keys, person, now.date()) for id_, person in made_up.people.items()
    }
    for moment in made_up.moments:
        person = ids[moment.person] if moment.person else None
        shelf.put(keys, replace(moment, person=person), moment.when.date())
    for noticing in made_up.noticings:
        shelf.put(keys, noticing, noticing.when.date())

"""Putting a typed moment on the shelf, together with whoever is new in it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import Kept
from between.story.episode import Episode
from between.web import leaves
from between.web.leaves import Leaf
from between.web.moments.forms import MomentForm


def keep(keys: Unlocked, form: MomentForm, leaf: Leaf, now: datetime) -> UUID:
    """Keep a new moment; return its id. A leaf that is sent twice unchanged is kept once."""
    person, somebody = form.with_whom()
    with transaction.atomic():
        if somebody:
            shelf.put(keys, somebody, now.date(), id_=person)
        return leaves.keep(keys, leaf, form.to_story(person), now)


def change(
    keys: Unlocked, form: MomentForm, kept: Kept[Episode], leaf: Leaf, now: datetime
) -> None:
    """Keep a new version; raises `Stale` where the form was opened with an older one."""
    person, somebody = form.with_whom()
    with transaction.atomic():
        if somebody:
            shelf.put(keys, somebody, now.date(), id_=person)
        story = form.to_story(person, kept.story)
        version = form.cleaned_data["version"]
        shelf.change(keys, story, kept.id, version=version, day=now.date())
        leaves.turn(keys, leaf, now)

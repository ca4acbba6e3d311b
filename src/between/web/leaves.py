"""A leaf: the sheet that a form is written on. Its draft lies on the shelf until it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from typing import TypeVar
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import Missing
from between.story.body import Painting
from between.story.client_note import ClientNote
from between.story.episode import Episode
from between.story.hurt import Hurt
from between.story.noticing import Draft, Noticing
from between.web.http import UnlockedRequest

W = TypeVar("W", Episode, Noticing, ClientNote, Hurt, Painting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One form on one page: `typed` is what its draft holds, where it is continued."""

    id: UUID
    typed: Mapping[str, list[str]] = field(default_factory=dict)

    def entry(self, keys: Unlocked, nth: int = 0) -> UUID:
        """Return the id of the first thing that is kept from this leaf, or of a later one."""
        return uuid5(keys.account, f"{self.id.hex}/{nth}" if nth else self.id.hex)

    def starts(self, *several: str) -> dict[str, object]:
        """Return what was typed as starting values; fields in `several` hold many."""
        return {
            name: values if name in several else values[-1]
            for name, values in self.typed.items()
            if values
        }


def of(request: UnlockedRequest) -> Leaf:
    """Return the leaf that was sent, the one that is continued, or a fresh one."""
    if request.method == "POST":
        return Leaf(id=_id(request.POST.get("leaf", "")) or uuid4())
    wanted = _id(request.GET.get("draft", ""))
    if wanted is None:
        return Leaf(id=uuid4())
    return Leaf(id=wanted, typed=shelf.one(request.keys, Draft, wanted).story.fields)


def write(request: UnlockedRequest, place: str, **more: str) -> None:
    """Keep what was sent, and `more` fields, as the draft of its leaf; an empty one goes."""
    fields = {
        name: [str(value) for value in values]
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
    } | {name: [value] for name, value in more.items()}
    lay(request, place, fields)


def lay(request: UnlockedRequest, place: str, fields: dict[str, list[str]]) -> None:
    """Keep these fields as the draft of their leaf, to go on with at `place`."""
    draft = Draft(place=place, fields=fields, when=request.now)
    # A form without a leaf has one draft a place.
    id_ = draft.leaf or uuid5(request.keys.account, place)
    if draft.is_blank:
        shelf.remove(request.keys, Draft, id_)
    else:
        shelf.place(request.keys, draft, request.now.date(), id_=id_)


def keep(keys: Unlocked, leaf: Leaf, story: W, now: datetime) -> UUID:
    """Keep what was written on a leaf and turn it; sent twice unchanged, it is kept once."""
    with transaction.atomic():
        turn(keys, leaf, now)
        for nth in count():
            id_ = leaf.entry(keys, nth)
            before = _kept(keys, type(story), id_)
            if before is None:
                return shelf.put(keys, story, now.date(), id_=shelf.free(id_))
            if replace(story, when=before.when) == before:
                return id_
    raise AssertionError  # it counts without an end


def turn(keys: Unlocked, leaf: Leaf, now: datetime) -> None:
    """Let the draft go: what it held is kept now.

    A blank one lies erased in its place for a day, so that a draft that was on its way
    meanwhile finds the leaf turned.
    """
    blank = Draft(place="", fields={}, when=now)
    shelf.place(keys, blank, now.date(), id_=leaf.id, erased_at=now)


def is_turned(request: UnlockedRequest) -> bool:
    """Whether what was written on the leaf that was sent is kept already."""
    leaf, erased = of(request), shelf.take_erased(request.keys, Draft, request.now)
    return any(one.id == leaf.id and one.story.is_blank for one in erased.kept)


def _kept(keys: Unlocked, kind: type[W], entry: UUID) -> W | None:
    try:
        return shelf.one(keys, kind, entry).story
    except Missing:
        return None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

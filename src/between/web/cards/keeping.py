"""Keeping a card, and what comes of it: a moment, a hurt that rests, a line that is seen now."""

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction

from between.records import cards, mails, shelf
from between.records.joined import Joined
from between.records.keyroom import Unlocked
from between.records.shelf import Kept, Missing
from between.story.card import Came, Card, Missed
from between.story.episode import Episode, Precision, Valence
from between.story.hurt import Hurt, Rest
from between.story.meeting import Meeting
from between.web import missed, notebook
from between.web.cards.forms import FIND, CardForm, ClientCardForm, TherapistCardForm
from between.web.http import UnlockedRequest


def keep(
    request: UnlockedRequest, with_: Joined, meeting: Kept[Meeting], form: CardForm
) -> None:
    """Keep the card and all that belongs to it, or nothing; raises `Laid` or `Stale`."""
    story = form.to_story(with_, meeting.id, request.now)
    with transaction.atomic():
        version = form.cleaned_data["version"]
        cards.keep(request.keys, with_, story, version=version)
        if isinstance(form, ClientCardForm):
            _moment(request, with_, meeting.story, form.cleaned_data["moment"])
            _leave(request, story)
            _sentence(request, form)
        elif isinstance(form, TherapistCardForm) and form.says_now and with_.is_open:
            said = Missed(meeting=meeting.id, when=request.now, words=story.part)
            if missed.say(request.keys, with_.bond, said):
                mails.tell(with_, request.now)


def sentence(
    keys: Unlocked, bond: UUID, own: Card | None, meeting: UUID
) -> Kept[Hurt] | None:
    """Return the hurt whose sentence was taken along, until it was said that it came up."""
    if own and own.hurt:
        try:
            return shelf.one(keys, Hurt, own.hurt)
        except Missing:
            return None
    said = {one.hurt for one in _came(keys, meeting)}
    taken = [
        one
        for one in shelf.take(keys, Hurt).kept
        if one.story.bond in {None, bond}
        and one.story.rest is Rest.TAKEN
        and one.id not in said
    ]
    return max(taken, key=lambda one: one.story.when, default=None)


def _came(keys: Unlocked, meeting: UUID) -> Iterator[Card]:
    for kept in shelf.take(keys, Card).kept:
        if kept.story.came is Came.YES and kept.story.meeting != meeting:
            yield kept.story


def _moment(request: UnlockedRequest, with_: Joined, meeting: Meeting, words: str) -> None:
    """Write a moment of the session down, unless it lies there from a card sent before."""
    if not words:
        return
    there = (one.story for one in shelf.take(request.keys, Episode).kept)
    if any((one.when, one.words) == (meeting.start, words) for one in there):
        return
    book = notebook.of(request.keys)
    story = Episode(
        person=book.therapist(with_.bond),
        when=meeting.start,
        zone=book.zone.key,
        precision=Precision.MINUTE,
        about=True,
        valence=Valence.ELSE,
        words=words,
    )
    shelf.put(request.keys, story, request.now.date())


def _leave(request: UnlockedRequest, card: Card) -> None:
    """Leave what hurt for now, unless a sentence is being found for it or it lies there."""
    if not card.is_tense or request.POST.get("then") == FIND:
        return
    hurts = shelf.take(request.keys, Hurt).kept
    if any(one.story.meeting == card.meeting for one in hurts):
        return
    book = notebook.of(request.keys)
    story = Hurt(
        when=request.now,
        zone=book.zone.key,
        person=book.therapist(card.bond),
        bond=card.bond,
        meeting=card.meeting,
    )
    shelf.put(request.keys, story, request.now.date())


def _sentence(request: UnlockedRequest, form: ClientCardForm) -> None:
    """Let a sentence rest that did not come into the room, where that was chosen."""
    taken, came = form.sentence, form.cleaned_data["came"]
    rests = came and came != Came.YES and not form.keeps_waiting
    if taken and rests and taken.story.rest is Rest.TAKEN:
        story = taken.story.left(request.now)
        day = request.now.date()
        shelf.change(request.keys, story, taken.id, version=taken.version, day=day)

"""Letters: what was written while locked, sealed to the account's public key.

Whoever holds only a known device can write one and can never read one. At the next unlock they
are opened once and become moments and drafts.
"""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.models import Account, Letter
from between.story import codec
from between.story.codec import Unreadable
from between.story.episode import Episode
from between.story.mark import Mark
from between.story.noticing import Draft
from between.story.people import Person
from between.vault import letterbox
from between.vault.errors import VaultError

PURPOSE = "letter"
MOST = 200


def leave(account: Account, story: Mark | Draft, now: datetime) -> bool:
    """Seal a story for later. False when too many wait already: a stranger's flood ends here."""
    if Letter.objects.of(account.id).count() >= MOST:
        return False
    slot = uuid4()
    sealed = letterbox.post(
        bytes(account.public_key),
        codec.to_letter(story),
        owner=account.id,
        slot=slot,
        purpose=PURPOSE,
    )
    Letter.objects.create(id=slot, account=account, sealed=sealed, day=now.date())
    return True


def collect(keys: Unlocked, now: datetime) -> int:
    """Put what the letters hold on the shelf; return how many. Unreadable ones stay."""
    opened = 0
    for letter in Letter.objects.of(keys.account).order_by("day"):
        story = _open(keys, letter)
        if story is None:
            continue
        with transaction.atomic():
            _put(keys, story, now)
            letter.delete()
        opened += 1
    return opened


def _open(keys: Unlocked, letter: Letter) -> Mark | Draft | None:
    try:
        document = letterbox.collect(
            keys.keychain.private_key,
            bytes(letter.sealed),
            owner=keys.account,
            slot=letter.id,
            purpose=PURPOSE,
        )
        return codec.from_letter(document)
    except (VaultError, Unreadable):
        return None


def _put(keys: Unlocked, story: Mark | Draft, now: datetime) -> None:
    if isinstance(story, Draft):
        shelf.put(keys, story, now.date())
    else:
        shelf.put(keys, _episode(keys, story, now), now.date())


def _episode(keys: Unlocked, mark: Mark, now: datetime) -> Episode:
    people = {kept.id: kept.story for kept in shelf.take(keys, Person).kept}
    if mark.episode.person in people or not mark.who:
        known = mark.episode.person if mark.episode.person in people else None
        return mark.with_person(known)
    return mark.with_person(_named(keys, mark.who, people, now))


def _named(keys: Unlocked, who: str, people: dict[UUID, Person], now: datetime) -> UUID:
    for id_, person in people.items():
        if person.name.casefold() == who.casefold():
            return id_
    return shelf.put(keys, Person(name=who), now.date())

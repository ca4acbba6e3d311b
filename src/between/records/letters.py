"""Letters: what was written while locked, sealed to the account's public key.

Whoever holds only a known device can write one and can never read one. At the next unlock they
are opened once and become moments and drafts.
"""

import logging
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from between.records import keyring, shelf
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
from between.vault.keys import mac

PURPOSE = "letter"
MOST = 200
log = logging.getLogger(__name__)


def leave(
    account: Account, story: Mark | Draft, now: datetime, *, slot: UUID | None = None
) -> bool:
    """Seal a story for later. False where it could not be kept.

    That is when too many wait already (a stranger's flood ends here), or when the public key
    is not the one that the account was given: somebody else could read what is sealed to it.
    A letter with a `slot` of its own takes the place of the one that lay there before.
    """
    with transaction.atomic():
        # As it is now: keys may have been drawn anew since this request began.
        present = Account.objects.filter(id=account.id).first()
        return present is not None and _leave(present, story, now, slot or uuid4())


def _leave(account: Account, story: Mark | Draft, now: datetime, slot: UUID) -> bool:
    waiting = Letter.objects.of(account.id)
    if waiting.exclude(id=slot).count() >= MOST or not _is_genuine(account):
        return False
    sealed = letterbox.post(
        bytes(account.public_key),
        codec.to_letter(story),
        owner=account.id,
        slot=slot,
        purpose=PURPOSE,
    )
    waiting.update_or_create(
        id=slot, defaults={"account": account, "sealed": sealed, "day": now.date()}
    )
    return True


def slot_of(visit: bytes, leaf: UUID) -> UUID:
    """Return where the letters of one form in one visit lie, so that the last one counts."""
    key = keyring.of_server().server_key("letters")
    return UUID(bytes=mac(key, "letters/leaf", visit.hex() + leaf.hex)[:16], version=4)


def collect(keys: Unlocked, now: datetime) -> int:
    """Put what the letters hold on the shelf; return how many. Unreadable ones stay."""
    waiting = Letter.objects.of(keys.account).order_by("day").values_list("id", flat=True)
    return sum(take_in(keys, letter, now) for letter in list(waiting))


def take_in(keys: Unlocked, id_: UUID, now: datetime) -> bool:
    """Put what one letter holds on the shelf, once; say whether that was now."""
    with transaction.atomic():
        # As it lies there now: another window may have collected it, or written it anew.
        letter = Letter.objects.of(keys.account).filter(id=id_).first()
        story = _open(keys, letter) if letter else None
        if letter is None or story is None:
            return False
        _put(keys, story, now)
        letter.delete()
    return True


def _is_genuine(account: Account) -> bool:
    try:
        letterbox.check_countersign(
            bytes(account.public_key),
            bytes(account.countersign),
            pepper=keyring.of_server().pepper(account.id),
            owner=account.id,
        )
    except VaultError as error:
        log.warning("The public key of %s is refused: %s", account.id, type(error).__name__)
        return False
    return True


def _open(keys: Unlocked, letter: Letter) -> Mark | Draft | None:
    try:
        document = letterbox.collect(
            keys.keychain.private_key,
            shelf.as_sealed(letter.sealed),
            owner=keys.account,
            slot=letter.id,
            purpose=PURPOSE,
        )
        return codec.from_letter(document)
    except (VaultError, Unreadable):
        return None


def _put(keys: Unlocked, story: Mark | Draft, now: datetime) -> None:
    if isinstance(story, Draft):
        shelf.place(keys, story, now.date(), id_=story.leaf or uuid4())
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

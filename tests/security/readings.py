"""Everything that an account's keys open, read the way the product reads it."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from between.records import (
    arrivals,
    bonds,
    cards,
    factors,
    grants,
    joined,
    joints,
    keyring,
    keyroom,
    letters,
    looks,
    mails,
    passkeys,
    shelf,
    shown,
    visits,
)
from between.records.joined import Joined, Side
from between.records.keyroom import Damaged, NotUnlocked, Outdated, Unlocked
from between.records.models import Arrival, Entry, Letter, Look, Spare
from between.records.shown import Shown
from between.story.card import Missed
from between.story.client_note import ClientNote
from between.story.codec import KINDS
from between.vault.errors import VaultError
from between.vault.passkey import SALT
from between.vault.spare import spare_mac
from between.web import cookies
from tests.life import Lived
from tests.people import Somebody, value_of

Place = tuple[str, ...]
Readings = dict[Place, object]


EVERY: tuple[type[Any], ...] = tuple(KINDS)


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Somebody with what their browser and their life hold, to read it all again."""

    somebody: Somebody
    lived: Lived
    now: datetime

    @property
    def keys(self) -> Unlocked:
        return self.somebody.keys

    def read(self, table: str = "") -> Readings:
        """Return what opens of `table`, or of all, by its place; what refuses is left out."""
        parts = {
            "records_entry": (self._shelf, self._earlier),
            "records_earlier": (self._earlier,),
            "records_letter": (self._letters,),
            "records_visit": (self._visit,),
            "records_device": (self._device,),
            "records_grant": (self._bonds,),
            "records_joint": (self._bonds,),
            "records_look": (self._looks,),
            "records_arrival": (self._arrivals,),
            "records_factor": (self._factors, self._passkey),
            "records_spare": (self._spares,),
            "records_mailbox": (self._mailbox,),
        }
        every = [part for group in parts.values() for part in group]
        found: Readings = {}
        for part in parts.get(table, [self._name, *every]):
            found |= dict(_what_opens(part))
        return found

    def _shelf(self) -> Iterator[tuple[Place, object]]:
        for kind in EVERY:
            for kept in shelf.take(self.keys, kind).kept:
                yield ("entry", str(kept.id)), kept.story

    def _earlier(self) -> Iterator[tuple[Place, object]]:
        for row in Entry.objects.of(self.keys.account).filter(id=self.lived.moment):
            for kind in EVERY:
                if bytes(row.kind) == self.keys.kind(KINDS[kind]):
                    for before in shelf.earlier(self.keys, kind, row.id):
                        yield ("earlier", str(row.id), str(before.version)), before.story

    def _letters(self) -> Iterator[tuple[Place, object]]:
        for letter in Letter.objects.of(self.keys.account):
            story = letters._open(self.keys, letter)
            if story is not None:
                yield ("letter", str(letter.id)), story

    def _name(self) -> Iterator[tuple[Place, object]]:
        yield ("name",), keyroom.name_of(self.keys)

    def _visit(self) -> Iterator[tuple[Place, object]]:
        client = self.somebody.client
        visit = visits.find(value_of(client, cookies.TOKEN), self.now)
        keys = visit and visits.resume(visit, value_of(client, cookies.KEY), self.now)
        if keys:
            yield ("visit",), (keys.account, keys.account_key, keys.keychain)

    def _bonds(self) -> Iterator[tuple[Place, object]]:
        for one in joined.of(self.keys, Side.CLIENT):
            if one.names.client:
                yield ("names", str(one.bond)), one.names
            for given in grants.given(self.keys, one):
                yield ("given", str(given.id)), given.shared
            yield from _cards(self.keys, one)

    def _looks(self) -> Iterator[tuple[Place, object]]:
        for one in joined.of(self.keys, Side.CLIENT):
            for row in Look.objects.in_bond(one.bond):
                if looked := looks._found(self.keys, one.keys, row):
                    yield ("look", str(row.id)), looked

    def _arrivals(self) -> Iterator[tuple[Place, object]]:
        for row in Arrival.objects.of(self.keys.account):
            if arrived := arrivals._opened(self.keys, row):
                yield ("arrival", str(row.id)), arrived

    def _factors(self) -> Iterator[tuple[Place, object]]:
        for held in factors.of(self.keys):
            if held.proof:
                yield ("factor", str(held.id)), held.proof

    def _passkey(self) -> Iterator[tuple[Place, object]]:
        one = self.lived.passkey
        with suppress(NotUnlocked):
            keys, proof = passkeys.opened(one.id, one.prf(SALT))
            opened = (keys.account, keys.account_key, keys.keychain, proof)
            yield ("passkey",), opened

    def _spares(self) -> Iterator[tuple[Place, object]]:
        pepper = keyring.of_server().pepper(self.keys.account)
        for code in self.lived.spares:
            mac = spare_mac(pepper, code)
            if Spare.objects.of(self.keys.account).filter(mac=mac).exists():
                yield ("spare", code), True

    def _mailbox(self) -> Iterator[tuple[Place, object]]:
        if wanted := mails.of(self.keys):
            yield ("mailbox",), wanted

    def _device(self) -> Iterator[tuple[Place, object]]:
        known = visits.device(self.lived.device)
        found = known and shown.read(known, self.lived.device)
        if found and found != Shown():
            yield ("device",), found


@dataclass(frozen=True, kw_only=True)
class TherapistReader:
    """A therapist with their bonds, one of which waits to be taken over, and their words."""

    keys: Unlocked
    now: datetime

    def read(self, table: str = "") -> Readings:
        """Return all that opens for them, unless the table is one that is their clients' own."""
        if table in {"records_earlier", "records_letter", "records_device"}:
            return {}
        parts = (self._bonds, self._words, self._notes)
        return dict(pair for part in parts for pair in _what_opens(part))

    def _notes(self) -> Iterator[tuple[Place, object]]:
        for kept in shelf.take(self.keys, ClientNote).kept:
            yield ("note", str(kept.id)), kept.story

    def _bonds(self) -> Iterator[tuple[Place, object]]:
        with transaction.atomic():
            keys = bonds.collect(self.keys)
            for one in joined.of(keys, Side.THERAPIST):
                yield ("bond", str(one.bond)), one.keys
                if one.names.client:
                    yield ("names", str(one.bond)), one.names
                for given in grants.given(keys, one):
                    yield ("grant", str(given.id)), given.shared
                yield from _cards(keys, one)
            transaction.set_rollback(True)

    def _words(self) -> Iterator[tuple[Place, object]]:
        if found := bonds.invited(self.keys, self.now):
            yield ("words",), found.words


def wrong(found: Readings, truth: Readings) -> list[Place]:
    """Return the places where something opened that was never kept there."""
    return [place for place, story in found.items() if truth.get(place, ...) != story]


def _cards(keys: Unlocked, with_: Joined) -> Iterator[tuple[Place, object]]:
    """Yield the cards of a bond that may be read, and what a therapist began."""
    for one in cards.every(keys, with_):
        yield ("card", str(one.meeting), one.by), one
    for kept in joints.take(keys, with_.bond, Missed):
        yield ("missed", str(kept.id)), kept.story


def _what_opens(
    part: Callable[[], Iterator[tuple[Place, object]]],
) -> Iterator[tuple[Place, object]]:
    try:
        yield from part()
    except (VaultError, Damaged, Outdated):
        return

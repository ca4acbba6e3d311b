"""Bonds: two accounts join in a room, and each pins the other's keys.

The therapist shows eight words; the client types them. The words vouch for both sides' keys,
so that nobody who writes to the database can put other keys in between.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from between.records import head, joints, keyroom
from between.records.keyroom import Unlocked
from between.records.models import Account, Bond, Handover, Invitation
from between.story.sharing import Introduction
from between.vault import bond as vault_bond
from between.vault import invitation as vault_invitation
from between.vault.bond import Standing, Way
from between.vault.errors import BadWords as BadWords  # noqa: PLC0414 (for pages)
from between.vault.errors import VaultError
from between.vault.identity import Identity, identity_of
from between.vault.invitation import Side

VALID = timedelta(hours=1)
log = logging.getLogger(__name__)


class NoInvitation(Exception):
    """The words lead to no invitation that can be used now."""


class Used(NoInvitation):
    """Somebody has joined with these words."""


class Expired(NoInvitation):
    """The hour of these words is over."""


class Own(NoInvitation):
    """Nobody joins with themselves."""


class KeysChanged(Exception):
    """The other shows other keys than those that were pinned in the room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An invitation as the one who invites sees it."""

    words: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An invitation as the one who was invited sees it, before they say yes."""

    words: str
    bond: UUID
    therapist: UUID
    name: str
    identity: Identity


def invite(keys: Unlocked, name: str, now: datetime) -> Invited:
    """Make eight words for one client; `name` is what they will see. Older words go."""
    identity, bond, words = publish(keys), uuid4(), vault_invitation.new_words()
    with transaction.atomic():
        open_words = Invitation.objects.filter(therapist=keys.account, answered=None)
        open_words.delete()
        made = Invitation.objects.create(
            mark=vault_invitation.mark_of(words),
            therapist_id=keys.account,
            bond=bond,
            vouched=vault_invitation.vouch(words, Side.THERAPIST, identity, bond=bond),
            sealed_name=vault_invitation.seal_name(words, name, bond=bond),
            sealed_words=vault_invitation.seal_words(
                keys.account_key, words, owner=keys.account, bond=bond
            ),
            until=now + VALID,
        )
    return Invited(words=words, until=made.until)


def invited(keys: Unlocked, now: datetime) -> Invited | None:
    """Return the words that wait for somebody, if there are any."""
    row = Invitation.objects.filter(
        therapist=keys.account, answered=None, until__gt=now
    ).first()
    return Invited(words=_words(keys, row), until=row.until) if row else None


def look_up(keys: Unlocked, typed: str, now: datetime) -> Offer:
    """Return what the words offer; raises `BadWords`, `NoInvitation` or `KeysChanged`."""
    words = vault_invitation.parse(typed)
    row = Invitation.objects.filter(mark=vault_invitation.mark_of(words)).first()
    _check_usable(row, keys, now)
    assert row is not None  # noqa: S101 (for the types; checked in the line above)
    identity = identity_in(Account.objects.get(id=row.therapist_id))
    try:
        vault_invitation.check_vouched(
            bytes(row.vouched), words, Side.THERAPIST, identity, bond=row.bond
        )
        name = vault_invitation.open_name(words, bytes(row.sealed_name), bond=row.bond)
    except VaultError as error:
        raise KeysChanged from error
    return Offer(
        words=words,
        bond=row.bond,
        therapist=row.therapist_id,
        name=name,
        identity=identity,
    )


def join(keys: Unlocked, offer: Offer, name: str, now: datetime) -> Unlocked:
    """Begin the bond: pin the therapist's keys and hand the first key over."""
    identity, bond = (
        publish(keys),
        vault_bond.new_bond(offer.bond, offer.therapist, offer.identity),
    )
    vouched = vault_invitation.vouch(offer.words, Side.CLIENT, identity, bond=bond.bond)
    with transaction.atomic():
        row = Invitation.objects.filter(mark=vault_invitation.mark_of(offer.words)).first()
        _check_usable(row, keys, now)
        Bond.objects.create(
            id=bond.bond,
            client_id=keys.account,
            therapist_id=offer.therapist,
            standing=Standing.OPEN,
            day=now.date(),
        )
        Invitation.objects.filter(bond=bond.bond).update(answered=vouched)
        _hand_over(keys, bond, offer.identity)
        keys = head.rechain(keys, lambda chain: vault_bond.with_bond(chain, bond))
        names = Introduction(client=name, therapist=offer.name)
        joints.put(keys, bond.bond, names, now.date())
    return keys


def collect(keys: Unlocked) -> Unlocked:
    """Take over the keys of those who joined since; whose keys are not vouched for stay out."""
    for row in Invitation.objects.filter(therapist=keys.account).exclude(answered=None):
        try:
            keys = _accept(keys, row)
        except (VaultError, Bond.DoesNotExist) as error:
            log.warning("Joining %s is refused: %s", row.bond, type(error).__name__)
    return keys


def refused(keys: Unlocked) -> int:
    """How many have joined whose keys are not the ones that were vouched for in the room."""
    rows = Invitation.objects.filter(therapist=keys.account).exclude(answered=None)
    return rows.count()


def publish(keys: Unlocked) -> Identity:
    """Show this account's keys to those who join with it; raises `Outdated`."""
    identity = identity_of(keys.keychain.private_key)
    with transaction.atomic():
        account = keyroom.row_of(keys)
        if account.verify_key != identity.verify_key:
            Account.objects.filter(id=account.id).update(verify_key=identity.verify_key)
    return identity


def identity_in(account: Account) -> Identity:
    return Identity(bytes(account.public_key), bytes(account.verify_key))


def _accept(keys: Unlocked, row: Invitation) -> Unlocked:
    bond = Bond.objects.select_related("client").get(id=row.bond, client__isnull=False)
    client = bond.client
    assert client is not None  # noqa: S101 (for the types; asked for in the query)
    sender, words = identity_in(client), _words(keys, row)
    vault_invitation.check_vouched(
        bytes(row.answered or b""), words, Side.CLIENT, sender, bond=row.bond
    )
    with transaction.atomic():
        keys = keyroom.present(keys)
        # What was taken over once may have ended since: it does not begin again.
        if bond.id not in vault_bond.bonds_of(keys.keychain):
            keys = _take_over(keys, bond.id, client.id, sender)
        Handover.objects.filter(bond=bond, to=keys.account).delete()
        row.delete()
    return keys


def _take_over(keys: Unlocked, bond: UUID, client: UUID, sender: Identity) -> Unlocked:
    handed = Handover.objects.filter(bond=bond, to=keys.account, epoch=1).first()
    key = vault_bond.take_over(
        bytes(handed.sealed) if handed else b"",
        Way(by=client, to=keys.account, bond=bond, epoch=1),
        private_key=keys.keychain.private_key,
        sender=sender,
    )
    joined = vault_bond.BondKeys(
        bond=bond,
        other=client,
        standing=Standing.OPEN,
        pin=sender.pin(),
        keys=(key,),
    )
    return head.rechain(keys, lambda chain: vault_bond.with_bond(chain, joined))


def _hand_over(keys: Unlocked, bond: vault_bond.BondKeys, to: Identity) -> None:
    way = Way(by=keys.account, to=bond.other, bond=bond.bond, epoch=bond.epoch)
    sealed = vault_bond.hand_over(
        bond.keys[-1], way, private_key=keys.keychain.private_key, to=to
    )
    Handover.objects.create(
        bond_id=bond.bond, epoch=bond.epoch, to_id=bond.other, sealed=sealed
    )


def _words(keys: Unlocked, row: Invitation) -> str:
    return vault_invitation.open_words(
        keys.account_key, bytes(row.sealed_words), owner=keys.account, bond=row.bond
    )


def _check_usable(row: Invitation | None, keys: Unlocked, now: datetime) -> None:
    if row is None:
        raise NoInvitation
    if row.therapist_id == keys.account:
        raise Own
    if row.answered is not None or Bond.objects.filter(id=row.bond).exists():
        raise Used
    if row.until <= now:
        raise Expired

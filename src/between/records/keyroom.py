"""Where an account's keys are made, unlocked and erased. Keys leave only as `Unlocked`."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from between.records import keyring, passphrases, postmark, witness
from between.records.models import Account, Bond, Handover, Invitation, Look, Visit
from between.records.passphrases import Wrapped
from between.records.turnstile import Busy
from between.vault import head as vault_head
from between.vault import keys as vault_keys
from between.vault import letterbox
from between.vault.entry import hidden_kind
from between.vault.envelope import new_key
from between.vault.errors import VaultError
from between.vault.head import Head


class NotUnlocked(Exception):
    """Name and secret do not belong together; which of the two was wrong is not said."""


class Damaged(Exception):
    """The secret is right and the account's row is not: it was changed outside of Between."""


class Outdated(Exception):
    """These keys counted until a moment ago: the account has drawn new ones since."""


@dataclass(frozen=True, slots=True, repr=False)
class Unlocked:
    """One account's keys for one request. Handed on as an argument, kept nowhere."""

    account: UUID
    account_key: bytes
    keychain: vault_keys.Keychain

    @property
    def record_key(self) -> bytes:
        return self.keychain.record_keys[-1]

    @property
    def epoch(self) -> int:
        return len(self.keychain.record_keys)

    def kind(self, name: str) -> bytes:
        return hidden_kind(self.account_key, name)


@dataclass(frozen=True, slots=True, repr=False)
class New:
    """An account about to be made."""

    id: UUID
    account_key: bytes
    wrapped: Wrapped
    day: date
    made_up_on: date | None


def sign_up(
    name: str, passphrase: str, day: date, *, source: bytes
) -> tuple[Unlocked, str]:
    """Make an account; return its keys and the name, which has got a random ending."""
    return found(new(passphrase, day, source=source), name)


def new(passphrase: str, day: date, *, source: bytes, made_up: bool = False) -> New:
    """Return an account that is yet to be founded.

    Takes its time: call it outside of a transaction, or every writer waits for it.
    """
    owner, account_key = uuid4(), new_key()
    keyring.of_server().new_pepper(owner)
    try:
        wrapped = passphrases.wrap(account_key, passphrase, owner=owner, source=source)
    except Busy:
        erase_account(owner)
        raise
    return New(owner, account_key, wrapped, day, day if made_up else None)


def found(new: New, name: str) -> tuple[Unlocked, str]:
    """Make the account's row; what it begins with belongs in the same transaction."""
    keychain, public_key = vault_keys.new_keychain()
    pepper = keyring.of_server().pepper(new.id)
    sealed_chain = vault_keys.seal_keychain(new.account_key, keychain, owner=new.id)
    first = Head(1, vault_head.hash_of(sealed_chain))

    def make(full: str) -> None:
        Account.objects.create(
            id=new.id,
            name_mac=vault_keys.name_mac(keyring.of_server().server_key("names"), full),
            sealed_name=vault_keys.seal_name(new.account_key, full, owner=new.id),
            keychain=sealed_chain,
            head=vault_head.seal_head(new.account_key, first, owner=new.id),
            public_key=public_key,
            countersign=letterbox.countersign(public_key, pepper=pepper, owner=new.id),
            day=new.day,
            made_up_on=new.made_up_on,
            **new.wrapped.columns(),
        )

    full = _with_free_ending(name, make)
    return Unlocked(new.id, new.account_key, keychain), full


def sign_up_made_up(name: str, day: date) -> tuple[Unlocked, str]:
    """Make an account for a made-up person, which no passphrase opens.

    It goes when its visit is over: begin one in the same transaction.
    """
    owner = uuid4()
    keyring.of_server().new_pepper(owner)
    return found(New(owner, new_key(), passphrases.NONE, day, day), name)


def unlock(name: str, passphrase: str, *, source: bytes) -> Unlocked:
    """Open an account by name and passphrase; an unknown name takes the same time."""
    account = by_name(name)
    try:
        root = passphrases.open_root(account, passphrase, source=source)
        if account is None or root is None:
            raise NotUnlocked
        keys = open_with(
            account, root.wrapping_key(), bytes(account.wrapped_passphrase), "passphrase"
        )
    except VaultError as error:
        raise Damaged from error
    if passphrases.cost_of(account) != passphrases.present_cost():
        with suppress(Busy):  # the next time will do
            set_passphrase(keys, passphrase, source=source)
    return keys


def is_passphrase(keys: Unlocked, passphrase: str, *, source: bytes) -> bool:
    account = Account.objects.get(id=keys.account)
    return passphrases.open_root(account, passphrase, source=source) is not None


def set_passphrase(keys: Unlocked, passphrase: str, *, source: bytes) -> None:
    wrapped = passphrases.wrap(
        keys.account_key, passphrase, owner=keys.account, source=source
    )
    with transaction.atomic():
        row_of(keys)
        Account.objects.filter(id=keys.account).update(**wrapped.columns())


def change_passphrase(
    keys: Unlocked, passphrase: str, *, source: bytes, but: bytes = b""
) -> None:
    """Set a new passphrase and end every visit except the one with the id hash `but`."""
    wrapped = passphrases.wrap(
        keys.account_key, passphrase, owner=keys.account, source=source
    )
    with transaction.atomic():
        row_of(keys)
        Account.objects.filter(id=keys.account).update(**wrapped.columns())
        Visit.objects.of(keys.account).exclude(id_hash=but).delete()


def row_of(keys: Unlocked) -> Account:
    """Return the account's row, for a transaction that writes to it.

    Raises `Outdated` where these keys open it no more: what they wrapped would open for nobody.
    """
    account = Account.objects.filter(id=keys.account).first()
    if account is None:
        raise Outdated
    try:
        unlocked(account, keys.account_key)
    except VaultError as error:
        raise Outdated from error
    return account


def present(keys: Unlocked) -> Unlocked:
    """Return the keys with the keychain as it lies in the table now; raises `Outdated`.

    For a transaction that relies on a bond: it may have ended since the request began.
    """
    return unlocked(row_of(keys), keys.account_key)


def name_of(keys: Unlocked) -> str:
    """Return the name that unlocks this account; raises `Damaged` where its row was changed."""
    account = Account.objects.get(id=keys.account)
    try:
        return vault_keys.open_name(
            keys.account_key, bytes(account.sealed_name), owner=account.id
        )
    except VaultError as error:
        raise Damaged from error


def is_made_up(account: UUID) -> bool:
    return Account.objects.filter(id=account, made_up_on__isnull=False).exists()


def erase_account(account: UUID) -> None:
    """Erase for good: the keyring's secret first, so that no backup of the rows opens again."""
    keyring.of_server().erase(account)
    finish_erasing()


def finish_erasing() -> None:
    """Remove the rows whose secret is gone; a server that was killed may have left some."""
    ring = keyring.of_server()
    for account in ring.erasing():
        Look.objects.of_client(account).delete()
        Account.objects.filter(id=account).delete()
        _finish_parting()
        witness.forget(account)
        postmark.forget(account)
        # Not before the rows are gone for good: the transaction around this may be undone.
        transaction.on_commit(partial(ring.erased, account))


def _finish_parting() -> None:
    """Remove what nobody reads any more: joining with somebody gone, bonds of two who went."""
    left = Bond.objects.filter(client=None)
    Invitation.objects.filter(bond__in=left.values("id")).delete()
    Handover.objects.filter(bond__in=left).delete()
    left.filter(therapist=None).delete()


def by_name(name: str) -> Account | None:
    mac = vault_keys.name_mac(keyring.of_server().server_key("names"), name)
    return Account.objects.filter(name_mac=mac).first()


def open_with(account: Account, wrapping: bytes, wrapped: bytes, way: str) -> Unlocked:
    return unlocked(
        account, vault_keys.unwrap(wrapping, wrapped, owner=account.id, way=way)
    )


def unlocked(account: Account, account_key: bytes) -> Unlocked:
    """Return the keys that open from the account key."""
    chain = vault_keys.open_keychain(account_key, bytes(account.keychain), owner=account.id)
    return Unlocked(account.id, account_key, chain)


def _with_free_ending(name: str, make: Callable[[str], None]) -> str:
    # Every name gets an ending, so that signing up tells nobody whether a name is taken.
    for digits in (4, 4, 4, 6, 6, 9):
        full = f"{name.strip()}-{secrets.randbelow(10**digits):0{digits}}"
        try:
            with transaction.atomic():
                make(full)
        except IntegrityError:
            continue
        return full
    raise RuntimeError("No free ending for a name after six draws.")

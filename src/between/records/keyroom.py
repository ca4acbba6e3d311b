"""Where an account's keys are made, unlocked and erased. Keys leave only as `Unlocked`."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.conf import settings
from django.db import IntegrityError, transaction

from between.records import keyring, turnstile
from between.records.models import Account, Visit
from between.vault import keys as vault_keys
from between.vault import passphrase as vault_passphrase
from between.vault.entry import hidden_kind
from between.vault.envelope import new_key
from between.vault.errors import Erased
from between.vault.passphrase import Cost, Root


class NotUnlocked(Exception):
    """Name and secret do not belong together; which of the two was wrong is not said."""


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


def suggest() -> str:
    """Offer a passphrase of six words."""
    return vault_passphrase.suggest(6)


def sign_up(
    name: str, passphrase: str, day: date, *, source: bytes
) -> tuple[Unlocked, str]:
    """Make an account; return its keys and the name, which has got a random ending."""
    owner = uuid4()
    pepper = keyring.of_server().new_pepper(owner)
    salt = vault_passphrase.new_salt()
    root = _stretch(passphrase, salt=salt, cost=_cost(), pepper=pepper, source=source)
    return _found(owner, name, day, root, salt)


def sign_up_made_up(name: str, day: date) -> tuple[Unlocked, str]:
    """Make an account for a made-up person: no passphrase opens it, so no cost to stretch one."""
    owner = uuid4()
    keyring.of_server().new_pepper(owner)
    return _found(owner, name, day, None, b"")


def unlock(name: str, passphrase: str, *, source: bytes) -> Unlocked:
    """Open an account by name and passphrase; an unknown name takes the same time."""
    account = by_name(name)
    if account is None or not account.verifier:
        _stretch(passphrase, salt=bytes(16), cost=_cost(), pepper=bytes(32), source=source)
        raise NotUnlocked
    root = _root(account, passphrase, source)
    if not root.matches(bytes(account.verifier)):
        raise NotUnlocked
    unlocked = open_with(
        account, root.wrapping_key(), bytes(account.wrapped_passphrase), "passphrase"
    )
    if _cost_of(account) != _cost():
        set_passphrase(unlocked, passphrase, source=source)
    return unlocked


def is_passphrase(keys: Unlocked, passphrase: str, *, source: bytes) -> bool:
    account = Account.objects.get(id=keys.account)
    if not account.verifier:
        return False
    return _root(account, passphrase, source).matches(bytes(account.verifier))


def set_passphrase(keys: Unlocked, passphrase: str, *, source: bytes) -> None:
    """Wrap the account key anew under `passphrase`, at the cost the settings ask for."""
    account = Account.objects.get(id=keys.account)
    pepper = keyring.of_server().pepper(account.id)
    account.salt = vault_passphrase.new_salt()
    root = _stretch(
        passphrase, salt=bytes(account.salt), cost=_cost(), pepper=pepper, source=source
    )
    account.memory_kib, account.passes = _cost().memory_kib, _cost().passes
    account.verifier = root.verifier()
    account.wrapped_passphrase = vault_keys.wrap(
        root.wrapping_key(), keys.account_key, owner=account.id, way="passphrase"
    )
    account.save()


def change_passphrase(
    keys: Unlocked, passphrase: str, *, source: bytes, but: bytes = b""
) -> None:
    """Set a new passphrase and end every visit except the one with the id hash `but`."""
    with transaction.atomic():
        set_passphrase(keys, passphrase, source=source)
        Visit.objects.of(keys.account).exclude(id_hash=but).delete()


def name_of(keys: Unlocked) -> str:
    account = Account.objects.get(id=keys.account)
    return vault_keys.open_name(
        keys.account_key, bytes(account.sealed_name), owner=account.id
    )


def is_made_up(account: UUID) -> bool:
    return Account.objects.filter(id=account, verifier=b"").exists()


def erase_account(account: UUID) -> None:
    """Erase for good: the keyring's secret first, so that no backup of the rows opens again."""
    keyring.of_server().erase(account)
    Account.objects.filter(id=account).delete()


def unlocked(account: Account, account_key: bytes) -> Unlocked:
    """Return the keys that open from the account key."""
    chain = vault_keys.open_keychain(account_key, bytes(account.keychain), owner=account.id)
    return Unlocked(account.id, account_key, chain)


def _found(
    owner: UUID, name: str, day: date, root: Root | None, salt: bytes
) -> tuple[Unlocked, str]:
    account_key = new_key()
    keychain, public_key = vault_keys.new_keychain()
    wrapped = root and vault_keys.wrap(
        root.wrapping_key(), account_key, owner=owner, way="passphrase"
    )

    def make(full: str) -> None:
        Account.objects.create(
            id=owner,
            name_mac=_name_mac(full),
            sealed_name=vault_keys.seal_name(account_key, full, owner=owner),
            salt=salt,
            memory_kib=_cost().memory_kib,
            passes=_cost().passes,
            verifier=root.verifier() if root else b"",
            wrapped_passphrase=wrapped or b"",
            keychain=vault_keys.seal_keychain(account_key, keychain, owner=owner),
            public_key=public_key,
            day=day,
        )

    full = _with_free_ending(name, make)
    return Unlocked(owner, account_key, keychain), full


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


def by_name(name: str) -> Account | None:
    return Account.objects.filter(name_mac=_name_mac(name)).first()


def _name_mac(name: str) -> bytes:
    return vault_keys.name_mac(keyring.of_server().server_key("names"), name)


def _root(account: Account, passphrase: str, source: bytes) -> Root:
    try:
        pepper = keyring.of_server().pepper(account.id)
    except Erased:
        pepper = bytes(32)
    return _stretch(
        passphrase,
        salt=bytes(account.salt),
        cost=_cost_of(account),
        pepper=pepper,
        source=source,
    )


def _stretch(
    passphrase: str, *, salt: bytes, cost: Cost, pepper: bytes, source: bytes
) -> Root:
    with turnstile.passing(settings.BETWEEN_RUN, source):
        return vault_passphrase.derive(passphrase, salt=salt, cost=cost, pepper=pepper)


def open_with(account: Account, wrapping: bytes, wrapped: bytes, way: str) -> Unlocked:
    return unlocked(
        account, vault_keys.unwrap(wrapping, wrapped, owner=account.id, way=way)
    )


def _cost() -> Cost:
    return Cost(
        memory_kib=settings.BETWEEN_KDF_MEMORY_KIB, passes=settings.BETWEEN_KDF_PASSES
    )


def _cost_of(account: Account) -> Cost:
    return Cost(memory_kib=account.memory_kib, passes=account.passes)

"""The recovery key on its printed sheet: drawn, typed back, used once."""

from uuid import UUID

from django.db import transaction

from between.records import keyring
from between.records.keyroom import (
    NotUnlocked,
    Unlocked,
    by_name,
    change_passphrase,
    open_with,
)
from between.records.models import Account
from between.vault import keys as vault_keys
from between.vault import recovery as vault_recovery
from between.vault.errors import BadRecoveryKey as BadRecoveryKey  # noqa: PLC0414 (for pages)
from between.vault.errors import VaultError


def draw(keys: Unlocked) -> str:
    """Draw a recovery key for a sheet. It counts once it has been typed back."""
    text = vault_recovery.new_recovery_key()
    wrapped = vault_keys.wrap(
        _wrapping(keys.account, text), keys.account_key, owner=keys.account, way="recovery"
    )
    Account.objects.filter(id=keys.account).update(pending_recovery=wrapped)
    return text


def confirm(keys: Unlocked, typed: str) -> None:
    """Let the drawn recovery key count, now that it was typed back whole.

    Raises `BadRecoveryKey` with the cure when it was not.
    """
    account = Account.objects.get(id=keys.account)
    if account.pending_recovery is None:
        raise BadRecoveryKey("There is no new sheet to check. Draw a new one first.")
    pending = bytes(account.pending_recovery)
    try:
        open_with(account, _wrapping(account.id, typed), pending, "recovery")
    except BadRecoveryKey:
        raise
    except VaultError as error:
        raise BadRecoveryKey(
            "This is a whole key, but not the one on your new sheet."
        ) from error
    account.wrapped_recovery, account.pending_recovery = pending, None
    account.save()


def is_confirmed(keys: Unlocked) -> bool:
    return Account.objects.filter(id=keys.account, wrapped_recovery__isnull=False).exists()


def recover(name: str, typed: str, passphrase: str, *, source: bytes) -> Unlocked:
    """Open an account by its recovery key, set a new passphrase, and use that key up."""
    vault_recovery.parse(typed)
    account = by_name(name)
    if account is None or account.wrapped_recovery is None:
        raise NotUnlocked
    try:
        wrapping = _wrapping(account.id, typed)
        unlocked = open_with(account, wrapping, bytes(account.wrapped_recovery), "recovery")
    except VaultError as error:
        raise NotUnlocked from error
    with transaction.atomic():
        change_passphrase(unlocked, passphrase, source=source)
        Account.objects.filter(id=account.id).update(
            wrapped_recovery=None, pending_recovery=None
        )
    return unlocked


def _wrapping(owner: UUID, typed: str) -> bytes:
    return vault_recovery.wrapping_key(
        vault_recovery.parse(typed), pepper=keyring.of_server().pepper(owner)
    )

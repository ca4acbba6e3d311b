"""The recovery key on its printed sheet: drawn, typed back, used once."""

from django.db import transaction
from django.utils.translation import gettext as _

from between.records import passphrases
from between.records.keyroom import NotUnlocked, Unlocked, by_name, open_with, row_of
from between.records.models import Account, Visit
from between.vault import keys as vault_keys
from between.vault import recovery, sheet
from between.vault.errors import BadRecoveryKey as BadRecoveryKey  # noqa: PLC0414 (for pages)
from between.vault.errors import Slip as Slip  # noqa: PLC0414 (for pages)
from between.vault.errors import VaultError


def draw(keys: Unlocked) -> str:
    """Draw a recovery key for a sheet. It counts once it has been typed back.

    Until then it can be shown again, and a sheet that was checked before still counts.
    """
    text = recovery.new_recovery_key()
    sealed = sheet.seal_drawn(keys.account_key, text, owner=keys.account)
    with transaction.atomic():
        row_of(keys)
        Account.objects.filter(id=keys.account).update(drawn_sheet=sealed)
    return text


def drawn(keys: Unlocked) -> str | None:
    """Return the recovery key that waits to be typed back, if there is one."""
    sealed = Account.objects.get(id=keys.account).drawn_sheet
    if sealed is None:
        return None
    try:
        return sheet.open_drawn(keys.account_key, bytes(sealed), owner=keys.account)
    except VaultError:
        return None


def confirm(keys: Unlocked, typed: str) -> None:
    """Let the drawn recovery key count, now that it was typed back whole.

    Raises `BadRecoveryKey` with the cure when it was not.
    """
    secret, waiting = recovery.parse(typed), drawn(keys)
    if waiting is None:
        raise BadRecoveryKey(_("There is no new sheet to check. Draw a new one first."))
    if recovery.parse(waiting) != secret:
        raise BadRecoveryKey(_("This is a whole key, but not the one on your new sheet."))
    wrapping = recovery.wrapping_key(
        secret, pepper=passphrases.pepper_or_zeros(keys.account)
    )
    wrapped = vault_keys.wrap(
        wrapping, keys.account_key, owner=keys.account, way="recovery"
    )
    with transaction.atomic():
        row_of(keys)
        Account.objects.filter(id=keys.account).update(
            wrapped_recovery=wrapped, drawn_sheet=None
        )


def is_confirmed(keys: Unlocked) -> bool:
    return Account.objects.filter(id=keys.account, wrapped_recovery__isnull=False).exists()


def recover(name: str, typed: str, passphrase: str, *, source: bytes) -> Unlocked:
    """Open an account by its recovery key, set a new passphrase, and use that key up.

    Every visit ends, and a new sheet is drawn. An unknown name takes the same time as a
    wrong key.
    """
    secret = recovery.parse(typed)
    account = by_name(name)
    keys = _opened(account, secret)
    if account is None or keys is None:
        raise NotUnlocked
    wrapped = passphrases.wrap(
        keys.account_key, passphrase, owner=keys.account, source=source
    )
    with transaction.atomic():
        # Only while the very same key still counts: two who send it at once are one too many.
        still = Account.objects.filter(
            id=keys.account, wrapped_recovery=bytes(account.wrapped_recovery or b"")
        )
        if not still.update(wrapped_recovery=None, **wrapped.columns()):
            raise NotUnlocked
        Visit.objects.of(keys.account).delete()
        draw(keys)
    return keys


def _opened(account: Account | None, secret: bytes) -> Unlocked | None:
    owner = account.id if account else passphrases.NOBODY
    wrapping = recovery.wrapping_key(secret, pepper=passphrases.pepper_or_zeros(owner))
    wrapped = bytes(account.wrapped_recovery or b"") if account else b""
    try:
        return open_with(account or Account(id=owner), wrapping, wrapped, "recovery")
    except VaultError:
        return None

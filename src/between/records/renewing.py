"""Every key of an account drawn anew: somebody may know the old passphrase.

A new passphrase alone would not do: whoever had the old one may have taken the account key, and
with a copy of the database could read on. All of it changes in one transaction of the database.
The keyring is another file; there both secrets stand until the row of the account has said,
by being committed, which of them counts. So whenever the server is killed, one passphrase opens.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models, transaction

from between.records import (
    arrivals,
    factors,
    head,
    keyring,
    keyroom,
    letters,
    looks,
    mailbox,
    passphrases,
    sheets,
)
from between.records.keyroom import Unlocked
from between.records.models import (
    Account,
    Bond,
    Device,
    Earlier,
    Entry,
    Handover,
    Invitation,
    Visit,
)
from between.records.shelf import as_sealed
from between.records.sqlite import module as sqlite3
from between.records.under import as_bytes
from between.story.codec import KINDS
from between.vault import bond as vault_bond
from between.vault import keys as vault_keys
from between.vault import letterbox
from between.vault.bond import Standing
from between.vault.entry import Place, rewrap_entry
from between.vault.envelope import new_key
from between.vault.errors import VaultError

AT_ONCE = 500
# By hand: everybody who writes waits, and 10,000 updates of the ORM take a quarter of a minute.
EARLIER = "UPDATE records_earlier SET sealed = %s WHERE id = %s"
ENTRY = "UPDATE records_entry SET sealed = %s, kind = %s WHERE id = %s"
M = TypeVar("M", bound=models.Model)


def renew(keys: Unlocked, passphrase: str, now: datetime, *, source: bytes) -> Unlocked:
    """Draw all keys anew under a new passphrase; end every visit, forget every device.

    The sheet of before counts no more, and a new one is drawn. Takes its time before the
    transaction begins: the passphrase is stretched there.
    """
    pepper, account_key = keyring.new_secret(), new_key()
    wrapped = passphrases.wrap(
        account_key, passphrase, owner=keys.account, source=source, pepper=pepper
    )
    with transaction.atomic():
        # As they lie there now: another window may have joined since this request began.
        account, keys = keyroom.row_of(keys), keyroom.present(keys)
        chain, public_key = vault_keys.renewed(vault_bond.all_ended(keys.keychain))
        fresh = Unlocked(keys.account, account_key, chain)
        letters.collect(keys, now)  # what waits is sealed to the old key
        head.check(keys)
        _promise(account, pepper)
        _seal_anew(keys, fresh)
        mailbox.carry_over(keys.account, pepper)
        columns = _columns(keys, fresh, public_key, pepper)
        columns |= {"renewed": account.renewed + 1, **wrapped.columns()}
        Account.objects.filter(id=keys.account).update(**columns)
        head.carry_over(keys, fresh)
        _part(keys)
        factors.carry_over(keys, fresh)
        arrivals.carry_over(keys, fresh)
        looks.carry_over(keys, fresh)
        sheets.draw(fresh)
        Visit.objects.of(keys.account).delete()
        Device.objects.of(keys.account).delete()
    return fresh


def _part(keys: Unlocked) -> None:
    """End every bond: the other pinned keys that are gone, and must be met again."""
    bonds = Bond.objects.of(keys.account)
    bonds.update(standing=Standing.ENDED)
    Handover.objects.filter(bond__in=bonds).delete()
    Invitation.objects.filter(bond__in=bonds.values("id")).delete()
    Invitation.objects.filter(therapist=keys.account).delete()


def finish_renewing() -> None:
    """Settle what a killed server left: the row of each account says which secret counts."""
    ring = keyring.of_server()
    if not ring.coming():
        return
    with transaction.atomic():
        # Nobody else is in the middle of it: whoever is holds the database for writing.
        for account, generation in ring.coming():
            ring.settle(
                account, generation, counts=keyring.has_renewed(account, generation)
            )


def _promise(account: Account, pepper: bytes) -> None:
    ring, generation = keyring.of_server(), account.renewed + 1
    ring.promise(account.id, generation, pepper)
    transaction.on_commit(partial(_settle, account.id, generation))


def _settle(account: UUID, generation: int) -> None:
    # The row says already which secret counts; where the disk is full this can wait.
    with suppress(sqlite3.OperationalError):
        keyring.of_server().settle(account, generation, counts=True)


def _columns(
    keys: Unlocked, fresh: Unlocked, public_key: bytes, pepper: bytes
) -> dict[str, object]:
    owner, name = keys.account, keyroom.name_of(keys)
    return {
        "sealed_name": vault_keys.seal_name(fresh.account_key, name, owner=owner),
        "keychain": vault_keys.seal_keychain(
            fresh.account_key, fresh.keychain, owner=owner
        ),
        "public_key": public_key,
        "countersign": letterbox.countersign(public_key, pepper=pepper, owner=owner),
        "wrapped_recovery": None,
        "verify_key": b"",
    }


def _seal_anew(keys: Unlocked, fresh: Unlocked) -> None:
    """Wrap the key of every version anew: 92 bytes each; the words are not touched.

    What does not open stays as it is, and is told as what cannot be opened, as before.
    """
    kinds = {keys.kind(name): name for name in KINDS.values()}
    ours = Earlier.objects.filter(entry__owner_id=keys.account).select_related("entry")
    for versions in _pages(ours):
        for one in versions:
            kind = kinds.get(as_bytes(one.entry.kind), "")
            one.sealed = _wrapped_anew(keys, fresh, kind, one.entry_id, one)
        _write(EARLIER, [(one.sealed, one.pk) for one in versions])
    for entries in _pages(Entry.objects.of(keys.account)):
        for row in entries:
            kind = kinds.get(as_bytes(row.kind), "")
            row.sealed = _wrapped_anew(keys, fresh, kind, row.id, row)
            row.kind = fresh.kind(kind) if kind else row.kind
        _write(ENTRY, [(row.sealed, row.kind, _as_stored(row.id)) for row in entries])


def _write(sql: str, rows: list[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def _as_stored(id_: UUID) -> Any:
    return Entry._meta.pk.get_db_prep_value(id_, connection)


def _wrapped_anew(
    keys: Unlocked, fresh: Unlocked, kind: str, entry: UUID, row: Entry | Earlier
) -> bytes:
    place = Place(
        entry=entry, owner=keys.account, kind=kind, epoch=keys.epoch, version=row.version
    )
    sealed = as_sealed(row.sealed)
    try:
        return rewrap_entry(keys.record_key, fresh.record_key, sealed, place)
    except VaultError:
        return sealed


def _pages(rows: models.QuerySet[M]) -> Iterator[list[M]]:
    """Return rows in the order of their ids, some at once; they may be changed meanwhile."""
    page = list(rows.order_by("pk")[:AT_ONCE])
    while page:
        yield page
        page = list(rows.filter(pk__gt=page[-1].pk).order_by("pk")[:AT_ONCE])

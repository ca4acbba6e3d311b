"""The head over an account's rows: kept with each write, looked at whole at each unlock.

What somebody deletes, puts back to an earlier state, exchanges or adds from outside of Between
makes rows and head differ, and whatever is kept later leaves that difference as it is. Nothing
breaks by it and nothing is overwritten; it is told until its owner has acknowledged it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import IntEnum
from functools import partial

from django.db import connection, models, transaction

from between.records import keyroom, under, witness
from between.records.keyroom import Unlocked
from between.records.models import Account
from between.vault import head as vault
from between.vault import keys as vault_keys
from between.vault.errors import VaultError
from between.vault.head import Head
from between.vault.keys import Keychain


class State(IntEnum):
    """What head and rows say of each other. Only with `RIGHT` may anything be shared."""

    RIGHT = 0
    ROWS = 1  # some are missing, older than they were, exchanged, or not ours
    KEYCHAIN = 2  # the keychain is not the one that was kept last
    BEHIND = 3  # the whole account is older than the witness knows it
    LOST = 4  # there is no head where one was, or one that does not open
    YOUNG = 5  # none yet: the account is older than heads are; the next unlock makes one


class Count:
    """The rows that come and go in one transaction."""

    def __init__(self, keys: Unlocked) -> None:
        self._key = vault.stamp_key(keys.account_key)
        self.stamps: list[bytes] = []
        self.rows = 0
        self.keychains: tuple[bytes, bytes] | None = None

    def comes(self, row: models.Model) -> None:
        """Count a row as it stands now; call it after the row was changed or made."""
        self.stamps.append(under.stamp(self._key, row))
        self.rows += 1

    def goes(self, row: models.Model) -> None:
        """Count a row no longer; call it before the row is changed or removed."""
        self.stamps.append(under.stamp(self._key, row))
        self.rows -= 1

    def keychain(self, before: bytes, after: bytes) -> None:
        """Note that one sealed keychain takes another's place."""
        self.keychains = before, after


@contextmanager
def counting(keys: Unlocked) -> Iterator[Count]:
    """Open a transaction in which rows change; at its end the head counts what did."""
    count = Count(keys)
    with transaction.atomic():
        yield count
        if (
            count.stamps or count.keychains
        ):  # what changes nothing need not wait for the disk
            _count(keys, count)


def rechain(keys: Unlocked, change: Callable[[Keychain], Keychain]) -> Unlocked:
    """Change the keychain as it lies in the table now; return the keys with it."""
    with counting(keys) as count:
        account = keyroom.row_of(keys)
        before = bytes(account.keychain)
        fresh = keyroom.unlocked(account, keys.account_key)
        chain = change(fresh.keychain)
        after = vault_keys.seal_keychain(keys.account_key, chain, owner=keys.account)
        Account.objects.filter(id=keys.account).update(keychain=after)
        count.keychain(before, after)
    return replace(keys, keychain=chain)


def state(keys: Unlocked) -> State:
    """Say how head and rows stand, as last looked at; the keychain is compared each time."""
    return state_of(Account.objects.get(id=keys.account), keys)


def state_of(account: Account, keys: Unlocked) -> State:
    """Say the same of a row that is at hand already."""
    if account.head is None:
        return State.LOST if witness.seen(account.id) else State.YOUNG
    head = _open(account, keys)
    if head is None:
        return State.LOST
    if head.found:
        return State(head.found)
    is_ours = head.keychain == vault.hash_of(bytes(account.keychain))
    return State.RIGHT if is_ours else State.KEYCHAIN


def missing(keys: Unlocked) -> int:
    """Return how many things are surely missing: `ROWS`, or how many savings: `BEHIND`."""
    head = _open(Account.objects.get(id=keys.account), keys)
    return head.missing if head else 0


def check(keys: Unlocked) -> State:
    """Look at every row, note in the head what does not fit, and make one where none was."""
    if _look(keys)[0] is State.RIGHT:
        return State.RIGHT
    with transaction.atomic():
        # Once more while nobody else writes: what was kept between two reads is no finding.
        found, missed = _look(keys)
        if found is not State.RIGHT:
            _tell(keys, found, missed)
    return State.RIGHT if found is State.YOUNG else found


def acknowledge(keys: Unlocked) -> None:
    """Make the head anew over what is there: its owner has read that it is not what it was."""
    with transaction.atomic():
        account = keyroom.row_of(keys)
        head = _open(account, keys)
        counter = max(head.counter if head else 0, witness.seen(keys.account)) + 1
        _keep(keys, _made_anew(keys, account, counter=counter))


def carry_over(keys: Unlocked, fresh: Unlocked) -> None:
    """Make the head anew under fresh keys; what was found stays until it is acknowledged."""
    account = Account.objects.get(id=keys.account)
    noted = witness.seen(keys.account)
    before = _open(account, keys) or Head(noted, b"", found=State.LOST)
    anew = _made_anew(fresh, account, counter=max(before.counter, noted) + 1)
    _keep(fresh, replace(anew, found=before.found, missing=before.missing))


def _look(keys: Unlocked) -> tuple[State, int]:
    account = Account.objects.get(id=keys.account)
    found, head = state_of(account, keys), _open(account, keys)
    if head is None:
        return found, 0
    noted = witness.seen(keys.account)
    if found is State.RIGHT and head.counter < noted:
        return State.BEHIND, noted - head.counter
    if found is not State.RIGHT:
        return found, head.missing
    rows, stamps = _whole(keys)
    if stamps != head.stamps:
        return State.ROWS, max(0, head.rows - rows)
    return State.RIGHT, 0


def _count(keys: Unlocked, count: Count) -> None:
    head = _opened(keys, _asked("SELECT head FROM records_account WHERE id = %s", keys))
    if head is None:
        keyroom.row_of(keys)  # refuses keys that count no more: nobody could open this
        return  # made at the next unlock, or told there
    noted = witness.seen(keys.account)
    if not head.found and head.counter < noted:
        # Before this write hides it: a visit may outlive the database that it began in.
        head = _told(head, State.BEHIND, noted - head.counter)
    head = head.counted(count.stamps, rows=count.rows)
    if count.keychains and head.keychain == vault.hash_of(count.keychains[0]):
        head = replace(head, keychain=vault.hash_of(count.keychains[1]))
    _keep(keys, head)


def _tell(keys: Unlocked, found: State, missed: int) -> None:
    account = Account.objects.get(id=keys.account)
    head = _open(account, keys)
    if account.head is None:
        head = _made_anew(keys, account, counter=witness.seen(keys.account) + 1)
    if found is State.YOUNG and head:
        _keep(keys, head)
    elif head and not head.found:
        _keep(keys, _told(head, found, missed))


def _told(head: Head, found: State, missed: int) -> Head:
    return replace(head, counter=head.counter + 1, found=int(found), missing=missed)


def _made_anew(keys: Unlocked, account: Account, *, counter: int) -> Head:
    rows, stamps = _whole(keys)
    return Head(counter, vault.hash_of(bytes(account.keychain)), rows, stamps)


def _whole(keys: Unlocked) -> tuple[int, bytes]:
    """Return how many rows of this account count, and what they amount to."""
    key = vault.stamp_key(keys.account_key)
    stamps = list(under.stamps(key, keys.account))
    return len(stamps), vault.total(stamps)


def _keep(keys: Unlocked, head: Head) -> None:
    sealed = vault.seal_head(keys.account_key, head, owner=keys.account)
    _asked("UPDATE records_account SET head = %s WHERE id = %s", keys, sealed)
    transaction.on_commit(partial(witness.note, keys.account, head.counter))


def _asked(sql: str, keys: Unlocked, *values: bytes) -> object:
    """Ask for a head by hand: while a write waits, all others do, and a query takes its time."""
    owner = Account._meta.pk.get_db_prep_value(keys.account, connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, owner])
        found = cursor.fetchone() if cursor.description else None
    return found[0] if found else None


def _open(account: Account, keys: Unlocked) -> Head | None:
    return _opened(keys, account.head)


def _opened(keys: Unlocked, sealed: object) -> Head | None:
    try:
        return vault.open_head(keys.account_key, under.as_bytes(sealed), owner=keys.account)
    except VaultError:
        return None

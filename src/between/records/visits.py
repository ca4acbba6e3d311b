"""Visits: an account key stays unlocked for a while, sealed under the visitor's own cookie."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import OperationalError

from between.records import arrivals, keyring, keyroom, looks, renewing, shown
from between.records.keyroom import Unlocked
from between.records.models import Account, Device, Visit
from between.records.shown import Shown
from between.vault import visit as vault_visit
from between.vault.errors import VaultError
from between.vault.keys import mac

SHARED_MINUTES = 10


@dataclass(frozen=True, slots=True, repr=False)
class Pass:
    """What the visitor's two cookies hold: who they are here, and the key to their key."""

    token: bytes
    key: bytes


def begin(
    keys: Unlocked, now: datetime, *, shared: bool = False, due: bool = False
) -> Pass:
    """Open a visit; on a shared computer it falls shut sooner.

    While the second step is `due`, it holds the keys and is let through to nothing.
    """
    door = Pass(vault_visit.new_token(), vault_visit.new_token())
    visit, created = vault_visit.token_hash(door.token), int(now.timestamp())
    usual = settings.BETWEEN_IDLE_MINUTES
    idle = min(SHARED_MINUTES, usual) if shared else usual
    Visit.objects.create(
        id_hash=visit,
        account_id=keys.account,
        sealed=vault_visit.lock_in(
            keys.account_key,
            cookie_key=door.key,
            pepper=keyring.of_server().pepper(keys.account),
            visit=visit,
            owner=keys.account,
            created=created,
            due=due,
        ),
        countersign=_countersign(keys.account, visit),
        created=created,
        factor_due=due,
        idle_minutes=idle,
        idle_until=now + timedelta(minutes=idle),
        absolute_until=now + timedelta(hours=settings.BETWEEN_ABSOLUTE_HOURS),
    )
    return door


def find(token: bytes, now: datetime) -> Visit | None:
    """Return the visit of this token while it lasts, locked or not."""
    rows = Visit.objects.select_related("account")
    return rows.filter(
        id_hash=vault_visit.token_hash(token), absolute_until__gt=now
    ).first()


def resume(visit: Visit, key: bytes, now: datetime) -> Unlocked | None:
    """Return the keys while the visit is unlocked, and let its idle time begin anew.

    Whoever asks looks at `factor_due` before anything is shown.
    """
    if not visit.sealed or not _lasts(visit, now):
        return None
    try:
        account_key = vault_visit.take_out(
            bytes(visit.sealed),
            cookie_key=key,
            pepper=keyring.of_server().pepper(visit.account_id),
            visit=bytes(visit.id_hash),
            owner=visit.account_id,
            created=visit.created,
            due=visit.factor_due,
        )
        keys = keyroom.unlocked(visit.account, account_key)
    except VaultError:
        return None
    _stay(visit, now)
    return keys


def _lasts(visit: Visit, now: datetime) -> bool:
    # A clock that was set back must not leave a device open until it has caught up.
    return now < visit.idle_until <= now + timedelta(minutes=2 * visit.idle_minutes)


def _stay(visit: Visit, now: datetime) -> None:
    # One write a minute at most: a page must not wait for the disk each time it is looked at.
    until = now + timedelta(minutes=visit.idle_minutes)
    if until - visit.idle_until > timedelta(minutes=1):
        # On a full disk looking must go on; the visit then ends as if it had not gone on.
        with suppress(OperationalError):
            Visit.objects.filter(id_hash=visit.id_hash).exclude(sealed=b"").update(
                idle_until=until
            )


def is_shared(visit: Visit) -> bool:
    """Whether it falls shut as on a shared computer; where all do, none is remembered."""
    return visit.idle_minutes <= SHARED_MINUTES


def lock(visit: Visit, now: datetime) -> None:
    """Throw the key away. The row stays a while, so that a form sent later can be kept."""
    Visit.objects.filter(id_hash=visit.id_hash).update(sealed=b"", idle_until=now)


def end(visit: Visit) -> None:
    """Remove the visit: another begins in its place."""
    Visit.objects.filter(id_hash=visit.id_hash).delete()


def prune(now: datetime) -> None:
    """Take the key out of idle visits, and remove what is over: visits, erased, made-up people."""
    keyroom.finish_erasing()
    renewing.finish_renewing()
    arrivals.prune(now)
    looks.prune(now)
    Visit.objects.filter(absolute_until__lte=now).delete()
    Visit.objects.filter(idle_until__lte=now).exclude(sealed=b"").update(sealed=b"")
    open_visits = Visit.objects.exclude(sealed=b"").values("account_id")
    made_up = Account.objects.filter(verifier=b"", made_up_on__isnull=False)
    left = made_up.exclude(id__in=open_visits)
    for account in left.values_list("id", flat=True):
        keyroom.erase_account(account)


def remember(keys: Unlocked, now: datetime) -> bytes:
    """Know this device again: others' failed attempts will not keep its owner waiting."""
    secret = vault_visit.new_token()
    hashed = vault_visit.token_hash(secret)
    known = Device(
        id_hash=hashed,
        account_id=keys.account,
        countersign=_countersign(keys.account, hashed),
        day=now.date(),
    )
    shown.seal(known, secret, Shown())
    known.save(force_insert=True)
    return secret


def device(secret: bytes) -> Device | None:
    return (
        Device.objects.select_related("account")
        .filter(id_hash=vault_visit.token_hash(secret))
        .first()
    )


def writer(known: Visit | Device) -> Account | None:
    """Return whose words come from here, or nobody where the row was moved to somebody else.

    While it is locked nothing in it opens, so nothing but this says whose it is: whoever may
    write to the tables could have what is written here sealed to their own account.
    """
    try:
        signed = _countersign(known.account_id, bytes(known.id_hash))
    except VaultError:
        return None
    is_theirs = compare_digest(signed, bytes(known.countersign))
    return known.account if is_theirs else None


def allow_marks(
    known: Device, secret: bytes, letters: Iterable[tuple[UUID, str]], now: datetime
) -> None:
    """Let this device mark while locked; `letters` are all that it may then show of people."""
    known.marks_since = known.marks_since or now.date()
    _show_letters(known, secret, letters)


def forget(known: Device) -> None:
    """Know this device no more."""
    Device.objects.filter(id_hash=known.id_hash).delete()


def forbid_marks(known: Device, secret: bytes) -> None:
    known.marks_since = None
    _show_letters(known, secret, [])


def letters(known: Device, secret: bytes) -> list[tuple[UUID, str]]:
    """Return the first letters that the owner allowed this device to show."""
    pairs = shown.read(known, secret).letters
    return [(UUID(bytes=person), short) for person, short in pairs]


def _show_letters(
    known: Device, secret: bytes, letters: Iterable[tuple[UUID, str]]
) -> None:
    pairs = [(person.bytes, short) for person, short in letters]
    present = shown.read(known, secret)
    shown.seal(known, secret, msgspec.structs.replace(present, letters=pairs))
    known.save(update_fields=["marks_since", "sealed"])


def _countersign(account: UUID, id_hash: bytes) -> bytes:
    return mac(keyring.of_server().pepper(account), "visits/writer", id_hash.hex())

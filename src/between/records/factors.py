"""What somebody proves besides the passphrase, and whether a visit has to wait for it.

It is sealed under the account key: the passphrase comes first, and the visit that waits for
the second step holds the key.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

import msgspec
from django.db import transaction
from msgspec.structs import replace

from between.records import head, keyroom
from between.records.keyroom import Unlocked
from between.records.models import Account, Factor, Spare
from between.records.shelf import Missing
from between.vault import note
from between.vault.errors import VaultError
from between.vault.keys import asks_second_step, with_second_step
from between.vault.labels import Purpose


class App(msgspec.Struct, frozen=True, tag="app"):
    """An authenticator app; it counts once a code of it was typed."""

    seed: bytes
    confirmed: bool = False


class Passkey(msgspec.Struct, frozen=True, tag="passkey"):
    """A passkey or security key, under the name that its owner gave it."""

    name: str
    credential: bytes
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One proof of somebody's; `proof` is None where its row was changed outside of here."""

    id: UUID
    day: date
    proof: App | Passkey | None

    @property
    def counts(self) -> bool:
        """Whether it is asked for. What does not open counts: damage opens no door."""
        return not isinstance(self.proof, App) or self.proof.confirmed


def required(account: Account) -> bool:
    """Decide whether this account must have a second step: the one place that does."""
    return account.is_therapist


def is_due(keys: Unlocked, *, proved: bool) -> bool:
    """Whether a visit that begins must wait: for the second step, or for its setting up.

    `proved` is who came by passkey or by sheet, or has just taken the second step.
    """
    if has_any(keys):
        return not proved
    return required(Account.objects.get(id=keys.account))


def has_any(keys: Unlocked) -> bool:
    """Whether a second step is asked for; one whose row was deleted from outside is."""
    return asks_second_step(keys.keychain) or _counts(keys)


def is_gone(keys: Unlocked) -> bool:
    """Whether one was set up whose rows were deleted from outside: the sheet leads past it."""
    return asks_second_step(keys.keychain) and not _counts(keys)


def say(keys: Unlocked) -> Unlocked:
    """Write into the keychain whether a second step is asked for, as the rows say it now."""
    with transaction.atomic():
        keys, counts = keyroom.present(keys), _counts(keys)
        if asks_second_step(keys.keychain) is counts:
            return keys
        return head.rechain(keys, lambda chain: with_second_step(chain, asked=counts))


def of(keys: Unlocked) -> list[Held]:
    rows = Factor.objects.of(keys.account).order_by("day", "id")
    return [_held(keys, row) for row in rows]


def one(keys: Unlocked, id_: UUID) -> Held:
    """Return one of the person's own; raises `Missing`."""
    row = Factor.objects.of(keys.account).filter(id=id_).first()
    if row is None:
        raise Missing
    return _held(keys, row)


def keep(
    keys: Unlocked, proof: App | Passkey, day: date, *, id_: UUID | None = None
) -> UUID:
    """Seal a proof as a new row, or in place of its row `id_`."""
    id_ = id_ or uuid4()
    sealed = note.seal_note(
        keys.account_key,
        msgspec.msgpack.encode(proof),
        purpose=Purpose.FACTOR,
        owner=keys.account,
        row=id_,
    )
    with transaction.atomic():
        keyroom.row_of(keys)
        Factor.objects.of(keys.account).update_or_create(
            id=id_, defaults={"account_id": keys.account, "sealed": sealed, "day": day}
        )
        if _counts(keys):
            say(keys)
    return id_


def carry_over(keys: Unlocked, fresh: Unlocked) -> None:
    """Seal every proof under fresh keys; what unlocked by a touch is a second step only now.

    Spare codes are hashed with the secret that went: new ones are drawn on the security page.
    """
    for held in of(keys):
        if isinstance(held.proof, Passkey):
            keep(fresh, replace(held.proof, opens=False), held.day, id_=held.id)
        elif held.proof:
            keep(fresh, held.proof, held.day, id_=held.id)
    Factor.objects.of(keys.account).update(wrapped=None)
    Spare.objects.of(keys.account).delete()


def remove(keys: Unlocked, id_: UUID) -> None:
    """Take a proof away; with the last one the spare codes go too."""
    with transaction.atomic():
        Factor.objects.of(keys.account).filter(id=id_).delete()
        if not asks_second_step(say(keys).keychain):
            Spare.objects.of(keys.account).delete()


def _counts(keys: Unlocked) -> bool:
    return any(one.counts for one in of(keys))


def _held(keys: Unlocked, row: Factor) -> Held:
    return Held(id=row.id, day=row.day, proof=_opened(keys, row))


def _opened(keys: Unlocked, row: Factor) -> App | Passkey | None:
    try:
        plain = note.open_note(
            keys.account_key,
            bytes(row.sealed),
            purpose=Purpose.FACTOR,
            owner=keys.account,
            row=row.id,
        )
    except VaultError:
        return None
    return msgspec.msgpack.decode(plain, type=App | Passkey)

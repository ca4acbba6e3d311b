"""What lies in a mailbox: wishes, what is due, and what became of the last mails.

The server opens it without its owner. It holds times, and which of three reasons a mail has: no
bond and no name.
"""

from collections.abc import Callable
from enum import StrEnum
from uuid import UUID

import msgspec
from django.db import transaction

from between.records import keyring
from between.records.courier import How
from between.records.models import Mailbox
from between.records.shelf import as_sealed
from between.vault import mailbox as vault
from between.vault.errors import VaultError


class Reason(StrEnum):
    """Why a mail is sent; the mail itself does not tell it."""

    NEWS = "news"
    NEAR = "near"
    TRIAL = "trial"


class Due(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """A mail to be sent at `at` and no more after `until`, in seconds since 1970.

    An `unread` one is sent only while something that was shared is unread.
    """

    reason: Reason
    at: int
    until: int
    tries: int = 0
    unread: bool = False


class Outcome(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """What became of the last mail for one reason."""

    how: How
    at: int


class Taken(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """A mail that somebody is handing over, and what it is for; `by` tells who took it."""

    by: bytes
    at: int
    dues: tuple[Due, ...]


class Plan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`since` is when the owner said this; `passed` the last day whose sessions were told."""

    since: int
    news: bool = False
    near: bool = False
    dues: tuple[Due, ...] = ()
    taken: Taken | None = None
    last: dict[Reason, Outcome] = {}
    passed: int = 0

    def wants(self, reason: Reason) -> bool:
        return {Reason.NEWS: self.news, Reason.NEAR: self.near}.get(reason, True)

    def of(self, reason: Reason) -> tuple[Due, ...]:
        return tuple(one for one in self.dues if one.reason is reason)

    def but(self, reason: Reason) -> tuple[Due, ...]:
        return tuple(one for one in self.dues if one.reason is not reason)


def read(account: UUID) -> Plan | None:
    """Return the plan, or nothing where there is none or it was changed outside of here."""
    row = Mailbox.objects.of(account).first()
    return _opened(row) if row else None


def address(account: UUID, plan: Plan) -> str | None:
    """Return the address that belongs to this plan, and to no earlier one."""
    row = Mailbox.objects.of(account).first()
    if row is None:
        return None
    try:
        plain = vault.open_address(
            keyring.of_server().pepper(account),
            as_sealed(row.address),
            owner=account,
            since=plan.since,
        )
    except VaultError:
        return None
    return plain.decode("ascii", "replace")


def keep(account: UUID, to: str, plan: Plan) -> None:
    """Keep an address with its plan, in place of what lay there."""
    pepper = keyring.of_server().pepper(account)
    sealed = vault.seal_address(pepper, to.encode("ascii"), owner=account, since=plan.since)
    Mailbox.objects.update_or_create(
        account_id=account,
        defaults={"address": sealed, "plan": _sealed(pepper, account, plan)},
    )


def change(account: UUID, how: Callable[[Plan], Plan]) -> Plan | None:
    """Change the plan as it lies in the table now, and nobody else meanwhile; return it."""
    with transaction.atomic():
        before = read(account)
        after = how(before) if before else None
        if after and after != before:
            sealed = _sealed(keyring.of_server().pepper(account), account, after)
            Mailbox.objects.of(account).update(plan=sealed)
    return after


def carry_over(account: UUID, pepper: bytes) -> None:
    """Seal all of it under the secret that counts from now on."""
    plan = read(account)
    to = address(account, plan) if plan else None
    Mailbox.objects.of(account).delete()
    if plan and to:
        sealed = vault.seal_address(
            pepper, to.encode("ascii"), owner=account, since=plan.since
        )
        Mailbox.objects.create(
            account_id=account, address=sealed, plan=_sealed(pepper, account, plan)
        )


def _sealed(pepper: bytes, account: UUID, plan: Plan) -> bytes:
    return vault.seal_plan(pepper, msgspec.msgpack.encode(plan), owner=account)


def _opened(row: Mailbox) -> Plan | None:
    try:
        document = vault.open_plan(
            keyring.of_server().pepper(row.account_id),
            as_sealed(row.plan),
            owner=row.account_id,
        )
    except VaultError:
        return None
    return msgspec.msgpack.decode(document, type=Plan)

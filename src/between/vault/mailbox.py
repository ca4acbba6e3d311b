"""A mailbox: an address to which the server may send while its owner is locked.

No key of the person is needed, since nobody is there to give one. It opens with the secret that
the keyring holds for the account, and goes when that is erased. See docs/formats/mailbox.md.
"""

from uuid import UUID

from between.vault.envelope import Bound, pad, seal, unpad, unseal
from between.vault.labels import PEPPER_BYTES, Derived, Purpose, check_length, subkey


def seal_address(pepper: bytes, address: bytes, *, owner: UUID, since: int) -> bytes:
    """The address, padded; it opens beside the plan that names the same `since` only.

    `since` is when its owner last said what they want, in seconds since 1970.
    """
    return seal(_key(pepper), pad(address), bound=_address(owner, since))


def open_address(pepper: bytes, sealed: bytes, *, owner: UUID, since: int) -> bytes:
    """The address. Raises WrongKey for another keyring secret, Tampered."""
    return unpad(unseal(_key(pepper), sealed, bound=_address(owner, since)))


def seal_plan(pepper: bytes, document: bytes, *, owner: UUID) -> bytes:
    """What is to be sent, and when: of one length up to 1,020 bytes."""
    return seal(_key(pepper), pad(document), bound=_plan(owner))


def open_plan(pepper: bytes, sealed: bytes, *, owner: UUID) -> bytes:
    """The plan. Raises WrongKey for another keyring secret, Tampered."""
    return unpad(unseal(_key(pepper), sealed, bound=_plan(owner)))


def _key(pepper: bytes) -> bytes:
    check_length("pepper", pepper, PEPPER_BYTES)
    return subkey(pepper, Derived.MAILBOX)


def _address(owner: UUID, since: int) -> Bound:
    when = since.to_bytes(8, "big", signed=True)
    return Bound(Purpose.MAIL_ADDRESS, (owner.bytes, when))


def _plan(owner: UUID) -> Bound:
    return Bound(Purpose.MAIL_PLAN, (owner.bytes,))

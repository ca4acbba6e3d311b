"""A passphrase and what it costs to try one. Every try passes the turnstile."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from between.records import keyring, turnstile
from between.records.models import Account
from between.vault import keys as vault_keys
from between.vault import passphrase as vault
from between.vault.errors import Erased
from between.vault.passphrase import Cost, Root

NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True, repr=False)
class Wrapped:
    """The account key under a passphrase, as the columns of its account hold it."""

    salt: bytes
    memory_kib: int
    passes: int
    verifier: bytes
    wrapped_passphrase: bytes

    def columns(self) -> dict[str, bytes | int]:
        return {name: getattr(self, name) for name in self.__slots__}


# What an account has that no passphrase opens.
NONE = Wrapped(salt=b"", memory_kib=0, passes=0, verifier=b"", wrapped_passphrase=b"")


def suggest() -> str:
    """Offer a passphrase of six words."""
    return vault.suggest(6)


def wrap(
    account_key: bytes,
    passphrase: str,
    *,
    owner: UUID,
    source: bytes,
    pepper: bytes | None = None,
) -> Wrapped:
    """Wrap an account key under `passphrase`, at the cost the settings ask for.

    With a `pepper` it is the one of the keyring that is yet to count.

    Takes its time: call it outside of a transaction, or every writer waits for it.
    """
    salt, cost = vault.new_salt(), present_cost()
    pepper = pepper or keyring.of_server().pepper(owner)
    root = _stretch(passphrase, salt=salt, cost=cost, pepper=pepper, source=source)
    return Wrapped(
        salt=salt,
        memory_kib=cost.memory_kib,
        passes=cost.passes,
        verifier=root.verifier(),
        wrapped_passphrase=vault_keys.wrap(
            root.wrapping_key(), account_key, owner=owner, way="passphrase"
        ),
    )


def open_root(account: Account | None, passphrase: str, *, source: bytes) -> Root | None:
    """Return the root of an account, or none where the passphrase is wrong.

    The same work is done for nobody's account: the time must not tell who is here.
    """
    is_somebody = account is not None and bool(account.verifier)
    root = _stretch(
        passphrase,
        salt=bytes(account.salt) if account and is_somebody else bytes(vault.SALT_BYTES),
        cost=cost_of(account) if account and is_somebody else present_cost(),
        pepper=pepper_or_zeros(account.id if account else NOBODY),
        source=source,
    )
    if account and is_somebody and root.matches(bytes(account.verifier)):
        return root
    return None


def pepper_or_zeros(owner: UUID) -> bytes:
    """Return the keyring's secret, or zeros, which open nothing, where there is none."""
    try:
        return keyring.of_server().pepper(owner)
    except Erased:
        return bytes(32)


def present_cost() -> Cost:
    return Cost(
        memory_kib=settings.BETWEEN_KDF_MEMORY_KIB, passes=settings.BETWEEN_KDF_PASSES
    )


def cost_of(account: Account) -> Cost:
    return Cost(memory_kib=account.memory_kib, passes=account.passes)


def _stretch(
    passphrase: str, *, salt: bytes, cost: Cost, pepper: bytes, source: bytes
) -> Root:
    with turnstile.passing(settings.BETWEEN_RUN, source):
        return vault.derive(passphrase, salt=salt, cost=cost, pepper=pepper)

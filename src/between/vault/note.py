"""A note: a small document under the account key, bound to its purpose, owner and row.

What the owner's own keys must open and nobody else's: a proof besides the passphrase, or
how a visit was begun. See docs/formats/note.md.
"""

from uuid import UUID

from between.vault.envelope import Bound, pad, seal, unpad, unseal
from between.vault.labels import Purpose


def seal_note(
    account_key: bytes, document: bytes, *, purpose: Purpose, owner: UUID, row: UUID
) -> bytes:
    """`document` (any length) in a padded envelope that opens in this row only."""
    return seal(account_key, pad(document), bound=_bound(purpose, owner, row))


def open_note(
    account_key: bytes, sealed: bytes, *, purpose: Purpose, owner: UUID, row: UUID
) -> bytes:
    """The document. Raises WrongKey for another account key, Tampered."""
    return unpad(unseal(account_key, sealed, bound=_bound(purpose, owner, row)))


def _bound(purpose: Purpose, owner: UUID, row: UUID) -> Bound:
    return Bound(purpose, (owner.bytes, row.bytes))

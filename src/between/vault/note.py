"""A note: a small document under one key, bound to its purpose, owner and row.

Under the account key what only its owner may open: a proof besides the passphrase, or how a
visit was begun. Under a bond's key what one side tells the other. See docs/formats/note.md.
"""

from uuid import UUID

from between.vault.envelope import Bound, pad, seal, unpad, unseal
from between.vault.labels import Purpose


def seal_note(
    key: bytes, document: bytes, *, purpose: Purpose, owner: UUID, row: UUID
) -> bytes:
    """`document` (any length) in a padded envelope that opens in this row only."""
    return seal(key, pad(document), bound=_bound(purpose, owner, row))


def open_note(
    key: bytes, sealed: bytes, *, purpose: Purpose, owner: UUID, row: UUID
) -> bytes:
    """The document. Raises WrongKey for another key, Tampered."""
    return unpad(unseal(key, sealed, bound=_bound(purpose, owner, row)))


def _bound(purpose: Purpose, owner: UUID, row: UUID) -> Bound:
    return Bound(purpose, (owner.bytes, row.bytes))

"""A drawn sheet: a recovery key that waits to be printed and typed back.

It is sealed under the account key, so that whoever could show it again could read
everything anyway. See docs/formats/recovery-key.md.
"""

from contextlib import suppress
from uuid import UUID

from between.vault.envelope import Bound, seal, unseal
from between.vault.errors import Tampered
from between.vault.labels import Purpose


def seal_drawn(account_key: bytes, text: str, *, owner: UUID) -> bytes:
    """The recovery key as it is printed, for its owner's eyes until it is typed back."""
    return seal(account_key, text.encode("ascii"), bound=_sheet(owner))


def open_drawn(account_key: bytes, sealed: bytes, *, owner: UUID) -> str:
    """The recovery key as it is printed. Raises WrongKey or Tampered."""
    plain = unseal(account_key, sealed, bound=_sheet(owner))
    # Raised outside, since the error of `decode` carries the whole key.
    with suppress(UnicodeDecodeError):
        return plain.decode("ascii")
    raise Tampered("This drawn sheet is not text.")


def _sheet(owner: UUID) -> Bound:
    return Bound(Purpose.DRAWN_SHEET, (owner.bytes,))

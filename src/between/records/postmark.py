"""The postmark: when each account's last mail left, and when its owner last said their wish.

It lies beside the keyring and not in the database, so that a backup of the database that is put
back neither sends a mail once more nor sends to an address that was taken away since. No copy of
the keyring has it; where it is missing, mails rest until their owner says again what they want.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from fcntl import LOCK_EX, flock
from pathlib import Path
from struct import Struct
from uuid import UUID

from django.conf import settings

TIMES = Struct(">qq")


@dataclass(frozen=True, slots=True)
class Mark:
    """Seconds since 1970; `left` is 0 until a first mail left."""

    said: int
    left: int


def read(account: UUID) -> Mark | None:
    try:
        return _unpacked(_path(account).read_bytes())
    except OSError:
        return None


def said(account: UUID, at: int) -> None:
    """Note that the owner said what they want."""
    _note(account, lambda mark: replace(mark, said=max(mark.said, at)))


def left(account: UUID, at: int) -> None:
    """Note that a mail is leaving; whatever was due until now went with it."""
    _note(account, lambda mark: replace(mark, left=max(mark.left, at)))


def forget(account: UUID) -> None:
    """Forget an account that is erased."""
    _path(account).unlink(missing_ok=True)


def _note(account: UUID, change: Callable[[Mark], Mark]) -> None:
    path = _path(account)
    # A disk that takes nothing more must not undo what is already kept.
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            flock(handle, LOCK_EX)
            mark = change(_unpacked(os.pread(handle, TIMES.size, 0)) or Mark(0, 0))
            os.pwrite(handle, TIMES.pack(mark.said, mark.left), 0)
        finally:
            os.close(handle)


def _unpacked(packed: bytes) -> Mark | None:
    return Mark(*TIMES.unpack(packed)) if len(packed) == TIMES.size else None


def _path(account: UUID) -> Path:
    return Path(settings.BETWEEN_KEYRING) / "postmark" / account.hex

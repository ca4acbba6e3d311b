"""The witness: how far each account's head had come, kept apart from the database.

Whoever puts back an older database cannot put back this. It is written after the database
has committed, so it lags behind when the server is killed in between, and never runs ahead.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings

COUNTER_BYTES = 8


def seen(account: UUID) -> int:
    """Return the highest counter that was noted for an account; 0 where there is none."""
    try:
        return int.from_bytes(_path(account).read_bytes()[:COUNTER_BYTES], "big")
    except OSError:
        return 0


def note(account: UUID, counter: int) -> None:
    """Note that the database holds `counter`; an older one that comes late changes nothing.

    Eight bytes in place, without waiting for the disk: after a power cut the last notes may be
    missing, and a witness that lags raises no alarm. So saving takes no longer than before.
    A disk that takes nothing more must not undo what is already kept, either.
    """
    with suppress(OSError), _alone(account) as handle:
        if counter > int.from_bytes(os.pread(handle, COUNTER_BYTES, 0), "big"):
            os.pwrite(handle, counter.to_bytes(COUNTER_BYTES, "big"), 0)


def forget(account: UUID) -> None:
    """Forget an account that is erased."""
    _path(account).unlink(missing_ok=True)


@contextmanager
def _alone(account: UUID) -> Iterator[int]:
    path = _path(account)
    if not path.parent.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _path(account: UUID) -> Path:
    return Path(settings.BETWEEN_KEYRING) / "witness" / account.hex

"""How many may stretch a passphrase at once: one, with a short queue, one a source.

A run of Argon2id takes 256 MiB. Locks on files hold across the server's processes, and fall
with the process that held them.
"""

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

SEATS = 8
SOURCES = 4096


class Busy(Exception):
    """The queue is full, or somebody from the same source is already in it."""


@contextmanager
def passing(folder: Path, source: bytes) -> Iterator[None]:
    """Let one caller through at a time; raise `Busy` where waiting would be too long."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with ExitStack() as held:
        # A number instead of the source: the folder must not fill, nor tell who came.
        number = int.from_bytes(source[:4], "big") % SOURCES
        if not held.enter_context(_try(folder / f"source-{number}")):
            raise Busy("Another attempt from the same place is running.")
        if not any(held.enter_context(_try(folder / f"seat-{n}")) for n in range(SEATS)):
            raise Busy("Too many people are unlocking at this moment.")
        turn = held.enter_context((folder / "turn").open("w"))
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


@contextmanager
def _try(path: Path) -> Iterator[bool]:
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True

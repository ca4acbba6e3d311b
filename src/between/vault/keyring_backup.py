"""A copy of the keyring that only a sheet of paper opens, and that sheet's key.

The server keeps the public half, so that it can seal a copy each day and open none of them.
See docs/formats/keyring-backup.md.
"""

from uuid import UUID

from between.vault import letterbox, recovery

OWNER = UUID(int=0)
PURPOSE = "keyring-backup"


def new_pair() -> tuple[str, bytes]:
    """What goes on paper, in 8 groups of 7 characters, and the public key that stays."""
    private_key = letterbox.new_private_key()
    return recovery.printed(private_key), letterbox.public_key_of(private_key)


def seal_copy(public_key: bytes, copy: bytes) -> bytes:
    """A keyring's file, sealed. Raises Tampered when `public_key` is none."""
    return letterbox.post(public_key, copy, owner=OWNER, slot=OWNER, purpose=PURPOSE)


def open_copy(typed: str, sealed: bytes) -> bytes:
    """The keyring's file again. Raises BadRecoveryKey, WrongKey or Tampered."""
    private_key = recovery.parse(typed)
    return letterbox.collect(private_key, sealed, owner=OWNER, slot=OWNER, purpose=PURPOSE)

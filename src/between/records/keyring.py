"""The keyring: one secret an account, and the server's own, in a file apart from the database.

Without it a stolen database does not even tell whether a guessed passphrase is right; what is
deleted here can never be opened again. It has its own folder and its own backup.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from between.records.sqlite import module as sqlite3
from between.vault.errors import Erased

SCHEMA = """
CREATE TABLE IF NOT EXISTS pepper (account BLOB PRIMARY KEY, secret BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS coming (
    account BLOB PRIMARY KEY, generation INTEGER NOT NULL, secret BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS erasing (account BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS server (purpose TEXT PRIMARY KEY, secret BLOB NOT NULL) WITHOUT ROWID;
"""


class Keyring:
    """The secrets of one server, in `folder`/keyring.sqlite3, readable by its owner alone."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "keyring.sqlite3"
        self._server: dict[str, bytes] = {}

    def new_pepper(self, account: UUID) -> bytes:
        secret = new_secret()
        with self._open() as db:
            db.execute("INSERT INTO pepper VALUES (?, ?)", (account.bytes, secret))
        return secret

    def pepper(self, account: UUID) -> bytes:
        """Return the secret of an account; of two the one that the account's row names."""
        with self._open() as db:
            row = db.execute(
                "SELECT pepper.secret, coming.secret, generation FROM pepper "
                "LEFT JOIN coming USING (account) WHERE account = ?",
                (account.bytes,),
            ).fetchone()
        if row is None:
            raise Erased("The secret of this account has been erased.")
        present, coming, generation = row
        counts = coming is not None and has_renewed(account, generation)
        return bytes(coming if counts else present)

    def promise(self, account: UUID, generation: int, secret: bytes) -> None:
        """Hold a secret ready that counts once the account's row names its generation."""
        with self._open() as db:
            db.execute(
                "INSERT OR REPLACE INTO coming VALUES (?, ?, ?)",
                (account.bytes, generation, secret),
            )

    def coming(self) -> list[tuple[UUID, int]]:
        """Return the accounts for which a secret is held ready, with its generation."""
        with self._open() as db:
            found = db.execute("SELECT account, generation FROM coming").fetchall()
        return [(UUID(bytes=account), generation) for account, generation in found]

    def settle(self, account: UUID, generation: int, *, counts: bool) -> None:
        """Put the secret held ready in the place of the one before, or drop it."""
        which = (account.bytes, generation)
        with self._open() as db:
            if counts:
                db.execute(
                    "UPDATE pepper SET secret = coming.secret FROM coming "
                    "WHERE pepper.account = coming.account "
                    "AND coming.account = ? AND generation = ?",
                    which,
                )
            db.execute("DELETE FROM coming WHERE account = ? AND generation = ?", which)

    def accounts(self) -> set[UUID]:
        with self._open() as db:
            return {UUID(bytes=row[0]) for row in db.execute("SELECT account FROM pepper")}

    def erase(self, account: UUID) -> None:
        """Erase the secret, and note that the account's rows are still to go."""
        with self._open() as db:
            db.execute("DELETE FROM pepper WHERE account = ?", (account.bytes,))
            db.execute("DELETE FROM coming WHERE account = ?", (account.bytes,))
            db.execute("INSERT OR IGNORE INTO erasing VALUES (?)", (account.bytes,))

    def erasing(self) -> set[UUID]:
        """Return the accounts whose secret went and whose rows may still be there."""
        with self._open() as db:
            return {UUID(bytes=row[0]) for row in db.execute("SELECT account FROM erasing")}

    def erased(self, account: UUID) -> None:
        """Forget an account whose rows are gone too."""
        with self._open() as db:
            db.execute("DELETE FROM erasing WHERE account = ?", (account.bytes,))

    def server_key(self, purpose: str) -> bytes:
        """Return the server's own key for `purpose`, made when it is first asked for."""
        if purpose not in self._server:
            with self._open() as db:
                db.execute(
                    "INSERT OR IGNORE INTO server VALUES (?, ?)",
                    (purpose, secrets.token_bytes(32)),
                )
                row = db.execute(
                    "SELECT secret FROM server WHERE purpose = ?", (purpose,)
                ).fetchone()
            self._server[purpose] = bytes(row[0])
        return self._server[purpose]

    @contextmanager
    def _open(self) -> Iterator[Any]:
        if not self.path.exists():
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.touch(mode=0o600)
        db = sqlite3.connect(self.path, timeout=20, isolation_level="IMMEDIATE")
        try:
            # DELETE journal: one small file, and nothing erased lingers in a log beside it.
            db.executescript(
                "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
            )
            # Each time: another process may have made the file and not yet laid it out.
            db.executescript(SCHEMA)
            with db:
                yield db
        finally:
            db.close()


def new_secret() -> bytes:
    return secrets.token_bytes(32)


def has_renewed(account: UUID, generation: int) -> bool:
    """Whether the row of an account says that its keys were drawn anew that often."""
    # The keyring itself does without tables: it is opened where there are none.
    from between.records.models import Account  # noqa: PLC0415

    return Account.objects.filter(id=account, renewed__gte=generation).exists()


@cache
def _at(folder: Path) -> Keyring:
    return Keyring(folder)


def of_server() -> Keyring:
    """Return the keyring that the settings name."""
    return _at(Path(settings.BETWEEN_KEYRING))

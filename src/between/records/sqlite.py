"""Which SQLite we stand on.

3.7.0 to 3.51.2 can corrupt a database in WAL mode when the log is reset; the distributions
still ship them. `pysqlite3` brings a newer library along, and takes the place of the built-in
module before Django looks. Where neither is new enough we do without WAL.
"""

import errno
import sqlite3
import sys
from typing import Any

from django.db import OperationalError

SAFE_FOR_WAL = (3, 51, 3)

COMMON = (
    "PRAGMA synchronous=FULL; "  # with NORMAL a power cut loses acknowledged writes
    "PRAGMA secure_delete=ON; "
    "PRAGMA temp_store=MEMORY; "
    "PRAGMA trusted_schema=OFF;"
)

# What is said when a file cannot be written, and the word for it that a log may hold.
REFUSALS = {
    "is full": "full",
    "readonly": "read-only",
    "is locked": "locked",
    "disk i/o": "broken",
    "unable to open": "closed",
}
DISK = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EIO: "broken",
}


def choose() -> Any:
    """Return the newest SQLite module at hand, and make it the one that others import."""
    if sqlite3.sqlite_version_info >= SAFE_FOR_WAL:
        return sqlite3
    try:
        import pysqlite3  # noqa: PLC0415 (only where it is needed and to be had)
    except ImportError:
        return sqlite3
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
    return pysqlite3


builtin = sqlite3
module = choose()


def version() -> tuple[int, ...]:
    return tuple(module.sqlite_version_info)


def is_safe_for_wal() -> bool:
    return version() >= SAFE_FOR_WAL


def refusal(error: BaseException) -> str:
    """Return in a word why the disk kept nothing, or nothing where it is another error."""
    if isinstance(error, OSError):
        return DISK.get(error.errno or 0, "")
    if not isinstance(error, (OperationalError, module.OperationalError)):
        return ""
    said = str(error).lower()
    return next((word for words, word in REFUSALS.items() if words in said), "")


def opening() -> str:
    """Return the PRAGMAs that every connection begins with."""
    journal = "WAL" if is_safe_for_wal() else "DELETE"
    return f"PRAGMA journal_mode={journal}; {COMMON}"

"""The database in files of its own, as on a server: with its log, for several at once."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from between.records.sqlite import module as sqlite3


@contextmanager
def on_disk(folder: Path) -> Iterator[Path]:
    """Let every query go to a file in `folder` instead of the memory in which tests live."""
    path, memory = folder / "between.sqlite3", connection.connection
    with closing(sqlite3.connect(path)) as copy:
        memory.backup(copy)
    before, connection.connection = connection.settings_dict["NAME"], None
    connection.settings_dict["NAME"] = str(path)
    try:
        yield path
    finally:
        connection.close()
        connection.settings_dict["NAME"], connection.connection = before, memory

"""What lies under the head: which tables, and how a row of them is stamped.

A new table with sealed rows gets a line in `TABLES`, and whoever writes to it counts its rows
with `head.counting`. Erased entries do not count: they are counted out when they are erased,
and in again when they are brought back, so that clearing them away needs nobody's key.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models

from between.records.models import Earlier, Entry, Grant
from between.vault import head as vault


@dataclass(frozen=True, slots=True)
class Under:
    """A table under the head: its columns that are stamped beside the sealed one, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[UUID], models.QuerySet[models.Model]]
    sealed: str = "sealed"


def _entries(owner: UUID) -> models.QuerySet[Entry]:
    return Entry.objects.of(owner).kept()


def _earlier(owner: UUID) -> models.QuerySet[Earlier]:
    return Earlier.objects.filter(entry__owner_id=owner, entry__erased_at=None)


def _grants(owner: UUID) -> models.QuerySet[Grant]:
    return Grant.objects.of_client(owner)


TABLES: dict[type[models.Model], Under] = {
    Entry: Under("entry", ("id", "version", "kind", "day"), _entries),
    Earlier: Under("earlier", ("entry_id", "version", "day"), _earlier),
    # A shared thing that was taken back must not come back unseen.
    Grant: Under("grant", ("id", "bond_id", "epoch", "day"), _grants),
}


def stamp(key: bytes, row: models.Model) -> bytes:
    """Return what a row is worth."""
    table = TABLES[type(row)]
    values = (getattr(row, column) for column in (*table.columns, table.sealed))
    return _stamp(key, table, tuple(values))


def stamps(key: bytes, owner: UUID) -> Iterator[bytes]:
    """Return what every row of an account that counts is worth."""
    for table in TABLES.values():
        values = table.rows(owner).values_list(*table.columns, table.sealed)
        for row in values.iterator(chunk_size=500):
            yield _stamp(key, table, row)


def as_bytes(value: object) -> bytes:
    """Return a column as bytes, whatever somebody wrote there from outside."""
    match value:
        case bytes() | memoryview():
            return bytes(value)
        case UUID():
            return value.bytes
        case int():
            return value.to_bytes(8, "big", signed=True)
        case date():
            return value.isoformat().encode()
        case _:
            return repr(value).encode("utf-8", "surrogatepass")


def _stamp(key: bytes, table: Under, values: tuple[object, ...]) -> bytes:
    *parts, sealed = map(as_bytes, values)
    return vault.stamp(key, table.name, parts, sealed)

"""The database as somebody sees it who has all of it and no key: read, written, put back."""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction

from tests.records.outside import asked, described

Rows = list[tuple[Any, ...]]
Tables = dict[str, Rows]
ENTRIES = "SELECT id, version, kind, day, sealed FROM records_entry"
# What counts for somebody: all that is theirs and not erased, however it lies there.
COUNTED = (
    f"{ENTRIES} WHERE owner_id = %s AND erased_at IS NULL",
    """SELECT r.entry_id, r.version, r.day, r.sealed FROM records_earlier r
    JOIN records_entry e ON e.id = r.entry_id WHERE e.owner_id = %s AND e.erased_at IS NULL""",
    """SELECT g.id, g.bond_id, g.epoch, g.day, g.sealed FROM records_grant g
    JOIN records_bond b ON b.id = g.bond_id WHERE b.client_id = %s""",
)


def tables() -> list[str]:
    models = apps.get_app_config("records").get_models()
    return [model._meta.db_table for model in models]


def everything(names: list[str] | None = None) -> Tables:
    return {name: asked(f"SELECT * FROM {name}") for name in names or tables()}  # noqa: S608


def put_back(state: Tables) -> None:
    """Make these tables what they were."""
    with transaction.atomic():
        asked("PRAGMA defer_foreign_keys = ON")
        for name in state:
            asked(f"DELETE FROM {name}")  # noqa: S608
        for name, rows in state.items():
            for row in rows:
                plant(name, row)


def empty() -> None:
    put_back({name: [] for name in tables()})


def plant(table: str, row: tuple[Any, ...]) -> None:
    """Write a whole row, in place of the one with its key."""
    marks = ", ".join(["%s"] * len(row))
    asked(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", *row)  # noqa: S608


def row_of(state: Tables, table: str, id_: UUID) -> dict[str, Any] | None:
    """Return one row of a copy by its columns."""
    columns = [column.name for column in described(table)]
    found = (dict(zip(columns, row, strict=True)) for row in state[table])
    return next((row for row in found if row["id"] == id_.hex), None)


def write(table: str, id_: UUID, columns: dict[str, Any]) -> None:
    names = ", ".join(f"{column} = %s" for column in columns)
    asked(f"UPDATE {table} SET {names} WHERE id = %s", *columns.values(), id_.hex)  # noqa: S608


def seen_by(account: UUID) -> list[Rows]:
    """Return every row that somebody's pages may come from."""
    own = (
        "SELECT * FROM records_account WHERE id = %s",
        "SELECT * FROM records_entry WHERE owner_id = %s",
        """SELECT r.* FROM records_earlier r
        JOIN records_entry e ON e.id = r.entry_id WHERE e.owner_id = %s""",
    )
    together = everything(["records_bond", "records_grant", "records_joint"])
    return [asked(sql, account.hex) for sql in own] + list(together.values())


def counted(owner: UUID) -> list[Rows]:
    """Return the rows that count for somebody."""
    return [sorted(asked(sql, owner.hex)) for sql in COUNTED]

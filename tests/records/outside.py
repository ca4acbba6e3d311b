"""Somebody who can write to the database and has no key: looks, deletes, puts back."""

from typing import Any
from uuid import UUID

from django.db import connection

TABLES = ("records_account", "records_entry", "records_earlier")
State = dict[str, list[tuple[Any, ...]]]


def seen() -> State:
    """Everything that stands in the database now."""
    return {table: asked(f"SELECT * FROM {table}") for table in TABLES}  # noqa: S608


def put_back(state: State) -> None:
    """Make the database what it was, in rows of its own making."""
    for table in reversed(TABLES):
        if table != "records_account":
            asked(f"DELETE FROM {table}")  # noqa: S608
    for table in TABLES:
        for row in state[table]:
            marks = ", ".join(["%s"] * len(row))
            asked(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", *row)  # noqa: S608


def put_back_row(state: State, table: str, id_: UUID) -> None:
    """Make one row what it was."""
    row = next(one for one in state[table] if one[0] == id_.hex)
    columns = [column.name for column in described(table)]
    names = ", ".join(f"{column} = %s" for column in columns)
    asked(f"UPDATE {table} SET {names} WHERE id = %s", *row, id_.hex)  # noqa: S608


def described(table: str) -> list[Any]:
    with connection.cursor() as cursor:
        return list(connection.introspection.get_table_description(cursor, table))


def asked(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute(sql, values)
        return list(cursor.fetchall()) if cursor.description else []

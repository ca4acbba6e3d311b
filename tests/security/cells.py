"""Single values of the database, as somebody with write access to it sees them."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

# Where the parts of an envelope begin and end: magic, key id, nonce, text, tag, twice over.
EDGES = (0, 3, 4, 19, 20, 43, 44, 91, 92, 95, 96, 111, 112, 135, 136)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One BLOB of one row."""

    table: str
    column: str
    row: int
    value: bytes

    def write(self, value: bytes) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {self.table} SET {self.column} = %s WHERE rowid = %s",  # noqa: S608
                [value, self.row],
            )


def sealed_columns() -> list[tuple[str, str]]:
    """Return every BLOB column of every table, found in the models."""
    return [
        (model._meta.db_table, str(field.column))
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, models.BinaryField)
    ]


def cells(table: str, column: str) -> list[Cell]:
    """Return the values that stand in a column, of all accounts."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT rowid, {column} FROM {table} WHERE length({column}) > 0"  # noqa: S608
        )
        return [
            Cell(table=table, column=column, row=row, value=bytes(value))
            for row, value in cursor.fetchall()
        ]


def damaged(value: bytes, rng: random.Random) -> Iterator[bytes]:
    """Return a value with a bit flipped in each of its parts, cut short, and made longer."""
    count = len(value)
    for place in {*EDGES, count // 2, count - 17, count - 16, count - 1}:
        if 0 <= place < count:
            flipped = bytearray(value)
            flipped[place] ^= 1 << rng.randrange(8)
            yield bytes(flipped)
    yield value[:-1]
    yield value[: count // 2]
    yield value + b"\0"


@contextmanager
def swapped(one: Cell, other: Cell) -> Iterator[bool]:
    """Exchange two values for a while; False where the database itself refuses."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                # Through a third value, since some must be unique.
                one.write(b"\xff" * 32)
                other.write(one.value)
                one.write(other.value)
            done = True
        except IntegrityError:
            done = False
        yield done
        transaction.set_rollback(True)


@contextmanager
def written(cell: Cell, value: bytes) -> Iterator[None]:
    with transaction.atomic():
        cell.write(value)
        yield
        transaction.set_rollback(True)

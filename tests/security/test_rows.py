"""Rows that somebody changed or moved: they refuse to open, or open to what was kept there."""

import random
from itertools import combinations, islice

import pytest
from django.db import connection, transaction
from django.utils import timezone

from between.records import admissions, bonds
from tests.life import live, meet
from tests.people import Somebody
from tests.security.cells import Cell, cells, damaged, sealed_columns, swapped, written
from tests.security.readings import Reader, Readings, TherapistReader, wrong

Readers = list[Reader | TherapistReader]
KINDS = {
    *("name", "entry", "earlier", "letter", "visit", "device"),
    *("arrival", "factor", "passkey", "spare", "names", "given", "look", "mailbox"),
    *("card", "missed"),
}


@pytest.fixture
def readers(alice: Somebody, charlie: Somebody, bob: Somebody) -> Readers:
    """Two clients of one therapist, one of whom has joined just now, and words for a third."""
    now, found = timezone.now(), list[Reader | TherapistReader]()
    for one, looks in ((alice, True), (charlie, False)):
        words = f"words of {one.name}"
        lived = live(one.keys, now, words)
        met, bob, lived = meet(one, bob, lived, now, words, looks=looks)
        found.append(Reader(somebody=met, lived=lived, now=now))
    admissions.admit(now)
    bonds.invite(bob.keys, "Dr Bob", now)
    return [*found, TherapistReader(keys=bob.keys, now=now)]


def test_all_that_was_lived_is_read_again(readers: Readers) -> None:
    first, second, therapist = readers
    for reader in (first, second):
        kinds = {place[0] for place in reader.read()}
        assert kinds == KINDS
        assert len(reader.read()) >= 16
    his = {place[0] for place in therapist.read()}
    assert his == {"bond", "names", "grant", "words", "note", "card", "missed"}


def test_every_column_with_something_sealed_is_tried(readers: Readers) -> None:
    assert {pair for pair in sealed_columns() if not cells(*pair)} <= {
        ("records_attempt", "mac")
    }


@pytest.mark.slow  # each damaged value is read by all
@pytest.mark.parametrize(
    ("per_column", "every", "least"),
    [(1, 12, 25), pytest.param(4, 1, 500, marks=pytest.mark.long)],
)
def test_no_damaged_value_opens_to_anything_else(
    readers: Readers, per_column: int, every: int, least: int
) -> None:
    truth, rng, tried = [one.read() for one in readers], random.Random(1), 0
    accepted = []
    for at, cell in enumerate(_some(per_column)):
        for value in islice(damaged(cell.value, rng), at % every, None, every):
            with written(cell, value):
                accepted += _accepted(readers, truth, cell.table)
            tried += 1
    assert accepted == []
    assert tried > least
    print(f"{tried} damaged values tried, {len(accepted)} accepted")  # noqa: T201 (a figure)


@pytest.mark.slow  # pairs of values in each column; --all tries every pair
@pytest.mark.parametrize(
    ("per_column", "least"), [(1, 12), pytest.param(10**6, 300, marks=pytest.mark.long)]
)
def test_no_value_opens_in_another_row_or_account(
    readers: Readers, per_column: int, least: int
) -> None:
    truth, rng, tried, accepted = [one.read() for one in readers], random.Random(3), 0, []
    for pair in sealed_columns():
        pairs = list(combinations(cells(*pair), 2))
        for one, other in rng.sample(pairs, min(per_column, len(pairs))):
            with swapped(one, other):
                accepted += _accepted(readers, truth, one.table)
            tried += 1
    assert accepted == []
    assert tried > least
    print(f"{tried} swaps within columns tried, {len(accepted)} accepted")  # noqa: T201


@pytest.mark.slow  # columns against each other; --all tries each with each, in many rows
@pytest.mark.parametrize(
    ("per_column", "most"), [(1, 20), pytest.param(4, 10**6, marks=pytest.mark.long)]
)
def test_no_value_opens_in_another_column(
    readers: Readers, per_column: int, most: int
) -> None:
    truth, accepted = [one.read() for one in readers], []
    pairs = _across(per_column)
    for one, other in random.Random(4).sample(pairs, min(most, len(pairs))):
        with swapped(one, other):
            accepted += _accepted(readers, truth, "")
    assert accepted == []
    assert len(pairs) > 100
    print(f"{min(most, len(pairs))} swaps across columns tried, {len(accepted)} accepted")  # noqa: T201


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE records_entry SET version = version + 1",
        "UPDATE records_entry SET version = 1 WHERE version = 2",
        "UPDATE records_earlier SET version = version + 70",
        "UPDATE records_visit SET created = created + 1",
        "UPDATE records_entry SET kind = (SELECT kind FROM records_entry LIMIT 1)",
        "UPDATE records_entry SET owner_id = (SELECT max(id) FROM records_account)",
        "UPDATE records_letter SET account_id = (SELECT max(id) FROM records_account)",
        "UPDATE records_device SET account_id = (SELECT max(id) FROM records_account)",
        "UPDATE records_arrival SET account_id = (SELECT max(id) FROM records_account)",
        "UPDATE records_visit SET factor_due = NOT factor_due",
        "UPDATE records_factor SET account_id = (SELECT max(id) FROM records_account)",
        "UPDATE records_spare SET account_id = (SELECT max(id) FROM records_account)",
        "UPDATE records_visit SET account_id = (SELECT min(id) FROM records_account)",
    ],
)
def test_no_value_opens_beside_other_plain_columns(readers: Readers, change: str) -> None:
    truth = [one.read() for one in readers]
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(change)
            assert cursor.rowcount > 0
        assert _accepted(readers, truth, "") == []
        transaction.set_rollback(True)


def _accepted(readers: Readers, truth: list[Readings], table: str) -> list[str]:
    """Return what opened that should not have, each with the column that was touched."""
    return [
        f"{table}: {place}"
        for reader, known in zip(readers, truth, strict=True)
        for place in wrong(reader.read(table), known)
    ]


def _some(per_column: int) -> list[Cell]:
    """Return some values of each column."""
    rng = random.Random(2)
    columns = (cells(*pair) for pair in sealed_columns())
    return [
        one for found in columns for one in rng.sample(found, min(per_column, len(found)))
    ]


def _across(per_column: int) -> list[tuple[Cell, Cell]]:
    """Return pairs of values from different columns."""
    return [
        (one, other)
        for one, other in combinations(_some(per_column), 2)
        if (one.table, one.column) != (other.table, other.column)
    ]

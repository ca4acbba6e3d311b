"""A damaged row spoils nothing but itself: no page breaks, and all else is still shown."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from between.records import letters
from between.records.models import Entry
from between.story.codec import KINDS
from tests.life import Lived, live
from tests.people import Somebody
from tests.security.addresses import every
from tests.security.attempt import as_it_was, told, twin
from tests.security.cells import Cell, cells, sealed_columns, written
from tests.security.expected import EXPECTED

WORDS = "quillfeather"
CLOSED = "cannot be opened"


def test_a_list_says_what_cannot_be_opened_and_shows_the_rest(alice: Somebody) -> None:
    lived = live(alice.keys, timezone.now(), WORDS)
    _damage(lived.moment)
    page = alice.client.get("/moments/").content.decode()
    assert CLOSED in page
    assert page.count("/moments/") >= 3
    assert WORDS in page
    assert CLOSED in alice.client.get(f"/moments/{lived.moment}/").content.decode()


def test_a_person_who_cannot_be_opened_takes_nobody_else_along(alice: Somebody) -> None:
    lived = live(alice.keys, timezone.now(), WORDS)
    _damage(lived.other)
    page = alice.client.get("/people/").content.decode()
    assert CLOSED in page
    assert f"Ana {WORDS}" in page
    assert alice.client.get(f"/moments/{lived.moment}/").status_code == 200


def test_a_sealed_value_that_became_text_is_closed_like_any_other(
    alice: Somebody,
) -> None:
    # SQLite keeps whatever type somebody writes: `sealed || x'00'` is text from then on.
    lived = live(alice.keys, timezone.now(), WORDS)
    with connection.cursor() as cursor:
        for table, column in (("entry", "id"), ("earlier", "entry_id")):
            cursor.execute(
                f"UPDATE records_{table} SET sealed = 'words' WHERE {column} = %s",  # noqa: S608
                [lived.moment.hex],
            )
        cursor.execute("UPDATE records_letter SET sealed = 'words'")
    assert CLOSED in alice.client.get("/moments/").content.decode()
    assert CLOSED in alice.client.get(f"/moments/{lived.moment}/").content.decode()
    assert alice.client.get(f"/moments/{lived.moment}/earlier/").status_code == 200
    assert letters.collect(alice.keys, timezone.now()) == 0


def test_what_cannot_be_opened_is_never_overwritten(alice: Somebody) -> None:
    lived = live(alice.keys, timezone.now(), WORDS)
    _damage(lived.moment)
    before = Entry.objects.get(id=lived.moment).sealed
    sent = {"valence": "good", "words": "over it", "version": "2"}
    alice.client.post(f"/moments/{lived.moment}/changing/", sent)
    assert bytes(Entry.objects.get(id=lived.moment).sealed) == bytes(before)


@pytest.mark.slow  # every page
def test_no_page_breaks_where_something_of_each_kind_is_damaged(alice: Somebody) -> None:
    lived = live(alice.keys, timezone.now(), WORDS)
    for cell in _one_of_each(alice):
        if cell.table in {"records_entry", "records_earlier", "records_letter"}:
            cell.write(_worse(cell.value))
    assert [*_broken(alice, lived, "get"), *_broken(alice, lived, "post")] == []


@pytest.mark.long
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_damaged_value_breaks_any_page(alice: Somebody, method: str) -> None:
    lived, broken = live(alice.keys, timezone.now(), WORDS), []
    for cell in _one_of_each(alice):
        with written(cell, _worse(cell.value)):
            where = f"{cell.table}.{cell.column}"
            broken += [f"{where} {url}" for url in _broken(alice, lived, method)]
    assert broken == []


@pytest.mark.parametrize("column", ["sealed_name", "keychain", "verifier", "salt"])
def test_a_damaged_account_is_no_broken_page(alice: Somebody, column: str) -> None:
    (cell,) = (one for one in cells("records_account", column) if one.value)
    cell.write(cell.value[:-1] + bytes([cell.value[-1] ^ 1]))
    form = {"name": alice.name, "passphrase": "otter lantern quietly brass meadow nine"}
    client = twin(alice.client)
    assert told(client.get("/account/")) != "broken"
    client.cookies.clear()
    assert told(client.post("/unlock/", form)) != "broken"


def _worse(value: bytes) -> bytes:
    middle = len(value) // 2
    return value[:middle] + bytes([value[middle] ^ 1]) + value[middle + 1 :]


def _broken(alice: Somebody, lived: Lived, method: str) -> Iterator[str]:
    for address in every():
        row = EXPECTED[address.name]
        if row.public or not row.gets:
            continue
        url = address.url(**row.of(lived))
        with as_it_was():
            if told(getattr(twin(alice.client), method)(url)) == "broken":
                yield url


def _one_of_each(alice: Somebody) -> Iterator[Cell]:
    """Return one value of each sealed column, and one entry of each kind."""
    for kind in KINDS.values():
        rows = Entry.objects.of(alice.keys.account).of_kind(alice.keys.kind(kind))
        sealed = {bytes(row.sealed) for row in rows}
        yield from [one for one in cells("records_entry", "sealed") if one.value in sealed][
            :1
        ]
    for table, column in sealed_columns():
        if (table, column) != ("records_entry", "sealed"):
            yield from cells(table, column)[:1]


def _damage(entry: UUID) -> None:
    row = Entry.objects.get(id=entry)
    row.sealed = bytes(row.sealed)[:-1] + bytes([row.sealed[-1] ^ 1])
    row.save()

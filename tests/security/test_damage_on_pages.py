"""A damaged row spoils nothing but itself: no page breaks, and all else is still shown."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.utils import timezone

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


def test_what_cannot_be_opened_is_never_overwritten(alice: Somebody) -> None:
    lived = live(alice.keys, timezone.now(), WORDS)
    _damage(lived.moment)
    before = Entry.objects.get(id=lived.moment).sealed
    sent = {"valence": "good", "words": "over it", "version": "2"}
    alice.client.post(f"/moments/{lived.moment}/changing/", sent)
    assert bytes(Entry.objects.get(id=lived.moment).sealed) == bytes(before)


@pytest.mark.slow  # every page, for a damaged row of each kind and column
def test_no_damaged_row_breaks_a_page_that_is_read(alice: Somebody) -> None:
    assert _all_broken(alice, "get") == []


@pytest.mark.long
def test_no_damaged_row_breaks_a_page_that_is_sent(alice: Somebody) -> None:
    assert _all_broken(alice, "post") == []


@pytest.mark.parametrize("column", ["sealed_name", "keychain", "verifier", "salt"])
def test_a_damaged_account_is_no_broken_page(alice: Somebody, column: str) -> None:
    (cell,) = (one for one in cells("records_account", column) if one.value)
    cell.write(cell.value[:-1] + bytes([cell.value[-1] ^ 1]))
    form = {"name": alice.name, "passphrase": "otter lantern quietly brass meadow nine"}
    client = twin(alice.client)
    assert told(client.get("/account/")) != "broken"
    client.cookies.clear()
    assert told(client.post("/unlock/", form)) != "broken"


def _all_broken(alice: Somebody, method: str) -> list[str]:
    lived, broken = live(alice.keys, timezone.now(), WORDS), []
    for cell in _one_of_each(alice):
        middle = len(cell.value) // 2
        worse = (
            cell.value[:middle] + bytes([cell.value[middle] ^ 1]) + cell.value[middle + 1 :]
        )
        with written(cell, worse):
            where = f"{cell.table}.{cell.column}"
            broken += [f"{where} {method} {url}" for url in _broken(alice, lived, method)]
    return broken


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
    row.sealed = bytes(row.sealed)[:-1] + b"\0"
    row.save()

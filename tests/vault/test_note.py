"""A note opens in its own row, for its own purpose, under its owner's key, and nowhere else."""

from typing import Any
from uuid import uuid4

import pytest

from between.vault import envelope, note
from between.vault.errors import Tampered, WrongKey
from between.vault.labels import Purpose

OWNER, ROW, KEY = uuid4(), uuid4(), envelope.new_key()
PLAIN = b"at nine, with the passphrase"


def sealed() -> bytes:
    return note.seal_note(KEY, PLAIN, purpose=Purpose.ARRIVAL, owner=OWNER, row=ROW)


def test_a_note_opens_where_it_was_sealed() -> None:
    found = note.open_note(KEY, sealed(), purpose=Purpose.ARRIVAL, owner=OWNER, row=ROW)
    assert found == PLAIN


def test_a_note_opens_in_no_other_row_account_or_purpose() -> None:
    places: list[dict[str, Any]] = [
        {"purpose": Purpose.DRAWN_SHEET, "owner": OWNER, "row": ROW},
        {"purpose": Purpose.ARRIVAL, "owner": ROW, "row": ROW},
        {"purpose": Purpose.ARRIVAL, "owner": OWNER, "row": OWNER},
    ]
    for place in places:
        with pytest.raises(Tampered):
            note.open_note(KEY, sealed(), **place)


def test_a_note_needs_its_owners_key() -> None:
    with pytest.raises(WrongKey):
        note.open_note(
            envelope.new_key(), sealed(), purpose=Purpose.ARRIVAL, owner=OWNER, row=ROW
        )


def test_short_notes_all_have_one_length() -> None:
    place: dict[str, Any] = {"purpose": Purpose.ARRIVAL, "owner": OWNER, "row": ROW}
    lengths = {len(note.seal_note(KEY, bytes(n), **place)) for n in (0, 1, 500, 1020)}
    assert len(lengths) == 1

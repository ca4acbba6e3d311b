"""A drawn sheet can be shown again by its owner, and by nobody else."""

from uuid import uuid4

import pytest

from between.vault import envelope, recovery, sheet
from between.vault.errors import Tampered, WrongKey

OWNER, KEY = uuid4(), envelope.new_key()
TEXT = recovery.new_recovery_key()


def test_a_drawn_sheet_is_shown_again() -> None:
    assert (
        sheet.open_drawn(KEY, sheet.seal_drawn(KEY, TEXT, owner=OWNER), owner=OWNER) == TEXT
    )


def test_a_drawn_sheet_needs_the_account_key() -> None:
    with pytest.raises(WrongKey):
        sheet.open_drawn(
            envelope.new_key(), sheet.seal_drawn(KEY, TEXT, owner=OWNER), owner=OWNER
        )


def test_a_drawn_sheet_stays_with_its_owner() -> None:
    with pytest.raises(Tampered):
        sheet.open_drawn(KEY, sheet.seal_drawn(KEY, TEXT, owner=OWNER), owner=uuid4())


def test_every_flipped_byte_of_a_drawn_sheet_is_noticed() -> None:
    sealed = sheet.seal_drawn(KEY, TEXT, owner=OWNER)
    for at in range(len(sealed)):
        flipped = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises((Tampered, WrongKey)):
            sheet.open_drawn(KEY, flipped, owner=OWNER)


def test_what_is_no_text_is_refused_without_being_repeated() -> None:
    bound = envelope.Bound("drawn-sheet", (OWNER.bytes,))
    with pytest.raises(Tampered) as caught:
        sheet.open_drawn(KEY, envelope.seal(KEY, b"\xff-secret", bound=bound), owner=OWNER)
    assert "secret" not in str(caught.value)
    assert caught.value.__context__ is None

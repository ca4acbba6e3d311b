"""A sealed copy of the keyring: the key on paper opens it, and nothing else does."""

import pytest

from between.vault import keyring_backup, letterbox
from between.vault.errors import BadRecoveryKey, Tampered, WrongKey

COPY = b"SQLite format 3\0" + bytes(range(256)) * 30
PRINTED, PUBLIC = keyring_backup.new_pair()
SEALED = keyring_backup.seal_copy(PUBLIC, COPY)


def test_the_key_on_paper_opens_what_the_server_cannot() -> None:
    assert keyring_backup.open_copy(PRINTED, SEALED) == COPY
    assert keyring_backup.open_copy(PRINTED.lower().replace("-", " "), SEALED) == COPY
    assert COPY[:64] not in SEALED


def test_no_two_sheets_are_alike() -> None:
    other, public = keyring_backup.new_pair()
    assert (other, public) != (PRINTED, PUBLIC)
    with pytest.raises(WrongKey):
        keyring_backup.open_copy(other, SEALED)


def test_a_half_typed_key_is_told_by_its_length() -> None:
    with pytest.raises(BadRecoveryKey, match="28 of 56"):
        keyring_backup.open_copy(PRINTED[:31], SEALED)


@pytest.mark.parametrize(
    "sealed",
    [SEALED[:-1], SEALED[:30], b"", SEALED + b"\0", COPY],
    ids=["one byte short", "a beginning", "nothing", "too long", "not ours"],
)
def test_what_was_cut_short_or_is_not_ours_is_refused(sealed: bytes) -> None:
    with pytest.raises((Tampered, WrongKey)):
        keyring_backup.open_copy(PRINTED, sealed)


def test_a_letter_to_the_same_key_is_no_copy() -> None:
    letter = letterbox.post(
        PUBLIC, COPY, owner=keyring_backup.OWNER, slot=keyring_backup.OWNER, purpose="mark"
    )
    with pytest.raises(Tampered):
        keyring_backup.open_copy(PRINTED, letter)


def test_what_is_no_public_key_seals_nothing() -> None:
    with pytest.raises(Tampered):
        keyring_backup.seal_copy(bytes(1216)[:-1], COPY)

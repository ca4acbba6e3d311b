"""Promises of a visit: row and cookie and keyring together, or nothing."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

import hypothesis.strategies as st
import pytest
from hypothesis import given

from between.vault.envelope import new_key
from between.vault.errors import Tampered, WrongKey
from between.vault.visit import (
    lock_in,
    new_token,
    open_device,
    seal_device,
    take_out,
    token_hash,
)

ACCOUNT_KEY, COOKIE, PEPPER = new_key(), new_token(), new_key()
OWNER = UUID(int=7)
SESSION = token_hash(b"session")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Everything that a visit is locked with and bound to."""

    cookie_key: bytes = COOKIE
    pepper: bytes = PEPPER
    visit: bytes = SESSION
    owner: UUID = OWNER
    created: int = 1_790_000_000

    def lock_in(self) -> bytes:
        return lock_in(
            ACCOUNT_KEY,
            cookie_key=self.cookie_key,
            pepper=self.pepper,
            visit=self.visit,
            owner=self.owner,
            created=self.created,
        )

    def take_out(self, sealed: bytes) -> bytes:
        return take_out(
            sealed,
            cookie_key=self.cookie_key,
            pepper=self.pepper,
            visit=self.visit,
            owner=self.owner,
            created=self.created,
        )


ROW = Row()


def test_a_visit_gives_the_account_key_back() -> None:
    assert ROW.take_out(ROW.lock_in()) == ACCOUNT_KEY
    assert len(ROW.lock_in()) == 92


@pytest.mark.parametrize(
    "cookie",
    [b"", b"short", bytes(32), COOKIE + b"\0", COOKIE[:31]],
    ids=["none", "short", "zeros", "longer", "cut"],
)
def test_another_cookie_is_a_wrong_key(cookie: bytes) -> None:
    with pytest.raises(WrongKey):
        replace(ROW, cookie_key=cookie).take_out(ROW.lock_in())


def test_another_keyring_secret_is_a_wrong_key() -> None:
    with pytest.raises(WrongKey):
        replace(ROW, pepper=new_key()).take_out(ROW.lock_in())


@pytest.mark.parametrize(
    "other",
    [
        replace(ROW, visit=token_hash(b"another")),
        replace(ROW, owner=UUID(int=8)),
        replace(ROW, created=ROW.created + 1),
        replace(ROW, created=-1),
    ],
)
def test_a_row_changed_or_moved_to_another_visit_does_not_open(other: Row) -> None:
    with pytest.raises(Tampered):
        other.take_out(ROW.lock_in())


def test_a_visit_is_locked_with_whole_keys_only() -> None:
    with pytest.raises(ValueError, match="`cookie_key` must have 32 bytes, got 0"):
        replace(ROW, cookie_key=b"").lock_in()
    with pytest.raises(ValueError, match="`pepper` must have 32 bytes, got 31"):
        replace(ROW, pepper=bytes(31)).lock_in()
    with pytest.raises(ValueError, match="`account_key` must have 32 bytes, got 3"):
        lock_in(
            b"key", cookie_key=COOKIE, pepper=PEPPER, visit=b"", owner=uuid4(), created=0
        )


def test_tokens_never_repeat_and_their_hashes_do_not_show_them() -> None:
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == len({token_hash(token) for token in tokens}) == 1000
    assert {len(token) for token in tokens} == {32}
    # SHA-256 of "abc", FIPS 180-2 appendix B.1
    assert token_hash(b"abc").hex().startswith("ba7816bf8f01cfea414140de5dae2223")


@given(st.binary(max_size=3000))
def test_a_device_reads_its_document(document: bytes) -> None:
    owner, device = UUID(int=7), token_hash(b"phone")
    sealed = seal_device(COOKIE, PEPPER, document, owner=owner, device=device)
    assert open_device(COOKIE, PEPPER, sealed, owner=owner, device=device) == document
    assert len(sealed) in {1084, 2108, 4156}


def test_a_device_document_opens_on_no_other_device_and_for_nobody_else() -> None:
    owner, device = UUID(int=7), token_hash(b"phone")
    sealed = seal_device(COOKIE, PEPPER, b"initials", owner=owner, device=device)
    with pytest.raises(WrongKey):
        open_device(new_token(), PEPPER, sealed, owner=owner, device=device)
    with pytest.raises(WrongKey):
        open_device(COOKIE, new_key(), sealed, owner=owner, device=device)
    with pytest.raises(Tampered):
        open_device(COOKIE, PEPPER, sealed, owner=UUID(int=8), device=device)
    with pytest.raises(Tampered):
        open_device(COOKIE, PEPPER, sealed, owner=owner, device=token_hash(b"tablet"))
    with pytest.raises(ValueError, match="`secret` must have 32 bytes, got 0"):
        seal_device(b"", PEPPER, b"", owner=owner, device=device)


def test_a_visit_and_a_device_never_share_a_key() -> None:
    with pytest.raises(WrongKey):
        open_device(COOKIE, PEPPER, ROW.lock_in(), owner=ROW.owner, device=ROW.visit)


def test_a_visit_that_owes_its_second_step_opens_as_no_other() -> None:
    """Whoever writes to the table cannot let a visit through by turning a column."""
    place: dict[str, Any] = {
        "cookie_key": bytes(32),
        "pepper": bytes(32),
        "visit": bytes(32),
    }
    for due in (True, False):
        owner = uuid4()
        sealed = lock_in(bytes(32), **place, owner=owner, created=1, due=due)
        opened = take_out(sealed, **place, owner=owner, created=1, due=due)
        assert opened == bytes(32)
        with pytest.raises(Tampered):
            take_out(sealed, **place, owner=owner, created=1, due=not due)

"""The head: what rows amount to, in whatever order they come and go."""

import random
from uuid import UUID

import pytest

from between.vault import envelope, head
from between.vault.errors import Tampered
from between.vault.labels import Purpose

OWNER = UUID("6f1c2a52-0f5e-4d3b-9a53-3c5b1f0c7d11")
KEY = bytes(range(32))
FIRST = head.Head(1, head.hash_of(b"chain"))


def stamps(count: int) -> list[bytes]:
    key = head.stamp_key(KEY)
    return [head.stamp(key, "entry", [bytes([n])], b"sealed") for n in range(count)]


def test_rows_amount_to_the_same_in_any_order() -> None:
    some = stamps(9)
    mixed = random.Random(1).sample(some, len(some))
    assert FIRST.counted(some, rows=9) == FIRST.counted(mixed, rows=9)
    assert head.total(some) != head.total(some[:-1])


def test_what_comes_and_goes_leaves_only_a_higher_counter() -> None:
    one, other = stamps(2)
    there = FIRST.counted([one], rows=1).counted([other], rows=1)
    back = there.counted([one, other], rows=-2)
    assert (back.stamps, back.rows, back.counter) == (head.EMPTY, 0, 4)


@pytest.mark.parametrize(
    ("table", "parts", "sealed"),
    [
        ("earlier", [b"id", b"1"], b"sealed"),
        ("entry", [b"id", b"2"], b"sealed"),
        ("entry", [b"id1", b""], b"sealed"),
        ("entry", [b"id", b"1"], b"other"),
    ],
)
def test_whatever_differs_in_a_row_makes_another_stamp(
    table: str, parts: list[bytes], sealed: bytes
) -> None:
    key = head.stamp_key(KEY)
    usual = head.stamp(key, "entry", [b"id", b"1"], b"sealed")
    assert head.stamp(key, table, parts, sealed) != usual
    assert head.stamp(head.stamp_key(bytes(32)), "entry", [b"id", b"1"], b"sealed") != usual


def test_a_sealed_part_may_have_any_length_and_a_column_may_not() -> None:
    key = head.stamp_key(KEY)
    assert len(head.stamp(key, "entry", [], bytes(2**20))) == head.STAMP_BYTES
    with pytest.raises(ValueError, match="65,535"):
        head.stamp(key, "entry", [bytes(2**16)], b"")


def test_every_head_has_the_same_length() -> None:
    much = head.Head(2**62, bytes(32), -5, bytes(32), found=4, missing=2**62)
    lengths = {len(head.seal_head(KEY, one, owner=OWNER)) for one in (FIRST, much)}
    assert lengths == {153}


@pytest.mark.parametrize("plain", [b"", b"BTH1", b"BTH2" + bytes(89), bytes(93)])
def test_what_is_sealed_and_no_head_is_refused(plain: bytes) -> None:
    bound = envelope.Bound(Purpose.HEAD, (OWNER.bytes,))
    with pytest.raises(Tampered, match="a version that"):
        head.open_head(KEY, envelope.seal(KEY, plain, bound=bound), owner=OWNER)


def test_a_head_shows_no_hash_in_a_traceback() -> None:
    assert repr(FIRST) == "Head(counter=1, rows=0, found=0, missing=0)"

"""Promises of the letterbox: anybody writes, only the owner reads, and only in its slot."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from between.vault.errors import Tampered, WrongKey
from between.vault.letterbox import (
    check_countersign,
    collect,
    countersign,
    new_private_key,
    post,
    public_key_of,
)

SEED = new_private_key()
PUBLIC = public_key_of(SEED)
OWNER, SLOT = uuid4(), uuid4()
PEPPER = bytes(range(32))


@settings(max_examples=40)
@given(st.binary(max_size=3000), st.uuids(), st.uuids(), st.text(max_size=20))
def test_a_letter_opens_for_its_owner(
    document: bytes, owner: UUID, slot: UUID, purpose: str
) -> None:
    letter = post(PUBLIC, document, owner=owner, slot=slot, purpose=purpose)
    assert collect(SEED, letter, owner=owner, slot=slot, purpose=purpose) == document


@dataclass(frozen=True, slots=True)
class Elsewhere:
    owner: UUID = OWNER
    slot: UUID = SLOT
    purpose: str = "mark"


@pytest.mark.parametrize(
    "elsewhere",
    [Elsewhere(owner=uuid4()), Elsewhere(slot=uuid4()), Elsewhere(purpose="post")],
)
def test_a_letter_moved_to_another_slot_does_not_open(elsewhere: Elsewhere) -> None:
    letter = post(PUBLIC, b"mine", owner=OWNER, slot=SLOT, purpose="mark")
    with pytest.raises(Tampered):
        collect(
            SEED,
            letter,
            owner=elsewhere.owner,
            slot=elsewhere.slot,
            purpose=elsewhere.purpose,
        )


def test_a_letter_to_somebody_else_is_a_wrong_key_and_no_damage() -> None:
    letter = post(PUBLIC, b"mine", owner=OWNER, slot=SLOT, purpose="mark")
    with pytest.raises(WrongKey):
        collect(new_private_key(), letter, owner=OWNER, slot=SLOT, purpose="mark")


def test_a_letter_relabelled_for_another_key_does_not_open() -> None:
    letter = post(PUBLIC, b"mine", owner=OWNER, slot=SLOT, purpose="mark")
    other = new_private_key()
    theirs = post(public_key_of(other), b"", owner=OWNER, slot=SLOT, purpose="mark")
    relabelled = theirs[:20] + letter[20:]
    with pytest.raises(Tampered):
        collect(other, relabelled, owner=OWNER, slot=SLOT, purpose="mark")


@pytest.mark.parametrize(
    ("length", "sealed"), [(0, 2180), (1020, 2180), (1021, 3204), (2045, 5252)]
)
def test_letters_come_in_few_lengths(length: int, sealed: int) -> None:
    letter = post(PUBLIC, bytes(length), owner=OWNER, slot=SLOT, purpose="mark")
    assert len(letter) == sealed


def test_no_two_letters_are_alike() -> None:
    letters = {post(PUBLIC, b"", owner=OWNER, slot=SLOT, purpose="mark") for _ in range(50)}
    assert len({letter[20:1140] for letter in letters}) == 50
    assert len({letter[1140:] for letter in letters}) == 50


@pytest.mark.parametrize("point", [bytes(32), b"\x01" + bytes(31), b"\xff" * 32])
def test_a_letter_made_with_a_point_that_is_none_is_refused(point: bytes) -> None:
    letter = post(PUBLIC, b"mine", owner=OWNER, slot=SLOT, purpose="mark")
    forged = letter[: 20 + 1088] + point + letter[20 + 1120 :]
    with pytest.raises(Tampered):
        collect(SEED, forged, owner=OWNER, slot=SLOT, purpose="mark")


@pytest.mark.parametrize(
    "public_key",
    [b"", PUBLIC[:-1], PUBLIC + b"\0", b"\xff" * 1216, PUBLIC[:1184], bytes(32)],
    ids=["nothing", "short", "long", "out of range", "half", "another kind"],
)
def test_nothing_is_posted_to_a_key_that_is_none(public_key: bytes) -> None:
    with pytest.raises(Tampered):
        post(public_key, b"mine", owner=OWNER, slot=SLOT, purpose="mark")


def test_a_private_key_of_a_wrong_length_is_refused_without_being_shown() -> None:
    with pytest.raises(ValueError, match=r"`private_key` must have 32 bytes, got 31\."):
        public_key_of(bytes(31))


def test_a_private_key_expands_as_x_wing_does() -> None:
    """First test vector of draft-connolly-cfrg-xwing-kem: seed and beginning of pk."""
    seed = "7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26"
    public_key = public_key_of(bytes.fromhex(seed))
    assert public_key[:16].hex() == "e2236b35a8c24b39b10aa1323a96a919"
    assert len(public_key) == 1216


def test_a_public_key_put_in_by_somebody_else_is_noticed() -> None:
    countersigned = countersign(PUBLIC, pepper=PEPPER, owner=OWNER)
    check_countersign(PUBLIC, countersigned, pepper=PEPPER, owner=OWNER)
    theirs = public_key_of(new_private_key())
    for key, owner, pepper in (
        (theirs, OWNER, PEPPER),
        (PUBLIC, uuid4(), PEPPER),
        (PUBLIC, OWNER, bytes(32)),
    ):
        with pytest.raises(Tampered):
            check_countersign(key, countersigned, pepper=pepper, owner=owner)
    with pytest.raises(Tampered):
        check_countersign(PUBLIC, b"", pepper=PEPPER, owner=OWNER)
    with pytest.raises(ValueError, match="`pepper` must have 32 bytes, got 0"):
        countersign(PUBLIC, pepper=b"", owner=OWNER)

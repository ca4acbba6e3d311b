"""Promises of a sealed entry: it opens at its place, with its record key, only there."""

from dataclasses import replace
from itertools import product
from uuid import UUID, uuid4

import hypothesis.strategies as st
import pytest
from hypothesis import given

from between.vault.entry import (
    WRAPPED_BYTES,
    Place,
    hidden_kind,
    open_entry,
    rewrap_entry,
    seal_entry,
)
from between.vault.envelope import Bound, key_id, new_key, seal, unseal
from between.vault.errors import Tampered, WrongKey

RECORD_KEY = new_key()
PLACE = Place(entry=uuid4(), owner=uuid4(), kind="episode", epoch=1, version=1)
NUMBERS = st.integers(min_value=-(2**63), max_value=2**63 - 1)
PLACES = st.builds(
    Place,
    entry=st.uuids(),
    owner=st.uuids(),
    kind=st.text(max_size=20),
    epoch=NUMBERS,
    version=NUMBERS,
)


@given(st.binary(max_size=3000), PLACES)
def test_an_entry_opens_at_its_place(document: bytes, place: Place) -> None:
    assert (
        open_entry(RECORD_KEY, seal_entry(RECORD_KEY, document, place), place) == document
    )


def test_an_entry_opens_at_none_of_all_the_other_places() -> None:
    sealed = {
        place: seal_entry(RECORD_KEY, repr(place).encode(), place) for place in _places()
    }
    swaps = [(one, other) for one, other in product(sealed, sealed) if one != other]
    for one, other in swaps:
        with pytest.raises(Tampered):
            open_entry(RECORD_KEY, sealed[one], other)
    assert len(swaps) == 32 * 31


def test_the_key_of_one_entry_and_the_body_of_another_do_not_open_anywhere() -> None:
    sealed = {place: seal_entry(RECORD_KEY, b"mine", place) for place in _places()}
    for one, other in product(sealed, sealed):
        if one != other:
            for place in (one, other):
                with pytest.raises(Tampered):
                    open_entry(RECORD_KEY, sealed[one][:92] + sealed[other][92:], place)


def test_two_sealings_of_one_place_cannot_be_mixed() -> None:
    first, second = (seal_entry(RECORD_KEY, text, PLACE) for text in (b"before", b"after"))
    with pytest.raises(Tampered, match="do not belong together"):
        open_entry(RECORD_KEY, first[:92] + second[92:], PLACE)


def test_key_and_body_cannot_trade_places() -> None:
    sealed = seal_entry(RECORD_KEY, b"mine", PLACE)
    with pytest.raises(Tampered):
        open_entry(RECORD_KEY, sealed[:92] + sealed[:92], PLACE)
    with pytest.raises((Tampered, WrongKey)):
        open_entry(RECORD_KEY, sealed[92:] + sealed[:92], PLACE)


def test_another_record_key_is_a_wrong_key_and_no_damage() -> None:
    with pytest.raises(WrongKey):
        open_entry(new_key(), seal_entry(RECORD_KEY, b"mine", PLACE), PLACE)


def test_a_wrapped_anew_entry_opens_with_the_fresh_key_at_its_place_alone() -> None:
    key, fresh = new_key(), new_key()
    sealed = seal_entry(key, b"words", PLACE)
    anew = rewrap_entry(key, fresh, sealed, PLACE)
    assert open_entry(fresh, anew, PLACE) == b"words"
    assert anew[WRAPPED_BYTES:] == sealed[WRAPPED_BYTES:]
    with pytest.raises(WrongKey):
        open_entry(key, anew, PLACE)
    with pytest.raises(WrongKey):
        rewrap_entry(fresh, key, sealed, PLACE)
    with pytest.raises(Tampered):
        rewrap_entry(key, fresh, sealed, replace(PLACE, version=PLACE.version + 1))


def test_each_sealing_has_a_key_and_nonces_of_its_own() -> None:
    sealed = [seal_entry(RECORD_KEY, b"the same", PLACE) for _ in range(1000)]
    for where in (slice(20, 44), slice(44, 92), slice(96, 112), slice(112, 136)):
        assert len({one[where] for one in sealed}) == 1000  # nonce, key, key id, nonce
    assert {one[4:20] for one in sealed} == {key_id(RECORD_KEY)}


@pytest.mark.parametrize(
    ("length", "sealed"),
    [(0, 1176), (1020, 1176), (1021, 2200), (2045, 4248), (9000, 16536)],
)
def test_sealed_entries_come_in_few_lengths(length: int, sealed: int) -> None:
    assert len(seal_entry(RECORD_KEY, bytes(length), PLACE)) == sealed


@given(PLACES)
def test_the_quick_way_binds_to_the_same_place_as_the_written_one(place: Place) -> None:
    """A reader that knows envelopes and the format page opens what the quick way sealed."""
    numbers = (
        number.to_bytes(8, "big", signed=True) for number in (place.epoch, place.version)
    )
    kind = place.kind.encode("utf-8", "surrogatepass")
    parts = (place.entry.bytes, place.owner.bytes, kind, *numbers)
    sealed = seal_entry(RECORD_KEY, b"mine", place)
    key = unseal(RECORD_KEY, sealed[:92], bound=Bound("entry-key", parts))
    assert unseal(key, sealed[92:], bound=Bound("entry-body", parts))[4:8] == b"mine"


def test_a_body_that_is_not_padded_is_refused() -> None:
    numbers = ((1).to_bytes(8, "big"), (1).to_bytes(8, "big"))
    parts = (PLACE.entry.bytes, PLACE.owner.bytes, b"episode", *numbers)
    key = new_key()
    sealed = seal(RECORD_KEY, key, bound=Bound("entry-key", parts))
    sealed += seal(key, b"not padded", bound=Bound("entry-body", parts))
    with pytest.raises(Tampered):
        open_entry(RECORD_KEY, sealed, PLACE)


def test_a_kind_too_long_for_its_length_is_refused() -> None:
    with pytest.raises(ValueError, match=r"65,535 bytes, got 65536"):
        seal_entry(RECORD_KEY, b"", replace(PLACE, kind="k" * 65536))


def test_a_place_does_not_show_its_kind() -> None:
    assert "safety" not in repr(replace(PLACE, kind="safety-plan"))


@given(st.text(max_size=30), st.text(max_size=30))
def test_hidden_kinds_differ_by_kind_and_by_account(one: str, other: str) -> None:
    mine, yours = bytes(32), bytes(range(32))
    assert len(hidden_kind(mine, one)) == 8
    assert (hidden_kind(mine, one) == hidden_kind(mine, other)) == (one == other)
    assert hidden_kind(mine, one) != hidden_kind(yours, one)


def _places() -> list[Place]:
    """All places of two values in each of the five parts: 32."""
    entries, owners = (UUID(int=1), UUID(int=2)), (UUID(int=1), UUID(int=2))
    return [
        Place(entry=entry, owner=owner, kind=kind, epoch=epoch, version=version)
        for entry, owner, kind, epoch, version in product(
            entries, owners, ("episode", "hurt"), (1, 2), (1, 2)
        )
    ]

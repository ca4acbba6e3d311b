"""Promises of one envelope: round trip, place, key, nonce."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from between.vault.envelope import (
    Bound,
    key_id,
    new_key,
    seal,
    seal_to,
    unseal,
    unseal_from,
)
from between.vault.errors import Tampered, WrongKey

KEY = new_key()
ROW = Bound("test", (b"row 1", b"owner"))
PARTS = st.lists(st.binary(max_size=6), max_size=4).map(tuple)


@given(st.binary(max_size=3000), st.text(max_size=8), PARTS)
def test_what_was_sealed_opens_at_its_place(
    plain: bytes, purpose: str, parts: tuple[bytes, ...]
) -> None:
    bound = Bound(purpose, parts)
    assert unseal(KEY, seal(KEY, plain, bound=bound), bound=bound) == plain


@pytest.mark.parametrize(
    "elsewhere",
    [
        Bound("test", (b"row 2", b"owner")),
        Bound("other", (b"row 1", b"owner")),
        Bound("test", (b"row 1",)),
        Bound("test", (b"row 1", b"owner", b"")),
        Bound("test", (b"owner", b"row 1")),
        Bound("test", (b"row 1owner",)),
    ],
)
def test_an_envelope_moved_to_another_row_does_not_open(elsewhere: Bound) -> None:
    sealed = seal(KEY, b"mine", bound=ROW)
    with pytest.raises(Tampered):
        unseal(KEY, sealed, bound=elsewhere)


def test_a_wrong_key_is_told_from_damage() -> None:
    sealed = seal(KEY, b"mine", bound=ROW)
    with pytest.raises(WrongKey):
        unseal(new_key(), sealed, bound=ROW)
    with pytest.raises(Tampered):
        unseal(KEY, sealed[:-1] + bytes([sealed[-1] ^ 1]), bound=ROW)


def test_the_key_id_commits_an_envelope_to_its_key() -> None:
    other = new_key()
    sealed = seal(KEY, b"mine", bound=ROW)
    relabelled = sealed[:4] + key_id(other) + sealed[20:]
    with pytest.raises(Tampered):
        unseal(other, relabelled, bound=ROW)
    with pytest.raises(WrongKey):
        unseal(KEY, relabelled, bound=ROW)


def test_key_ids_differ_and_tell_nothing_of_the_key() -> None:
    assert len({key_id(new_key()) for _ in range(1000)}) == 1000
    assert key_id(KEY) not in KEY


def test_nonces_and_ciphertexts_never_repeat() -> None:
    sealed = [seal(KEY, b"the same", bound=ROW) for _ in range(5000)]
    assert len({one[20:44] for one in sealed}) == 5000
    assert len({one[44:] for one in sealed}) == 5000


def test_an_envelope_is_sixty_bytes_longer_than_what_it_holds() -> None:
    for length in (0, 1, 32, 1024):
        assert len(seal(KEY, bytes(length), bound=ROW)) == length + 60


@given(st.text(max_size=4), PARTS, st.text(max_size=4), PARTS)
def test_two_places_never_look_alike(
    one: str, parts: tuple[bytes, ...], other: str, others: tuple[bytes, ...]
) -> None:
    same = Bound(one, parts).associated() == Bound(other, others).associated()
    assert same == ((one, parts) == (other, others))


def test_associated_data_can_be_made_once_and_used_again() -> None:
    associated = ROW.associated()
    assert unseal_from(KEY, seal(KEY, b"mine", bound=ROW), associated) == b"mine"
    assert unseal(KEY, seal_to(KEY, b"mine", associated), bound=ROW) == b"mine"


def test_a_part_too_long_for_its_length_is_refused() -> None:
    assert len(Bound("p", (bytes(65535),)).associated()) == 2 + 10 + 2 + 1 + 2 + 65535
    with pytest.raises(ValueError, match=r"65,535 bytes, got 65536"):
        Bound("p", (bytes(65536),)).associated()


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_key_of_a_wrong_length_is_refused_without_being_shown(length: int) -> None:
    key = b"k" * length
    with pytest.raises(
        ValueError, match=rf"`key` must have 32 bytes, got {length}\."
    ) as said:
        seal(key, b"mine", bound=ROW)
    assert "kk" not in str(said.value)
    with pytest.raises(ValueError, match=r"`key` must have 32 bytes"):
        unseal(key, seal(KEY, b"mine", bound=ROW), bound=ROW)


def test_a_bound_shows_its_purpose_and_none_of_its_parts() -> None:
    assert repr(Bound("test", (b"safety plan",))) == "Bound(purpose='test')"

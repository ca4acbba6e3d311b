"""Promises of the padding: round trip, few sizes, one form only."""

import random

import hypothesis.strategies as st
import pytest
from hypothesis import given

from between.vault.envelope import pad, unpad
from between.vault.errors import Tampered


@given(st.binary(max_size=5000))
def test_what_was_padded_comes_back(document: bytes) -> None:
    assert unpad(pad(document)) == document


@pytest.mark.parametrize(
    ("length", "padded"),
    [
        (0, 1024),
        (1, 1024),
        (1020, 1024),
        (1021, 2048),
        (2044, 2048),
        (2045, 4096),
        (4092, 4096),
        (4093, 8192),
        (100_000, 131_072),
    ],
)
def test_sizes_are_powers_of_two_from_one_kib(length: int, padded: int) -> None:
    assert len(pad(bytes(length))) == padded


@pytest.mark.parametrize(
    "malformed",
    [
        b"",
        b"\0\0\0",
        bytes(4),
        bytes(1023),
        bytes(1025),
        bytes(1536),
        bytes(2048),
        b"\xff" * 1024,
        (1021).to_bytes(4, "big") + bytes(1020),
        (1).to_bytes(4, "big") + b"ab" + bytes(1018),
        bytes(1023) + b"\x01",
        (2**32 - 1).to_bytes(4, "big") + bytes(1020),
    ],
    ids=[
        "nothing",
        "shorter than a length",
        "only a length",
        "one byte short",
        "one byte long",
        "no power of two",
        "a size too large",
        "a length that never ends",
        "a length one too large",
        "filled with more than zeros",
        "a last byte that is no zero",
        "the largest length",
    ],
)
def test_padding_that_between_does_not_make_is_refused(malformed: bytes) -> None:
    with pytest.raises(Tampered):
        unpad(malformed)


def test_noise_is_never_taken_for_padding() -> None:
    rng = random.Random(2026)
    for _ in range(10_000):
        noise = rng.randbytes(rng.choice((0, 3, 4, 1023, 1024, 2048)))
        with pytest.raises(Tampered):
            unpad(noise)

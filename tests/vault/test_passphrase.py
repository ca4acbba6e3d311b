"""Promises of the passphrase: one costly run, nothing to check without the keyring."""

import hashlib
import unicodedata

import pytest

from between.vault.errors import Tampered, WeakCost
from between.vault.passphrase import (
    CEILING,
    DEFAULT,
    FLOOR,
    Cost,
    Root,
    derive,
    new_salt,
    suggest,
    word_list,
)

PASSPHRASE = "correct horse battery staple"
SALT = bytes(range(16))
PEPPER = bytes(range(32))


@pytest.fixture(scope="module")
def root() -> Root:
    return derive(PASSPHRASE, salt=SALT, cost=FLOOR, pepper=PEPPER)


def test_the_same_passphrase_matches_and_opens_the_same(root: Root) -> None:
    again = derive(PASSPHRASE, salt=SALT, cost=FLOOR, pepper=PEPPER)
    assert again.matches(root.verifier())
    assert again.wrapping_key() == root.wrapping_key()


@pytest.mark.parametrize(
    ("passphrase", "salt", "pepper"),
    [
        ("Correct horse battery staple", SALT, PEPPER),
        (PASSPHRASE + " ", SALT, PEPPER),
        (PASSPHRASE, bytes(16), PEPPER),
        (PASSPHRASE, SALT, bytes(32)),
    ],
    ids=["another case", "a blank more", "another salt", "another pepper"],
)
def test_anything_else_neither_matches_nor_opens(
    root: Root, passphrase: str, salt: bytes, pepper: bytes
) -> None:
    other = derive(passphrase, salt=salt, cost=FLOOR, pepper=pepper)
    assert not other.matches(root.verifier())
    assert other.wrapping_key() != root.wrapping_key()


def test_the_verifier_opens_nothing(root: Root) -> None:
    assert root.verifier() not in (root.wrapping_key(), root.secret)
    assert hashlib.sha256(root.wrapping_key()).digest() != root.verifier()
    assert hashlib.sha256(root.secret).digest() != root.verifier()


def test_a_verifier_of_another_length_does_not_match(root: Root) -> None:
    assert not root.matches(b"")
    assert not root.matches(root.verifier()[:31])


def test_a_passphrase_counts_exactly_as_received() -> None:
    written = unicodedata.normalize("NFC", "é" * 12)
    apart = unicodedata.normalize("NFD", written)
    one = derive(written, salt=SALT, cost=FLOOR, pepper=PEPPER)
    assert not derive(apart, salt=SALT, cost=FLOOR, pepper=PEPPER).matches(one.verifier())


def test_a_character_that_is_none_is_taken_without_an_error_that_shows_it() -> None:
    derive("half a smile \ud83d", salt=SALT, cost=FLOOR, pepper=PEPPER)


def test_a_passphrase_may_have_1024_characters_and_no_more() -> None:
    derive("é" * 1024, salt=SALT, cost=FLOOR, pepper=PEPPER)
    with pytest.raises(ValueError, match=r"1,024 characters, got 1025\.") as said:
        derive("é" * 1025, salt=SALT, cost=FLOOR, pepper=PEPPER)
    assert "é" not in str(said.value)


@pytest.mark.parametrize(
    "cost",
    [
        Cost(memory_kib=65535, passes=3),
        Cost(memory_kib=65536, passes=2),
        Cost(memory_kib=1048576, passes=1),
        Cost(memory_kib=8, passes=1),
        Cost(memory_kib=-1, passes=-1),
    ],
)
def test_a_cost_below_the_floor_is_refused(cost: Cost) -> None:
    with pytest.raises(WeakCost):
        derive(PASSPHRASE, salt=SALT, cost=cost, pepper=PEPPER)


@pytest.mark.parametrize(
    "cost", [Cost(memory_kib=1048577, passes=3), Cost(memory_kib=65536, passes=9)]
)
def test_a_cost_that_would_stop_the_server_is_refused(cost: Cost) -> None:
    with pytest.raises(Tampered):
        derive(PASSPHRASE, salt=SALT, cost=cost, pepper=PEPPER)


def test_the_costs_are_those_that_were_promised() -> None:
    assert Cost(memory_kib=256 * 1024, passes=3) == DEFAULT
    assert Cost(memory_kib=64 * 1024, passes=3) == FLOOR
    assert FLOOR.memory_kib <= DEFAULT.memory_kib <= CEILING.memory_kib


@pytest.mark.parametrize("length", [0, 15, 17])
def test_a_salt_that_was_never_stored_is_refused(length: int) -> None:
    with pytest.raises(Tampered, match=f"16 bytes, this one {length}"):
        derive(PASSPHRASE, salt=bytes(length), cost=FLOOR, pepper=PEPPER)


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_no_passphrase_counts_without_a_whole_pepper(length: int) -> None:
    with pytest.raises(ValueError, match=f"`pepper` must have 32 bytes, got {length}"):
        derive(PASSPHRASE, salt=SALT, cost=FLOOR, pepper=bytes(length))


def test_a_root_shows_nothing(root: Root) -> None:
    assert repr(root) == str(root) == "Root()"


def test_salts_are_sixteen_bytes_and_never_the_same() -> None:
    assert len({new_salt() for _ in range(1000)}) == 1000
    assert len(new_salt()) == 16


def test_six_words_are_suggested_from_the_whole_list() -> None:
    words = [word for _ in range(2000) for word in suggest().split(" ")]
    assert len(words) == 12_000
    assert set(words) <= set(word_list())
    # 12,000 draws from 7,776 words meet 6,114 of them on average (s.d. 28).
    assert 5900 < len(set(words)) < 6330
    assert len(suggest(8).split(" ")) == 8


def test_the_word_list_is_the_eff_long_list() -> None:
    assert len(set(word_list())) == len(word_list()) == 7776
    assert (word_list()[0], word_list()[-1]) == ("abacus", "zoom")
    assert all(3 <= len(word) <= 9 for word in word_list())

"""Promises of the keychain and of the wraps of the account key."""

from uuid import UUID, uuid4

import hypothesis.strategies as st
import pytest
from hypothesis import given

from between.vault.envelope import Bound, new_key, pad, seal
from between.vault.errors import Tampered, WrongKey
from between.vault.keys import (
    Keychain,
    asks_second_step,
    new_keychain,
    open_keychain,
    renewed,
    seal_keychain,
    unwrap,
    with_second_step,
    wrap,
)
from between.vault.letterbox import public_key_of

ACCOUNT_KEY = new_key()
KEY = bytes(range(32))
OWNER, STRANGER = uuid4(), uuid4()
KEYS = st.binary(min_size=32, max_size=32)
OTHERS = st.lists(st.tuples(st.integers(3, 65535), st.binary(max_size=70)), max_size=4)


@given(st.lists(KEYS, min_size=1, max_size=80).map(tuple), KEYS, OTHERS.map(tuple))
def test_a_keychain_comes_back_with_fields_of_later_versions(
    record_keys: tuple[bytes, ...], private: bytes, others: tuple[tuple[int, bytes], ...]
) -> None:
    keychain = Keychain(record_keys, private, others)
    sealed = seal_keychain(ACCOUNT_KEY, keychain, owner=OWNER)
    assert open_keychain(ACCOUNT_KEY, sealed, owner=OWNER) == keychain


def test_a_second_step_is_said_once_and_unsaid() -> None:
    keychain = Keychain((KEY,), KEY, ((3, b"a bond"), (9, b"new")))
    asking = with_second_step(with_second_step(keychain, asked=True), asked=True)
    sealed = seal_keychain(ACCOUNT_KEY, asking, owner=OWNER)
    assert asks_second_step(open_keychain(ACCOUNT_KEY, sealed, owner=OWNER))
    assert asks_second_step(renewed(asking)[0])
    assert not asks_second_step(keychain)
    assert with_second_step(asking, asked=False) == keychain


def test_a_new_keychain_has_one_record_key_and_its_public_key() -> None:
    keychain, public_key = new_keychain()
    assert (keychain.epoch, len(keychain.record_keys[0])) == (1, 32)
    assert public_key == public_key_of(keychain.private_key)
    assert new_keychain()[0] != keychain


def test_a_keychain_drawn_anew_keeps_its_epochs_and_no_key() -> None:
    before = Keychain((bytes(32), bytes([1]) * 32), bytes([2]) * 32, ((9, b"later"),))
    after, public_key = renewed(before)
    assert after.epoch == before.epoch
    assert after.others == before.others
    assert public_key == public_key_of(after.private_key)
    drawn = {*after.record_keys, after.private_key}
    assert len(drawn - {*before.record_keys, before.private_key}) == 3


def test_the_length_of_a_sealed_keychain_hides_how_many_epochs_it_has() -> None:
    lengths = {
        len(seal_keychain(ACCOUNT_KEY, Keychain((KEY,) * n, KEY), owner=OWNER))
        for n in range(1, 28)
    }
    assert lengths == {1084}


def test_each_epoch_names_its_record_key_and_no_other_number_names_one() -> None:
    keychain = Keychain((b"a" * 32, b"b" * 32), KEY)
    assert keychain.record_key(1) == b"a" * 32
    assert keychain.record_key(keychain.epoch) == b"b" * 32
    for epoch in (0, -1, 3, 2**63):
        with pytest.raises(WrongKey, match="epochs 1 to 2"):
            keychain.record_key(epoch)


def test_a_keychain_opens_for_its_owner_only() -> None:
    sealed = seal_keychain(ACCOUNT_KEY, new_keychain()[0], owner=OWNER)
    with pytest.raises(Tampered):
        open_keychain(ACCOUNT_KEY, sealed, owner=STRANGER)
    with pytest.raises(WrongKey):
        open_keychain(new_key(), sealed, owner=OWNER)


RECORD = b"\0\x01\0\x20" + bytes(32)
PRIVATE = b"\0\x02\0\x20" + bytes(32)


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"BTK2" + RECORD + PRIVATE,
        b"BTK1",
        b"BTK1" + RECORD,
        b"BTK1" + PRIVATE,
        b"BTK1" + RECORD + PRIVATE + PRIVATE,
        b"BTK1" + RECORD + PRIVATE + b"\0",
        b"BTK1" + RECORD + PRIVATE[:-1],
        b"BTK1" + b"\0\x01\0\x1f" + bytes(31) + PRIVATE,
        b"BTK1" + RECORD + b"\0\x02\0\x40" + bytes(64),
    ],
    ids=[
        "empty",
        "another edition",
        "no field",
        "no private key",
        "no record key",
        "two private keys",
        "half a field head",
        "half a field",
        "a short record key",
        "a long private key",
    ],
)
def test_a_keychain_that_is_not_whole_is_refused(packed: bytes) -> None:
    sealed = seal(ACCOUNT_KEY, pad(packed), bound=Bound("keychain", (OWNER.bytes,)))
    with pytest.raises(Tampered):
        open_keychain(ACCOUNT_KEY, sealed, owner=OWNER)


@given(st.binary(max_size=300))
def test_noise_inside_a_keychain_raises_tampered_and_nothing_else(noise: bytes) -> None:
    sealed = seal(
        ACCOUNT_KEY, pad(b"BTK1" + noise), bound=Bound("keychain", (OWNER.bytes,))
    )
    with pytest.raises(Tampered):
        open_keychain(ACCOUNT_KEY, sealed, owner=OWNER)


def test_a_keychain_shows_nothing() -> None:
    assert repr(Keychain((b"a" * 32,), b"b" * 32, ((7, b"c"),))) == "Keychain()"


@pytest.mark.parametrize("way", ["passphrase", "recovery"])
def test_each_way_leads_to_the_account_key(way: str) -> None:
    key = new_key()
    wrapped = wrap(key, ACCOUNT_KEY, owner=OWNER, way=way)
    assert unwrap(key, wrapped, owner=OWNER, way=way) == ACCOUNT_KEY
    assert len(wrapped) == 92


def test_a_wrap_opens_for_its_owner_its_way_and_its_key_only() -> None:
    key = new_key()
    wrapped = wrap(key, ACCOUNT_KEY, owner=OWNER, way="recovery")
    with pytest.raises(Tampered):
        unwrap(key, wrapped, owner=STRANGER, way="recovery")
    with pytest.raises(Tampered):
        unwrap(key, wrapped, owner=OWNER, way="passphrase")
    with pytest.raises(WrongKey):
        unwrap(new_key(), wrapped, owner=OWNER, way="recovery")


def test_only_a_whole_account_key_is_wrapped() -> None:
    with pytest.raises(ValueError, match=r"`account_key` must have 32 bytes, got 31\."):
        wrap(new_key(), bytes(31), owner=OWNER, way="recovery")


def test_uuids_of_owners_are_bound_as_sixteen_bytes() -> None:
    owner = UUID(int=1)
    key = new_key()
    bound = Bound("account-key", (bytes(15) + b"\x01", b"recovery"))
    assert unwrap(key, seal(key, ACCOUNT_KEY, bound=bound), owner=owner, way="recovery")

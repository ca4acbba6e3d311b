"""A passkey's PRF and the keyring together open the account key, for that passkey alone."""

from uuid import uuid4

import pytest

from between.vault import keys, passkey
from between.vault.envelope import new_key
from between.vault.errors import Tampered, WrongKey

OWNER, PEPPER, PRF = uuid4(), bytes(range(32)), bytes(range(50, 82))
KEY = new_key()


def test_it_needs_both_the_prf_and_the_pepper() -> None:
    key = passkey.wrapping_key(PRF, pepper=PEPPER)
    assert len(key) == 32
    assert key != passkey.wrapping_key(PRF, pepper=bytes(32))
    assert key != passkey.wrapping_key(bytes(32), pepper=PEPPER)
    assert key != passkey.wrapping_key(PEPPER, pepper=PRF)


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_half_a_secret_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match=f"`prf` must have 32 bytes, got {length}"):
        passkey.wrapping_key(bytes(length), pepper=PEPPER)
    with pytest.raises(ValueError, match=f"`pepper` must have 32 bytes, got {length}"):
        passkey.wrapping_key(PRF, pepper=bytes(length))


def test_the_wrap_of_one_passkey_opens_as_no_other() -> None:
    key, way = passkey.wrapping_key(PRF, pepper=PEPPER), passkey.way(b"one")
    wrapped = keys.wrap(key, KEY, owner=OWNER, way=way)
    assert keys.unwrap(key, wrapped, owner=OWNER, way=way) == KEY
    for other in (passkey.way(b"other"), "passphrase", "recovery"):
        with pytest.raises(Tampered):
            keys.unwrap(key, wrapped, owner=OWNER, way=other)
    with pytest.raises(WrongKey):
        keys.unwrap(bytes(32), wrapped, owner=OWNER, way=way)

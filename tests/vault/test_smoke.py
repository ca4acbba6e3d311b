"""One round through every part of the vault, as an account lives it."""

from functools import partial
from uuid import uuid4

import pytest

from between.vault import entry, envelope, keys, letterbox, passphrase, recovery, visit
from between.vault.errors import Tampered, WrongKey

OWNER = uuid4()
PEPPER = bytes(range(32))
ACCOUNT_KEY = envelope.new_key()


def test_passphrase_and_recovery_key_lead_to_the_same_account_key() -> None:
    root = passphrase.derive(
        "a quiet place", salt=passphrase.new_salt(), cost=passphrase.FLOOR, pepper=PEPPER
    )
    assert root.matches(root.verifier())
    secret = recovery.parse(recovery.new_recovery_key().lower().replace("-", " "))
    ways = {
        "passphrase": root.wrapping_key(),
        "recovery": recovery.wrapping_key(secret, pepper=PEPPER),
    }
    for way, key in ways.items():
        wrapped = keys.wrap(key, ACCOUNT_KEY, owner=OWNER, way=way)
        assert keys.unwrap(key, wrapped, owner=OWNER, way=way) == ACCOUNT_KEY


def test_the_keychain_opens_entries_and_letters() -> None:
    keychain, public_key = keys.new_keychain()
    sealed = keys.seal_keychain(ACCOUNT_KEY, keychain, owner=OWNER)
    assert keys.open_keychain(ACCOUNT_KEY, sealed, owner=OWNER) == keychain

    place = entry.Place(entry=uuid4(), owner=OWNER, kind="episode", epoch=1, version=1)
    sealed = entry.seal_entry(keychain.record_key(1), b"said in confidence", place)
    assert entry.open_entry(keychain.record_key(1), sealed, place) == b"said in confidence"

    slot = uuid4()
    letter = letterbox.post(public_key, b"marked", owner=OWNER, slot=slot, purpose="mark")
    collect = partial(letterbox.collect, keychain.private_key, letter, owner=OWNER)
    assert collect(slot=slot, purpose="mark") == b"marked"
    with pytest.raises(Tampered):
        collect(slot=uuid4(), purpose="mark")


def test_a_visit_opens_with_its_cookie_only() -> None:
    token, cookie_key = visit.new_token(), visit.new_token()
    row = visit.token_hash(token)
    sealed = visit.lock_in(
        ACCOUNT_KEY, cookie_key=cookie_key, pepper=PEPPER, visit=row, owner=OWNER, created=1
    )
    take_out = partial(
        visit.take_out, sealed, pepper=PEPPER, visit=row, owner=OWNER, created=1
    )
    assert take_out(cookie_key=cookie_key) == ACCOUNT_KEY
    with pytest.raises(WrongKey):
        take_out(cookie_key=visit.new_token())

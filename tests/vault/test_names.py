"""Promises of the hidden names: found by a mac, read by their owner only."""

from uuid import uuid4

import hypothesis.strategies as st
import pytest
from hypothesis import given

from between.vault.envelope import Bound, new_key, pad, seal
from between.vault.errors import Tampered
from between.vault.keys import mac, name_mac, open_name, seal_name

ACCOUNT_KEY = new_key()
SERVER_KEY = bytes(range(32))
OWNER, STRANGER = uuid4(), uuid4()


@given(st.text(max_size=200))
def test_a_name_comes_back_as_it_was_written(name: str) -> None:
    sealed = seal_name(ACCOUNT_KEY, name, owner=OWNER)
    assert len(sealed) == 1084
    assert open_name(ACCOUNT_KEY, sealed, owner=OWNER) == name


def test_a_name_opens_for_its_owner_only() -> None:
    with pytest.raises(Tampered):
        open_name(ACCOUNT_KEY, seal_name(ACCOUNT_KEY, "Alice", owner=OWNER), owner=STRANGER)


def test_a_name_that_is_no_text_is_refused_without_being_shown() -> None:
    bound = Bound("account-name", (OWNER.bytes,))
    sealed = seal(ACCOUNT_KEY, pad(b"Alice \xff"), bound=bound)
    with pytest.raises(Tampered) as said:
        open_name(ACCOUNT_KEY, sealed, owner=OWNER)
    assert said.value.__context__ is None


@pytest.mark.parametrize(
    "alike", ["alice", "ALICE", "  Alice\n", "Ａｌｉｃｅ", "\u00a0alice", "aLICE"]
)
def test_a_name_is_found_however_it_is_typed(alike: str) -> None:
    assert name_mac(SERVER_KEY, alike) == name_mac(SERVER_KEY, "Alice")


def test_names_meet_however_their_accents_are_made() -> None:
    assert name_mac(SERVER_KEY, "Rene\u0301") == name_mac(SERVER_KEY, "REN\u00c9")
    assert name_mac(SERVER_KEY, "Strasse") == name_mac(SERVER_KEY, "Straße")


def test_different_names_servers_and_purposes_never_share_a_mac() -> None:
    macs = [
        name_mac(SERVER_KEY, "alice"),
        name_mac(SERVER_KEY, "alice2"),
        name_mac(bytes(32), "alice"),
        mac(SERVER_KEY, "throttle", "alice"),
        mac(SERVER_KEY, "throttle", "Alice"),
        mac(SERVER_KEY, "account", "alice"),
        mac(SERVER_KEY, "", "alice"),
        mac(SERVER_KEY, "throttl", "ealice"),
        mac(bytes(32), "throttle", "alice"),
    ]
    assert len(set(macs)) == len(macs)
    assert {len(one) for one in macs} == {32}


def test_no_mac_is_made_with_half_a_server_key() -> None:
    with pytest.raises(ValueError, match=r"`server_key` must have 32 bytes, got 0\."):
        mac(b"", "throttle", "127.0.0.1")

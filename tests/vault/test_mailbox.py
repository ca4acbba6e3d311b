"""A mailbox opens with its account's secret in the keyring, and in its own place only."""

from uuid import uuid4

import pytest

from between.vault import envelope, mailbox
from between.vault.errors import Tampered, WrongKey

OWNER, PEPPER = uuid4(), envelope.new_key()
ADDRESS = b"mina@mailbox.example"


def sealed() -> bytes:
    return mailbox.seal_address(PEPPER, ADDRESS, owner=OWNER, since=7)


def test_an_address_opens_for_its_owner_beside_its_own_plan() -> None:
    assert mailbox.open_address(PEPPER, sealed(), owner=OWNER, since=7) == ADDRESS
    for owner, since in ((uuid4(), 7), (OWNER, 8)):
        with pytest.raises(Tampered):
            mailbox.open_address(PEPPER, sealed(), owner=owner, since=since)


def test_another_secret_opens_neither() -> None:
    other, plan = envelope.new_key(), mailbox.seal_plan(PEPPER, b"plan", owner=OWNER)
    with pytest.raises(WrongKey):
        mailbox.open_address(other, sealed(), owner=OWNER, since=7)
    with pytest.raises(WrongKey):
        mailbox.open_plan(other, plan, owner=OWNER)


def test_a_plan_opens_in_its_own_account() -> None:
    plan = mailbox.seal_plan(PEPPER, b"plan", owner=OWNER)
    assert mailbox.open_plan(PEPPER, plan, owner=OWNER) == b"plan"
    with pytest.raises(Tampered):
        mailbox.open_plan(PEPPER, plan, owner=uuid4())


def test_lengths_tell_nothing_of_an_address_or_a_plan() -> None:
    addresses = {
        len(mailbox.seal_address(PEPPER, bytes(n), owner=OWNER, since=n)) for n in (3, 254)
    }
    plans = {len(mailbox.seal_plan(PEPPER, bytes(n), owner=OWNER)) for n in (0, 1020)}
    assert len(addresses | plans) == 1


def test_a_secret_of_a_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="`pepper` must have 32 bytes"):
        mailbox.seal_plan(b"short", b"", owner=OWNER)

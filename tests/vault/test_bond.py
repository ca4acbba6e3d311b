"""Promises of bonds: keys go from hand to hand between two who pinned each other."""

import hashlib
import hmac
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from between.vault import keys, letterbox
from between.vault.bond import (
    FIELD,
    BondKeys,
    Standing,
    Way,
    all_ended,
    bonds_of,
    calendar_name,
    check_pin,
    hand_over,
    new_bond,
    take_over,
    with_bond,
)
from between.vault.errors import Tampered, VaultError, WrongKey
from between.vault.identity import identity_of, sign
from between.vault.letterbox import new_private_key

ALICE, BOB, BOND = uuid4(), uuid4(), uuid4()
HERS, HIS, MALLORYS = new_private_key(), new_private_key(), new_private_key()
WAY = Way(by=ALICE, to=BOB, bond=BOND, epoch=1)


@pytest.fixture
def bond() -> BondKeys:
    return new_bond(BOND, BOB, identity_of(HIS))


def test_a_bond_begins_open_with_one_key(bond: BondKeys) -> None:
    assert (bond.epoch, bond.standing) == (1, Standing.OPEN)
    assert bond.key(1) == bond.keys[0]
    assert bond.keys != new_bond(BOND, BOB, identity_of(HIS)).keys
    assert bond.keys[0].hex() not in repr(bond)


@pytest.mark.parametrize("epoch", [0, -1, 2, 2**40])
def test_an_epoch_that_is_not_there_is_a_wrong_key(bond: BondKeys, epoch: int) -> None:
    with pytest.raises(WrongKey, match="epochs 1 to 1"):
        bond.key(epoch)


def test_an_ended_bond_has_a_key_more(bond: BondKeys) -> None:
    ended = bond.ended()
    assert (ended.epoch, ended.standing) == (2, Standing.ENDED)
    assert ended.key(1) == bond.key(1)
    assert ended.key(2) != bond.key(1)


def test_other_keys_than_the_pinned_ones_are_noticed(bond: BondKeys) -> None:
    check_pin(bond, identity_of(HIS))
    for changed in (
        identity_of(MALLORYS),
        replace(identity_of(HIS), verify_key=identity_of(MALLORYS).verify_key),
        replace(identity_of(HIS), public_key=identity_of(MALLORYS).public_key),
    ):
        with pytest.raises(WrongKey, match="pinned"):
            check_pin(bond, changed)


def test_a_keychain_keeps_its_bonds_and_all_else(bond: BondKeys) -> None:
    chain, _ = keys.new_keychain()
    chain = replace(chain, others=((9, b"from later"),))
    other = new_bond(uuid4(), uuid4(), identity_of(MALLORYS))
    for one in (bond, other, bond.ended()):
        chain = with_bond(chain, one)
    key = bytes(range(32))
    read = keys.open_keychain(key, keys.seal_keychain(key, chain, owner=ALICE), owner=ALICE)
    assert set(bonds_of(read)) == {BOND, other.bond}
    assert bonds_of(read)[BOND].epoch == 2
    assert bonds_of(read)[other.bond] == other
    assert (9, b"from later") in read.others


def test_all_bonds_of_a_keychain_can_end_at_once(bond: BondKeys) -> None:
    chain, _ = keys.new_keychain()
    gone = new_bond(uuid4(), BOB, identity_of(HIS)).ended()
    chain = all_ended(with_bond(with_bond(chain, bond), gone))
    read = bonds_of(chain)
    assert {one.standing for one in read.values()} == {Standing.ENDED}
    assert (read[BOND].epoch, read[gone.bond].epoch) == (2, 2)
    assert read[gone.bond] == gone


@pytest.mark.parametrize(
    "value", [b"", bytes(65), bytes(97), bytes(66), bytes(32) + b"\x01" + bytes(63)]
)
def test_a_bond_that_is_not_whole_is_noticed(value: bytes) -> None:
    chain, _ = keys.new_keychain()
    with pytest.raises(Tampered, match="not whole"):
        bonds_of(replace(chain, others=((FIELD, value),)))


def handed(bond: BondKeys) -> bytes:
    return hand_over(bond.keys[-1], WAY, private_key=HERS, to=identity_of(HIS))


def taken(sealed: bytes, way: Way = WAY, sender: bytes = HERS, owner: bytes = HIS) -> bytes:
    return take_over(sealed, way, private_key=owner, sender=identity_of(sender))


def test_a_key_is_handed_over(bond: BondKeys) -> None:
    assert taken(handed(bond)) == bond.keys[0]


@pytest.mark.parametrize(
    "way",
    [
        replace(WAY, by=BOB),
        replace(WAY, to=ALICE),
        replace(WAY, bond=uuid4()),
        replace(WAY, epoch=2),
    ],
)
def test_a_key_that_came_another_way_is_refused(bond: BondKeys, way: Way) -> None:
    with pytest.raises(Tampered):
        taken(handed(bond), way)


def test_a_planted_key_is_refused(bond: BondKeys) -> None:
    """Whoever writes to the database can seal to a public key, and cannot sign."""
    planted = hand_over(bytes(32), WAY, private_key=MALLORYS, to=identity_of(HIS))
    with pytest.raises(Tampered, match="not signed"):
        taken(planted)


def test_a_key_for_somebody_else_is_a_wrong_key(bond: BondKeys) -> None:
    with pytest.raises(WrongKey):
        taken(handed(bond), owner=MALLORYS)


def test_what_is_no_key_is_refused() -> None:
    short = hand_over(b"short", WAY, private_key=HERS, to=identity_of(HIS))
    with pytest.raises(Tampered, match="no key"):
        taken(short)


def test_any_flipped_byte_of_a_handed_key_is_noticed(bond: BondKeys) -> None:
    sealed = handed(bond)
    for at in range(0, len(sealed), 7):
        flipped = bytearray(sealed)
        flipped[at] ^= 1 << at % 8
        with pytest.raises(VaultError):
            taken(bytes(flipped))


def test_a_signed_letter_does_not_count_as_another_writing() -> None:
    letter = letterbox.post(
        identity_of(HIS).public_key, bytes(32), owner=BOB, slot=BOND, purpose="bond/1"
    )
    with pytest.raises(Tampered):
        taken(sign(HERS, letter) + letter)


def test_ids_in_a_bond_are_read_back(bond: BondKeys) -> None:
    chain, _ = keys.new_keychain()
    (read,) = bonds_of(with_bond(chain, bond)).values()
    assert isinstance(read.bond, UUID)
    assert (read.bond, read.other, read.pin) == (BOND, BOB, identity_of(HIS).pin())


def test_a_name_in_a_calendar_is_made_as_the_docs_say(bond: BondKeys) -> None:
    entry, owner = UUID(int=5), UUID(int=6)
    extracted = hmac.digest(bytes(32), bond.keys[0], hashlib.sha256)
    key = hmac.digest(extracted, b"between/v1/calendar\x01", hashlib.sha256)
    made = hmac.digest(key, entry.bytes + owner.bytes, hashlib.sha256)[:16]
    name = UUID(bytes=made, version=4)
    assert calendar_name(bond, entry, owner) == calendar_name(bond.ended(), entry, owner)
    assert calendar_name(bond, entry, owner) == name
    others = {(entry, UUID(int=7)), (UUID(int=8), owner)}
    assert name not in {calendar_name(bond, *one) for one in others}

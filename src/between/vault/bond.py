"""The keys that two accounts share: one for each epoch of a bond, kept in both keychains.

The one who drew a key hands it over sealed to the other's public key and signed; the other
checks the signature against the key that was pinned in the room. A new epoch without the
other ends the bond: what is sealed from then on opens for nobody else.
See docs/formats/bond.md.
"""

import hashlib
import hmac
from dataclasses import dataclass, field, replace
from enum import IntEnum
from uuid import UUID

from between.vault import letterbox
from between.vault.envelope import new_key
from between.vault.errors import Tampered, WrongKey
from between.vault.identity import (
    PIN_BYTES,
    SIGNATURE_BYTES,
    Identity,
    check_signature,
    sign,
)
from between.vault.keys import Keychain
from between.vault.labels import KEY_BYTES, Derived, subkey

FIELD = 3  # what a bond is among the fields of a keychain
_HEAD_BYTES = 16 + 16 + 1 + PIN_BYTES


class Standing(IntEnum):
    """How a bond stands for the owner of the keychain."""

    OPEN = 1
    RESTING = 2
    ENDED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class BondKeys:
    """One bond as a keychain holds it; `keys[epoch - 1]`, the last one is current."""

    bond: UUID
    other: UUID
    standing: Standing
    pin: bytes = field(repr=False)
    keys: tuple[bytes, ...] = field(repr=False)

    @property
    def epoch(self) -> int:
        """The current epoch, counted from 1."""
        return len(self.keys)

    def key(self, epoch: int) -> bytes:
        """The key of an epoch as a row names it; WrongKey when there is none."""
        if not 1 <= epoch <= self.epoch:
            raise WrongKey(f"This bond has epochs 1 to {self.epoch}, not {epoch}.")
        return self.keys[epoch - 1]

    def ended(self) -> "BondKeys":
        """The bond with a new epoch that the other never gets."""
        return replace(self, standing=Standing.ENDED, keys=(*self.keys, new_key()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a key goes: by whom, to whom, of which bond and epoch."""

    by: UUID
    to: UUID
    bond: UUID
    epoch: int

    def named(self) -> bytes:
        """What is signed together with the letter."""
        return (
            self.by.bytes + self.to.bytes + self.bond.bytes + self.epoch.to_bytes(8, "big")
        )


def new_bond(bond: UUID, other: UUID, identity: Identity) -> BondKeys:
    """A bond with its first key, and the other's keys pinned."""
    return BondKeys(
        bond=bond,
        other=other,
        standing=Standing.OPEN,
        pin=identity.pin(),
        keys=(new_key(),),
    )


def check_pin(bond: BondKeys, identity: Identity) -> None:
    """Raise WrongKey when the other no longer shows the keys that were pinned."""
    if identity.pin() != bond.pin:
        raise WrongKey("These are not the keys that were pinned when the two met.")


def bonds_of(keychain: Keychain) -> dict[UUID, BondKeys]:
    """The bonds in a keychain by id; raises Tampered for one that is not whole."""
    found = (_unpack(value) for tag, value in keychain.others if tag == FIELD)
    return {one.bond: one for one in found}


def with_bond(keychain: Keychain, bond: BondKeys) -> Keychain:
    """The keychain with this bond, in place of what it held under the same id."""
    bonds = bonds_of(keychain) | {bond.bond: bond}
    others = tuple(one for one in keychain.others if one[0] != FIELD)
    packed = tuple((FIELD, _pack(one)) for one in bonds.values())
    return replace(keychain, others=others + packed)


def all_ended(keychain: Keychain) -> Keychain:
    """The keychain with every bond ended: whoever knew its keys knows none that come."""
    for bond in bonds_of(keychain).values():
        if bond.standing is not Standing.ENDED:
            keychain = with_bond(keychain, bond.ended())
    return keychain


def hand_over(key: bytes, way: Way, *, private_key: bytes, to: Identity) -> bytes:
    """`key` sealed to the other and signed by the one whose `private_key` this is."""
    letter = letterbox.post(
        to.public_key, key, owner=way.to, slot=way.bond, purpose=f"bond/{way.epoch}"
    )
    return sign(private_key, way.named() + letter) + letter


def take_over(sealed: bytes, way: Way, *, private_key: bytes, sender: Identity) -> bytes:
    """The key that was handed over on this way. Raises WrongKey or Tampered."""
    signature, letter = sealed[:SIGNATURE_BYTES], sealed[SIGNATURE_BYTES:]
    check_signature(sender.verify_key, way.named() + letter, signature)
    key = letterbox.collect(
        private_key, letter, owner=way.to, slot=way.bond, purpose=f"bond/{way.epoch}"
    )
    if len(key) != KEY_BYTES:
        raise Tampered("What was handed over is no key.")
    return key


def calendar_name(bond: BondKeys, entry: UUID, owner: UUID) -> UUID:
    """What an entry of the bond is called in the calendar of `owner`, outside of Between.

    It tells nothing to whoever reads it there, and is another one for each of the two. Made
    with the first key, so that it stays the same in every epoch.
    """
    key = subkey(bond.key(1), Derived.CALENDAR)
    made = hmac.digest(key, entry.bytes + owner.bytes, hashlib.sha256)
    return UUID(bytes=made[:16], version=4)


def _pack(bond: BondKeys) -> bytes:
    head = bond.bond.bytes + bond.other.bytes + bytes([bond.standing]) + bond.pin
    return head + b"".join(bond.keys)


def _unpack(value: bytes) -> BondKeys:
    keys = value[_HEAD_BYTES:]
    if not keys or len(keys) % KEY_BYTES or value[32] not in set(Standing):
        raise Tampered("A bond in this keychain is not whole.")
    return BondKeys(
        bond=UUID(bytes=value[:16]),
        other=UUID(bytes=value[16:32]),
        standing=Standing(value[32]),
        pin=value[33:_HEAD_BYTES],
        keys=tuple(keys[at : at + KEY_BYTES] for at in range(0, len(keys), KEY_BYTES)),
    )

"""Promises of identities: a pin names both keys, a signature names its writer."""

from dataclasses import replace

import pytest

from between.vault.errors import Tampered
from between.vault.identity import check_signature, identity_of, sign
from between.vault.letterbox import public_key_of

ALICE, BOB = bytes(range(32)), bytes(range(32, 64))


def test_the_same_private_key_shows_the_same_identity() -> None:
    assert identity_of(ALICE) == identity_of(ALICE)
    assert identity_of(ALICE).public_key == public_key_of(ALICE)


def test_a_pin_changes_with_either_key() -> None:
    alice, bob = identity_of(ALICE), identity_of(BOB)
    pins = {
        alice.pin(),
        bob.pin(),
        replace(alice, public_key=bob.public_key).pin(),
        replace(alice, verify_key=bob.verify_key).pin(),
    }
    assert len(pins) == 4


def test_what_was_signed_is_known_by_its_writer() -> None:
    check_signature(identity_of(ALICE).verify_key, b"mine", sign(ALICE, b"mine"))


@pytest.mark.parametrize(
    ("verify_key", "message", "signature"),
    [
        (identity_of(BOB).verify_key, b"mine", sign(ALICE, b"mine")),
        (identity_of(ALICE).verify_key, b"yours", sign(ALICE, b"mine")),
        (identity_of(ALICE).verify_key, b"mine", sign(ALICE, b"mine")[:-1]),
        (identity_of(ALICE).verify_key, b"mine", b""),
        (b"", b"mine", sign(ALICE, b"mine")),
    ],
)
def test_anything_else_is_refused(
    verify_key: bytes, message: bytes, signature: bytes
) -> None:
    with pytest.raises(Tampered, match="not signed"):
        check_signature(verify_key, message, signature)


def test_no_identity_shows_its_keys_where_it_is_printed() -> None:
    assert repr(identity_of(ALICE)) == "Identity()"

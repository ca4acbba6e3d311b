"""Promises of the labels: one purpose each, and no two keys alike."""

import hashlib
import hmac

import pytest

from between.vault import errors
from between.vault.labels import Derived, Purpose, check_length, subkey


def test_no_label_is_used_for_two_purposes() -> None:
    labels = [*map(str, Derived), *map(str, Purpose)]
    assert len(set(labels)) == len(labels)


def test_no_label_is_the_beginning_of_another() -> None:
    """A caller's purpose follows the one for macs; it must not reach another label."""
    for one in Derived:
        assert not [other for other in Derived if other != one and other.startswith(one)]


def test_each_label_gives_another_key() -> None:
    assert len({subkey(bytes(32), label) for label in Derived}) == len(Derived)


def test_subkeys_are_hkdf_with_sha256() -> None:
    """RFC 5869, section 2, written out: extract with 32 zeros, expand once."""
    extracted = hmac.digest(bytes(32), b"secret", hashlib.sha256)
    expected = hmac.digest(extracted, b"label\x01", hashlib.sha256)
    assert subkey(b"secret", "label") == expected


def test_a_wrong_length_is_said_and_the_secret_is_not() -> None:
    with pytest.raises(ValueError, match=r"^`pepper` must have 32 bytes, got 3\.$"):
        check_length("pepper", b"abc", 32)


def test_every_error_of_the_vault_can_be_caught_as_one() -> None:
    told_apart = (errors.WrongKey, errors.Tampered, errors.Erased)
    others = (errors.WeakCost, errors.BadRecoveryKey)
    assert all(kind.__bases__ == (errors.VaultError,) for kind in (*told_apart, *others))

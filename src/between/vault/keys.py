"""The keys of one account: the account key and its wraps, the keychain, the hidden names.

The keychain is a small versioned binary (docs/formats/keychain.md). Fields that this
version does not know are kept and written back, so that an older one loses nothing.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from struct import Struct
from uuid import UUID

from between.vault.envelope import Bound, new_key, pad, seal, unpad, unseal
from between.vault.errors import Tampered, WrongKey
from between.vault.labels import KEY_BYTES, Derived, Purpose, check_length, subkey, written
from between.vault.letterbox import PRIVATE_KEY_BYTES, new_private_key, public_key_of

EDITION = b"BTK1"
RECORD_KEY = 1
PRIVATE_KEY = 2
SECOND_STEP = 4  # 3 is a bond
_FIELD = Struct(">HH")  # what it is, how many bytes follow


@dataclass(frozen=True, slots=True)
class Keychain:
    """What the account key opens; `record_keys[epoch - 1]`, the last one is current."""

    record_keys: tuple[bytes, ...] = field(repr=False)
    private_key: bytes = field(repr=False)
    others: tuple[tuple[int, bytes], ...] = field(default=(), repr=False)

    @property
    def epoch(self) -> int:
        """The current epoch, counted from 1."""
        return len(self.record_keys)

    def record_key(self, epoch: int) -> bytes:
        """The record key of an epoch as a row names it; WrongKey when there is none."""
        if not 1 <= epoch <= self.epoch:
            raise WrongKey(f"This keychain has epochs 1 to {self.epoch}, not {epoch}.")
        return self.record_keys[epoch - 1]


def new_keychain() -> tuple[Keychain, bytes]:
    """A first record key and a key pair; the second value is the public key."""
    private_key = new_private_key()
    return Keychain((new_key(),), private_key), public_key_of(private_key)


def renewed(keychain: Keychain) -> tuple[Keychain, bytes]:
    """As many epochs under fresh keys, and a new key pair; the second value is its public key."""
    private_key = new_private_key()
    fresh = tuple(new_key() for _ in keychain.record_keys)
    chain = replace(keychain, record_keys=fresh, private_key=private_key)
    return chain, public_key_of(private_key)


def asks_second_step(keychain: Keychain) -> bool:
    """Whether a second step was set up: no row of a table can be deleted to unsay it."""
    return any(tag == SECOND_STEP for tag, _ in keychain.others)


def with_second_step(keychain: Keychain, *, asked: bool) -> Keychain:
    """The keychain that says so, or says it no more."""
    others = tuple(one for one in keychain.others if one[0] != SECOND_STEP)
    return replace(keychain, others=(*others, (SECOND_STEP, b"")) if asked else others)


def seal_keychain(account_key: bytes, keychain: Keychain, *, owner: UUID) -> bytes:
    """The keychain sealed under the account key, padded: epochs do not count by length."""
    return seal(
        account_key, pad(_pack(keychain)), bound=Bound(Purpose.KEYCHAIN, (owner.bytes,))
    )


def open_keychain(account_key: bytes, sealed: bytes, *, owner: UUID) -> Keychain:
    """The keychain of `owner`. Raises WrongKey or Tampered."""
    bound = Bound(Purpose.KEYCHAIN, (owner.bytes,))
    return _unpack(unpad(unseal(account_key, sealed, bound=bound)))


def wrap(wrapping_key: bytes, account_key: bytes, *, owner: UUID, way: str) -> bytes:
    """The account key under one way to it, "passphrase", "recovery" or a passkey's: 92 bytes."""
    check_length("account_key", account_key, KEY_BYTES)
    return seal(wrapping_key, account_key, bound=_way(owner, way))


def unwrap(wrapping_key: bytes, wrapped: bytes, *, owner: UUID, way: str) -> bytes:
    """The account key. Raises WrongKey for another passphrase or recovery key, Tampered."""
    return unseal(wrapping_key, wrapped, bound=_way(owner, way))


def seal_name(account_key: bytes, name: str, *, owner: UUID) -> bytes:
    """The name as its owner writes it, padded, for the owner's eyes."""
    bound = Bound(Purpose.ACCOUNT_NAME, (owner.bytes,))
    return seal(account_key, pad(written(name)), bound=bound)


def open_name(account_key: bytes, sealed: bytes, *, owner: UUID) -> str:
    """The name. Raises WrongKey or Tampered."""
    bound = Bound(Purpose.ACCOUNT_NAME, (owner.bytes,))
    plain = unpad(unseal(account_key, sealed, bound=bound))
    # Raised outside, since the error of `decode` carries the whole name.
    with suppress(UnicodeDecodeError):
        return plain.decode("utf-8", "surrogatepass")
    raise Tampered("This name is not text.")


def name_mac(server_key: bytes, name: str) -> bytes:
    """32 bytes by which an account is found; case, outer spaces and width do not count."""
    alike = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return _mac(server_key, Derived.NAME, alike.strip())


def mac(server_key: bytes, purpose: str, text: str) -> bytes:
    """32 bytes that stand for `text` (an address to throttle), different by purpose."""
    return _mac(server_key, Derived.MAC + purpose, text)


def _mac(server_key: bytes, label: str, text: str) -> bytes:
    check_length("server_key", server_key, KEY_BYTES)
    return hmac.digest(subkey(server_key, label), written(text), hashlib.sha256)


def _way(owner: UUID, way: str) -> Bound:
    return Bound(Purpose.ACCOUNT_KEY, (owner.bytes, written(way)))


def _pack(keychain: Keychain) -> bytes:
    fields = [(RECORD_KEY, key) for key in keychain.record_keys]
    fields += [(PRIVATE_KEY, keychain.private_key), *keychain.others]
    return EDITION + b"".join(_FIELD.pack(tag, len(value)) + value for tag, value in fields)


def _unpack(packed: bytes) -> Keychain:
    if not packed.startswith(EDITION):
        raise Tampered("This keychain was written by a version that this one cannot read.")
    fields = tuple(_fields(packed[len(EDITION) :]))
    record_keys = tuple(value for tag, value in fields if tag == RECORD_KEY)
    private_keys = [value for tag, value in fields if tag == PRIVATE_KEY]
    if not _is_whole(record_keys, private_keys):
        raise Tampered("This keychain lacks a key, or one of its keys is not whole.")
    others = tuple(one for one in fields if one[0] not in (RECORD_KEY, PRIVATE_KEY))
    return Keychain(record_keys, private_keys[0], others)


def _fields(packed: bytes) -> Iterator[tuple[int, bytes]]:
    while packed:
        if len(packed) < _FIELD.size:
            raise Tampered("This keychain ends in the middle of a field.")
        tag, length = _FIELD.unpack_from(packed)
        end = _FIELD.size + length
        if len(packed) < end:
            raise Tampered("This keychain ends in the middle of a field.")
        yield tag, packed[_FIELD.size : end]
        packed = packed[end:]


def _is_whole(record_keys: tuple[bytes, ...], private_keys: list[bytes]) -> bool:
    return (
        bool(record_keys)
        and all(len(key) == KEY_BYTES for key in record_keys)
        and [len(key) for key in private_keys] == [PRIVATE_KEY_BYTES]
    )

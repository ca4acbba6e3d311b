"""A reader written from docs/formats alone: no line of Between opens anything here."""

import hashlib
import hmac
import json
import struct
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from nacl import bindings

VECTORS = Path(__file__).parents[1] / "vectors"


def cases(name: str) -> list[dict[str, str]]:
    found = json.loads((VECTORS / f"{name}-1.json").read_text("utf-8"))
    return [case for case in found if case.get("expect", "opens") == "opens"]


def named(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases(name), ids=lambda case: str(case["name"]))


def associated(*parts: bytes) -> bytes:
    whole = (b"between/v1", *parts)
    return b"".join(struct.pack(">H", len(part)) + part for part in whole)


def open_envelope(key: bytes, envelope: bytes, bound: bytes) -> bytes:
    magic, key_id, nonce = struct.unpack(">4s16s24s", envelope[:44])
    assert magic == b"BTW1"
    assert key_id == hashlib.blake2b(key, digest_size=16, person=b"btw-kid").digest()
    return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
        envelope[44:], bound, nonce, key
    )


def take_padding_away(padded: bytes) -> bytes:
    (length,) = struct.unpack(">I", padded[:4])
    assert len(padded) in {1 << n for n in range(10, 33)}
    assert not any(padded[4 + length :])
    return padded[4 : 4 + length]


@named("entry")
def test_an_entry_opens_from_its_page_alone(case: dict[str, str]) -> None:
    place = (
        UUID(case["entry"]).bytes,
        UUID(case["owner"]).bytes,
        case["kind"].encode(),
        struct.pack(">q", case["epoch"]),
        struct.pack(">q", case["version"]),
    )
    sealed = bytes.fromhex(case["sealed"])
    record_key = bytes.fromhex(case["record_key"])
    key = open_envelope(record_key, sealed[:92], associated(b"entry-key", *place))
    padded = open_envelope(key, sealed[92:], associated(b"entry-body", *place))
    assert take_padding_away(padded) == bytes.fromhex(case["document"])


@named("head")
def test_a_head_opens_from_its_page_alone(case: dict[str, str]) -> None:
    key = bytes.fromhex(case["account_key"])
    bound = associated(b"head", UUID(case["owner"]).bytes)
    plain = open_envelope(key, bytes.fromhex(case["sealed"]), bound)
    edition, counter, rows = struct.unpack(">4sqq", plain[:20])
    assert (edition, counter, rows) == (b"BTH1", case["counter"], case["rows"])
    assert plain[20:52] == bytes.fromhex(case["stamps"])
    assert plain[52:84] == hashlib.sha256(bytes.fromhex(case["keychain"])).digest()
    assert struct.unpack(">Bq", plain[84:]) == (case["found"], case["missing"])
    parts = [case["table"].encode(), *map(bytes.fromhex, case["parts"])]
    place = b"".join(struct.pack(">H", len(part)) + part for part in parts)
    row = hashlib.sha256(bytes.fromhex(case["row"])).digest()
    stamp_key = expand(hmac.digest(bytes(32), key, hashlib.sha256), b"between/v1/head", 32)
    stamp = hmac.digest(stamp_key, place + row, hashlib.sha256)
    assert stamp == bytes.fromhex(case["stamp"])


def expand(secret: bytes, info: bytes, length: int) -> bytes:
    """HKDF-Expand of RFC 5869, for one block."""
    return hmac.digest(secret, info + b"\x01", hashlib.sha256)[:length]


SUITE = b"HPKE" + struct.pack(">HHH", 0x647A, 0x0001, 0x0003)


def labeled_extract(salt: bytes, label: bytes, secret: bytes) -> bytes:
    """RFC 9180, section 4; an empty salt is 32 zeros."""
    labeled = b"HPKE-v1" + SUITE + label + secret
    return hmac.digest(salt or bytes(32), labeled, hashlib.sha256)


def labeled_expand(secret: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labeled = struct.pack(">H", length) + b"HPKE-v1" + SUITE + label + info
    return expand(secret, labeled, length)


def decapsulate(seed: bytes, encapsulated: bytes) -> bytes:
    """X-Wing: ML-KEM-768 and X25519, joined by SHA3-256."""
    expanded = hashlib.shake_256(seed).digest(96)
    lattice, curve = encapsulated[:1088], encapsulated[1088:]
    one = MLKEM768PrivateKey.from_seed_bytes(expanded[:64]).decapsulate(lattice)
    other = bindings.crypto_scalarmult(expanded[64:], curve)
    own = bindings.crypto_scalarmult_base(expanded[64:])
    return hashlib.sha3_256(one + other + curve + own + b"\\.//^\\").digest()


def open_hpke(seed: bytes, sealed: bytes, info: bytes) -> bytes:
    """RFC 9180, base mode, first message, no associated data."""
    context = b"\0" + labeled_extract(b"", b"psk_id_hash", b"")
    context += labeled_extract(b"", b"info_hash", info)
    secret = labeled_extract(decapsulate(seed, sealed[:1120]), b"secret", b"")
    key = labeled_expand(secret, b"key", context, 32)
    nonce = labeled_expand(secret, b"base_nonce", context, 12)
    return bindings.crypto_aead_chacha20poly1305_ietf_decrypt(
        sealed[1120:], b"", nonce, key
    )


@named("letterbox")
def test_a_letter_opens_from_its_page_alone(case: dict[str, str]) -> None:
    letter = bytes.fromhex(case["letter"])
    public_key = bytes.fromhex(case["public_key"])
    assert letter[:4] == b"BTL1"
    assert (
        letter[4:20]
        == hashlib.blake2b(public_key, digest_size=16, person=b"btw-pid").digest()
    )
    parts = (UUID(case["owner"]).bytes, UUID(case["slot"]).bytes, case["purpose"].encode())
    info = associated(b"letter", *parts)
    padded = open_hpke(bytes.fromhex(case["private_key"]), letter[20:], info)
    assert take_padding_away(padded) == bytes.fromhex(case["document"])


@named("visit")
def test_a_visit_opens_from_its_page_alone(case: dict[str, str]) -> None:
    secret = bytes.fromhex(case["cookie_key"]) + bytes.fromhex(case["pepper"])
    extracted = hmac.digest(bytes(32), secret, hashlib.sha256)
    key = expand(extracted, b"between/v1/session", 32)
    row = hashlib.sha256(bytes.fromhex(case["token"])).digest()
    created = struct.pack(">q", case["created"])
    bound = associated(b"visit", row, UUID(case["owner"]).bytes, created)
    sealed = bytes.fromhex(case["sealed"])
    assert open_envelope(key, sealed, bound) == bytes.fromhex(case["account_key"])


@named("note")
def test_a_note_opens_from_its_page_alone(case: dict[str, str]) -> None:
    place = (UUID(case["owner"]).bytes, UUID(case["row"]).bytes)
    bound = associated(case["purpose"].encode(), *place)
    sealed = bytes.fromhex(case["sealed"])
    padded = open_envelope(bytes.fromhex(case["account_key"]), sealed, bound)
    assert take_padding_away(padded) == bytes.fromhex(case["document"])


@named("mailbox")
def test_a_mailbox_opens_from_its_page_alone(case: dict[str, str]) -> None:
    extracted = hmac.digest(bytes(32), bytes.fromhex(case["pepper"]), hashlib.sha256)
    key, owner = expand(extracted, b"between/v1/mailbox", 32), UUID(case["owner"]).bytes
    bound = associated(b"mail-address", owner, struct.pack(">q", case["since"]))
    padded = open_envelope(key, bytes.fromhex(case["sealed_address"]), bound)
    assert take_padding_away(padded) == bytes.fromhex(case["address"])
    sealed = bytes.fromhex(case["sealed_plan"])
    padded = open_envelope(key, sealed, associated(b"mail-plan", owner))
    assert take_padding_away(padded) == bytes.fromhex(case["document"])


@named("second-step")
def test_a_second_step_is_read_from_its_page_alone(case: dict[str, str]) -> None:
    pepper = bytes.fromhex(case["pepper"])
    secret = bytes.fromhex(case["cookie_key"]) + pepper
    key = expand(hmac.digest(bytes(32), secret, hashlib.sha256), b"between/v1/session", 32)
    row = hashlib.sha256(bytes.fromhex(case["token"])).digest()
    created = struct.pack(">q", case["created"])
    bound = associated(b"visit-due", row, UUID(case["owner"]).bytes, created)
    sealed = bytes.fromhex(case["sealed"])
    assert open_envelope(key, sealed, bound) == bytes.fromhex(case["account_key"])
    label = b"between/v1/mac/factors/spare"
    key = expand(hmac.digest(bytes(32), pepper, hashlib.sha256), label, 32)
    mac = hmac.digest(key, b"01ABCDEFGH", hashlib.sha256)
    assert mac == bytes.fromhex(case["spare_mac"])


@named("passkey")
def test_a_passkey_opens_from_its_page_alone(case: dict[str, str]) -> None:
    assert hashlib.sha256(b"between/v1/prf").hexdigest() == case["salt"]
    secret = bytes.fromhex(case["prf"]) + bytes.fromhex(case["pepper"])
    key = expand(hmac.digest(bytes(32), secret, hashlib.sha256), b"between/v1/passkey", 32)
    way = "passkey/" + hashlib.sha256(bytes.fromhex(case["credential"])).hexdigest()
    bound = associated(b"account-key", UUID(case["owner"]).bytes, way.encode())
    wrapped = bytes.fromhex(case["wrapped"])
    assert open_envelope(key, wrapped, bound) == bytes.fromhex(case["account_key"])

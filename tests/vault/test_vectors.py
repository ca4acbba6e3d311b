"""What 1.0 sealed, every later version opens: each published vector, by name."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest
from tests.vectors import make

from between.vault import (
    bond,
    entry,
    envelope,
    errors,
    head,
    identity,
    invitation,
    keys,
    letterbox,
    mailbox,
    note,
    passkey,
    passphrase,
    recovery,
    spare,
    totp,
    visit,
)
from between.vault.labels import Purpose

FOLDER = Path(make.__file__).parent


class Case:
    """One case of a vector file; fields are asked for as what they are."""

    def __init__(self, fields: dict[str, object]) -> None:
        self.fields = fields

    def text(self, name: str) -> str:
        return str(self.fields[name])

    def number(self, name: str) -> int:
        return int(self.text(name))

    def raw(self, name: str) -> bytes:
        return bytes.fromhex(self.text(name))

    def uuid(self, name: str) -> UUID:
        return UUID(self.text(name))

    def raws(self, name: str) -> tuple[bytes, ...]:
        values = self.fields[name]
        assert isinstance(values, list)
        return tuple(bytes.fromhex(value) for value in values)


@cache
def cases(name: str) -> tuple[Case, ...]:
    text = (FOLDER / f"{name}-1.json").read_text("utf-8")
    return tuple(Case(fields) for fields in json.loads(text))


def each(name: str) -> pytest.MarkDecorator:
    found = cases(name)
    return pytest.mark.parametrize("case", found, ids=[case.text("name") for case in found])


def opened(case: Case, opens: Callable[[], bytes]) -> bytes | None:
    """What comes out, or None when the expected error came."""
    if case.text("expect") == "opens":
        return opens()
    with pytest.raises(getattr(errors, case.text("expect"))):
        opens()
    return None


@each("envelope")
def test_an_envelope_opens(case: Case) -> None:
    bound = envelope.Bound(case.text("purpose"), case.raws("parts"))
    key = case.raw("key")
    assert bound.associated() == case.raw("associated")
    assert envelope.key_id(key) == case.raw("key_id")
    assert envelope.unseal(key, case.raw("sealed"), bound=bound) == case.raw("plain")


@each("padding")
def test_a_padded_document_is_unpadded(case: Case) -> None:
    assert envelope.unpad(case.raw("padded")) == case.raw("document")


@each("entry")
def test_an_entry_opens_or_is_refused(case: Case) -> None:
    place = entry.Place(
        entry=case.uuid("entry"),
        owner=case.uuid("owner"),
        kind=case.text("kind"),
        epoch=case.number("epoch"),
        version=case.number("version"),
    )
    key, sealed = case.raw("record_key"), case.raw("sealed")
    found = opened(case, lambda: entry.open_entry(key, sealed, place))
    assert (found or b"") == case.raw("document")


@each("keychain")
def test_a_keychain_opens(case: Case) -> None:
    keychain = keys.open_keychain(
        case.raw("account_key"), case.raw("sealed"), owner=case.uuid("owner")
    )
    assert keychain.record_keys == case.raws("record_keys")
    assert keychain.private_key == case.raw("private_key")
    assert [[tag, value.hex()] for tag, value in keychain.others] == case.fields["others"]


@each("head")
def test_a_head_opens_and_counts_its_rows(case: Case) -> None:
    key, owner = case.raw("account_key"), case.uuid("owner")
    stamp = head.stamp(
        head.stamp_key(key), case.text("table"), case.raws("parts"), case.raw("row")
    )
    assert stamp == case.raw("stamp")
    assert head.open_head(key, case.raw("sealed"), owner=owner) == head.Head(
        case.number("counter"),
        head.hash_of(case.raw("keychain")),
        case.number("rows"),
        case.raw("stamps"),
        case.number("found"),
        case.number("missing"),
    )


@each("account")
def test_an_account_key_and_the_hidden_names_open(case: Case) -> None:
    owner, way = case.uuid("owner"), case.text("way")
    wrapped = case.raw("wrapped")
    account_key = keys.unwrap(case.raw("wrapping_key"), wrapped, owner=owner, way=way)
    assert account_key == case.raw("account_key")
    name = keys.open_name(account_key, case.raw("sealed_name"), owner=owner)
    assert name == case.text("account_name")
    server_key = case.raw("server_key")
    assert keys.name_mac(server_key, case.text("typed_name")) == case.raw("name_mac")
    text = case.text("mac_text")
    assert keys.mac(server_key, case.text("mac_purpose"), text) == case.raw("mac")
    assert entry.hidden_kind(account_key, case.text("kind")) == case.raw("hidden_kind")


@each("passphrase")
def test_a_passphrase_leads_to_the_same_root(case: Case) -> None:
    cost = passphrase.Cost(
        memory_kib=case.number("memory_kib"), passes=case.number("passes")
    )
    root = passphrase.derive(
        case.text("passphrase"), salt=case.raw("salt"), cost=cost, pepper=case.raw("pepper")
    )
    assert root.secret == case.raw("root")
    assert root.verifier() == case.raw("verifier")
    assert root.wrapping_key() == case.raw("wrapping_key")


@each("recovery-key")
def test_a_recovery_key_is_read_or_refused(case: Case) -> None:
    secret = opened(case, lambda: recovery.parse(case.text("typed")))
    if secret is not None:
        assert secret == case.raw("secret")
        key = recovery.wrapping_key(secret, pepper=case.raw("pepper"))
        assert key == case.raw("wrapping_key")


@each("visit")
def test_a_visit_and_a_known_device_open(case: Case) -> None:
    row = visit.token_hash(case.raw("token"))
    assert row == case.raw("token_hash")
    cookie, pepper, owner = case.raw("cookie_key"), case.raw("pepper"), case.uuid("owner")
    account_key = visit.take_out(
        case.raw("sealed"),
        cookie_key=cookie,
        pepper=pepper,
        visit=row,
        owner=owner,
        created=case.number("created"),
    )
    assert account_key == case.raw("account_key")
    sealed = case.raw("sealed_device")
    document = visit.open_device(cookie, pepper, sealed, owner=owner, device=row)
    assert document == case.raw("document")


@each("passkey")
def test_a_passkey_opens(case: Case) -> None:
    assert case.raw("salt") == passkey.SALT
    key = passkey.wrapping_key(case.raw("prf"), pepper=case.raw("pepper"))
    assert key == case.raw("wrapping_key")
    way, owner = passkey.way(case.raw("credential")), case.uuid("owner")
    assert way == case.text("way")
    found = keys.unwrap(key, case.raw("wrapped"), owner=owner, way=way)
    assert found == case.raw("account_key")


@each("second-step")
def test_a_visit_that_waits_opens_and_codes_are_the_same(case: Case) -> None:
    account_key = visit.take_out(
        case.raw("sealed"),
        cookie_key=case.raw("cookie_key"),
        pepper=case.raw("pepper"),
        visit=visit.token_hash(case.raw("token")),
        owner=case.uuid("owner"),
        created=case.number("created"),
        due=True,
    )
    assert account_key == case.raw("account_key")
    step = totp.step_of(case.raw("seed"), case.text("digits"), case.number("created"))
    assert step == case.number("created") // 30
    mac = spare.spare_mac(case.raw("pepper"), case.text("spare_code"))
    assert mac == case.raw("spare_mac")


@each("mailbox")
def test_a_mailbox_opens(case: Case) -> None:
    pepper, owner, since = case.raw("pepper"), case.uuid("owner"), case.number("since")
    address, plan = case.raw("sealed_address"), case.raw("sealed_plan")
    found = mailbox.open_address(pepper, address, owner=owner, since=since)
    assert found == case.raw("address")
    assert mailbox.open_plan(pepper, plan, owner=owner) == case.raw("document")


@each("note")
def test_a_note_opens(case: Case) -> None:
    found = note.open_note(
        case.raw("account_key"),
        case.raw("sealed"),
        purpose=Purpose(case.text("purpose")),
        owner=case.uuid("owner"),
        row=case.uuid("row"),
    )
    assert found == case.raw("document")


@each("letterbox")
def test_a_letter_is_collected_or_refused(case: Case) -> None:
    seed, owner = case.raw("private_key"), case.uuid("owner")
    public_key, pepper = case.raw("public_key"), case.raw("pepper")
    assert letterbox.public_key_of(seed) == public_key
    countersigned = case.raw("countersigned")
    letterbox.check_countersign(public_key, countersigned, pepper=pepper, owner=owner)
    letter, slot, purpose = case.raw("letter"), case.uuid("slot"), case.text("purpose")
    found = opened(
        case,
        lambda: letterbox.collect(seed, letter, owner=owner, slot=slot, purpose=purpose),
    )
    assert found is None or found == case.raw("document")


@each("identity")
def test_an_identity_is_shown_and_signs(case: Case) -> None:
    shown = identity.identity_of(case.raw("private_key"))
    assert shown.public_key == case.raw("public_key")
    assert shown.verify_key == case.raw("verify_key")
    assert shown.pin() == case.raw("pin")
    signature = case.raw("signature")
    identity.check_signature(shown.verify_key, case.raw("message"), signature)


@each("invitation")
def test_an_invitation_is_found_and_vouches(case: Case) -> None:
    words, place = invitation.parse(case.text("typed")), case.uuid("bond")
    assert words == case.text("words")
    assert invitation.mark_of(words) == case.raw("mark")
    shown = identity.identity_of(case.raw("private_key"))
    side = invitation.Side(case.text("side"))
    invitation.check_vouched(case.raw("vouched"), words, side, shown, bond=place)
    name = invitation.open_name(words, case.raw("sealed_name"), bond=place)
    assert name == case.text("shown_name")
    key, sealed = case.raw("account_key"), case.raw("sealed_words")
    assert invitation.open_words(key, sealed, owner=case.uuid("owner"), bond=place) == words


@each("bond")
def test_a_bond_is_read_from_its_field(case: Case) -> None:
    chain = keys.Keychain((bytes(32),), bytes(32), ((bond.FIELD, case.raw("field")),))
    (read,) = bond.bonds_of(chain).values()
    assert (read.bond, read.other) == (case.uuid("bond"), case.uuid("other"))
    assert (read.standing, read.pin) == (case.number("standing"), case.raw("pin"))
    assert read.keys == case.raws("keys")


@pytest.mark.parametrize("name", sorted(set(make.FORMATS) - {"letterbox"}))
def test_this_version_still_seals_to_the_last_byte_as_the_first_did(name: str) -> None:
    """Letters are left out: HPKE draws randomness that cannot be fixed from outside."""
    assert [case.fields for case in cases(name)] == make.cases(name)


def test_every_vector_file_is_opened_here() -> None:
    files = {path.stem.removesuffix("-1") for path in FOLDER.glob("*.json")}
    assert files == set(make.FORMATS)

"""Vectors of what is sealed: envelopes, padding, entries, letters."""

from dataclasses import replace

from tests.vectors.fixed import (
    ENTRY,
    KEY,
    OWNER,
    PEPPER,
    PLACE,
    SEED,
    STRANGER,
    TEXT,
    Cases,
)

from between.vault import entry, envelope, letterbox, mailbox, note
from between.vault.labels import Purpose


def envelopes() -> Cases:
    bounds = {
        "nothing, bound to a purpose": (b"", envelope.Bound("vector", ())),
        "a text, bound to two parts": (TEXT, envelope.Bound("vector", (OWNER.bytes, b"1"))),
        "an empty part counts": (TEXT, envelope.Bound("vector", (OWNER.bytes, b"1", b""))),
    }
    return [_envelope(name, plain, bound) for name, (plain, bound) in bounds.items()]


def _envelope(name: str, plain: bytes, bound: envelope.Bound) -> dict[str, object]:
    return {
        "name": name,
        "key": KEY.hex(),
        "key_id": envelope.key_id(KEY).hex(),
        "purpose": bound.purpose,
        "parts": [part.hex() for part in bound.parts],
        "associated": bound.associated().hex(),
        "plain": plain.hex(),
        "sealed": envelope.seal(KEY, plain, bound=bound).hex(),
    }


def paddings() -> Cases:
    documents = (b"", TEXT, bytes(1020), b"\x01" * 1021)
    return [
        {
            "name": f"{len(document)} bytes",
            "document": document.hex(),
            "padded": envelope.pad(document).hex(),
        }
        for document in documents
    ]


def entries() -> Cases:
    sealed = entry.seal_entry(KEY, TEXT, PLACE)
    long = replace(PLACE, kind="Träume", epoch=3, version=70_000)
    return [
        _entry("a short one", sealed, PLACE, "opens", TEXT),
        _entry(
            "a long one", entry.seal_entry(KEY, TEXT * 40, long), long, "opens", TEXT * 40
        ),
        _entry("another row", sealed, replace(PLACE, entry=STRANGER), "Tampered"),
        _entry("another owner", sealed, replace(PLACE, owner=STRANGER), "Tampered"),
        _entry("another kind", sealed, replace(PLACE, kind="hurt"), "Tampered"),
        _entry("another epoch", sealed, replace(PLACE, epoch=2), "Tampered"),
        _entry("another version", sealed, replace(PLACE, version=2), "Tampered"),
        _entry("cut short", sealed[:-1], PLACE, "Tampered"),
        _entry("another key", entry.seal_entry(SEED, TEXT, PLACE), PLACE, "WrongKey"),
    ]


def _entry(
    name: str, sealed: bytes, place: entry.Place, expect: str, document: bytes = b""
) -> dict[str, object]:
    return {
        "name": name,
        "record_key": KEY.hex(),
        "entry": str(place.entry),
        "owner": str(place.owner),
        "kind": place.kind,
        "epoch": place.epoch,
        "version": place.version,
        "sealed": sealed.hex(),
        "expect": expect,
        "document": document.hex(),
    }


def notes() -> Cases:
    return [
        {
            "name": str(purpose),
            "account_key": KEY.hex(),
            "owner": str(OWNER),
            "row": str(ENTRY),
            "purpose": str(purpose),
            "document": TEXT.hex(),
            "sealed": note.seal_note(
                KEY, TEXT, purpose=purpose, owner=OWNER, row=ENTRY
            ).hex(),
        }
        for purpose in (Purpose.ARRIVAL, Purpose.FACTOR)
    ]


def mailboxes() -> Cases:
    address, since = b"mina@mailbox.example", 1_790_000_000
    sealed = mailbox.seal_address(PEPPER, address, owner=OWNER, since=since)
    return [
        {
            "name": "an address and its plan",
            "pepper": PEPPER.hex(),
            "owner": str(OWNER),
            "since": since,
            "address": address.hex(),
            "sealed_address": sealed.hex(),
            "document": TEXT.hex(),
            "sealed_plan": mailbox.seal_plan(PEPPER, TEXT, owner=OWNER).hex(),
        }
    ]


def letters() -> Cases:
    """HPKE draws its own randomness: each run makes other letters, all of them open."""
    public_key = letterbox.public_key_of(SEED)
    letter = letterbox.post(public_key, TEXT, owner=OWNER, slot=ENTRY, purpose="mark")
    countersigned = letterbox.countersign(public_key, pepper=PEPPER, owner=OWNER)
    common = {
        "private_key": SEED.hex(),
        "public_key": public_key.hex(),
        "pepper": PEPPER.hex(),
        "countersigned": countersigned.hex(),
        "owner": str(OWNER),
        "slot": str(ENTRY),
        "letter": letter.hex(),
        "document": TEXT.hex(),
    }
    return [
        {
            "name": "a mark",
            **common,
            "purpose": "mark",
            "expect": "opens",
            "document": TEXT.hex(),
        },
        {"name": "another purpose", **common, "purpose": "draft", "expect": "Tampered"},
    ]

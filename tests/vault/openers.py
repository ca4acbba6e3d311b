"""Every opener of the vault with something it opens; flips and bad input go over all."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from between.vault import entry, envelope, head, keys, letterbox, mailbox, note, visit
from between.vault.labels import Purpose

OWNER = UUID("6f1c2a52-0f5e-4d3b-9a53-3c5b1f0c7d11")
OTHER = UUID("0b9d4e1c-7a1f-4c57-8f0e-5a2d9e6b7c22")
PEPPER = bytes(range(32))
KEY = bytes(range(100, 132))
COOKIE = bytes(range(200, 232))
PLAIN = b"she said she was proud of me"
BOUND = envelope.Bound("test", (OWNER.bytes,))
PLACE = entry.Place(entry=OTHER, owner=OWNER, kind="episode", epoch=1, version=1)
SEED = bytes(range(50, 82))
KEYCHAIN = keys.Keychain((bytes(range(32, 64)),), SEED)
PUBLIC = letterbox.public_key_of(SEED)
VISIT = visit.token_hash(COOKIE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """A way to open, something that it opens, and what comes out."""

    name: str
    sealed: bytes
    opens: Callable[[bytes], object]
    plain: object


def _envelope() -> Opener:
    sealed = envelope.seal(KEY, PLAIN, bound=BOUND)
    opens = partial(envelope.unseal, KEY, bound=BOUND)
    return Opener(name="envelope", sealed=sealed, opens=opens, plain=PLAIN)


def _entry() -> Opener:
    sealed = entry.seal_entry(KEY, PLAIN, PLACE)
    return Opener(
        name="entry",
        sealed=sealed,
        opens=lambda given: entry.open_entry(KEY, given, PLACE),
        plain=PLAIN,
    )


def _keychain() -> Opener:
    sealed = keys.seal_keychain(KEY, KEYCHAIN, owner=OWNER)
    opens = partial(keys.open_keychain, KEY, owner=OWNER)
    return Opener(name="keychain", sealed=sealed, opens=opens, plain=KEYCHAIN)


def _wrap() -> Opener:
    sealed = keys.wrap(KEY, SEED, owner=OWNER, way="recovery")
    opens = partial(keys.unwrap, KEY, owner=OWNER, way="recovery")
    return Opener(name="wrap", sealed=sealed, opens=opens, plain=SEED)


def _name() -> Opener:
    sealed = keys.seal_name(KEY, PLAIN.decode(), owner=OWNER)
    opens = partial(keys.open_name, KEY, owner=OWNER)
    return Opener(name="name", sealed=sealed, opens=opens, plain=PLAIN.decode())


def _letter() -> Opener:
    sealed = letterbox.post(PUBLIC, PLAIN, owner=OWNER, slot=OTHER, purpose="mark")
    opens = partial(letterbox.collect, SEED, owner=OWNER, slot=OTHER, purpose="mark")
    return Opener(name="letter", sealed=sealed, opens=opens, plain=PLAIN)


def _visit() -> Opener:
    sealed = visit.lock_in(
        KEY, cookie_key=COOKIE, pepper=PEPPER, visit=VISIT, owner=OWNER, created=1
    )
    opens = partial(
        visit.take_out,
        cookie_key=COOKIE,
        pepper=PEPPER,
        visit=VISIT,
        owner=OWNER,
        created=1,
    )
    return Opener(name="visit", sealed=sealed, opens=opens, plain=KEY)


def _device() -> Opener:
    sealed = visit.seal_device(COOKIE, PEPPER, PLAIN, owner=OWNER, device=VISIT)
    opens = partial(visit.open_device, COOKIE, PEPPER, owner=OWNER, device=VISIT)
    return Opener(name="device", sealed=sealed, opens=opens, plain=PLAIN)


def _head() -> Opener:
    plain = head.Head(1, head.hash_of(PLAIN)).counted([bytes(range(32))], rows=1)
    sealed = head.seal_head(KEY, plain, owner=OWNER)
    opens = partial(head.open_head, KEY, owner=OWNER)
    return Opener(name="head", sealed=sealed, opens=opens, plain=plain)


def _note() -> Opener:
    place: dict[str, Any] = {"purpose": Purpose.ARRIVAL, "owner": OWNER, "row": OTHER}
    sealed = note.seal_note(KEY, PLAIN, **place)
    opens = partial(note.open_note, KEY, **place)
    return Opener(name="note", sealed=sealed, opens=opens, plain=PLAIN)


def _address() -> Opener:
    sealed = mailbox.seal_address(PEPPER, PLAIN, owner=OWNER, since=7)
    opens = partial(mailbox.open_address, PEPPER, owner=OWNER, since=7)
    return Opener(name="mail address", sealed=sealed, opens=opens, plain=PLAIN)


def _plan() -> Opener:
    sealed = mailbox.seal_plan(PEPPER, PLAIN, owner=OWNER)
    opens = partial(mailbox.open_plan, PEPPER, owner=OWNER)
    return Opener(name="mail plan", sealed=sealed, opens=opens, plain=PLAIN)


OPENERS = (
    _envelope(),
    _entry(),
    _keychain(),
    _head(),
    _wrap(),
    _name(),
    _letter(),
    _visit(),
    _device(),
    _note(),
    _address(),
    _plan(),
)
NAMES = [opener.name for opener in OPENERS]

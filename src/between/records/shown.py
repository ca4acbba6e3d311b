"""What a known device may show while it is locked: first letters of people, and a safety plan.

It is one sealed document that only the device's cookie opens, of one length whether it holds a
plan, letters or nothing: the table must not tell who keeps a safety plan.
"""

from uuid import UUID

import msgspec

from between.records import keyring
from between.records.models import Device
from between.records.shelf import as_sealed
from between.story import codec
from between.story.codec import Unreadable
from between.story.safety import SafetyPlan
from between.vault import visit as vault_visit
from between.vault.errors import VaultError

LEAST_BYTES = 8000  # the document is padded to a power of two: 8 KiB hold most plans


class Shown(msgspec.Struct, frozen=True):
    """`plan` is a document of the codec; `offline` says that the browser may keep it too."""

    letters: list[tuple[bytes, str]] = []
    plan: bytes = b""
    offline: bool = False
    filler: bytes = b""

    def safety_plan(self) -> SafetyPlan | None:
        try:
            return codec.from_bytes(SafetyPlan, self.plan) if self.plan else None
        except Unreadable:
            return None


def read(known: Device, secret: bytes) -> Shown:
    """Return what this device may show; nothing where its cookie does not open it."""
    try:
        document = vault_visit.open_device(
            secret,
            keyring.of_server().pepper(known.account_id),
            as_sealed(known.sealed),
            owner=known.account_id,
            device=bytes(known.id_hash),
        )
    except VaultError:
        return Shown()
    found = msgspec.msgpack.decode(document, type=Shown | list[tuple[bytes, str]])
    return found if isinstance(found, Shown) else Shown(letters=found)


def seal(known: Device, secret: bytes, shown: Shown) -> None:
    """Put `shown` into the row, which the caller keeps."""
    bare = msgspec.structs.replace(shown, filler=b"")
    filler = bytes(max(0, LEAST_BYTES - len(msgspec.msgpack.encode(bare))))
    known.sealed = vault_visit.seal_device(
        secret,
        keyring.of_server().pepper(known.account_id),
        msgspec.msgpack.encode(msgspec.structs.replace(bare, filler=filler)),
        owner=known.account_id,
        device=bytes(known.id_hash),
    )


def show_plan(known: Device, secret: bytes, plan: SafetyPlan, *, offline: bool) -> None:
    """Let this device show the plan while locked; with `offline` its browser may keep it."""
    present = read(known, secret)
    document = codec.to_bytes(plan)
    seal(known, secret, msgspec.structs.replace(present, plan=document, offline=offline))
    known.save(update_fields=["sealed"])


def hide_plan(known: Device, secret: bytes) -> None:
    seal(known, secret, Shown(letters=read(known, secret).letters))
    known.save(update_fields=["sealed"])


def hide_everywhere(account: UUID, but: Device | None = None) -> None:
    """Take back whatever the account's other devices may show.

    Their cookies are elsewhere, so that nothing of it can be kept: letters go with the plan.
    What is put there looks like any other document, and no cookie opens it.
    """
    others = Device.objects.of(account)
    for known in others.exclude(id_hash=but.id_hash) if but else others:
        seal(known, vault_visit.new_token(), Shown())
        known.save(update_fields=["sealed"])

"""Who is joined with whom, as one of the two sees it, and how it rests or ends."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction

from between.records import head, joints, keyroom
from between.records.access import BondQuerySet
from between.records.bonds import KeysChanged, identity_in
from between.records.keyroom import Unlocked
from between.records.models import Account, Bond
from between.records.shelf import Missing
from between.story.sharing import Introduction
from between.vault import bond as vault_bond
from between.vault.bond import BondKeys
from between.vault.bond import Standing as Standing  # noqa: PLC0414 (for pages)
from between.vault.errors import VaultError
from between.vault.invitation import Side as Side  # noqa: PLC0414 (for pages)


class NotOpen(Exception):
    """Nothing is shared while a bond rests, and nothing any more once it has ended."""

    def __init__(self, standing: Standing) -> None:
        super().__init__("This bond is not open.")
        self.standing = standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A bond as one of the two sees it; `standing` counts what either of them said."""

    bond: UUID
    side: Side
    standing: Standing
    names: Introduction
    keys: BondKeys

    @property
    def is_open(self) -> bool:
        return self.standing is Standing.OPEN

    @property
    def has_ended(self) -> bool:
        return self.standing is Standing.ENDED


def of(keys: Unlocked, side: Side) -> list[Joined]:
    """Return every bond in which this account is on `side`, open ones first."""
    found = _on(keys, side, _rows(keys, side))
    return sorted(found, key=lambda one: (one.standing, one.names.client, str(one.bond)))


def one(keys: Unlocked, bond: UUID, side: Side) -> Joined:
    """Return one bond, or raise `Missing`."""
    for joined in _on(keys, side, _rows(keys, side).filter(id=bond)):
        return joined
    raise Missing


def mine(keys: Unlocked, bond: UUID) -> Joined:
    """Return one bond, whichever side this account is on, or raise `Missing`."""
    for side in Side:
        for joined in _on(keys, side, _rows(keys, side).filter(id=bond)):
            return joined
    raise Missing


def check_open(joined: Joined) -> None:
    """Raise `NotOpen`, or `KeysChanged` where the other shows other keys than in the room."""
    if not joined.is_open:
        raise NotOpen(joined.standing)
    other = Account.objects.filter(id=joined.keys.other).first()
    try:
        vault_bond.check_pin(joined.keys, identity_in(other or Account()))
    except VaultError as error:
        raise KeysChanged from error


def rest(keys: Unlocked, joined: Joined) -> Unlocked:
    """Let it rest; raises `NotOpen` where it has ended."""
    return _stand(keys, joined, Standing.RESTING)


def resume(keys: Unlocked, joined: Joined) -> Unlocked:
    """Go on after a rest; what has ended does not begin again: raises `NotOpen`."""
    return _stand(keys, joined, Standing.OPEN)


def end(keys: Unlocked, joined: Joined) -> Unlocked:
    """End it for good: what was shared stays with the therapist, and nothing comes after."""
    return _stand(keys, joined, Standing.ENDED)


def _stand(keys: Unlocked, joined: Joined, standing: Standing) -> Unlocked:
    with transaction.atomic():
        # As it is now: it may have ended, in another window, since `joined` was looked at.
        now = one(keyroom.present(keys), joined.bond, joined.side)
        if now.has_ended and standing is not Standing.ENDED:
            raise NotOpen(now.standing)
        changed = _changed(now.keys, standing)
        Bond.objects.filter(id=joined.bond).update(standing=standing)
        return head.rechain(keys, lambda chain: vault_bond.with_bond(chain, changed))


def _changed(held: BondKeys, standing: Standing) -> BondKeys:
    if standing is Standing.ENDED and held.standing is not Standing.ENDED:
        return held.ended()
    return replace(held, standing=standing)


def _rows(keys: Unlocked, side: Side) -> BondQuerySet[Bond]:
    rows: BondQuerySet[Bond] = Bond.objects.all()
    of_side = rows.of_client if side is Side.CLIENT else rows.of_therapist
    return of_side(keys.account)


def _on(keys: Unlocked, side: Side, rows: BondQuerySet[Bond]) -> list[Joined]:
    """Return the bonds of these rows whose keys are in the keychain; the others are not ours."""
    held = vault_bond.bonds_of(keys.keychain)
    return [_joined(keys, row, held[row.id], side) for row in rows if row.id in held]


def _joined(keys: Unlocked, row: Bond, held: BondKeys, side: Side) -> Joined:
    names = joints.newest(keys, row.id, Introduction)
    gone = row.client_id is None or row.therapist_id is None
    said = Standing.ENDED if gone else _standing(row)
    return Joined(
        bond=row.id,
        side=side,
        standing=max(said, held.standing),
        names=names or Introduction(client="", therapist=""),
        keys=held,
    )


def _standing(row: Bond) -> Standing:
    """Return what the row says; a number that was never written ends it."""
    known = row.standing in set(Standing)
    return Standing(row.standing) if known else Standing.ENDED

"""Vectors of what two accounts have together: identities, invitations, bonds."""

from dataclasses import replace

from tests.vectors.fixed import ENTRY, KEY, OWNER, SEED, STRANGER, TEXT, Cases

from between.vault import bond, identity, invitation
from between.vault.invitation import Side
from between.vault.keys import Keychain

WORDS = "otter lantern sculpture zoom unlit acorn yodel otter"


def identities() -> Cases:
    shown = identity.identity_of(SEED)
    return [
        {
            "name": "one account",
            "private_key": SEED.hex(),
            "public_key": shown.public_key.hex(),
            "verify_key": shown.verify_key.hex(),
            "pin": shown.pin().hex(),
            "message": TEXT.hex(),
            "signature": identity.sign(SEED, TEXT).hex(),
        }
    ]


def invitations() -> Cases:
    shown = identity.identity_of(SEED)
    return [
        {
            "name": f"vouched for by the {side}",
            "typed": WORDS.title().replace(" ", ", "),
            "words": WORDS,
            "private_key": SEED.hex(),
            "side": side,
            "bond": str(ENTRY),
            "owner": str(OWNER),
            "account_key": KEY.hex(),
            "mark": invitation.mark_of(WORDS).hex(),
            "vouched": invitation.vouch(WORDS, side, shown, bond=ENTRY).hex(),
            "shown_name": "Dr Lee",
            "sealed_name": invitation.seal_name(WORDS, "Dr Lee", bond=ENTRY).hex(),
            "sealed_words": invitation.seal_words(
                KEY, WORDS, owner=OWNER, bond=ENTRY
            ).hex(),
        }
        for side in Side
    ]


def bonds() -> Cases:
    """Fields of keychains; what is handed over is random each time, as letters are."""
    one = bond.BondKeys(
        bond=ENTRY,
        other=STRANGER,
        standing=bond.Standing.OPEN,
        pin=identity.identity_of(SEED).pin(),
        keys=(KEY,),
    )
    ended = replace(one, standing=bond.Standing.ENDED, keys=(KEY, KEY[::-1]))
    return [
        {"name": name, "field": _field(kept).hex(), "keys": [k.hex() for k in kept.keys]}
        | {"bond": str(ENTRY), "other": str(STRANGER), "standing": int(kept.standing)}
        | {"pin": kept.pin.hex()}
        for name, kept in (("open", one), ("ended", ended))
    ]


def _field(kept: bond.BondKeys) -> bytes:
    ((_tag, value),) = bond.with_bond(Keychain((KEY,), SEED), kept).others
    return value

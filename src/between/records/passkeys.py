"""Passkeys and security keys (WebAuthn): a second step, and where they can, a way in.

Who unlocks with one has proved a device and themselves to it, so no second step follows.
"""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from between.records import ceremony, factors, keyring, keyroom, passphrases
from between.records.ceremony import Credential, Said, Site
from between.records.factors import Passkey
from between.records.keyroom import NotUnlocked, Unlocked
from between.records.models import Factor
from between.vault import keys as vault_keys
from between.vault import passkey as vault_passkey
from between.vault.errors import VaultError


def offer(keys: Unlocked, site: Site, now: datetime) -> str:
    """Return what a browser needs to make a passkey, as JSON."""
    name, pepper = keyroom.name_of(keys), keyring.of_server().pepper(keys.account)
    # What the device remembers of the account; it says nothing to anybody else.
    handle = vault_keys.mac(pepper, "passkeys/handle", keys.account.hex)
    return ceremony.to_make(site, handle, name, _credentials(keys), now)


def add(keys: Unlocked, site: Site, said: Said, name: str, now: datetime) -> Passkey:
    """Keep a passkey that was made, with a wrap of the account key where it can open it.

    Raises `NotUnlocked` where the answer is none to a challenge of ours, or is known already.
    """
    credential, is_verified = ceremony.made(site, said, now)
    can_open = is_verified and len(said.prf) == vault_passkey.PRF_BYTES
    proof = Passkey(name, bytes(credential), opens=can_open)
    try:
        with transaction.atomic():
            row = factors.keep(keys, proof, now.date())
            _let_open(keys, row, credential.credential_id, said.prf if can_open else b"")
    except IntegrityError:
        raise NotUnlocked from None
    return proof


def ask(site: Site, now: datetime, keys: Unlocked | None = None) -> str:
    """Return what a browser needs to ask for a passkey: any, or one of this person's."""
    return ceremony.to_answer(site, _credentials(keys) if keys else None, now)


def check(keys: Unlocked, site: Site, said: Said, now: datetime) -> None:
    """Raise `NotUnlocked` unless one of the person's own passkeys answers: the second step."""
    ceremony.check(site, said, _credentials(keys), now, sure=False)


def unlock(site: Site, said: Said, now: datetime) -> Unlocked:
    """Open an account by a passkey alone; raises `NotUnlocked`."""
    keys, proof = opened(said.id, said.prf)
    ceremony.check(site, said, [Credential(proof.credential)], now, sure=True)
    return keys


def opened(credential: bytes, prf: bytes) -> tuple[Unlocked, Passkey]:
    """Return the keys that a passkey's PRF opens; raises `NotUnlocked`."""
    row = Factor.objects.select_related("account").filter(found_by=_mac(credential)).first()
    if row is None or len(prf) != vault_passkey.PRF_BYTES:
        raise NotUnlocked
    pepper = passphrases.pepper_or_zeros(row.account_id)
    wrapping = vault_passkey.wrapping_key(prf, pepper=pepper)
    wrapped, way = bytes(row.wrapped or b""), vault_passkey.way(credential)
    try:
        keys = keyroom.open_with(row.account, wrapping, wrapped, way)
    except VaultError:
        raise NotUnlocked from None
    proof = factors.one(keys, row.id).proof
    if not isinstance(proof, Passkey):
        raise NotUnlocked
    return keys, proof


def is_set_up(keys: Unlocked) -> bool:
    return bool(_credentials(keys))


def _let_open(keys: Unlocked, row: UUID, credential: bytes, prf: bytes) -> None:
    changes = {"found_by": _mac(credential)}
    if prf:
        pepper = keyring.of_server().pepper(keys.account)
        changes["wrapped"] = vault_keys.wrap(
            vault_passkey.wrapping_key(prf, pepper=pepper),
            keys.account_key,
            owner=keys.account,
            way=vault_passkey.way(credential),
        )
    Factor.objects.of(keys.account).filter(id=row).update(**changes)


def _credentials(keys: Unlocked) -> list[Credential]:
    proofs = (one.proof for one in factors.of(keys))
    return [Credential(one.credential) for one in proofs if isinstance(one, Passkey)]


def _mac(credential: bytes) -> bytes:
    key = keyring.of_server().server_key("names")
    return vault_keys.mac(key, "passkeys/found-by", credential.hex())

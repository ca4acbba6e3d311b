"""Passkeys and security keys (WebAuthn): a second step, and where they can, a way in.

Who unlocks with one has proved a device and themselves to it, so no second step follows.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from between.records import challenges, factors, keyring, keyroom, passphrases
from between.records.factors import Held, Passkey
from between.records.keyroom import NotUnlocked, Unlocked
from between.records.models import Factor
from between.vault import keys as vault_keys
from between.vault import passkey as vault_passkey
from between.vault.errors import VaultError

PRF = {"prf": {"eval": {"first": websafe_encode(vault_passkey.SALT)}}}
SURE, IF_IT_CAN = (
    UserVerificationRequirement.REQUIRED,
    UserVerificationRequirement.PREFERRED,
)


@dataclass(frozen=True, slots=True)
class Site:
    """The host, without its port, for which passkeys are made."""

    host: str

    def server(self) -> Fido2Server:
        rp = PublicKeyCredentialRpEntity(id=self.host, name="Between")
        return Fido2Server(rp, verify_origin=self._is_ours)

    def _is_ours(self, origin: str) -> bool:
        # The host itself and none below it; http only on this very machine.
        read = urlsplit(origin)
        scheme = "http" if self.host == "localhost" else "https"
        return read.hostname == self.host and read.scheme in {"https", scheme}


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """What a browser sent: the passkey's answer as JSON, and what its PRF gave, if it has one."""

    answer: str
    prf: bytes = b""


def offer(keys: Unlocked, site: Site, now: datetime) -> str:
    """Return what a browser needs to make a passkey, as JSON."""
    name, pepper = keyroom.name_of(keys), keyring.of_server().pepper(keys.account)
    handle = vault_keys.mac(pepper, "passkeys/handle", keys.account.hex)
    options, _ = site.server().register_begin(
        PublicKeyCredentialUserEntity(id=handle, name=name, display_name=name),
        [_credential(one) for one in _own(keys)],
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=IF_IT_CAN,
        challenge=challenges.fresh(now),
        extensions=PRF,
    )
    return json.dumps(dict(options.public_key))


def add(keys: Unlocked, site: Site, said: Said, name: str, now: datetime) -> Passkey:
    """Keep a passkey that was made, with a wrap of the account key where it can open it.

    Raises `NotUnlocked` where the answer is none to a challenge of ours, or is known already.
    """
    try:
        answer = RegistrationResponse.from_dict(_read(said.answer))
        state = _state(answer.response.client_data.challenge, IF_IT_CAN, now)
        made = site.server().register_complete(state, answer)
    except Exception:  # a reader of foreign bytes: whatever it says, the answer is no
        raise NotUnlocked from None
    credential = made.credential_data
    if credential is None:
        raise NotUnlocked
    can_open = len(said.prf) == vault_passkey.PRF_BYTES and made.is_user_verified()
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
    options, _ = site.server().authenticate_begin(
        [_credential(one) for one in _own(keys)] if keys else None,
        user_verification=IF_IT_CAN if keys else SURE,
        challenge=challenges.fresh(now),
        extensions=None if keys else PRF,
    )
    return json.dumps(dict(options.public_key))


def check(keys: Unlocked, site: Site, said: Said, now: datetime) -> None:
    """Raise `NotUnlocked` unless one of the person's own passkeys answers: the second step."""
    _answered(site, said, [_credential(one) for one in _own(keys)], IF_IT_CAN, now)


def unlock(site: Site, said: Said, now: datetime) -> Unlocked:
    """Open an account by a passkey alone; raises `NotUnlocked`."""
    keys, held = opened(_id(said), said.prf)
    _answered(site, said, [_credential(held)], SURE, now)
    return keys


def opened(credential: bytes, prf: bytes) -> tuple[Unlocked, Held]:
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
    held = factors.one(keys, row.id)
    if not isinstance(held.proof, Passkey):
        raise NotUnlocked
    return keys, held


def _let_open(keys: Unlocked, row: Any, credential: bytes, prf: bytes) -> None:
    changes: dict[str, bytes] = {"found_by": _mac(credential)}
    if prf:
        pepper = keyring.of_server().pepper(keys.account)
        changes["wrapped"] = vault_keys.wrap(
            vault_passkey.wrapping_key(prf, pepper=pepper),
            keys.account_key,
            owner=keys.account,
            way=vault_passkey.way(credential),
        )
    Factor.objects.of(keys.account).filter(id=row).update(**changes)


def _answered(
    site: Site,
    said: Said,
    known: list[AttestedCredentialData],
    verification: UserVerificationRequirement,
    now: datetime,
) -> None:
    try:
        answer = AuthenticationResponse.from_dict(_read(said.answer))
        state = _state(answer.response.client_data.challenge, verification, now)
        site.server().authenticate_complete(state, known, answer)
    except Exception:  # a reader of foreign bytes: whatever it says, the answer is no
        raise NotUnlocked from None


def _state(
    challenge: bytes, verification: UserVerificationRequirement, now: datetime
) -> dict[str, Any]:
    if not challenges.take(challenge, now):
        raise NotUnlocked
    return {
        "challenge": websafe_encode(challenge),
        "user_verification": verification,
    }


def _read(text: str) -> Mapping[str, Any]:
    read = json.loads(text)
    if not isinstance(read, dict):
        raise TypeError
    return read


def _id(said: Said) -> bytes:
    try:
        return websafe_decode(_read(said.answer)["rawId"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotUnlocked from None


def _own(keys: Unlocked) -> list[Held]:
    return [one for one in factors.of(keys) if isinstance(one.proof, Passkey)]


def is_set_up(keys: Unlocked) -> bool:
    return bool(_own(keys))


def _credential(held: Held) -> AttestedCredentialData:
    return AttestedCredentialData(
        held.proof.credential if isinstance(held.proof, Passkey) else b""
    )


def _mac(credential: bytes) -> bytes:
    key = keyring.of_server().server_key("names")
    return vault_keys.mac(key, "passkeys/found-by", credential.hex())

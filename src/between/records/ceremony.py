"""What is said between this server and an authenticator (WebAuthn), read through fido2.

Whatever a reader of foreign bytes says is wrong, the answer is the same: no.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

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

from between.records import challenges
from between.records.keyroom import NotUnlocked
from between.vault import passkey as vault_passkey

PRF = {"prf": {"eval": {"first": websafe_encode(vault_passkey.SALT)}}}
SURE, IF_IT_CAN = (
    UserVerificationRequirement.REQUIRED,
    UserVerificationRequirement.PREFERRED,
)
Credential = AttestedCredentialData


@dataclass(frozen=True, slots=True)
class Site:
    """The host, without its port, for which passkeys are made, and the name it goes by."""

    host: str
    name: str = "Between"

    def server(self) -> Fido2Server:
        rp = PublicKeyCredentialRpEntity(id=self.host, name=self.name)
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

    @property
    def id(self) -> bytes:
        """The passkey that says it is answering; raises `NotUnlocked` where none does."""
        try:
            return websafe_decode(_read(self.answer)["rawId"])
        except (ValueError, KeyError, TypeError, AttributeError):
            raise NotUnlocked from None


def to_make(
    site: Site, handle: bytes, name: str, known: list[Credential], now: datetime
) -> str:
    """Return what a browser needs to make a passkey, as JSON."""
    options, _ = site.server().register_begin(
        PublicKeyCredentialUserEntity(id=handle, name=name, display_name=name),
        known,
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=IF_IT_CAN,
        challenge=challenges.fresh(now),
        extensions=PRF,
    )
    return json.dumps(dict(options.public_key))


def made(site: Site, said: Said, now: datetime) -> tuple[Credential, bool]:
    """Return a passkey that was made, and whether it verified its owner; or `NotUnlocked`."""
    try:
        answer = RegistrationResponse.from_dict(_read(said.answer))
        state = _state(answer.response.client_data.challenge, IF_IT_CAN, now)
        data = site.server().register_complete(state, answer)
    except Exception:
        raise NotUnlocked from None
    if data.credential_data is None:
        raise NotUnlocked
    return data.credential_data, data.is_user_verified()


def to_answer(site: Site, known: list[Credential] | None, now: datetime) -> str:
    """Return what a browser needs to ask for one of the known passkeys, or for any that opens."""
    options, _ = site.server().authenticate_begin(
        known,
        user_verification=SURE if known is None else IF_IT_CAN,
        challenge=challenges.fresh(now),
        extensions=PRF if known is None else None,
    )
    return json.dumps(dict(options.public_key))


def check(
    site: Site, said: Said, known: list[Credential], now: datetime, *, sure: bool
) -> None:
    """Raise `NotUnlocked` unless a known passkey answers; `sure` ones verify their owner."""
    try:
        answer = AuthenticationResponse.from_dict(_read(said.answer))
        challenge = answer.response.client_data.challenge
        state = _state(challenge, SURE if sure else IF_IT_CAN, now)
        site.server().authenticate_complete(state, known, answer)
    except Exception:
        raise NotUnlocked from None


def _state(
    challenge: bytes, verification: UserVerificationRequirement, now: datetime
) -> dict[str, Any]:
    if not challenges.take(challenge, now):
        raise NotUnlocked
    return {"challenge": websafe_encode(challenge), "user_verification": verification}


def _read(text: str) -> Mapping[str, Any]:
    read = json.loads(text)
    if not isinstance(read, dict):
        raise TypeError
    return read

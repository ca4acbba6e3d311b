"""An authenticator made of software: it answers as a phone or a security key would."""

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256, CoseKey
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
)

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
ORIGIN = "https://testserver"


@dataclass
class Authenticator:
    """One passkey; `verifies` says whether it asks its owner for a finger or a number."""

    seed: bytes = b"seed"
    host: str = "testserver"
    origin: str = ORIGIN
    verifies: bool = True
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    @property
    def id(self) -> bytes:
        return hashlib.sha256(b"id" + self.seed).digest()

    def prf(self, salt: bytes) -> bytes:
        return hmac.digest(self.seed, salt, hashlib.sha256)

    def salted(self, options: dict[str, Any]) -> str:
        """Return what its PRF gives for these options, as a form sends it."""
        return plain(self.prf(read(options["extensions"]["prf"]["eval"]["first"])))

    def make(self, options: dict[str, Any]) -> str:
        read_key: Callable[[Any], CoseKey] = ES256.from_cryptography_key
        public = read_key(self.key.public_key())
        credential = AttestedCredentialData.create(Aaguid(bytes(16)), self.id, public)
        data = self._data(ATTESTED, bytes(credential))
        attested = AttestationObject.create("none", AuthenticatorData(data), {})
        client = self._client("webauthn.create", options)
        return self._written(clientDataJSON=client, attestationObject=bytes(attested))

    def answer(self, options: dict[str, Any]) -> str:
        data, client = self._data(0), self._client("webauthn.get", options)
        signed = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._written(
            clientDataJSON=client, authenticatorData=data, signature=signed
        )

    def _data(self, flags: int, more: bytes = b"") -> bytes:
        flags |= PRESENT | (VERIFIED if self.verifies else 0)
        return (
            hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + bytes(4) + more
        )

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": options["challenge"], "origin": self.origin}
        return json.dumps(said).encode()

    def _written(self, **response: bytes) -> str:
        said = {name: plain(value) for name, value in response.items()}
        own = plain(self.id)
        return json.dumps({"id": own, "rawId": own, "type": "public-key", "response": said})


def plain(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


def read(text: str) -> bytes:
    return urlsafe_b64decode(text + "==")

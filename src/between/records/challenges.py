"""Challenges for passkeys: made without a table, each taken once and for ten minutes."""

import secrets
from datetime import datetime
from hmac import compare_digest
from uuid import UUID

from between.records import attempts, keyring
from between.vault.keys import mac

SECONDS = 600
BODY = 16
NOBODY = UUID(int=0)


def fresh(now: datetime) -> bytes:
    """Return 32 bytes that only this server can have made, with their time in them."""
    body = int(now.timestamp()).to_bytes(8, "big") + secrets.token_bytes(8)
    return body + _signed(body)


def take(challenge: bytes, now: datetime) -> bool:
    """Whether it is one of ours, of the last ten minutes, and comes for the first time."""
    body = challenge[:BODY]
    if not compare_digest(challenge[BODY:], _signed(body)):
        return False
    age = int(now.timestamp()) - int.from_bytes(body[:8], "big")
    return 0 <= age <= SECONDS and attempts.is_first(NOBODY, challenge.hex(), now)


def _signed(body: bytes) -> bytes:
    key = keyring.of_server().server_key("attempts")
    return mac(key, "challenges/signed", body.hex())[:BODY]

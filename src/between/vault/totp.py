"""The codes of an authenticator app: six digits from a shared seed and the clock (RFC 6238).

HMAC-SHA1 and 30 seconds, since that is what every app knows; the seed has 160 bits.
"""

import base64
import hashlib
import hmac

from nacl.utils import random

SEED_BYTES = 20
STEP_S = 30
DIGITS = 6
DRIFT = 1  # steps: a code counts while it is shown, and half a minute around it


def new_seed() -> bytes:
    """20 random bytes, as RFC 4226 asks for."""
    return random(SEED_BYTES)


def spelled(seed: bytes) -> str:
    """The seed as apps take it: base32 without padding."""
    return base64.b32encode(seed).decode("ascii").rstrip("=")


def code(seed: bytes, step: int) -> str:
    """The six digits of one half minute, counted from 1970."""
    mac = hmac.digest(seed, step.to_bytes(8, "big"), hashlib.sha1)
    at = mac[-1] & 0x0F  # RFC 4226, 5.3: dynamic truncation
    number = int.from_bytes(mac[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def step_of(seed: bytes, typed: str, seconds: int) -> int | None:
    """The half minute to which `typed` belongs, or None where it fits none around `seconds`.

    All of them are compared, so that the time it takes tells nothing.
    """
    given = "".join(typed.split()).encode("utf-8", "surrogatepass")
    now = seconds // STEP_S
    fits = [
        step
        for step in range(max(now - DRIFT, 0), now + DRIFT + 1)
        if hmac.compare_digest(code(seed, step).encode(), given)
    ]
    return fits[0] if fits else None

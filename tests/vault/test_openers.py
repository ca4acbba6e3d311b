"""What must hold for everything that can be opened: nothing changed is ever accepted."""

import base64
import random
from collections.abc import Iterator

import pytest
from tests.vault.openers import COOKIE, KEY, NAMES, OPENERS, PEPPER, PLAIN, SEED, Opener

from between.vault.errors import Tampered, VaultError, WrongKey

TRIES = 10_000
every_opener = pytest.mark.parametrize("opener", OPENERS, ids=NAMES)


@every_opener
def test_what_was_sealed_opens(opener: Opener) -> None:
    assert opener.opens(opener.sealed) == opener.plain


@every_opener
def test_any_flipped_byte_is_noticed(opener: Opener) -> None:
    for at in range(len(opener.sealed)):
        flipped = bytearray(opener.sealed)
        flipped[at] ^= 1 << at % 8
        with pytest.raises((Tampered, WrongKey)):
            opener.opens(bytes(flipped))


@every_opener
def test_every_truncation_is_noticed(opener: Opener) -> None:
    for length in range(len(opener.sealed)):
        with pytest.raises(Tampered):
            opener.opens(opener.sealed[:length])


@every_opener
def test_anything_added_is_noticed(opener: Opener) -> None:
    for more in (b"\0", b"\0" * 1024, opener.sealed):
        with pytest.raises(Tampered):
            opener.opens(opener.sealed + more)


@every_opener
def test_no_opener_takes_what_another_made(opener: Opener) -> None:
    for other in OPENERS:
        if other.name != opener.name:
            with pytest.raises((Tampered, WrongKey)):
                opener.opens(other.sealed)


@every_opener
@pytest.mark.slow  # 10,000 bad inputs are the promise; HPKE alone takes two seconds
def test_bad_input_raises_vault_errors_only_and_never_opens(opener: Opener) -> None:
    accepted = 0
    said = set()
    for bad in _bad_inputs(opener, random.Random(2026)):
        try:
            opener.opens(bad)
            accepted += 1
        except VaultError as error:
            said.add(f"{error!r} {error.__cause__!r} {error.__context__!r}")
    assert accepted == 0
    assert all(len(sentence) < 200 for sentence in said)
    assert not [secret for secret in _secrets() if any(secret in one for one in said)]


def _bad_inputs(opener: Opener, rng: random.Random) -> Iterator[bytes]:
    """Noise, noise after a right beginning, flips, cuts and splices of real envelopes."""
    good = opener.sealed
    for number in range(TRIES):
        noise = rng.randbytes(rng.choice((0, 1, 16, 60, 92, 152, 1176, 2180)))
        cut = rng.randrange(len(good))
        other = rng.choice(OPENERS).sealed
        bad = (
            noise,
            good[:cut] + noise,
            good[:cut] + other[cut:] + noise,
            good[:cut] + bytes([good[cut] ^ rng.randrange(1, 256)]) + good[cut + 1 :],
            good[cut:] + good[:cut],
        )[number % 5]
        if bad != good:
            yield bad


def _secrets() -> Iterator[str]:
    for secret in (KEY, COOKIE, PEPPER, SEED, PLAIN):
        yield secret.hex()
        yield base64.b64encode(secret).decode()
        yield repr(secret)[2:-1]
    yield from ("proud", "she said")

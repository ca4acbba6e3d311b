"""An authenticator app: set up with a seed, counted from the first right code on."""

from datetime import datetime

from django.db import transaction

from between.records import attempts, factors
from between.records.factors import App, Held
from between.records.keyroom import NotUnlocked, Unlocked
from between.vault import totp


def start(keys: Unlocked, now: datetime) -> None:
    """Draw a seed that waits for its first code; the app until now counts on."""
    held = _waiting(keys)
    factors.keep(keys, App(totp.new_seed()), now.date(), id_=held.id if held else None)


def waiting(keys: Unlocked) -> str | None:
    """Return the seed that waits, spelled as apps take it, if there is one."""
    held = _waiting(keys)
    return totp.spelled(_seed(held)) if held else None


def confirm(keys: Unlocked, typed: str, now: datetime) -> None:
    """Let the new app count in place of the old one; raises `NotUnlocked` for another code."""
    held = _waiting(keys)
    if held is None or not _counts(keys, held, typed, now):
        raise NotUnlocked
    with transaction.atomic():
        # The new one first: with the last proof the spare codes would go.
        old = _confirmed(keys)
        factors.keep(keys, App(_seed(held), confirmed=True), now.date(), id_=held.id)
        for one in old:
            factors.remove(keys, one.id)


def is_set_up(keys: Unlocked) -> bool:
    return bool(_confirmed(keys))


def check(keys: Unlocked, typed: str, now: datetime) -> None:
    """Raise `NotUnlocked` unless this is a code of now that was not used before."""
    if not any(_counts(keys, held, typed, now) for held in _confirmed(keys)):
        raise NotUnlocked


def _counts(keys: Unlocked, held: Held, typed: str, now: datetime) -> bool:
    step = totp.step_of(_seed(held), typed, int(now.timestamp()))
    return step is not None and attempts.is_first(keys.account, f"{held.id} {step}", now)


def _confirmed(keys: Unlocked) -> list[Held]:
    return [one for one in _apps(keys) if one.counts]


def _waiting(keys: Unlocked) -> Held | None:
    return next((one for one in _apps(keys) if not one.counts), None)


def _apps(keys: Unlocked) -> list[Held]:
    return [one for one in factors.of(keys) if isinstance(one.proof, App)]


def _seed(held: Held) -> bytes:
    return held.proof.seed if isinstance(held.proof, App) else b""

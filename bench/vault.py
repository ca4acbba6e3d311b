"""How long the vault takes, all figures of one run side by side.

python bench/vault.py
"""

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from rich.console import Console
from rich.table import Table

from between.vault import entry, envelope, keys, letterbox, passphrase, recovery, visit
from between.vault.errors import BadRecoveryKey

OWNER = UUID(int=1)
PEPPER = bytes(32)
KEY = envelope.new_key()
DOCUMENT_BYTES = 1000
COUNTS = (200, 2_000, 10_000)


@dataclass(frozen=True, slots=True)
class Figure:
    """Milliseconds of the quickest and the middle run of one thing done `times` times."""

    what: str
    times: int
    least_ms: float
    median_ms: float


def main() -> None:
    table = Table("what", "each", "median ms", "least ms", "us a piece", title="The vault")
    for column in table.columns[1:]:
        column.justify = "right"
    for figure in (*entries(), *letters(), *unlocking(), *stretching()):
        each_us = 1000 * figure.median_ms / figure.times
        numbers = (f"{figure.median_ms:,.2f}", f"{figure.least_ms:,.2f}", f"{each_us:,.1f}")
        table.add_row(figure.what, f"{figure.times:,}", *numbers)
    Console().print(table)


def entries() -> list[Figure]:
    sealed = [(place, entry.seal_entry(KEY, _document(), place)) for place in _places()]

    def opening(count: int) -> Callable[[], object]:
        return lambda: [entry.open_entry(KEY, one, place) for place, one in sealed[:count]]

    def sealing() -> object:
        document = _document()
        return [entry.seal_entry(KEY, document, place) for place, _ in sealed[:2_000]]

    opened = [measure(f"open {n:,} entries", n, opening(n), runs=7) for n in COUNTS]
    return [*opened, measure("seal 2,000 entries", 2_000, sealing, runs=5)]


def letters() -> list[Figure]:
    seed = letterbox.new_private_key()
    public_key = letterbox.public_key_of(seed)

    def post() -> bytes:
        return letterbox.post(
            public_key, _document(), owner=OWNER, slot=OWNER, purpose="mark"
        )

    letter = post()

    def collect() -> object:
        return letterbox.collect(seed, letter, owner=OWNER, slot=OWNER, purpose="mark")

    return [
        measure("post a letter", 200, lambda: [post() for _ in range(200)], runs=5),
        measure("collect a letter", 200, lambda: [collect() for _ in range(200)], runs=5),
    ]


def unlocking() -> list[Figure]:
    cookie, row = visit.new_token(), visit.token_hash(b"")
    locked = visit.lock_in(
        KEY, cookie_key=cookie, pepper=PEPPER, visit=row, owner=OWNER, created=1
    )
    keychain = keys.seal_keychain(KEY, keys.new_keychain()[0], owner=OWNER)
    mistyped = "-".join(recovery.new_recovery_key().split("-")[::-1])

    def take_out() -> object:
        key = visit.take_out(
            locked, cookie_key=cookie, pepper=PEPPER, visit=row, owner=OWNER, created=1
        )
        return keys.open_keychain(key, keychain, owner=OWNER)

    def read() -> None:
        try:
            recovery.parse(mistyped)
        except BadRecoveryKey:
            return

    return [
        measure(
            "visit and keychain", 200, lambda: [take_out() for _ in range(200)], runs=5
        ),
        measure("refuse a mistyped recovery key", 1, read, runs=5),
    ]


def stretching() -> list[Figure]:
    costs = {"floor, 64 MiB": passphrase.FLOOR, "default, 256 MiB": passphrase.DEFAULT}
    return [
        measure(f"Argon2id, {name}", 1, _stretch(cost), runs=3)
        for name, cost in costs.items()
    ]


def measure(what: str, times: int, run: Callable[[], object], *, runs: int) -> Figure:
    """Run once to warm up, then `runs` times."""
    run()
    spent = []
    for _ in range(runs):
        started = time.perf_counter()
        run()
        spent.append(1000 * (time.perf_counter() - started))
    return Figure(what, times, min(spent), statistics.median(spent))


def _stretch(cost: passphrase.Cost) -> Callable[[], object]:
    return lambda: passphrase.derive(
        "abacus zoom", salt=bytes(16), cost=cost, pepper=PEPPER
    )


def _document() -> bytes:
    return bytes(DOCUMENT_BYTES)


def _places() -> list[entry.Place]:
    rng = random.Random(2026)
    ids = [UUID(int=rng.getrandbits(128), version=4) for _ in range(COUNTS[-1])]
    return [
        entry.Place(entry=one, owner=OWNER, kind="episode", epoch=1, version=1)
        for one in ids
    ]


if __name__ == "__main__":
    main()

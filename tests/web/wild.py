"""Wild input from a seeded generator: what fingers, scripts and ill will may send."""

from collections.abc import Iterator, Sequence
from random import Random
from uuid import UUID

ROUNDS = 1000

WILD = (
    "",
    " ",
    "\0",
    "\x00\x01\x08\x1b[31m",
    "\u202ereversed\u202c",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "\ufffe\uffff",
    "💔" * 40,
    "ä" * 500,
    "x" * 25_000,
    "-1",
    "1e309",
    "9" * 5000,
    "NaN",
    "٣",
    "new",
    "w6",
    "w9,o1,s1",
    "unknown",
    "2026-02-31",
    "0000-00-00",
    "9999-12-31",
    "25:61",
    "<script>alert(1)</script>",
    '" onfocus="x',
    "{{ 7|add:7 }}",
    "../../etc/passwd",
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "00000000-0000-0000-0000-000000000000",
    "{00000000-0000-0000-0000-00000000000g}",
    "Europe/../../etc",
    "'; DROP TABLE records_entry; --",
)


def inputs(
    names: Sequence[str], typed: str, seed: int, ids: Sequence[UUID] = ()
) -> Iterator[dict[str, list[str]]]:
    """Yield forms with wild values in any of `names`; `typed` is what must not be lost."""
    rng = Random(seed)
    values = [*WILD, *map(str, ids)]
    for n in range(ROUNDS):
        chosen = rng.sample(names, rng.randint(1, len(names)))
        form = {name: rng.choices(values, k=rng.choice((1, 1, 1, 3))) for name in chosen}
        form[rng.choice(names) + rng.choice("[]'é\0")] = ["unasked"]
        form[typed] = [f"typed by a person {n}"]
        yield form


def odd(rng: Random) -> str:
    """Return one odd value: a wild one, or one drawn from letters that trip programs up."""
    draw = rng.random()
    if draw < 0.4:
        return rng.choice((*WILD, " " * 30, "0" * 1025))
    if draw < 0.7:
        return typed(rng, "\x00\x1f\ud800\u202e\u0301﷽e'\"<>&%{}\\/;-", 60)
    return typed(rng, [chr(n) for n in range(0x20, 0x3000, 7)], 80)


def typed(rng: Random, letters: Sequence[str], longest: int) -> str:
    """Return up to `longest` of the `letters`, drawn at random."""
    return "".join(rng.choices(letters, k=rng.randint(0, longest)))


def sent(rng: Random, names: Sequence[str]) -> dict[str, list[str]]:
    """Return a form of up to six of the `names` with odd values that UTF-8 can carry."""
    chosen = rng.sample(names, rng.randint(0, 6))
    return {
        name: [
            odd(rng).encode("utf-8", "replace").decode() for _ in range(rng.randint(0, 2))
        ]
        for name in chosen
    }

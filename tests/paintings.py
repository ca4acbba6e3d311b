"""Made-up people who paint as emBODY keeps it, with an effect planted where it is known."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

Point = tuple[float, float]
CHEST, LEGS = (85, 124), (64, 400)
MORE, LESS = 32, 695  # where the two windows begin on the screen
TOP = 9


def file(paint: Sequence[Point], mouse: Sequence[Point] = ((677, 20),)) -> str:
    """The text of one painting."""
    blocks = [
        [f"{1000 + n},{x:g},{y:g}" for n, (x, y) in enumerate(mouse)],
        [f"{2000 + n},{x:g},{y:g}" for n, (x, y) in enumerate(paint)],
        ["2000,,"],
        ["3000,,"],
    ]
    return "\n-1,-1,-1\n".join("\n".join(block or [",,"]) for block in blocks) + "\n"


def around(
    rng: np.random.Generator, window: int, place: Point, spread: float = 10, n: int = 60
) -> list[Point]:
    """Points of a hand that stays near a place of the body, in one of the two windows."""
    x = np.clip(np.rint(place[0] + rng.normal(0, spread, n)), 0, 170)
    y = np.clip(np.rint(place[1] + rng.normal(0, spread, n)), 0, 521)
    return [(window + a, TOP + b) for a, b in zip(x.tolist(), y.tolist(), strict=True)]


def anywhere(rng: np.random.Generator) -> list[Point]:
    """One dab somewhere in one of the two windows: no effect."""
    window = MORE if rng.random() < 0.5 else LESS
    place = (rng.uniform(20, 150), rng.uniform(20, 500))
    return around(rng, window, place, spread=14)


def planted(rng: np.random.Generator) -> list[Point]:
    """More around the chest, less around a leg, and one dab somewhere."""
    return around(rng, MORE, CHEST) + around(rng, LESS, LEGS) + anywhere(rng)


def group(folder: Path, people: int, *, seed: int = 1) -> Path:
    """Write people with nothing in condition 0, and more chest and less legs in condition 1."""
    rng = np.random.default_rng(seed)
    for person in range(people):
        own = folder / f"{100 + person}"
        own.mkdir(parents=True)
        (own / "0.csv").write_text(file(anywhere(rng)), encoding="ascii")
        (own / "1.csv").write_text(file(planted(rng)), encoding="ascii")
    return folder

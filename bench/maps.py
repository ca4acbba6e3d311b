"""One map of one person's body: milliseconds of the processor for 1 to 1,000 paintings.

    .venv/bin/python bench/maps.py [--paintings 1 10 100 1000] [--strokes 3] [--points 12]

Each painting has up to two spots of up to so many strokes of up to so many points. The kernels are
warm, as on a server. Beside each stands how often it takes the time of the one before.
"""

import argparse
import os
import time
from collections.abc import Callable

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from rich.console import Console
from rich.table import Table

from between.core import kernels, standing_out
from between.insight import body, body_trials
from between.insight import body_cells as cells
from between.insight.body_contexts import ALL
from between.insight.body_worlds import World, paintings

STEPS = ("strokes to cells", "marked places", "chance", "whole map")
ROUNDS = 5


def main() -> None:
    said = _arguments()
    kernels.warm()
    table = Table("paintings", *STEPS, "times the one before")
    before = 0.0
    for count in said.paintings:
        found = measure(count, World(name="", strokes=said.strokes, points=said.points))
        ratio = f"{found[-1] / before:.1f}" if before else ""
        table.add_row(f"{count:,}", *(f"{one:.1f}" for one in found), ratio)
        before = found[-1]
    Console().print(table)


def measure(count: int, world: World) -> list[float]:
    """Return the milliseconds of each step."""
    rng = np.random.default_rng(1)
    made = paintings(world, count, rng=rng)
    told, maps = body_trials.told_of(made), cells.maps(made)
    return [
        _median(lambda: cells.maps(made)),
        _median(lambda: cells.marked(maps)),
        _median(lambda: standing_out.stands(maps, cells.members(), rng=rng)),
        _median(lambda: body.look(told, ALL, rng=rng)),
    ]


def _median(step: Callable[[], object]) -> float:
    found = []
    for _ in range(ROUNDS):
        began = time.process_time()
        step()
        found.append(1000 * (time.process_time() - began))
    return float(np.median(found))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paintings", type=int, nargs="+", default=[1, 10, 100, 1000])
    parser.add_argument("--strokes", type=int, default=3)
    parser.add_argument("--points", type=int, default=12)
    return parser.parse_args()


if __name__ == "__main__":
    main()

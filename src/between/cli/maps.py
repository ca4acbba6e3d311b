"""`between maps`: how often maps of one person's body say what is not so, and find what is."""

import os
from collections.abc import Iterable
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from between.cli.told import print_json

One = TypeVar("One")

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from between.insight.body_beside_trials import After, Beside
    from between.insight.body_trials import Alone

PEOPLE = 200


def maps(
    *,
    people: Annotated[
        int, typer.Option(min=1, help="Made-up people in each world at each size.")
    ] = PEOPLE,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object and nothing else.")
    ] = False,
    seed: Annotated[int, typer.Option(min=0, help="Fixes every random draw.")] = 1,
) -> None:
    """Simulate people who paint their body: how often is something false said of them?"""
    # Before numpy comes: two threads in the linear algebra make small arrays slower.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    alone, beside, after = _run(people, seed)
    if as_json:
        told = {
            "alone": [asdict(one) for one in alone],
            "beside": [asdict(one) for one in beside],
            "after": [asdict(one) for one in after],
        }
        print_json(seed, told)
    else:
        from between.cli import map_tables

        map_tables.show(alone, beside, after, f"{people} made-up people, seed {seed}")


def _run(people: int, seed: int) -> "tuple[list[Alone], list[Beside], list[After]]":
    from rich.console import Console
    from rich.progress import Progress

    from between.insight import body_beside_trials as two
    from between.insight import body_trials as one

    steps = one.steps() + two.steps()
    with Progress(console=Console(stderr=True)) as shown:
        counted = partial(_counted, shown, shown.add_task("Simulating people", total=steps))
        return (
            counted(one.run(people, seed)),
            counted(two.beside(people, seed)),
            counted(two.after(people, seed)),
        )


def _counted(shown: "Progress", task: "TaskID", found: Iterable[One]) -> list[One]:
    done = []
    for one in found:
        done.append(one)
        shown.advance(task)
    return done

"""`between echoes`: how often echoes are found in made-up lives, and how often falsely."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from between.cli.told import print_json

if TYPE_CHECKING:
    from between.insight.echo_trials import After, Trial

PEOPLE = 200


def echoes(
    *,
    people: Annotated[
        int, typer.Option(min=1, help="Lives with echoes and without, in each setting.")
    ] = PEOPLE,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object and nothing else.")
    ] = False,
    seed: Annotated[int, typer.Option(min=0, help="Fixes every random draw.")] = 1,
) -> None:
    """Simulate lives: how often are earlier moments found that a hurt resembles?"""
    # Before numpy comes: two threads in the linear algebra make small arrays slower.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    trials, after = _run(people, seed)
    if as_json:
        from dataclasses import asdict

        told = {"trials": [asdict(one) for one in trials]}
        print_json(seed, told | {"afterwards": [asdict(one) for one in after]})
    else:
        from between.cli import echo_tables

        echo_tables.show(trials, after, seed)


def _run(people: int, seed: int) -> "tuple[list[Trial], tuple[After, ...]]":
    from rich.console import Console
    from rich.progress import track

    from between.insight import echo_trials

    cells = len(echo_trials.SETTINGS) * len(echo_trials.SIZES)
    simulated = echo_trials.run(people, seed)
    said, console = "Simulating lives", Console(stderr=True)
    return list(
        track(simulated, said, total=cells, console=console)
    ), echo_trials.afterwards()

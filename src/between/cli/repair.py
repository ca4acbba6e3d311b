"""`between repair`: where ratings of sessions fell, and how often that is found and wrong."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from between.cli.told import print_json, refuse

if TYPE_CHECKING:
    from between.insight.repair import RepairPicture, Scale

PEOPLE = 3000


def repair(  # noqa: PLR0913 - each is an option of the command
    file: Annotated[
        Path | None, typer.Argument(help="A CSV table of sessions.", show_default=False)
    ] = None,
    *,
    scale: Annotated[
        tuple[float, float], typer.Option(help="The lowest and the highest rating.")
    ] = (0, 100),
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object and nothing else.")
    ] = False,
    picture: Annotated[
        Path | None, typer.Option(help="Draw the course into this SVG file.")
    ] = None,
    calibrate: Annotated[
        bool, typer.Option("--calibrate", help="Simulate courses: what is found of them?")
    ] = False,
    people: Annotated[
        int, typer.Option(min=200, help="With --calibrate: people in each world.")
    ] = PEOPLE,
    seed: Annotated[int, typer.Option(min=0, help="Fixes every random draw.")] = 1,
) -> None:
    """Show the course of two people's ratings of their sessions, and where one fell."""
    # Before numpy comes: two threads in the linear algebra make small arrays slower.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if calibrate:
        _calibrate(people, seed, as_json=as_json)
    elif file is None:
        refuse("Name a table of sessions: between repair SESSIONS.csv. Or add --calibrate.")
    else:
        found = _look(file, *scale)
        if picture is not None:
            _draw(found, picture)
        _print(found, seed, as_json=as_json)


def _look(file: Path, low: float, high: float) -> "RepairPicture":
    from between.exchange import ratings
    from between.exchange.problems import Unreadable
    from between.insight import repair as insight

    try:
        return insight.course(ratings.read(file, _scale(low, high)), _scale(low, high))
    except Unreadable as wrong:
        refuse(*wrong.problems)


def _scale(low: float, high: float) -> "Scale":
    from between.insight.repair import Scale

    if not -1e6 < low < high < 1e6:
        refuse(f"--scale {low:g} {high:g} does not rise. Write it like --scale 1 7.")
    return Scale(low=low, high=high)


def _draw(found: "RepairPicture", path: Path) -> None:
    from between.cli.drawn import write
    from between.drawing.ratings import ratings

    write(ratings(found), path)


def _print(found: "RepairPicture", seed: int, *, as_json: bool) -> None:
    if as_json:
        from between.insight import plain_repair

        print_json(seed, plain_repair.to_json(found))
    else:
        from between.cli import repair_tables

        repair_tables.show(found)


def _calibrate(people: int, seed: int, *, as_json: bool) -> None:
    from dataclasses import asdict

    from between.insight import strain_trials

    trials = strain_trials.run(people, seed)
    if as_json:
        told = [asdict(one) | {"setting": one.setting.name} for one in trials]
        print_json(seed, {"trials": told})
    else:
        from between.cli import repair_tables

        repair_tables.show_trials(trials, seed)

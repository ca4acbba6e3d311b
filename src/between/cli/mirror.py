"""`between mirror`: what returns, from a table of moments; and how often that is wrong."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from between.cli.told import print_json, refuse

if TYPE_CHECKING:
    from between.exchange.tables import Table
    from between.insight.reflection import MirrorPicture


def mirror(  # noqa: PLR0913 - each is an option of the command
    file: Annotated[
        Path | None, typer.Argument(help="A CSV table of moments.", show_default=False)
    ] = None,
    *,
    therapist: Annotated[
        str | None, typer.Option(help="Put this name in the therapist's place.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object and nothing else.")
    ] = False,
    picture: Annotated[
        Path | None, typer.Option(help="Draw the mirror into this SVG file.")
    ] = None,
    calibrate: Annotated[
        bool, typer.Option("--calibrate", help="Simulate people: how often is it wrong?")
    ] = False,
    people: Annotated[
        int, typer.Option(min=1, help="With --calibrate: people in each world and size.")
    ] = 400,
    jobs: Annotated[
        int, typer.Option(min=0, help="With --calibrate: processes; 0 is one a core.")
    ] = 0,
    seed: Annotated[int, typer.Option(min=0, help="Fixes every random draw.")] = 1,
) -> None:
    """Show what returns between a person and others, and whether with the therapist too."""
    # Before numpy comes: two threads in the linear algebra make small arrays slower.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if calibrate:
        _calibrate(people, jobs or os.cpu_count() or 1, seed, as_json=as_json)
    elif file is None:
        refuse("Name a table of moments: between mirror MOMENTS.csv. Or add --calibrate.")
    else:
        seen = _look(_read(file, therapist), seed)
        if picture is not None:
            _draw(seen, picture)
        _print(seen, seed, as_json=as_json)


def _read(file: Path, therapist: str | None) -> "Table":
    from between.exchange import tables
    from between.exchange.problems import Unreadable

    try:
        return tables.read(file, therapist=therapist)
    except Unreadable as wrong:
        refuse(*wrong.problems)


def _look(table: "Table", seed: int) -> "MirrorPicture":
    import numpy as np

    from between.insight import mirror as insight

    rng = np.random.default_rng(seed)
    return insight.look(table.episodes, table.people, rng=rng, therapist=table.therapist)


def _draw(seen: "MirrorPicture", path: Path) -> None:
    from between.cli.drawn import write
    from between.drawing.forest import forest

    write(forest(seen), path)


def _print(seen: "MirrorPicture", seed: int, *, as_json: bool) -> None:
    if as_json:
        from between.insight.plain import to_json

        print_json(seed, to_json(seen))
    else:
        from between.cli.mirror_tables import show

        show(seen)


def _calibrate(people: int, jobs: int, seed: int, *, as_json: bool) -> None:
    from between.cli import calibrate, trials

    tags, claims = calibrate.run(people, jobs, seed), trials.run(people, jobs, seed)
    if as_json:
        found = {**calibrate.to_json(tags), **trials.to_json(claims)}
        print_json(seed, found)
    else:
        calibrate.show(tags, people, seed)
        trials.show(claims, people, seed)

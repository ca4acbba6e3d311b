"""What a command of numbers says: one JSON object, or what is wrong with its cure."""

import json
from collections.abc import Mapping
from typing import NoReturn

import typer

from between import __version__


def print_json(seed: int, found: Mapping[str, object]) -> None:
    """Print one JSON object, and nothing else."""
    told = {"between": __version__, "seed": seed, **found}
    typer.echo(json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1))


def refuse(*problems: str) -> NoReturn:
    """Say what is wrong, a sentence each, and end with 2."""
    for problem in problems:
        typer.echo(problem, err=True)
    raise typer.Exit(2)

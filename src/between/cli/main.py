"""The command `between` and its parts."""

import os
import sys
from typing import Annotated, NoReturn

import typer

from between import __version__
from between.cli import (
    backup,
    body,
    check,
    demo,
    drill,
    echoes,
    keyring_key,
    maps,
    mirror,
    repair,
    restoring,
    serve,
    therapist,
)
from between.cli.trouble import Trouble

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(serve.serve)
app.command()(demo.demo)
app.command()(backup.backup)
app.command()(keyring_key.keyring_key)
app.command()(restoring.restore_keyring)
app.command()(drill.drill)
app.command()(check.check)
app.command()(mirror.mirror)
app.command()(repair.repair)
app.command()(body.body)
app.command()(maps.maps)
app.command()(echoes.echoes)
app.add_typer(therapist.app, name="therapist")


@app.callback(invoke_without_command=True)
def between(
    version: Annotated[
        bool, typer.Option("--version", help="Say which version this is.")
    ] = False,
) -> None:
    """Between: what happens between two people, kept sealed and seen honestly."""
    if version:
        typer.echo(__version__)
        raise typer.Exit


def run() -> None:
    """Run a command; what stops it is said in one sentence."""
    # Before numpy is imported anywhere: two threads make small arrays 4 to 10 times slower.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        app()
    except Trouble as trouble:
        stop(str(trouble))
    except PermissionError as error:
        stop(f"{error.filename} is closed to this user. Run this as the one whose it is.")


def stop(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    sys.exit(2)

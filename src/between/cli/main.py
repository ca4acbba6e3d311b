"""The command `between` and its parts."""

from typing import Annotated

import typer

from between import __version__
from between.cli import serve as serving

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("serve")(serving.serve)


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
    app()

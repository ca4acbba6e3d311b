"""A picture that a command drew, written whole or not at all."""

from pathlib import Path

import typer


def write(svg: str, path: Path) -> None:
    """Write a drawing to a file that is named as one; else say why not and end with 2."""
    if path.suffix.lower() != ".svg":
        _refuse(f"--picture writes SVG, got {path.name}. Name it {path.stem}.svg.")
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(svg, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        why = (error.strerror or "no reason given").lower()
        _refuse(f"{path} cannot be written ({why}). Name another place with --picture.")


def _refuse(problem: str) -> None:
    typer.echo(problem, err=True)
    raise typer.Exit(2)

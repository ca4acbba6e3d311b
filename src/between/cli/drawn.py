"""A picture that a command drew, written whole or not at all."""

from pathlib import Path

from between.cli.told import refuse


def write(svg: str, path: Path) -> None:
    """Write a drawing to a file that is named as one; else say why not and end with 2."""
    if path.suffix.lower() != ".svg":
        refuse(f"--picture writes SVG, got {path.name}. Name it {path.stem}.svg.")
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(svg, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        why = (error.strerror or "no reason given").lower()
        refuse(f"{path} cannot be written ({why}). Name another place with --picture.")

"""What a command made for a file, written whole or not at all."""

from pathlib import Path

from between.cli.told import refuse


def write(svg: str, path: Path) -> None:
    """Write a drawing to a file that is named as one; else say why not and end with 2."""
    named(path, ".svg", "--picture")
    save(svg.encode(), path, "--picture")


def named(path: Path, suffix: str, option: str) -> None:
    """See that a file is called what it will be; else say so and end with 2."""
    if path.suffix.lower() != suffix:
        kind = suffix[1:].upper()
        refuse(f"{option} writes {kind}, got {path.name}. Name it {path.stem}{suffix}.")


def save(content: bytes, path: Path, option: str) -> None:
    """Write all of it in one go; else say why not and end with 2."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        why = (error.strerror or "no reason given").lower()
        refuse(f"{path} cannot be written ({why}). Name another place with {option}.")

"""`between body`: where many people feel something, from their paintings."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from between.cli.told import print_json, refuse

One = TypeVar("One")

if TYPE_CHECKING:
    from between.exchange.body import Paintings
    from between.insight.atlas import Atlas


def body(  # noqa: PLR0913 - each is an option of the command
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="FOLDER_OR_FILES",
            help="emBODY's folders, one for each person, or paintings in JSON.",
        ),
    ],
    *,
    mask: Annotated[
        Path | None, typer.Option(help="Another body: a grey PNG of 171 x 522 pixels.")
    ] = None,
    names: Annotated[
        Path | None, typer.Option(help="What the conditions are called, one a line from 0.")
    ] = None,
    maps: Annotated[
        Path | None, typer.Option(help="Write all maps into this NPZ file.")
    ] = None,
    picture: Annotated[
        Path | None, typer.Option(help="Draw the maps into this SVG file.")
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="Write a page that stands alone, in HTML.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object and nothing else.")
    ] = False,
    seed: Annotated[
        int, typer.Option(min=0, help="Printed with the rest; nothing is drawn here.")
    ] = 1,
) -> None:
    """Show where a group paints more or less than nothing, condition by condition."""
    _see_names(maps, picture, report)
    read, found = _gather(paths, mask, names)
    asides = (*read.left_out, *read.empty)
    for sentence in asides:
        typer.echo(sentence, err=True)
    _write(found, asides, maps=maps, picture=picture, report=report)
    if as_json:
        from between.insight.plain_atlas import to_json

        told = {"left_out": list(read.left_out), "empty": list(read.empty)}
        print_json(seed, {**to_json(found), **told})
    else:
        from between.cli.body_tables import show

        show(found)


def _see_names(maps: Path | None, picture: Path | None, report: Path | None) -> None:
    """Refuse a wrong name before anything is computed, so that nothing is half written."""
    from between.cli.drawn import named

    for path, suffix, option in (
        (maps, ".npz", "--maps"),
        (picture, ".svg", "--picture"),
        (report, ".html", "--report"),
    ):
        if path is not None:
            named(path, suffix, option)


def _gather(
    paths: list[Path], mask: Path | None, names: Path | None
) -> tuple["Paintings", "Atlas"]:
    from between.core.mask import mask as published
    from between.exchange import body as exchange
    from between.exchange import grey
    from between.exchange.problems import Unreadable
    from between.insight import atlas

    try:
        inside = published() if mask is None else grey.mask(mask)
        read = exchange.read(paths, names, watch=lambda files: _watched(files, "reading"))
    except Unreadable as wrong:
        refuse(*wrong.problems)
    return read, atlas.gather(
        read.painted,
        read.conditions,
        inside,
        watch=lambda names: _watched(names, "adding up"),
    )


def _watched(ones: Sequence[One], doing: str) -> Iterable[One]:
    """Show on standard error how far it is, where somebody looks at it."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    unseen = not console.is_terminal
    return track(ones, doing, console=console, transient=True, disable=unseen)


def _write(
    found: "Atlas",
    asides: tuple[str, ...],
    *,
    maps: Path | None,
    picture: Path | None,
    report: Path | None,
) -> None:
    from between.cli.drawn import save, write

    if maps is not None:
        from between.exchange.maps import write as write_maps

        write_maps(found, content := io.BytesIO())
        save(content.getvalue(), maps, "--maps")
    if picture is not None:
        from between.drawing.atlas import atlas

        write(atlas(found), picture)
    if report is not None:
        from between.cli.body_report import page

        save(page(found, asides).encode(), report, "--report")

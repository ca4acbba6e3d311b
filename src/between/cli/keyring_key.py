"""`between keyring-key`: a key pair for copies of the keyring; the private half is for paper."""

import os
from pathlib import Path
from typing import Annotated

import typer

from between.cli.trouble import Trouble

PUBLIC = "backup.pub"


def keyring_key(
    *,
    again: Annotated[
        bool,
        typer.Option(
            "--again", help="Draw another one; older copies open with the older sheet."
        ),
    ] = False,
) -> None:
    """Print the key that opens copies of the keyring, once: it is kept nowhere."""
    from between.cli import ground
    from between.vault import keyring_backup

    folder = Path(ground.read_settings().BETWEEN_KEYRING)
    if public_key(folder) and not again:
        raise Trouble(
            "There is a key for copies of the keyring, and it stands on a sheet of paper. If "
            "that is lost, draw another one: between keyring-key --again"
        )
    ground.make_folder(folder)
    printed, public = keyring_backup.new_pair()
    _keep(folder / PUBLIC, public)
    show(printed)


def public_key(folder: Path) -> bytes:
    """Return the key to which copies are sealed, or nothing where there is none."""
    path = folder / PUBLIC
    return path.read_bytes() if path.exists() else b""


def show(printed: str) -> None:
    import segno

    groups = printed.split("-")
    segno.make(printed, error="m", micro=False).terminal(compact=True)
    typer.echo("The key of the keyring's copies. It is shown this once and kept nowhere:")
    typer.echo()
    for half in (groups[:4], groups[4:]):
        typer.echo(f"    {'-'.join(half)}")
    typer.echo()
    typer.echo(
        "Write or print it on paper and lay that where neither database nor keyring lies. "
        "Copies made from now on (between backup --keyring) open with it alone: "
        "between restore-keyring FILE. Try that once, before you need it."
    )


def _keep(path: Path, public: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    handle = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(public)
        os.fsync(handle)
    part.rename(path)

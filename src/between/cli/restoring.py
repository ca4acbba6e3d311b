"""`between restore-keyring`: a sealed copy of the keyring, opened with the key on its sheet."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from between.cli.trouble import Trouble

SEALED = b"BTL1"  # how a letter begins, and so a sealed copy
NOT_OURS = "is no sealed copy of a keyring. Name one that ends in .sealed."


def restore_keyring(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The sealed copy.")],
) -> None:
    """Put a keyring back from a sealed copy, with the key on its sheet of paper."""
    from between.cli import ground

    folder = Path(ground.read_settings().BETWEEN_KEYRING)
    target = folder / "keyring.sqlite3"
    if target.exists():
        raise Trouble(
            f"There is a keyring at {target} already. Stop the server, move that one aside, "
            "and restore again."
        )
    sealed = read(Path(file).expanduser())
    ground.make_folder(folder)
    held = put_back(opened(sealed, typed(), file), target)
    typer.echo(f"{target}: {held}, looked through and sound")


def opened(sealed: bytes, typed: str, file: str) -> bytes:
    """Return the keyring in a sealed copy, or say what to do."""
    from between.vault import keyring_backup
    from between.vault.errors import BadRecoveryKey, Tampered, WrongKey

    if not sealed.startswith(SEALED):
        raise Trouble(f"{file} {NOT_OURS}")
    try:
        return keyring_backup.open_copy(typed, sealed)
    except BadRecoveryKey as error:
        raise Trouble(str(error)) from None
    except WrongKey:
        raise Trouble(
            f"{file} was sealed to another key. Take the sheet that was printed before this "
            "copy was made, or a copy made after your sheet was printed."
        ) from None
    except Tampered:
        raise Trouble(f"{file} is cut short or damaged. Take another copy.") from None


def put_back(plain: bytes, target: Path) -> str:
    """Write a keyring under its name, once it has been looked through; say what it holds."""
    from between.cli import copying
    from between.records.sqlite import module as sqlite3

    with copying.all_or_nothing(target) as part:
        part.write_bytes(plain)
        with copying.told(target, target), closing(sqlite3.connect(part)) as db:
            copying.refuse_unsound(db, target)
            held = copying.held(db)
        copying.settle(part)
    return held


def read(path: Path) -> bytes:
    """Return what a file holds, or say why that cannot be."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Trouble(
            f"{path} cannot be read: {error.strerror}. Name the sealed copy of the keyring."
        ) from None


def typed() -> str:
    """Ask for the key on the sheet."""
    try:
        return str(typer.prompt("The key on the sheet, all eight groups", err=True))
    except typer.Abort:
        raise Trouble(
            "No key was typed, so nothing was restored. Type all eight groups."
        ) from None

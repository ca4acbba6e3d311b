"""`between drill`: would a restore from these two copies work? In memory; nothing is put back."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from between.cli.trouble import Trouble


def drill(
    database: Annotated[
        str, typer.Argument(metavar="DATABASE", help="A copy of the database.")
    ],
    keyring: Annotated[
        str,
        typer.Argument(metavar="KEYRING", help="A copy of the keyring, sealed or not."),
    ],
) -> None:
    """Try a restore from two copies, without putting anything back."""
    from between.cli import ground, last

    settings = ground.read_settings()
    homes = {settings.BETWEEN_DATABASE.parent, settings.BETWEEN_KEYRING}
    db, ring = (_copy(name, homes) for name in (database, keyring))
    accounts, held = _accounts(db)
    typer.echo(f"{db}: {held}, looked through and sound")
    secrets, held = _secrets(ring)
    typer.echo(f"{ring}: {held}, looked through and sound")
    typer.echo(_fit(accounts, secrets))
    today = datetime.now(UTC).date()  # noqa: TID251 (the rim: a command's clock)
    last.note(settings.BETWEEN_DATABASE.parent, last.DRILL, today)


def _copy(name: str, homes: set[Path]) -> Path:
    path = Path(name).expanduser().absolute()
    if any(home in path.resolve().parents for home in homes):
        raise Trouble(
            f"{path} lies with the data themselves. Name a copy that `between backup` made."
        )
    if not path.is_file():
        raise Trouble(
            f"There is no file at {path}. Name a copy that `between backup` made."
        )
    return path


def _accounts(path: Path) -> tuple[set[UUID], str]:
    """Return whose accounts lie in a copy of the database, and what it holds."""
    from between.cli import copying
    from between.records.sqlite import module as sqlite3

    with (
        copying.told(path, path),
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as db,
    ):
        copying.refuse_unsound(db, path)
        _refuse_other(db, path, "records_account", "the database")
        _refuse_newer(db, path)
        found = db.execute("SELECT id FROM records_account").fetchall()
        return _ids([str(row[0]) for row in found], path), copying.held(db)


def _secrets(path: Path) -> tuple[set[UUID], str]:
    """Return whose secrets lie in a copy of the keyring, and what it holds."""
    from between.cli import copying
    from between.records.sqlite import builtin

    with copying.told(path, path), closing(builtin.connect(":memory:")) as db:
        db.deserialize(_opened(path))
        copying.refuse_unsound(db, path)
        _refuse_other(db, path, "pepper", "the keyring")
        found = db.execute("SELECT hex(account) FROM pepper").fetchall()
        return _ids([row[0] for row in found], path), copying.held(db)


def _opened(path: Path) -> bytes:
    from between.cli import restoring

    plain = restoring.read(path)
    if path.suffix == ".sealed" or plain.startswith(restoring.SEALED):
        return restoring.opened(plain, restoring.typed(), str(path))
    if not plain:
        raise Trouble(f"{path} is empty. Take another copy.")
    return plain


def _ids(found: list[str], path: Path) -> set[UUID]:
    try:
        return set(map(UUID, found))
    except ValueError:
        raise Trouble(f"{path} is damaged: an id is none. Take another copy.") from None


def _refuse_other(db: Any, path: Path, table: str, what: str) -> None:
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema")}
    if table not in tables:
        raise Trouble(f"{path} is no copy of {what}. Name the database, then the keyring.")


def _refuse_newer(db: Any, path: Path) -> None:
    from between.cli import state

    rows = db.execute("SELECT name FROM django_migrations WHERE app = 'records'")
    if newer := sorted({row[0] for row in rows} - state.known()):
        raise Trouble(
            f"{path} was kept by a newer Between (it knows {newer[-1]}). Try it with that "
            "version (docs/upgrade.md)."
        )


def _fit(accounts: set[UUID], secrets: set[UUID]) -> str:
    """Say for how many accounts both copies are there; none of many is a wrong pair."""
    fitting, lacking = len(accounts & secrets), len(accounts - secrets)
    if accounts and not fitting:
        raise Trouble(
            "These two do not belong together: the keyring holds a secret for none of the "
            f"{len(accounts)} accounts. Take copies of one server and of the same days."
        )
    lines = [f"{fitting} of {len(accounts)} accounts have their secret."]
    if lacking:
        lines.append(
            f"{lacking} could not be opened: erased between the two copies, or lost. Try "
            "copies of the same day."
        )
    return " ".join([*lines, "Nothing was put back."])

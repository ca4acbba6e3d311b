"""What state the data are in: which migrations they know, and whose keyring lies beside them."""

from datetime import date
from uuid import UUID


def newer() -> list[str]:
    """Return the migrations that the database knows and this version does not."""
    applied, known = _migrations()
    return sorted(applied - known)


def known() -> set[str]:
    """Return the migrations that this version knows; no database is asked."""
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None)
    return {name for app, name in loader.disk_migrations if app == "records"}


def has_people() -> bool:
    """Whether anybody keeps anything here; who was made up does not count."""
    from between.records.models import Account

    return Account.objects.filter(made_up_on=None).exists()


def waiting() -> list[str]:
    """Return the migrations that this version knows and the database does not."""
    applied, known = _migrations()
    return sorted(known - applied)


def finish_erasing() -> None:
    from between.records import keyring, keyroom, renewing

    if keyring.of_server().path.exists():
        keyroom.finish_erasing()
        renewing.finish_renewing()


def accounts() -> set[UUID]:
    from between.records.models import Account

    return set(Account.objects.values_list("id", flat=True))


def newest_day() -> date | None:
    from django.db.models import Max

    from between.records.models import Entry

    newest: date | None = Entry.objects.aggregate(newest=Max("day"))["newest"]
    return newest


def secrets() -> set[UUID]:
    """Return the accounts that the keyring holds a secret for; looking makes no keyring."""
    from between.records.keyring import of_server

    ring = of_server()
    return ring.accounts() if ring.path.exists() else set()


def erasing() -> set[UUID]:
    """Return the accounts whose erasing was cut off; the next start finishes it."""
    from between.records.keyring import of_server

    ring = of_server()
    return ring.erasing() if ring.path.exists() else set()


def own_key() -> None:
    """Read the server's own key, which makes a keyring where there is none."""
    from between.records.keyring import of_server

    of_server().server_key("django")


def _migrations() -> tuple[set[str], set[str]]:
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    ours = (loader.applied_migrations, loader.disk_migrations)
    applied, known = ({name for app, name in keys if app == "records"} for keys in ours)
    return applied, known

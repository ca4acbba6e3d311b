"""Where things lie on this machine. Known without Django: a backup needs no settings."""

import platformdirs
from django.core.exceptions import ImproperlyConfigured

from between.site.environment import path, wrong

HOME = platformdirs.user_data_path("between")
DATA = path("BETWEEN_DATA", HOME) or HOME

# The database and the keyring lie in folders of their own and are backed up apart.
DATABASE = DATA / "database" / "between.sqlite3"
KEYRING = path("BETWEEN_KEYRING") or DATA / "keyring"
RUN = DATA / "run"
HELP = path("BETWEEN_HELP") or DATA / "help.toml"


def _apart() -> ImproperlyConfigured | None:
    for other in (DATABASE.parent, RUN):
        if other == KEYRING or KEYRING in other.parents or other in KEYRING.parents:
            cure = (
                f"name a folder apart from {other}: who copies one must not get the other."
            )
            return wrong("BETWEEN_KEYRING", cure)
    return None


if (_found := _apart()) is not None:
    raise _found

"""What it costs to look at every row at an unlock, beside opening the same entries.

python -m bench.head [--moments 2000 10000] [--rounds 5]
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table


def main() -> None:
    said = _arguments()
    with tempfile.TemporaryDirectory(prefix="between-bench-") as folder:
        _set_up(Path(folder))
        table = Table("entries", "open all", "look at all", "ratio", "one save", "new keys")
        table.title = "The head (ms, middle of the rounds)"
        for count in said.moments:
            table.add_row(*measure(count, said.rounds))
    Console().print(table)


def measure(count: int, rounds: int) -> list[str]:
    """Keep `count` moments on an account of its own; open, look, save, draw new keys."""
    from django.db import transaction
    from django.utils import timezone
    from tests import lives, people
    from tests.life import episode

    from between.records import head, renewing, shelf
    from between.story.episode import Episode

    now, somebody = timezone.now(), people.sign_up(f"bench{count}")
    keys = somebody.keys
    with transaction.atomic():
        lives.keep(keys, count)
    story = episode(None, now, "one more")
    opening = _median(rounds, lambda: shelf.take(keys, Episode))
    looking = _median(rounds, lambda: _right(head.check(keys).name))
    saving = _median(20, lambda: shelf.put(keys, story, now.date()))
    fresh = [keys]

    def renew() -> None:
        fresh[0] = renewing.renew(fresh[0], people.PASSPHRASE, now, source=people.SOURCE)

    renewed = _median(3, renew)
    figures = (opening, looking, looking / opening, saving, renewed)
    return [f"{count:,}", *(f"{one:,.1f}" for one in figures)]


def _right(name: str) -> None:
    assert name == "RIGHT", name


def _median(rounds: int, act: Callable[[], Any]) -> float:
    act()  # once unmeasured
    took = []
    for _ in range(rounds):
        begin = time.perf_counter()
        act()
        took.append(1000 * (time.perf_counter() - begin))
    return statistics.median(took)


def _set_up(folder: Path) -> None:
    os.environ |= {
        "BETWEEN_DATA": str(folder),
        "BETWEEN_KDF_MEMORY_MIB": "64",
        "DJANGO_SETTINGS_MODULE": "between.site.settings",
    }
    import django
    from django.core.management import call_command

    django.setup()
    (folder / "database").mkdir(mode=0o700)
    call_command("migrate", verbosity=0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, nargs="+", default=[2000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()

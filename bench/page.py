"""From moments to the picture: the whole request and the share of each step, in one run.

python -m bench.page [--moments 200 2000 10000] [--rounds 5]
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rich.console import Console
from rich.table import Table

STEPS = ("read", "open", "decode", "compute", "draw", "rest")


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds for one number of moments; `rest` is what the page around them takes."""

    moments: int
    steps: dict[str, float]
    alone: float
    whole: float


def main() -> None:
    said = _arguments()
    with tempfile.TemporaryDirectory(prefix="between-bench-") as folder:
        set_up(folder)
        _warm()
        found = [measure(count, said.rounds) for count in said.moments]
    _show(found)


def _warm() -> None:
    """Compile the kernels first, as the server does at its start."""
    from between.core import kernels

    kernels.warm()


def measure(count: int, rounds: int) -> Figures:
    """Keep `count` moments on an account of its own and take the page of its mirror."""
    from django.db import transaction
    from django.utils import timezone
    from tests import lives, people

    somebody = people.sign_up(f"bench{count}")
    with transaction.atomic():
        lives.keep(somebody.keys, count)
    steps = {name: _median(rounds, step) for name, step in _steps(somebody.keys).items()}
    client = people.browser(somebody.keys, timezone.now())
    whole = _median(rounds, lambda: _page(client))
    known = sum(steps.values())
    return Figures(
        count,
        steps | {"rest": max(0.0, whole - known)},
        steps["read"] + steps["open"] + steps["decode"],
        whole,
    )


def _steps(keys: Any) -> dict[str, Callable[[], object]]:
    """Return each step of the page, with what it needs made beforehand."""
    from django.utils import timezone

    from between.records.models import Entry
    from between.story import codec
    from between.story.episode import Episode
    from between.vault.entry import Place, open_entry
    from between.web.mirror import charts
    from between.web.mirror.stories import stories

    def read() -> list[Entry]:
        return list(Entry.objects.of(keys.account).of_kind(keys.kind("episode")).kept())

    def place(row: Entry) -> Place:
        numbers = {"epoch": keys.epoch, "version": row.version}
        return Place(entry=row.id, owner=keys.account, kind="episode", **numbers)

    rows = read()
    sealed = [(bytes(row.sealed), place(row)) for row in rows]
    documents = [open_entry(keys.record_key, *one) for one in sealed]
    told = stories(keys)
    seen = told.look()
    return {
        "read": read,
        "open": lambda: [open_entry(keys.record_key, *one) for one in sealed],
        "decode": lambda: [codec.from_bytes(Episode, one) for one in documents],
        "compute": told.look,
        "draw": lambda: charts.mirror(seen, told.names, timezone.now()),
    }


def _page(client: Any) -> None:
    answer = client.get("/mirror/picture/")
    assert answer.status_code == 200, answer.status_code


def _median(rounds: int, act: Callable[[], object]) -> float:
    act()  # once unmeasured: caches and compiled kernels
    took = []
    for _ in range(rounds):
        begin = time.perf_counter()
        act()
        took.append(1000 * (time.perf_counter() - begin))
    return statistics.median(took)


def _show(found: list[Figures]) -> None:
    table = Table("moments", *STEPS, "whole ms", title="Shares of the page of the mirror")
    for one in found:
        shares = (f"{100 * one.steps[step] / one.whole:.0f} %" for step in STEPS)
        table.add_row(f"{one.moments:,}", *shares, f"{one.whole:.1f}")
    console = Console()
    console.print(table)
    for one in found:
        ratio = one.steps["compute"] / one.alone
        console.print(
            f"{one.moments:,}: opening alone {one.alone:.1f} ms, "
            f"the statistic {one.steps['compute']:.1f} ms, {ratio:.2f} times that"
        )
    for before, after in pairwise(found):
        console.print(
            f"{after.moments:,} cost {after.whole / before.whole:.1f} times {before.moments:,}"
        )


def set_up(folder: str) -> None:
    os.environ |= {
        "BETWEEN_DATA": folder,
        "BETWEEN_KDF_MEMORY_MIB": "64",
        "DJANGO_SETTINGS_MODULE": "between.site.settings",
    }
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.ALLOWED_HOSTS.append("testserver")
    for path in (settings.BETWEEN_DATABASE.parent, settings.STATIC_ROOT):
        path.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, nargs="+", default=[200, 2000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()

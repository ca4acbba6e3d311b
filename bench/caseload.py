"""One therapist and 40 clients after twelve months: whole requests beside opening what they show.

python -m bench.caseload [--clients 40] [--rounds 5]
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bench.page import set_up
from rich.console import Console
from rich.table import Table

WEEKS = 48
SHARED = 24
WORDS = "She looked at the clock while I was speaking, and I said that it was nothing. " * 4


def main() -> None:
    said = _arguments()
    with tempfile.TemporaryDirectory(prefix="between-bench-") as folder:
        set_up(folder)
        rows = _measure(said.clients, said.rounds)
    table = Table("page", "whole ms", "opening ms", "ratio")
    for name, whole, alone in rows:
        table.add_row(name, f"{whole:.1f}", f"{alone:.1f}", f"{whole / alone:.1f}")
    console = Console()
    console.print(table)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(
        f"{said.clients} clients, {WEEKS} sessions and {SHARED} shared things each; "
        f"at most {peak:.0f} MiB."
    )


def _measure(clients: int, rounds: int) -> list[tuple[str, float, float]]:
    from django.utils import timezone
    from tests import people

    from between.records import grants, joined, joints
    from between.records.joined import Side
    from between.story.meeting import Meeting

    bob, bond = _course(clients)
    browser = people.browser(bob.keys, timezone.now())

    def open_one(one: Any) -> None:
        grants.given(bob.keys, one)
        joints.take(bob.keys, one.bond, Meeting)

    def open_all() -> None:
        for one in joined.of(bob.keys, Side.THERAPIST):
            open_one(one)

    def page(url: str) -> Callable[[], None]:
        def ask() -> None:
            answer = browser.get(url)
            assert answer.status_code == 200, url

        return ask

    one = joined.one(bob.keys, bond, Side.THERAPIST)
    grant = grants.given(bob.keys, one)[0].id
    return [
        ("caseload", _median(rounds, page("/clients/")), _median(rounds, open_all)),
        (
            "one client",
            _median(rounds, page(f"/clients/{bond}/")),
            _median(rounds, lambda: open_one(one)),
        ),
        (
            "page before a session",
            _median(rounds, page(f"/clients/shared/{grant}/")),
            _median(rounds, lambda: grants.one(bob.keys, grant, Side.THERAPIST)),
        ),
    ]


def _course(clients: int) -> tuple[Any, Any]:
    """Live through twelve months with each client; return the therapist and a bond."""
    from django.db import transaction
    from django.utils import timezone
    from tests import people

    from between.records import grants, joints
    from between.story.meeting import Course, Meeting
    from between.story.sharing import Passage, Shared, What

    now, bond = timezone.now(), None
    bob = people.therapist("bob")
    with transaction.atomic():
        for n in range(clients):
            alice, bob, bond = people.join(people.sign_up(f"client{n}"), bob, now)
            for week in range(WEEKS):
                start, course = now - timedelta(weeks=week), Course.HELD
                meeting = Meeting(start=start, course=course)
                joints.put(alice.keys, bond, meeting, start.date())
            for week in range(SHARED):
                words = (Passage(heading="In my words", words=WORDS),)
                shown = Shared(what=What.AGENDA, title="7 May", passages=words, when=now)
                day = (now - timedelta(weeks=2 * week)).date()
                grants.share(alice.keys, bond, shown, day)
    return bob, bond


def _median(rounds: int, action: Callable[[], object]) -> float:
    action()
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        action()
        taken.append(time.perf_counter() - begun)
    return 1000 * statistics.median(taken)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()

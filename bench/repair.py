"""Following the ratings of a pair: microseconds for each session, alone and for many at once.

    .venv/bin/python bench/repair.py

The filter for one pair and for 3,000 together, beside the published rules on the same ratings; and
what a page does with one course (the filter, its hurts, what may be said) for 30 and 300 sessions.
"""

import os
import time
from collections.abc import Callable
from datetime import date, timedelta

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from between.core import alliance, dyads, strain_rules
from between.core.dyads import Dyads, Setting
from between.insight import lately, repair
from between.insight.repair import Scale
from between.story.rating import Rated

PAIRS, TIMES = 3000, 7


def clocked(work: Callable[[], object], sessions: int) -> str:
    """Return the least processor time of some runs, in microseconds a session."""
    work()
    taken = []
    for _ in range(TIMES):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return f"{1e6 * min(taken) / sessions:8.2f} us a session"


def drawn(people: int, sessions: int) -> Dyads:
    setting = Setting(name="bench", sessions=sessions)
    return dyads.draw(setting, people, np.random.default_rng(1))


def course(sessions: int) -> list[Rated]:
    one = drawn(1, sessions)
    pairs = zip(one.client[0], one.therapist[0], strict=True)
    return [
        Rated(
            session=n,
            when=date(2020, 1, 1) + timedelta(weeks=n),
            client=float(client),
            therapist=float(therapist),
        )
        for n, (client, therapist) in enumerate(pairs, 1)
    ]


def main() -> None:
    for people, sessions in ((1, 300), (PAIRS, 30)):
        one = drawn(people, sessions)
        every = people * sessions
        print(f"{people} pairs, {sessions} sessions each")
        told = clocked(lambda: alliance.follow(one.client, one.therapist, one.days), every)  # noqa: B023
        print(f"  {'the filter':34}{told}")
        for name, rule in strain_rules.RULES.items():
            print(f"  {name:34}{clocked(lambda: rule(one.client), every)}")  # noqa: B023
    for sessions in (30, 300):
        rated = course(sessions)
        told = clocked(
            lambda: lately.said(repair.course(rated, Scale(low=1, high=7))),  # noqa: B023
            sessions,
        )
        print(f"what a page does with {sessions} sessions{'':5}{told}")


if __name__ == "__main__":
    main()

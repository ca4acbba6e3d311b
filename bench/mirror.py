"""What the mirror costs: the statistic alone, its kernels beside their twins, a whole process.

    .venv/bin/python bench/mirror.py

Opening and decoding the same entries is measured with the records; here is the statistic.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from between.core import kernels, twins
from between.core.recurrence import CENTRE, GRID, log_weight, recur
from between.core.worlds import UNEQUAL, World, someone
from between.insight.chains import chains
from between.insight.counted import CODES, count
from between.insight.differences import differences
from between.insight.mirror import look
from between.story.episode import Answer, Component, Episode
from between.story.people import Person, Role

SIZES = (200, 2_000, 10_000)
PEOPLE = 15
TIMES = 7
START = datetime(2016, 1, 1, tzinfo=UTC)


def cast() -> dict[UUID, Person]:
    roles = [Role.THERAPIST, *[Role.FRIEND] * (PEOPLE - 1)]
    return {
        UUID(int=n + 1): Person(name=f"Person {n}", role=role)
        for n, role in enumerate(roles)
    }


def life(n: int) -> dict[UUID, Episode]:
    """Return `n` moments with 15 people, most with a further code in one place."""
    rng = np.random.default_rng(n)
    sizes = rng.multinomial(n, rng.dirichlet(np.full(PEOPLE, 3.0)))
    one = someone(World(name="bench"), UNEQUAL, sizes, rng=rng)
    who = np.repeat(np.arange(PEOPLE), sizes)
    order = rng.permutation(n)
    told = {
        component: np.concatenate([np.repeat(np.arange(8), row) for row in table])
        for component, table in zip(Component, one.tables, strict=True)
    }
    return {
        UUID(int=100 + place): Episode(
            person=UUID(int=int(who[row]) + 1),
            when=START + timedelta(hours=7 * place),
            wish=_answer(Component.WISH, int(told[Component.WISH][row])),
            response_of_other=_answer(Component.OTHER, int(told[Component.OTHER][row])),
            response_of_self=_answer(Component.SELF, int(told[Component.SELF][row])),
        )
        for place, row in enumerate(order)
    }


def _answer(component: Component, place: int) -> Answer:
    codes = CODES[component]
    return Answer(codes=(codes[place], codes[(place + 3) % 8]))


def clocked(work: Callable[[], object], times: int = TIMES) -> float:
    """Return the least processor time of `work` in ms, after one run that does not count."""
    work()
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - start))
    return min(taken)


def statistic() -> None:
    print(f"\nThe statistic alone, {PEOPLE} people (ms of processor, best of {TIMES})")
    print(
        "moments   look   of it numbers   differences   links   the rest   Monte Carlo error"
    )
    looks = {n: _one(n) for n in SIZES}
    print(
        f"10,000 moments cost {looks[10_000] / looks[2_000]:.1f} times 2,000 (aim: at most 6)"
    )


def _one(n: int) -> float:
    people, moments = cast(), life(n)
    counted = count(moments, people, None)
    tables = [counted.table(component) for component in Component]
    whole = clocked(lambda: look(moments, people, rng=np.random.default_rng(1)))
    rng = np.random.default_rng(1)
    numbers = clocked(
        lambda: [
            recur(table, rng=own) for table, own in zip(tables, rng.spawn(3), strict=True)
        ]
    )
    error = look(moments, people, rng=np.random.default_rng(1)).error
    apart, linked = clocked(lambda: differences(counted)), clocked(lambda: chains(counted))
    rest = whole - numbers - apart - linked
    print(
        f"{n:7,} {whole:6.1f} {numbers:15.1f} {apart:13.1f} {linked:7.1f}"
        f" {rest:10.1f} {error:19.4f}"
    )
    return whole


def ratios() -> None:
    print("\nThe kernel beside its numpy twin (ms of processor for 1,000 sweeps, warm)")
    print("moments  people   kernel    twin   times")
    for n, people in ((40, 5), (200, PEOPLE), (2_000, PEOPLE), (10_000, PEOPLE)):
        table = count(life(n), cast(), None).table(Component.SELF)[:people]
        kernel = clocked(lambda table=table: run(kernels.compiled(), table))  # type: ignore[misc]
        twin = clocked(lambda table=table: run(twins.chain, table), 3)  # type: ignore[misc]
        print(f"{n:7,} {people:7} {kernel:8.2f} {twin:7.1f} {twin / kernel:7.1f}")


def run(chain: kernels.Chain, table: twins.Counts) -> None:
    prior = twins.Prior(np.full(8, CENTRE / 8), GRID, log_weight(table))
    state = np.array([6.0, *np.full(8, 1 / 8)])
    out = twins.empty(1000, (table.shape[0], 8))
    chain(np.random.default_rng(1), table, prior, state, out)


def process() -> None:
    print("\nA whole process, `between mirror` on 200 moments")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "moments.csv")
        write(path, life(200))
        command = "from between.cli.mirror import mirror; import typer; typer.run(mirror)"
        words = [sys.executable, "-c", command, str(path), "--json"]
        for _ in range(3):
            start, before = time.perf_counter(), os.times()
            subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
            wall, after = time.perf_counter() - start, os.times()
            used = after.children_user + after.children_system
            used -= before.children_user + before.children_system
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"{wall:.2f} s, of processor {used:.2f} s; at most {peak:.0f} MB")


def write(path: Path, moments: dict[UUID, Episode]) -> None:
    people = cast()
    lines = ["when,with,role,wish,other,self"]
    for one in moments.values():
        if one.person is not None:
            who = people[one.person]
            told = (";".join(one.answer(component).codes) for component in Component)
            lines.append(f"{one.when:%Y-%m-%d},{who.name},{who.role},{','.join(told)}")
    path.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    started = time.perf_counter()
    kernels.warm()
    print(f"Warming the kernels took {time.perf_counter() - started:.2f} s")
    statistic()
    ratios()
    process()

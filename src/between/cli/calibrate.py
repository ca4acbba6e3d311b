"""`between mirror --calibrate`: worlds, sizes, and how often the mirror is wrong there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from between.insight.calibration import Batch, Cell, Tally
    from between.insight.trials import Verdict

Found: TypeAlias = "list[tuple[Cell, Tally]]"
Told = TypeVar("Told", "Tally", "Verdict")


def run(people: int, jobs: int, seed: int) -> Found:
    """Return the tally of every cell; the same seed gives the same, however many jobs."""
    from between.insight.calibration import CELLS, COVERAGE, Tally, plan, simulate

    cells = [*CELLS, *COVERAGE]
    batches = plan(cells, people, seed=seed)
    tallies = tallied(batches, simulate, [Tally() for _ in cells], jobs)
    return list(zip(cells, tallies, strict=True))


def tallied(
    batches: "Sequence[Batch]",
    simulate: "Callable[[Batch], Told]",
    totals: list[Told],
    jobs: int,
) -> list[Told]:
    """Return `totals` with what `simulate` gives for each batch added at its place."""
    from rich.console import Console
    from rich.progress import track

    with ExitStack() as stack:
        done = zip(batches, _simulated(batches, simulate, jobs, stack), strict=True)
        said = "Simulating people"
        for batch, told in track(
            done, said, total=len(batches), console=Console(stderr=True)
        ):
            totals[batch.place] = totals[batch.place] + told
    return totals


def _simulated(
    batches: "Sequence[Batch]",
    simulate: "Callable[[Batch], Told]",
    jobs: int,
    stack: ExitStack,
) -> Iterator[Told]:
    if jobs == 1:
        return map(simulate, batches)
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
    return stack.enter_context(pool).map(simulate, batches)


def to_json(found: Found) -> dict[str, object]:
    """Return shares of people, by cell, as plain values."""
    return {"cells": [_plain(cell, tally) for cell, tally in found]}


def _plain(cell: "Cell", tally: "Tally") -> dict[str, object]:
    return {
        "world": cell.world.name,
        "miscoded": cell.world.miscoded,
        "with_therapist": cell.first,
        "with_others": cell.rest,
        "people": tally.people,
        "any_false": tally.wrong / tally.people,
        "upper_bound": tally.bound,
        "any_false_without_mirroring": tally.wrong_unlike / max(tally.unlike, 1),
        "any_settled": tally.told / tally.people,
        "settled_per_person": tally.settled / tally.people,
        "coverage": tally.covered / max(tally.intervals, 1),
        "coverage_in_whole_hundredths": tally.printed / max(tally.intervals, 1),
        "unsteady": tally.unsteady / tally.people,
    }


def show(found: Found, people: int, seed: int) -> None:
    """Print the cells as a table."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(
        title=f"{people} made-up people in each cell, seed {seed}; 90 % intervals",
        caption="A false tag: a settled one whose claim does not hold for the true rates.",
        box=box.SIMPLE_HEAVY,
    )
    names = ("World", "Miscoded", "Moments", "Any false tag", "At most (95 %)", "Unlike")
    more = ("Any settled", "Settled each", "Coverage", "As printed")
    table.add_column(names[0])
    for name in (*names[1:], *more):
        table.add_column(name, justify="right")
    for cell, tally in found:
        table.add_row(*_cells(_plain(cell, tally)))
    Console(width=128).print(table)


def _cells(plain: dict[str, object]) -> Iterable[str]:
    yield f"{plain['world']}"
    yield f"{plain['miscoded']:.0%}"
    yield f"{plain['with_therapist']} + {plain['with_others']}"
    keys = ("any_false", "upper_bound", "any_false_without_mirroring")
    yield from (f"{plain[key]:.3f}" for key in keys)
    yield f"{plain['any_settled']:.2f}"
    yield f"{plain['settled_per_person']:.1f}"
    yield f"{plain['coverage']:.3f}"
    yield f"{plain['coverage_in_whole_hundredths']:.3f}"

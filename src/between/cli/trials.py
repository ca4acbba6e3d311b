"""`between mirror --calibrate`, second table: how often a difference or a link is false."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from between.insight.calibration import Cell
    from between.insight.trials import Verdict

Found: TypeAlias = "list[tuple[Cell, Verdict]]"


def run(people: int, jobs: int, seed: int) -> Found:
    """Return the verdict of every cell; the same seed gives the same, however many jobs."""
    from between.cli.calibrate import tallied
    from between.insight.calibration import plan
    from between.insight.trials import CELLS, Verdict, simulate

    batches = plan(CELLS, people, seed=seed)
    verdicts = tallied(batches, simulate, [Verdict() for _ in CELLS], jobs)
    return list(zip(CELLS, verdicts, strict=True))


def to_json(found: Found) -> dict[str, object]:
    """Return shares of people, by cell, as plain values."""
    return {"claims": [_plain(cell, verdict) for cell, verdict in found]}


def _plain(cell: "Cell", verdict: "Verdict") -> dict[str, object]:
    return {
        "world": cell.world.name,
        "miscoded": cell.world.miscoded,
        "with_therapist": cell.first,
        "with_others": cell.rest,
        "people": verdict.people,
        "any_difference": verdict.differs / verdict.people,
        "any_false_difference": verdict.wrong_differs / verdict.people,
        "upper_bound_differences": verdict.bound(verdict.wrong_differs),
        "any_chain": verdict.linked / verdict.people,
        "any_false_chain": verdict.wrong_linked / verdict.people,
        "upper_bound_chains": verdict.bound(verdict.wrong_linked),
    }


def show(found: Found, people: int, seed: int) -> None:
    """Print the cells as a table."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(
        title=f"{people} made-up people in each cell, seed {seed}; shares of people",
        caption="False: a difference the other way round or none, a link that was not made.",
        box=box.SIMPLE_HEAVY,
    )
    table.add_column("World", no_wrap=True)
    names = ("Miscoded", "Moments", "Any difference", "Any false one", "At most (95 %)")
    for name in (*names, "Any chain", "Any false one", "At most (95 %)"):
        table.add_column(name, justify="right")
    for cell, verdict in found:
        table.add_row(*_cells(_plain(cell, verdict)))
    Console(width=128).print(table)


def _cells(plain: dict[str, object]) -> Iterable[str]:
    yield f"{plain['world']}"
    yield f"{plain['miscoded']:.0%}"
    yield f"{plain['with_therapist']} + {plain['with_others']}"
    for kind in ("difference", "chain"):
        yield f"{plain[f'any_{kind}']:.2f}"
        yield f"{plain[f'any_false_{kind}']:.4f}"
        yield f"{plain[f'upper_bound_{kind}s']:.3f}"

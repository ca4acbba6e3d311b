"""What was found of planted echoes, and what is said afterwards, as tables for a terminal."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from between.insight.echo_trials import After, Trial


def show(trials: Sequence[Trial], after: Sequence[After], seed: int) -> None:
    """Print both tables."""
    console = Console(highlight=False, width=118)
    console.print(
        f"{trials[0].lives} lives with three echoes and as many without, seed {seed}"
    )
    console.print(_trials(trials))
    console.print(
        "shown: of planted ones; right: of those shown; any: lives with any shown;"
    )
    console.print(
        "false: lives without any in which one is shown, and its upper 95 % bound\n"
    )
    console.print("Before and after a repair: every pair of counts, none drawn")
    console.print(_after(after))


def _trials(trials: Sequence[Trial]) -> Table:
    first = list(trials[0].first)
    columns = [
        *first,
        "blindly",
        "shown",
        "right",
        "any shown",
        "any false",
        "at most (95 %)",
    ]
    table = _table("among the first five by", ["moments", *columns])
    for one in trials:
        shares = [*one.first.values(), one.random, one.shown, one.right, one.any_shown]
        numbers = [*(f"{share:.2f}" for share in shares), f"{one.any_false:.3f}"]
        table.add_row(one.setting, f"{one.moments}", *numbers, f"{one.bound:.3f}")
    return table


def _after(after: Sequence[After]) -> Table:
    table = _table(
        "true rates", ["counts", "interval holds", "more is said", "less is said"]
    )
    for one in after:
        numbers = (f"{share:.3f}" for share in (one.covered, one.more, one.less))
        table.add_row(f"{one.p:.1f}, then {one.q:.1f}", f"{one.n} and {one.m}", *numbers)
    return table


def _table(first: str, columns: Sequence[str]) -> Table:
    table = Table(box=box.SIMPLE)
    table.add_column(first, no_wrap=True)
    for column in columns:
        table.add_column(column, justify="right")
    return table

"""What maps of one person's body say, and how often falsely, as tables for a terminal."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from between.insight.body_beside_trials import After, Beside
from between.insight.body_trials import Alone


def show(
    alone: Sequence[Alone], beside: Sequence[Beside], after: Sequence[After], title: str
) -> None:
    """Print the three tables."""
    console = Console(highlight=False, width=118)
    console.print(f"{title}; shares of people\n\nOne map")
    console.print(_alone(alone))
    console.print("Two maps side by side")
    console.print(_beside(beside))
    console.print("Before and after")
    console.print(_after(after))


def _alone(found: Sequence[Alone]) -> Table:
    names = ["paintings", "any place", "any false", "at most (95 %)", "planted one found"]
    table = _table("world", [*names, "intervals hold"])
    for one in found:
        wrong = (f"{one.told:.2f}", f"{one.wrong:.3f}", f"{one.bound:.3f}")
        rest = (_share(one.found), _share(one.covered))
        table.add_row(one.world, f"{one.n}", *wrong, *rest)
    return table


def _beside(found: Sequence[Beside]) -> Table:
    names = ["paintings", "any place", "any false", "at most (95 %)", "planted one found"]
    table = _table("two ways to paint", [*names, "said to be alike", "unlike"])
    for one in found:
        wrong = (f"{one.differ:.2f}", f"{one.wrong:.3f}", f"{one.bound:.3f}")
        rest = (_share(one.found), _share(one.same), _share(one.different))
        table.add_row(one.name, f"{one.first} and {one.second}", *wrong, *rest)
    return table


def _after(found: Sequence[After]) -> Table:
    table = _table("afterwards", ["pairs", "any place", "at most (95 %)"])
    for one in found:
        name = "half of it is gone" if one.eased else "as before, painted anew"
        table.add_row(name, f"{one.n}", f"{one.said:.3f}", f"{one.bound:.3f}")
    return table


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.2f}"


def _table(first: str, columns: Sequence[str]) -> Table:
    table = Table(box=box.SIMPLE)
    table.add_column(first, no_wrap=True)
    for column in columns:
        table.add_column(column, justify="right")
    return table

"""The maps of a group as a table to read in a terminal."""

from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from between.drawing.atlas import said
from between.insight.atlas import Atlas, ConditionMap

COLUMNS = ("people", "painted", "more", "less", "from |t|", "emBODY's rule")


def show(found: Atlas) -> None:
    """Print each condition with what stands out, and what that means."""
    console = Console(highlight=False)
    table = Table(box=box.SIMPLE)
    table.add_column("condition")
    for column in COLUMNS:
        table.add_column(column, justify="right")
    for one in found.conditions:
        table.add_row(*map(Text, row(one)))  # a name is no markup
    console.print(table)
    console.print(Text(said(found)))
    console.print(Text(explained(found), style="dim"))


def row(one: ConditionMap) -> Iterator[str]:
    """Yield the cells of one condition, for a terminal or a page."""
    yield one.name
    yield f"{one.field.people}"
    yield f"{one.share:.0%}"
    yield f"{one.more(one.threshold).sum():,}"
    yield f"{one.less(one.threshold).sum():,}"
    yield "-" if one.threshold is None else f"{one.threshold:.3f}"
    published = (those(one.published).sum() for those in (one.more, one.less))
    yield " / ".join(f"{pixels:,}" for pixels in published)


def explained(found: Atlas) -> str:
    """Return what the numbers are."""
    return (
        f"Pixels of the {found.inside.sum():,} in the body, two-sided, false discovery rate "
        f"{found.rate:g} over all conditions together. A map of a group is no map of anybody."
    )

"""A course, or what was found in simulated ones, as tables to read in a terminal."""

from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from between.insight.repair import RepairPicture, Session
from between.insight.strain_trials import Trial
from between.insight.strains import Flag, Hurt, Kind

FLAGS: Final = {
    Flag.NONE: "",
    Flag.SOFT: "something may have shifted",
    Flag.LOOK: "look here",
}
KINDS: Final = {
    Kind.DECLARED: "said by one of them",
    Kind.FOUND: "found in the ratings, said by nobody",
    Kind.BOTH: "said, and found in the ratings",
}


def show(found: RepairPicture) -> None:
    """Print each session with what may be said of it, then each hurt."""
    console = Console(highlight=False)
    if not found.sessions:
        console.print("There are no sessions in this table.")
        return
    console.print(_sessions(found.sessions))
    for one in found.hurts:
        console.print(Text(_hurt(one)))
    console.print(Text("A rating is no diagnosis. Ask.", style="dim"))


def _sessions(sessions: tuple[Session, ...]) -> Table:
    table = Table(box=box.SIMPLE)
    for column in ("session", "when", "level (90 %)", "therapist higher by", "said", ""):
        table.add_column(column)
    for one in sessions:
        table.add_row(
            f"{one.session}",
            f"{one.when}",
            f"{one.level.value:.3g} ({one.level.low:.3g} to {one.level.high:.3g})",
            "" if one.gap is None else f"{one.gap:+.3g}",
            "yes" if one.declared else "",
            FLAGS[one.flag],
        )
    return table


def _hurt(one: Hurt) -> str:
    until = f"session {one.first}" + (f" to {one.last}" if one.last != one.first else "")
    ends = f"repaired in session {one.repaired}" if one.repaired else "open"
    return f"{until.capitalize()}: {KINDS[one.kind]}; {ends}."


def show_trials(trials: tuple[Trial, ...], seed: int) -> None:
    """Print for each world what was found beside each rule, and how true the odds were."""
    console = Console(highlight=False)
    for one in trials:
        console.print(
            f"{one.setting.name}: {one.people} people, {one.setting.sessions} sessions, "
            f"{one.strained:.3f} of them strained; seed {seed}",
            style="bold",
        )
        console.print(_found(one))
        console.print(_bins(one))
        for said in one.said:
            console.print(
                f"above {said.above}: {said.right:.2f} of strained sessions, "
                f"{said.wrong:.3f} of the others"
            )
        console.print()


def _found(trial: Trial) -> Table:
    table = Table(box=box.SIMPLE)
    table.add_column("5 in 100 false alarms", no_wrap=True)
    columns = ("found", "at 2 in 100", "right", "strains", "ranked")
    for column in columns:
        table.add_column(column, justify="right")
    for one in trial.found:
        numbers = (one.sessions, one.strictly, one.right, one.strains, one.ranked)
        table.add_row(one.finder, *(f"{number:.2f}" for number in numbers))
    return table


def _bins(trial: Trial) -> Table:
    table = Table(box=box.SIMPLE)
    for column in ("said", "so", "sessions"):
        table.add_column(column, justify="right")
    for one in trial.bins:
        table.add_row(f"{one.said:.2f}", f"{one.so:.2f}", f"{one.n}")
    return table

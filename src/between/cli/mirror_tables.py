"""The mirror as tables to read in a terminal."""

from collections.abc import Iterator
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from between.cli.mirror_claims import claimed
from between.core.estimate import Estimate, Silence
from between.insight.reflection import AnotherWay, Case, MirrorPicture, Row, Tag
from between.story.episode import Component
from between.story.vocabulary import CHIPS

TITLES: Final = {
    Component.WISH: "What I want",
    Component.OTHER: "What they do",
    Component.SELF: "And me",
}
HEADLINES: Final = {
    Case.NO_MOMENTS: "There are no moments to count.",
    Case.TOO_FEW: "{moments} with {people}: too few to say what returns.",
    Case.NO_THERAPIST: "No moments with a therapist; what returns with others stands below.",
    Case.THERAPIST_NOT_SAFE: "The therapist is marked as not safe, and left out.",
    Case.TOO_FEW_WITH_THERAPIST: "{told} told with {therapist}: too few to say anything.",
    Case.TOO_FEW_WITH_OTHERS: "{told} told with others: too few to compare.",
    Case.NOTHING_SETTLED: "Nothing can be said for sure yet. This is usual for a long time.",
    Case.ONE_IN_BOTH: "One thing comes up often both with {therapist} and with others: {row}.",
    Case.SEVERAL_IN_BOTH: "{n} things come up often both with {therapist} and with others.",
    Case.ELSEWHERE: "Comes up with others and less with {therapist}: {row}.",
    Case.WITH_THERAPIST: "Comes up with {therapist} more than elsewhere: {row}.",
}


def show(picture: MirrorPicture) -> None:
    """Print the picture: exceptions first, then what may be said, then the silences."""
    console = Console(highlight=False)
    for one in picture.exceptions:
        console.print(Text(_another_way(one)))
    console.print(Text(_headline(picture), style="bold"))
    console.print(_people(picture))
    for component, title in TITLES.items():
        rows = [row for row in picture.rows if row.component is component]
        told = [row for row in rows if row.tag is not Tag.TOO_EARLY]
        if told:
            console.print(_patterns(title, told))
    for line in claimed(picture):
        console.print(Text(line))
    for line in _quiet(picture):
        console.print(Text(line, style="dim"))


def _another_way(one: AnotherWay) -> str:
    day = f"{one.when:%Y-%m-%d}"
    return f"With {one.name} it went another way: {CHIPS[one.own].done}, on {day}."


def _headline(picture: MirrorPicture) -> str:
    head = picture.headline
    return HEADLINES[head.case].format(
        moments=_many(head.moments, "moment", "moments"),
        told=head.told,
        people=_many(head.people, "person", "people"),
        therapist=picture.therapist.name if picture.therapist else "nobody",
        n=len(head.codes),
        row=", ".join(CHIPS[code].row for code in head.codes),
    )


def _people(picture: MirrorPicture) -> Table:
    table = Table("With", "Role", box=box.SIMPLE)
    for name in ("Moments", "Wish told", "Other told", "Self told"):
        table.add_column(name, justify="right")
    for one in picture.relationships:
        place = " (therapist's place)" if one.is_therapist else ""
        note = "" if one.safe else " (left out)"
        table.add_row(
            Text(f"{one.name}{place}{note}"),
            one.role.value,
            str(one.n),
            *(str(one.n_coded[component]) for component in Component),
        )
    return table


def _patterns(title: str, rows: list[Row]) -> Table:
    table = Table(title, "", box=box.SIMPLE)
    table.add_column("With the therapist, of 100", justify="right")
    table.add_column("With others, of 100", justify="right")
    for row in rows:
        table.add_row(row.label, row.tag.value, _rate(row.therapist), _rate(row.others))
    return table


def _rate(rate: Estimate | Silence) -> str:
    if isinstance(rate, Silence):
        return "-"
    return (
        f"{100 * rate.value:.0f} (could be {100 * rate.low:.0f} to {100 * rate.high:.0f})"
    )


def _many(n: int, one: str, several: str) -> str:
    return f"{n} {one if n == 1 else several}"


def _quiet(picture: MirrorPicture) -> Iterator[str]:
    """Give a line for what is closest, what is too early, and each silence."""
    if isinstance(picture.closest, Silence):
        yield f"Closest to what happens with the therapist: {picture.closest.sentence}"
    else:
        share = f"{100 * picture.closest.probability:.0f} in 100"
        yield f"Closest to what happens with the therapist: {picture.closest.name} ({share})."
    early = sum(row.tag is Tag.TOO_EARLY for row in picture.rows)
    yield f"Too early to say: {early} of {len(picture.rows)} rows (all are in --json)."
    for component, title in TITLES.items():
        silence = picture.shapes[component].overlap
        if isinstance(silence, Silence):
            yield f"{title}: {silence.sentence}"
    for one in picture.left_out:
        yield f"Left out, being marked as not safe: {one.name}."
    if picture.dreams:
        yield f"Dreams, not counted: {picture.dreams}."
    yield "These are patterns in what was written down, not facts about who somebody is."

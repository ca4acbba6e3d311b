"""Ways back as pages show them: a line for each step in the reader's own person, never a mark."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from between.records.joined import Joined, Side
from between.records.repairs import Ledgers
from between.story.meeting import By
from between.story.repair import WHOSE, Attempt, Repair, Step, Tick

OWN: dict[Step, str | Promise] = {
    Step.RAISED: lazy("I said it"),
    Step.HEARD: lazy("I heard it"),
    Step.CONTRIBUTION: lazy("This was my part"),
    Step.DIFFERENT: lazy("This will be different"),
    Step.REPAIRED: lazy("It is all right between us"),
    Step.STOPPED: lazy("It stopped here"),
}
OF_CLIENT: dict[Step, str | Promise] = {
    Step.RAISED: lazy("Your client said it"),
    Step.REPAIRED: lazy("Your client says: it is all right between us"),
    Step.STOPPED: lazy("Your client says: it stopped here"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a ledger; `day` is empty where nobody ticked it, `mine` where the reader may."""

    step: Step
    label: str
    mine: bool
    day: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayBack:
    """The ledger of one hurt as one of the two reads it; `earlier` is what stopped before."""

    hurt: UUID
    attempt: int
    lines: list[Line]
    earlier: list[list[Line]]
    is_repaired: bool
    has_begun: bool


def way_back(found: Repair, with_: Joined, zone: ZoneInfo) -> WayBack:
    """Return the ledger in the words of the side that reads it."""
    before = [one for one in found.attempts if one is not found.present]
    return WayBack(
        hurt=found.hurt,
        attempt=found.present.number,
        lines=list(_lines(found.present, with_, zone)),
        earlier=[[line for line in _lines(one, with_, zone) if line.day] for one in before],
        is_repaired=found.is_repaired,
        has_begun=found.has_begun,
    )


def every(found: Ledgers, with_: Joined, zone: ZoneInfo) -> dict[UUID, WayBack]:
    """Return the ledger of each hurt of which anything was ticked."""
    return {one: way_back(found.of(one), with_, zone) for one in found.hurts}


def _lines(attempt: Attempt, with_: Joined, zone: ZoneInfo) -> Iterator[Line]:
    """Yield the five lines, and that it stopped where somebody said so."""
    for step in Step:
        tick = attempt.ticks.get(step)
        if step is Step.STOPPED and tick is None:
            continue
        own = By(with_.side.value)
        yield Line(
            step=step,
            label=_label(step, with_, tick),
            mine=own in WHOSE[step],
            day=date_format(tick.when.astimezone(zone), "j F") if tick else "",
            words=tick.words if tick else "",
        )


def _label(step: Step, with_: Joined, tick: Tick | None) -> str:
    own = By(with_.side.value)
    if own in WHOSE[step] and (tick is None or tick.by is own):
        return str(OWN[step])
    if with_.side is Side.THERAPIST:
        return str(OF_CLIENT[step])
    return _of_therapist(step) % {"name": with_.names.therapist or _("Your therapist")}


def _of_therapist(step: Step) -> str:
    return {
        Step.HEARD: _("%(name)s heard it"),
        Step.CONTRIBUTION: _("%(name)s named their part"),
        Step.DIFFERENT: _("%(name)s said what will be different"),
        Step.STOPPED: _("%(name)s says: it stopped here"),
    }[step]

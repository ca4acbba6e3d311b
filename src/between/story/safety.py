"""A safety plan: six steps for a bad hour, written in a better one, in the person's own words.

The order is that of Stanley and Brown (2012), the wording is ours; see docs/safety.md.
"""

from dataclasses import dataclass
from datetime import datetime


def _(text: str) -> str:
    """Mark `text` for the translators; the pages translate when they speak."""
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One of the six: what it is called, and what may stand there."""

    name: str
    title: str
    help: str


STEPS = (
    Step(
        name="signs",
        title=_("How I notice that it is getting hard"),
        help=_("Thoughts, pictures, moods; what I begin to do, or stop doing."),
    ),
    Step(
        name="alone",
        title=_("What I can do alone"),
        help=_("Small things that carry me through the next hour, and where they lie."),
    ),
    Step(
        name="distract",
        title=_("People and places that take my mind off it"),
        help=_("Without having to talk about it: a walk with somebody, a café, a library."),
    ),
    Step(
        name="ask",
        title=_("People I can ask for help"),
        help=_("Names and numbers, and the sentence I would begin with."),
    ),
    Step(
        name="professionals",
        title=_("Professionals and lines I can call"),
        help=_(
            "Practice, doctor, crisis line, hospital: numbers, and when they are there."
        ),
    ),
    Step(
        name="safer",
        title=_("How I make the place around me safer"),
        help=_("What I put away, lock up or give to somebody on such days."),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPlan:
    """What stands in each of the six steps; each may stay empty."""

    signs: str = ""
    alone: str = ""
    distract: str = ""
    ask: str = ""
    professionals: str = ""
    safer: str = ""
    when: datetime

    def of(self, step: Step) -> str:
        """Return what stands in one step, or nothing."""
        return str(getattr(self, step.name))

    @property
    def told(self) -> tuple[tuple[Step, str], ...]:
        """The steps in which something stands, in their order."""
        return tuple((step, self.of(step)) for step in STEPS if self.of(step).strip())

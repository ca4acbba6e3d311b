"""What a person noticed themselves: it stands above whatever was counted."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from between.story.body import Figure

# Fields that say which form it is, or nothing without another field beside them.
PAPER = frozenset(
    {
        *("leaf", "place", "version", "zone", "next", "who_role", "reality", "about"),
        *("figure", "listed", "episode", "hurt", "person", "feeling", "following"),
        *("stage", "press", "step", "pace"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticing:
    """ "I notice that when ..., I ...", with the moment at which it was written."""

    words: str
    when: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The writer's own names for chips: code to name ("the tortoise" for s2)."""

    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What an account wants of its pages."""

    zone: str = "UTC"
    recovery_tried_on: str = ""
    # By which a therapist's clients know them.
    shown_name: str = ""
    # Sessions before which no line of the evening before stands, and what else was left.
    put_away: tuple[UUID, ...] = ()
    # The outline on which they paint.
    figure: Figure = Figure.NEUTRAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed into the form at `place` and not yet kept, as it was posted."""

    place: str
    fields: dict[str, list[str]]
    when: datetime
    held: bool = False

    @property
    def leaf(self) -> UUID | None:
        """The sheet of paper it was typed on: each form that is opened gets a fresh one."""
        try:
            return UUID(self.fields.get("leaf", [""])[-1])
        except (ValueError, IndexError):
            return None

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed yet."""
        own = (values for name, values in self.fields.items() if name not in PAPER)
        return not any(value.strip() for values in own for value in values)

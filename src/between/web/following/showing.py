"""What the pages of a practice say beside its steps: how long, since when, how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import CannotBeOpened, Kept, Missing
from between.story.body import Painting, Stage
from between.story.episode import Episode, Precision
from between.story.following import ORDER, Belongs, Ended, Following, Step, is_late
from between.web import dates, notebook, telling
from between.web.notebook import Notebook

TITLES: Mapping[Step, str | Promise] = {
    Step.ARRIVE: gettext_lazy("Arrive"),
    Step.EASY: gettext_lazy("An easy place"),
    Step.WHERE: gettext_lazy("Where something is"),
    Step.LIKE: gettext_lazy("What it is like"),
    Step.EDGE: gettext_lazy("At the edge"),
    Step.BACK: gettext_lazy("There and back"),
    Step.ASK: gettext_lazy("If you like, ask"),
    Step.NOW: gettext_lazy("Where it is now"),
}
ENDS: Mapping[Ended | None, str | Promise] = {
    Ended.FINISHED: gettext_lazy("gone to the end"),
    Ended.STOPPED: gettext_lazy("stopped"),
    Ended.STRONGER: gettext_lazy("ended when it got stronger"),
    Ended.LEFT: gettext_lazy("left in the middle"),
    None: gettext_lazy("in the middle"),
}
ABOUT: Mapping[int, str | Promise] = {
    15: gettext_lazy("about a quarter of a minute"),
    20: gettext_lazy("about twenty seconds"),
    30: gettext_lazy("about half a minute"),
    40: gettext_lazy("about forty seconds"),
    45: gettext_lazy("about three quarters of a minute"),
    60: gettext_lazy("about a minute"),
    90: gettext_lazy("about a minute and a half"),
    120: gettext_lazy("about two minutes"),
}
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeTold:
    """A practice as a page shows it."""

    id: UUID
    version: int
    story: Following
    when: str
    how: str
    belongs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The paintings of a practice in their order, and when the latest was made."""

    before: tuple[UUID, ...] = ()
    after: tuple[UUID, ...] = ()
    latest: datetime | None = None

    def __bool__(self) -> bool:
        return self.latest is not None


def tell(kept: Kept[Following], notes: Notebook, now: datetime) -> PracticeTold:
    story = kept.story
    return PracticeTold(
        id=kept.id,
        version=kept.version,
        story=story,
        when=dates.in_full(story.when, notes.zone.key, now, precision=Precision.MINUTE),
        how=str(ENDS[story.ended]),
        belongs=belongs(story, notes),
    )


def belongs(story: Following, notes: Notebook) -> str:
    """Return to whom or what it belongs, as it was said; nothing where nothing was said."""
    match story.belongs:
        case Belongs.PERSON:
            return notes.who(story.person)
        case Belongs.MOMENT:
            return _("a moment")
        case Belongs.NOBODY:
            return _("no, with nobody")
        case Belongs.UNKNOWN:
            return _("don't know")
        case None:
            return ""


def moment_of(keys: Unlocked, story: Following) -> Kept[Episode] | None:
    """Return the moment with which it belongs, while that is there."""
    try:
        return shelf.one(keys, Episode, story.moment) if story.moment else None
    except (Missing, CannotBeOpened):
        return None


def moment(episode: Episode, notes: Notebook, now: datetime) -> str:
    """Return a moment in a few words: when it was, and with whom."""
    when, who = telling.when(episode, notes, now), notes.who(episode.person)
    return _("%(when)s, with %(who)s") % {"when": when, "who": who} if who else when


def late(keys: Unlocked, now: datetime) -> bool:
    """Whether it is late in the evening on this person's own clock."""
    return is_late(now.astimezone(notebook.zone_of(keys)).time())


def number(story: Following, *, is_late: bool) -> tuple[int, int]:
    """Return which step it is of how many; late in the evening there is one less."""
    order = [step for step in ORDER if not (is_late and step is Step.ASK)]
    return 1 + order.index(story.step), len(order)


def since(at: datetime, now: datetime) -> str:
    """Return how long ago somebody stopped in the middle, in a whole sentence."""
    ago = now - at
    if ago < 0.75 * HOUR:
        return _("You stopped in the middle, a while ago.")
    if ago < 1.5 * HOUR:
        return _("You stopped in the middle, an hour ago.")
    if ago < 24 * HOUR:
        return _("You stopped in the middle, some hours ago.")
    return _("You stopped in the middle, some days ago.")


def marks(keys: Unlocked, following: UUID) -> Marks:
    """Return the paintings that belong to a practice."""
    kept = [x for x in shelf.take(keys, Painting).kept if x.story.following == following]
    kept.sort(key=lambda one: (one.story.when, one.id))
    by = {stage: tuple(x.id for x in kept if x.story.stage is stage) for stage in Stage}
    return Marks(
        before=by[Stage.BEFORE],
        after=by[Stage.AFTER],
        latest=kept[-1].story.when if kept else None,
    )


def touched(story: Following, marks: Marks) -> Following:
    """Return it as touched when something was marked: that is no pause."""
    return replace(story, at=max(story.at, marks.latest or story.at))

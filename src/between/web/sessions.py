"""Sessions and absences of a bond, in words, on the reader's own clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from between.records import joints
from between.records.keyroom import Unlocked
from between.records.shelf import Kept, Missing
from between.story.meeting import Absence, By, Course, Meeting

COURSES: dict[Course, str | Promise] = {
    Course.PLANNED: gettext_lazy("planned"),
    Course.HELD: gettext_lazy("we met"),
    Course.LATE: gettext_lazy("somebody was late"),
    Course.MISSED: gettext_lazy("missed"),
    Course.CANCELLED: gettext_lazy("cancelled"),
    Course.MOVED: gettext_lazy("moved"),
}
BY: dict[By, str | Promise] = {
    By.CLIENT: gettext_lazy("the client"),
    By.THERAPIST: gettext_lazy("the therapist"),
    By.BOTH: gettext_lazy("both"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A meeting as a page shows it."""

    id: UUID
    when: str
    course: str
    is_ahead: bool


def taken(keys: Unlocked, bond: UUID) -> list[Kept[Meeting]]:
    """Return all meetings of a bond, the earliest first."""
    found = joints.take(keys, bond, Meeting)
    return sorted(found, key=lambda one: (one.story.start, one.id))


def one(keys: Unlocked, bond: UUID, meeting: UUID) -> Kept[Meeting]:
    """Return one meeting of a bond, or raise `Missing`."""
    for found in taken(keys, bond):
        if found.id == meeting:
            return found
    raise Missing


def shown(one: Kept[Meeting], zone: ZoneInfo) -> Session:
    return Session(
        id=one.id,
        when=in_words(one.story.start, zone),
        course=course(one.story),
        is_ahead=one.story.is_ahead,
    )


def in_words(start: datetime, zone: ZoneInfo) -> str:
    """Return "Thursday 7 May 2026, 14:00"."""
    return date_format(start.astimezone(zone), "l j F Y, H:i")


def soon(start: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return "Thursday 7 May, 14:00", with the year where it is another one."""
    there, here = start.astimezone(zone), now.astimezone(zone)
    is_this_year = there.year == here.year
    return date_format(there, "l j F, H:i" if is_this_year else "l j F Y, H:i")


def course(meeting: Meeting) -> str:
    """Return what became of it, and by whom, where that was said."""
    said = str(COURSES[meeting.course])
    if meeting.by is None or meeting.course in {Course.PLANNED, Course.HELD}:
        return said
    return _("%(course)s (%(who)s)") % {"course": said, "who": BY[meeting.by]}


def following(meetings: Iterable[Kept[Meeting]], now: datetime) -> Kept[Meeting] | None:
    """Return the next planned meeting that is not over."""
    ahead = (one for one in meetings if one.story.is_ahead and one.story.start >= now)
    return next(ahead, None)


def next_one(keys: Unlocked, bond: UUID, now: datetime, zone: ZoneInfo) -> str:
    """Return when the next session is, or nothing."""
    found = following(taken(keys, bond), now)
    return soon(found.story.start, now, zone) if found else ""


def first_after(keys: Unlocked, bond: UUID, day: date, zone: ZoneInfo) -> str:
    """Return when the first session after `day` (in UTC) is or was, or nothing."""
    for one in taken(keys, bond):
        # On the day itself nobody knows which of the two came first.
        is_after = one.story.start.astimezone(UTC).date() > day
        if is_after and (one.story.is_ahead or one.story.counts):
            return date_format(one.story.start.astimezone(zone), "j F")
    return ""


def away(keys: Unlocked, bond: UUID, name: str, today: date) -> list[str]:
    """Say when the therapist is away, now or later, and whom they named for these days."""
    absences = (one.story for one in joints.take(keys, bond, Absence))
    ahead = sorted((one for one in absences if one.last >= today), key=lambda x: x.first)
    return [_away(one, name) for one in ahead]


def _away(absence: Absence, name: str) -> str:
    said = _(
        "%(name)s is away from %(first)s to %(last)s and reads nothing in that time."
    ) % {
        "name": name or _("Your therapist"),
        "first": date_format(absence.first, "j F"),
        "last": date_format(absence.last, "j F Y"),
    }
    if not absence.cover:
        return said
    return said + " " + _("For these days they named: %(cover)s") % {"cover": absence.cover}

"""When two meet, what became of it, and when one of them is away."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from between.story.meeting import Absence, By, Course, Meeting
from between.web.fields import LONGEST_WORDS, One, Version, Words
from between.web.sessions import BY, COURSES

FURTHEST = timedelta(days=3 * 366)


def day(label: Any, *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={
            "invalid": _("This day cannot be read. Write it 2026-05-03."),
            "required": _("Choose a day."),
        },
    )


def clock(*, required: bool = True) -> forms.TimeField:
    return forms.TimeField(
        label=_("Time"),
        required=required,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "invalid": _("This time cannot be read. Write it 14:02."),
            "required": _("Choose a time."),
        },
    )


class MeetingForm(forms.Form):
    """A new session."""

    day = day(_("Day"))
    time = clock()
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=10,
        max_value=240,
        initial=50,
        error_messages={"invalid": _("Write how many minutes, like 50.")},
    )

    def __init__(self, *args: Any, zone: ZoneInfo, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.now = zone, now

    def clean_day(self) -> Any:
        found = self.cleaned_data["day"]
        if found and abs(found - self.now.date()) > FURTHEST:
            raise forms.ValidationError(
                _("This day is more than three years away. Look at the year.")
            )
        return found

    def start(self) -> datetime:
        data = self.cleaned_data
        there = datetime.combine(data["day"], data["time"], tzinfo=self.zone)
        return there.astimezone(UTC)

    def to_story(self) -> Meeting:
        return Meeting(start=self.start(), minutes=self.cleaned_data.get("minutes") or 50)


class CourseForm(MeetingForm):
    """What became of a session; a moved one needs its new time, and has one from then on."""

    course = One(label=_("What became of it?"), choices=list(COURSES.items()))
    by = One(label=_("By whom?"), choices=[("", "–"), *BY.items()])
    day = day(_("If it was moved: the new day"), required=False)
    time = clock(required=False)
    version = Version(required=False)
    minutes = None  # type: ignore[assignment] # it stays as long as it was
    field_order = ("course", "by", "day", "time", "version")

    def __init__(self, *args: Any, before: Course, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = before
        if before is Course.MOVED:
            del self.fields["day"], self.fields["time"]

    @property
    def moves(self) -> bool:
        """Whether it is moved by this, and was not moved before."""
        is_moved = self.cleaned_data.get("course") == Course.MOVED
        return is_moved and self.before is not Course.MOVED

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("day", "time") if self.moves else ():
            if not cleaned.get(name) and not self.has_error(name):
                self.add_error(name, self.fields[name].error_messages["required"])
        return cleaned

    def changed(self, before: Meeting) -> Meeting:
        by = self.cleaned_data["by"]
        return Meeting(
            start=before.start,
            minutes=before.minutes,
            course=Course(self.cleaned_data["course"] or Course.PLANNED),
            by=By(by) if by else None,
        )


class AbsenceForm(forms.Form):
    first = day(_("Away from"))
    last = day(_("to"))
    cover = Words(label=_("Who is there meanwhile?"), rows=2)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("This day lies before the first one."))
        return cleaned

    def to_story(self) -> Absence:
        data = self.cleaned_data
        return Absence(first=data["first"], last=data["last"], cover=data["cover"])


class NoteForm(forms.Form):
    version = Version(required=False)
    words = Words(
        label=_("For myself"),
        help_text=_("Nobody else ever sees this."),
        longest=LONGEST_WORDS,
        rows=4,
    )

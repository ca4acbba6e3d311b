"""Sessions in a calendar of one's own: a file, and before it who may come to read it."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy

from between.exchange.calendar import Dated, to_ics
from between.records import joined, joints
from between.records.shelf import Kept
from between.story.meeting import Course, Meeting
from between.web import doors, tabs
from between.web import sessions as taken_from
from between.web.fields import LONGEST_NAME, Words
from between.web.http import UnlockedRequest, page, posted

# What was moved or cancelled comes along, so that a calendar which had it strikes it out.
COMES_ALONG: Final = {Course.PLANNED, Course.MOVED, Course.CANCELLED}
WORD: Final = gettext_lazy("Appointment")


class WordForm(forms.Form):
    word = Words(
        label=gettext_lazy("What is it called there?"),
        help_text=gettext_lazy(
            "Any word you like. Left empty, it is called “Appointment”."
        ),
        longest=LONGEST_NAME,
    )

    def said(self) -> str:
        return " ".join(self.cleaned_data["word"].split()) or str(WORD)


@doors.unlocked
def sessions(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    found = (
        one
        for one in taken_from.taken(request.keys, bond)
        if one.story.start >= request.now and one.story.course in COMES_ALONG
    )
    return _file(request, bond, list(found))


@doors.unlocked
def session(request: UnlockedRequest, bond: UUID, meeting: UUID) -> HttpResponse:
    return _file(request, bond, [taken_from.one(request.keys, bond, meeting)])


def _file(
    request: UnlockedRequest, bond: UUID, meetings: list[Kept[Meeting]]
) -> HttpResponse:
    with_ = joined.mine(request.keys, bond)
    form = WordForm(posted(request), initial={"word": WORD})
    if not meetings or not form.is_valid():
        context = {"bond": with_, "form": form, "count": len(meetings)}
        context["tab"] = tabs.of(with_)
        return page(request, "together/own_calendar.html", context)
    made = to_ics(_dated(request, bond, meetings), form.said(), request.now)
    return HttpResponse(
        made,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="sessions.ics"'},
    )


def _dated(
    request: UnlockedRequest, bond: UUID, meetings: Iterable[Kept[Meeting]]
) -> list[Dated]:
    return [
        Dated(
            uid=joints.outside(request.keys, bond, one.id),
            changes=one.version - 1,
            meeting=one.story,
        )
        for one in meetings
    ]

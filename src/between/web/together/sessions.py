"""The calendar of two people: made by either, and what became of each session."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from between.records import joined, joints, mails
from between.records.joined import Joined, Side
from between.records.shelf import Kept, Missing, Stale
from between.story.card import may_have_card
from between.story.meeting import Absence, Meeting, MeetingNote
from between.web import after, doors, nearness, notebook, receipts, sessions, tabs
from between.web.http import UnlockedRequest, page, posted
from between.web.together import notes
from between.web.together.forms import AbsenceForm, CourseForm, MeetingForm, NoteForm


@doors.unlocked
def calendar(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    with_, zone = joined.mine(request.keys, bond), notebook.zone_of(request.keys)
    form = MeetingForm(posted(request), zone=zone, now=request.now)
    if not with_.has_ended and form.is_valid() and _is_free(request, with_, form):
        joints.put(request.keys, bond, form.to_story(), request.now.date())
        _tell(request, with_)
        receipts.kept(request, zone)
        return redirect("sessions", bond)
    nearness.look_ahead(request.keys, request.now)
    return page(request, "together/sessions.html", _context(request, with_, form))


@require_POST
@doors.unlocked
def absence(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    """Say when one is away: for therapists, since nobody waits for a client to read."""
    with_, zone = joined.mine(request.keys, bond), notebook.zone_of(request.keys)
    form = AbsenceForm(request.POST)
    if with_.side is not Side.THERAPIST or with_.has_ended:
        raise Missing
    if form.is_valid():
        joints.put(request.keys, bond, form.to_story(), request.now.date())
        mails.tell(with_, request.now)
        receipts.kept(request, zone)
        return redirect("sessions", bond)
    meeting = MeetingForm(zone=zone, now=request.now)
    context = _context(request, with_, meeting) | {"absence": form, "wrong": form}
    return page(request, "together/sessions.html", context)


@require_POST
@doors.unlocked
def present(request: UnlockedRequest, bond: UUID, absence: UUID) -> HttpResponse:
    """Take an absence out again."""
    with_ = joined.mine(request.keys, bond)
    if with_.side is not Side.THERAPIST:
        raise Missing
    joints.remove(request.keys, bond, Absence, absence)
    mails.tell(with_, request.now)
    messages.success(request, _("Taken out."))
    return redirect("sessions", bond)


@doors.unlocked
def session(request: UnlockedRequest, bond: UUID, meeting: UUID) -> HttpResponse:
    with_, kept = joined.mine(request.keys, bond), sessions.one(request.keys, bond, meeting)
    form = _course(request, kept, posted(request))
    if with_.has_ended or not form.is_valid():
        return _shown(request, with_, kept, form=form)
    try:
        _change(request, bond, kept, form)
    except Stale:
        messages.info(request, _("This was changed elsewhere in the meantime. Look again."))
    else:
        _tell(request, with_)
        receipts.kept(request, notebook.zone_of(request.keys))
    return redirect("sessions", bond)


@require_POST
@doors.unlocked
def note(request: UnlockedRequest, bond: UUID, meeting: UUID) -> HttpResponse:
    """Keep a note of one's own: on one's own shelf, never in the bond."""
    with_, kept = joined.mine(request.keys, bond), sessions.one(request.keys, bond, meeting)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _shown(request, with_, kept, note=form)
    try:
        said, version = form.cleaned_data["words"], form.cleaned_data["version"]
        notes.keep(request.keys, meeting, said, request.now, version=version)
    except Stale:
        other = notes.of(request.keys, meeting)
        again = {**form.cleaned_data, "version": other.version if other else 0}
        return _shown(request, with_, kept, note=NoteForm(again), other=other)
    receipts.kept(request, notebook.zone_of(request.keys))
    return redirect("session", bond, meeting)


def _course(
    request: UnlockedRequest, kept: Kept[Meeting], said: QueryDict | None = None
) -> CourseForm:
    zone, story = notebook.zone_of(request.keys), kept.story
    initial = {"course": story.course, "by": story.by, "version": kept.version}
    return CourseForm(
        said, initial=initial, zone=zone, now=request.now, before=story.course
    )


def _shown(
    request: UnlockedRequest,
    with_: Joined,
    kept: Kept[Meeting],
    *,
    form: CourseForm | None = None,
    note: NoteForm | None = None,
    other: Kept[MeetingNote] | None = None,
) -> HttpResponse:
    """Show a session; `other` is the note that another window kept meanwhile."""
    zone = notebook.zone_of(request.keys)
    context = {
        "bond": with_,
        "tab": tabs.of(with_),
        "session": sessions.shown(kept, zone),
        "form": form or _course(request, kept),
        "note": note or NoteForm(initial=_noted(request, kept.id)),
        "other": other,
        "after": after.asked(request.keys, with_, request.now, zone),
        "may_have_card": may_have_card(kept.story, request.now),
    }
    return page(request, "together/session.html", context, status=409 if other else 200)


def _noted(request: UnlockedRequest, meeting: UUID) -> dict[str, object]:
    kept = notes.of(request.keys, meeting)
    return {"version": kept.version, "words": kept.story.words} if kept else {}


def _change(
    request: UnlockedRequest, bond: UUID, kept: Kept[Meeting], form: CourseForm
) -> None:
    if form.cleaned_data["version"] != kept.version:
        raise Stale(kept.version)
    story, day = form.changed(kept.story), request.now.date()
    with transaction.atomic():
        joints.change(request.keys, kept, bond, story, day)
        if form.moves:
            moved = Meeting(start=form.start(), minutes=kept.story.minutes)
            joints.put(request.keys, bond, moved, day)


def _tell(request: UnlockedRequest, with_: Joined) -> None:
    """Let the other hear that the calendar changed, and look ahead for oneself."""
    mails.tell(with_, request.now)
    nearness.look_ahead(request.keys, request.now)


def _is_free(request: UnlockedRequest, with_: Joined, form: MeetingForm) -> bool:
    planned = (
        one.story for one in sessions.taken(request.keys, with_.bond) if one.story.is_ahead
    )
    if any(one.start == form.start() for one in planned):
        form.add_error("time", _("There is a session at this time already."))
    return not form.errors


def _context(
    request: UnlockedRequest, with_: Joined, form: MeetingForm
) -> dict[str, object]:
    zone = notebook.zone_of(request.keys)
    found = [sessions.shown(one, zone) for one in sessions.taken(request.keys, with_.bond)]
    return {
        "bond": with_,
        "tab": tabs.of(with_),
        "form": form,
        "sessions": found[::-1],
        "absences": joints.take(request.keys, with_.bond, Absence),
        "absence": AbsenceForm() if with_.side is Side.THERAPIST else None,
    }

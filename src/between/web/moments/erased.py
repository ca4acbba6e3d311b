"""What was erased within a day, and the way back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from between.records import shelf
from between.records.keyroom import Unlocked
from between.story.codec import Story
from between.story.episode import Episode
from between.story.noticing import Draft, Noticing
from between.story.people import Person
from between.web import doors, notebook, telling
from between.web.http import UnlockedRequest, page
from between.web.moments.who import second_therapist
from between.web.notebook import Notebook

KINDS: dict[str, type[Story]] = {
    "moment": Episode,
    "person": Person,
    "noticing": Noticing,
    "draft": Draft,
}


@doors.unlocked
def erased(request: UnlockedRequest) -> HttpResponse:
    notes = notebook.of(request.keys)
    rows = [
        {"kind": kind, "id": kept.id, "words": _words(kept.story, notes, request)}
        for kind, story in KINDS.items()
        for kept in shelf.take_erased(request.keys, story, request.now).kept
    ]
    return page(request, "moments/erased.html", {"rows": rows, "tab": "moments"})


@require_POST
@doors.unlocked
def returning(request: UnlockedRequest, kind: str, entry: UUID) -> HttpResponse:
    """Bring back what was erased."""
    if kind not in KINDS:
        raise Http404
    if kind == "person" and (sentence := _no_room(request.keys, entry, request)):
        messages.info(request, sentence)
        return redirect("erased")
    shelf.bring_back(request.keys, KINDS[kind], entry, request.now)
    messages.success(request, _("It is back."))
    return redirect("erased")


def _no_room(keys: Unlocked, entry: UUID, request: UnlockedRequest) -> str:
    gone = {k.id: k.story for k in shelf.take_erased(keys, Person, request.now).kept}
    if entry not in gone:
        raise Http404
    return second_therapist(gone[entry].role, entry, notebook.of(keys))


def _words(story: Story, notes: Notebook, request: UnlockedRequest) -> str:
    match story:
        case Person():
            return story.name
        case Noticing():
            return Truncator(story.words).chars(120)
        case Episode():
            when = telling.when(story, notes, request.now)
            words = Truncator(story.words).chars(80)
            return ", ".join(
                part for part in (when, notes.who(story.person), words) if part
            )
        case Draft():
            return Truncator(" · ".join(story.fields.get("words", []))).chars(120)
        case _:
            return ""

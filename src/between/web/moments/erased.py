"""What was erased within a day, and the way back."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from between.records import hurts, shelf
from between.records.keyroom import Unlocked
from between.story.body import Painting
from between.story.client_note import ClientNote
from between.story.codec import Story
from between.story.episode import Episode, Precision
from between.story.following import Following
from between.story.hurt import Hurt
from between.story.noticing import Draft, Noticing
from between.story.people import Person
from between.story.places import places_of
from between.story.safety import SafetyPlan
from between.web import dates, doors, notebook, paintings, telling
from between.web.http import UnlockedRequest, page
from between.web.moments.who import second_therapist
from between.web.notebook import Notebook

KINDS: dict[str, type[Story]] = {
    "moment": Episode,
    "person": Person,
    "noticing": Noticing,
    "draft": Draft,
    "plan": SafetyPlan,
    "client-note": ClientNote,
    "hurt": Hurt,
    "painting": Painting,
    "following": Following,
}


@doors.unlocked
def erased(request: UnlockedRequest) -> HttpResponse:
    notes = notebook.of(request.keys)
    rows = [row for kind in KINDS for row in _rows(kind, notes, request)]
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
    if kind == "plan" and shelf.has_any(request.keys, SafetyPlan):
        messages.info(request, _("There is a safety plan already. Erase that one first."))
        return redirect("erased")
    if kind == "hurt":
        hurts.bring_back(request.keys, entry, request.now)
    else:
        shelf.bring_back(request.keys, KINDS[kind], entry, request.now)
    messages.success(request, _("It is back."))
    return redirect("erased")


def _rows(
    kind: str, notes: Notebook, request: UnlockedRequest
) -> Iterator[Mapping[str, object]]:
    taken = shelf.take_erased(request.keys, KINDS[kind], request.now)
    for kept in taken.kept:
        if isinstance(kept.story, Draft) and kept.story.is_blank:
            continue  # a leaf that was turned: what it held is kept
        yield {"kind": kind, "id": kept.id, "words": _words(kept.story, notes, request)}
    for closed in taken.closed:
        yield {"kind": kind, "id": closed.id, "closed": closed}


def _no_room(keys: Unlocked, entry: UUID, request: UnlockedRequest) -> str:
    """Say who is the therapist already; of somebody unopened nobody knows what they were."""
    gone = {k.id: k.story for k in shelf.take_erased(keys, Person, request.now).kept}
    if entry not in gone:
        return ""
    return second_therapist(gone[entry].role, entry, notebook.of(keys))


def _words(story: Story, notes: Notebook, request: UnlockedRequest) -> str:
    match story:
        case Person():
            return story.name
        case Noticing() | ClientNote() | Hurt():
            return Truncator(_first(story)).chars(120)
        case Episode() | Following() | Painting():
            return ", ".join(part for part in _told(story, notes, request) if part)
        case SafetyPlan():
            return _("Safety plan")
        case Draft():
            return Truncator(" · ".join(story.fields.get("words", []))).chars(120)
        case _:
            return ""


def _told(
    story: Episode | Following | Painting, notes: Notebook, request: UnlockedRequest
) -> tuple[str, ...]:
    if isinstance(story, Episode):
        when = telling.when(story, notes, request.now)
        return when, notes.who(story.person), Truncator(story.words).chars(80)
    zone = notes.zone.key
    when = dates.in_full(story.when, zone, request.now, precision=Precision.MINUTE)
    if isinstance(story, Following):
        return _("Following a sensation"), when, Truncator(story.came).chars(80)
    return when, paintings.sentence(story, places_of(story.strokes))


def _first(story: Noticing | ClientNote | Hurt) -> str:
    if isinstance(story, Hurt):
        said = story.sentence or story.words
        return said or _("something between us")
    return story.words

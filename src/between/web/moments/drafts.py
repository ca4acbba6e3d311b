"""What was being written: kept as it was typed, continued or thrown away."""

from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from between.records import shelf
from between.records.shelf import Kept
from between.story.episode import Precision
from between.story.hurt_words import HURT_CHIPS
from between.story.noticing import Draft
from between.story.safety import STEPS
from between.story.vocabulary import CHIPS
from between.web import dates, doors, leaves, notebook
from between.web.http import UnlockedRequest, page
from between.web.notebook import Notebook
from between.web.telling import VALENCES

PLACES: dict[str, str | Promise] = {
    "moment-new": gettext_lazy("a moment"),
    "mark": gettext_lazy("a moment"),
    "moment-changing": gettext_lazy("a moment you were changing"),
    "person-new": gettext_lazy("a person"),
    "person-changing": gettext_lazy("a person you were changing"),
    "noticing-new": gettext_lazy("something you noticed"),
    "noticing-changing": gettext_lazy("something you noticed"),
    "mirror": gettext_lazy("something you noticed"),
    "names": gettext_lazy("your own names for the answers"),
    "plan-changing": gettext_lazy("your safety plan"),
    "card": gettext_lazy("a card after a session"),
    "hurt-new": gettext_lazy("something between us"),
    "hurt-step": gettext_lazy("something between us"),
    "painting-new": gettext_lazy("a picture of where you feel it"),
    "painting-changing": gettext_lazy("a picture you were changing"),
    "painting-felt": gettext_lazy("what it is like where you feel it"),
    "following-step": gettext_lazy("following a sensation"),
    "following-words": gettext_lazy("following a sensation"),
    "client-note-new": gettext_lazy("a note about a client"),
    "client-note-changing": gettext_lazy("a note about a client"),
}
# Forms whose draft is continued on another page than the one where it was written.
INSTEAD = {"mark": "moment-new", "mirror": "noticing-new"}
SHOWN = (
    *("valence", "who", "who_name", "wish", "other", "self", "feelings", "words", "name"),
    *("moment", "part"),
    *("happened", "needed", "did", "own", "whole", "small", "hardly"),
    *(step.name for step in STEPS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftShown:
    """A draft in the list: `onwards` is the page where it goes on, if there is one."""

    id: UUID
    what: str
    when: str
    words: str
    held: bool
    onwards: str


@doors.unlocked
def drafts(request: UnlockedRequest) -> HttpResponse:
    """Show the drafts, or keep one that a page sends while it is written."""
    if request.method == "POST":
        return _keep(request)
    notes, taken = notebook.of(request.keys), shelf.take(request.keys, Draft)
    newest = sorted(taken.kept, key=lambda kept: kept.story.when, reverse=True)
    context = {
        "drafts": [_shown(kept, notes, request) for kept in newest],
        "closed": taken.closed,
        "tab": "moments",
    }
    return page(request, "moments/drafts.html", context)


@require_POST
@doors.unlocked
def discarding(request: UnlockedRequest, draft: UUID) -> HttpResponse:
    shelf.erase(request.keys, Draft, draft, request.now)
    messages.success(request, _("Thrown away. For a day you can bring it back."))
    return redirect("drafts")


def _keep(request: UnlockedRequest) -> HttpResponse:
    place = request.POST.get("place") or _came_from(request)
    if _name(place) not in PLACES:
        return HttpResponseBadRequest("unknown place\n", content_type="text/plain")
    with transaction.atomic():  # the form itself may be on its way beside it
        if leaves.is_turned(request):
            return HttpResponse("kept already\n", status=409, content_type="text/plain")
        leaves.write(request, place)
    return HttpResponse(status=204)


def _shown(kept: Kept[Draft], notes: Notebook, request: UnlockedRequest) -> DraftShown:
    draft, name = kept.story, _name(kept.story.place)
    onwards = reverse(INSTEAD[name]) if name in INSTEAD else draft.place
    return DraftShown(
        id=kept.id,
        what=str(PLACES.get(name, _("something you were sending"))),
        when=dates.in_full(
            draft.when, notes.zone.key, request.now, precision=Precision.MINUTE
        ),
        words=_words(draft, notes, everything=name not in PLACES),
        held=draft.held,
        onwards=f"{onwards}?draft={kept.id}" if name in PLACES else "",
    )


def _words(draft: Draft, notes: Notebook, *, everything: bool) -> str:
    """Return what is known a draft by: its words, or the answers that were chosen."""
    names = [name for name in draft.fields if everything or name in SHOWN]
    said = (_said(name, one, notes) for name in names for one in draft.fields[name])
    return " · ".join(words for words in said if words)


def _said(name: str, value: str, notes: Notebook) -> str:
    if name == "valence":
        return str(next((label for way, label in VALENCES.items() if way == value), ""))
    if name == "who":
        return next(
            (one.name for id_, one in notes.people.items() if str(id_) == value), ""
        )
    if value in CHIPS:
        return notes.label(value)
    if value in HURT_CHIPS:
        return _(HURT_CHIPS[value].chip)
    return value


def _came_from(request: UnlockedRequest) -> str:
    """Return where the browser says it is, for pages that do not say so themselves."""
    try:
        return urlsplit(request.headers.get("Referer", "")).path
    except ValueError:
        return ""


def _name(place: str) -> str:
    try:
        return resolve(place).url_name or ""
    except (Resolver404, ValueError):
        return ""

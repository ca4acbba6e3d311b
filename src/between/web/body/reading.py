"""One painting: what was marked, what it is like there, what it belongs to."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from between.records import shelf
from between.story.body import Painting
from between.web import doors, notebook, paintings
from between.web.body import origins
from between.web.http import UnlockedRequest, page


@doors.unlocked
def painting(request: UnlockedRequest, painting: UUID) -> HttpResponse:
    kept, notes = shelf.one(request.keys, Painting, painting), notebook.of(request.keys)
    there = origins.still_there(request.keys, origins.of(kept.story).typed)
    context = {
        "told": paintings.tell(kept, notes, request.now),
        "belongs": origins.page_of(kept.story) if there else "",
        "is_safe": notes.is_safe(kept.story.person),
        "who": notes.who(kept.story.person),
        "tab": "body",
    }
    return page(request, "body/painting.html", context)


@doors.unlocked
def earlier(request: UnlockedRequest, painting: UUID) -> HttpResponse:
    notes = notebook.of(request.keys)
    versions = shelf.earlier(request.keys, Painting, painting)
    context = {
        "versions": [
            (kept.day, paintings.tell(kept, notes, request.now)) for kept in versions
        ],
        "painting": painting,
        "tab": "body",
    }
    return page(request, "body/earlier.html", context)


@require_POST
@doors.unlocked
def erasing(request: UnlockedRequest, painting: UUID) -> HttpResponse:
    shelf.erase(request.keys, Painting, painting, request.now)
    messages.success(request, _("Erased. For a day you can bring it back."))
    return redirect("body")

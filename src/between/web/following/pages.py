"""Past practices, each with what came; and just the room, of which nothing is kept."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from between.records import shelf
from between.story.following import Following
from between.web import doors, notebook
from between.web.following import showing
from between.web.http import AnyRequest, UnlockedRequest, onwards, page

A_PAGE = 50
TWO_MINUTES = 120


@require_safe
@doors.anyone
def room(request: AnyRequest) -> HttpResponse:
    """Stay with what can be seen and heard; `next` is where somebody came from."""
    context: dict[str, object] = {"back": onwards(request), "tab": "body"}
    context |= {"seconds": TWO_MINUTES, "about": showing.ABOUT[TWO_MINUTES]}
    return page(request, "following/room.html", context)


@doors.unlocked
def listed(request: UnlockedRequest) -> HttpResponse:
    taken, notes = shelf.take(request.keys, Following), notebook.of(request.keys)
    newest = sorted(taken.kept, key=lambda one: (one.story.when, one.id), reverse=True)
    shown = Paginator(newest, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "practices": [showing.tell(one, notes, request.now) for one in shown],
        "shown": shown,
        "closed": taken.closed,
        "tab": "body",
    }
    return page(request, "following/list.html", context)


@require_POST
@doors.unlocked
def erasing(request: UnlockedRequest, following: UUID) -> HttpResponse:
    shelf.erase(request.keys, Following, following, request.now)
    messages.success(request, _("Erased. For a day you can bring it back."))
    return redirect("followings")

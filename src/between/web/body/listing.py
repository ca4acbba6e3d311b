"""The first page of the body: what was painted, newest first, and the ways on."""

from django.core.paginator import Paginator
from django.http import HttpResponse

from between.records import shelf
from between.story.body import Painting
from between.web import doors, notebook, paintings
from between.web.http import UnlockedRequest, page

A_PAGE = 24


@doors.unlocked
def body(request: UnlockedRequest) -> HttpResponse:
    taken, notes = shelf.take(request.keys, Painting), notebook.of(request.keys)
    newest = paintings.newest(taken.kept)
    shown = Paginator(newest, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "paintings": [paintings.tell(one, notes, request.now) for one in shown],
        "shown": shown,
        "closed": taken.closed,
        "tab": "body",
    }
    return page(request, "body/body.html", context)

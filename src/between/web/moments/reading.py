"""Looking through what was kept: by time, by words, one by one."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponse

from between.records import joined, shelf
from between.records.joined import Side
from between.records.shelf import Kept
from between.story.episode import Episode
from between.web import doors, evening, notebook, paintings, telling
from between.web.http import UnlockedRequest, page, posted
from between.web.moments import listing, search
from between.web.moments.search import SearchForm


@doors.unlocked
def moments(request: UnlockedRequest) -> HttpResponse:
    notes, taken = notebook.of(request.keys), shelf.take(request.keys, Episode)
    waiting = sum(telling.is_waiting(kept.story) for kept in taken.kept)
    number = request.GET.get("page")
    context = {
        "listing": listing.of(taken.kept, notes, request.now, number),
        "waiting": waiting,
        "closed": taken.closed,
        "kept": _just_kept(request, taken.kept),
        "ahead": evening.ahead(
            request.keys,
            joined.of(request.keys, Side.CLIENT),
            request.now,
            notes.zone,
        ),
        "search": SearchForm(),
        "tab": "moments",
    }
    return page(request, "moments/moments.html", context)


@doors.unlocked
def waiting(request: UnlockedRequest) -> HttpResponse:
    """Show what was marked and waits to be told; nobody is told to hurry."""
    notes, taken = notebook.of(request.keys), shelf.take(request.keys, Episode)
    untold = [kept for kept in taken.kept if telling.is_waiting(kept.story)]
    number = request.GET.get("page")
    context = {
        "listing": listing.of(untold, notes, request.now, number),
        "tab": "moments",
    }
    return page(request, "moments/waiting.html", context)


@doors.unlocked
def found(request: UnlockedRequest) -> HttpResponse:
    """Search by words: they come by POST, so that no address ever carries them."""
    form = SearchForm(posted(request))
    context = {"form": form, "tab": "moments"}
    if form.is_valid():
        notes, taken = notebook.of(request.keys), shelf.take(request.keys, Episode)
        hits = search.find(form.cleaned_data["words"], taken.kept, notes)
        number = form.cleaned_data["page"]
        context |= {
            "listing": listing.of(hits, notes, request.now, number),
            "closed": taken.closed,
        }
    return page(request, "moments/search.html", context)


@doors.unlocked
def moment(request: UnlockedRequest, moment: UUID) -> HttpResponse:
    kept = shelf.one(request.keys, Episode, moment)
    notes = notebook.of(request.keys)
    context = {
        "told": telling.tell(kept, notes, request.now),
        "is_waiting": telling.is_waiting(kept.story),
        "paintings": paintings.of(request.keys, notes, request.now, episode=moment),
        "is_between_us": kept.story.person in dict(notes.therapists()),
        "tab": "moments",
    }
    return page(request, "moments/moment.html", context)


@doors.unlocked
def earlier(request: UnlockedRequest, moment: UUID) -> HttpResponse:
    notes = notebook.of(request.keys)
    versions = shelf.earlier(request.keys, Episode, moment)
    context = {
        "versions": [
            (kept.day, telling.tell(kept, notes, request.now)) for kept in versions
        ],
        "moment": moment,
        "tab": "moments",
    }
    return page(request, "moments/earlier.html", context)


def _just_kept(request: UnlockedRequest, kept: Iterable[Kept[Episode]]) -> UUID | None:
    """Return the moment that was kept by the form which led here, if it is there."""
    named = request.GET.get("kept", "")
    return next((one.id for one in kept if str(one.id) == named), None)

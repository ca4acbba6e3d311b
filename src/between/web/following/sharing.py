"""A practice as it is shared: when it was, what came, and with whom it belongs."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from between.records import shelf
from between.story.episode import Precision
from between.story.following import Following
from between.story.sharing import Passage, Shared, What
from between.web import dates, doors, notebook, sharing
from between.web.following import showing
from between.web.http import UnlockedRequest


@doors.unlocked
def offered(request: UnlockedRequest, following: UUID) -> HttpResponse:
    story = shelf.one(request.keys, Following, following).story
    shown = Shared(
        what=What.BODY,
        title=_("Following a sensation"),
        passages=tuple(_passages(request, story)),
        when=request.now,
        source=following,
    )
    return sharing.offer(request, shown, back=reverse("following-step", args=[following]))


def _passages(request: UnlockedRequest, story: Following) -> Iterator[Passage]:
    zone = notebook.zone_of(request.keys).key
    when = dates.for_good(story.when, zone, precision=Precision.MINUTE)
    yield Passage(heading=_("When"), words=when)
    if story.came:
        yield Passage(heading=_("What came"), words=story.came)
    if words := _belongs(request, story, zone):
        yield Passage(heading=_("Does it belong with somebody?"), words=words)


def _belongs(request: UnlockedRequest, story: Following, zone: str) -> str:
    """Return it in words that are as true on the day when the copy is read."""
    if moment := showing.moment_of(request.keys, story):
        return _("a moment, %(when)s") % {"when": sharing.when(moment.story, zone)}
    return showing.belongs(story, notebook.of(request.keys))

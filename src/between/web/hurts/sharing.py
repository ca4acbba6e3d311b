"""A hurt as it is shared: the sentence word for word, or all that was written."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from between.records import shelf
from between.story.episode import Precision
from between.story.hurt import Hurt
from between.story.sharing import Passage, Shared, What
from between.web import dates, doors, notebook, sharing, told_hurts
from between.web.http import UnlockedRequest
from between.web.hurts import sentences


@doors.unlocked
def offered(request: UnlockedRequest, hurt: UUID) -> HttpResponse:
    """Offer it; with `all` in the address all of it. What is beyond is shared from no page."""
    story = shelf.one(request.keys, Hurt, hurt).story
    if story.is_misconduct:
        return redirect("hurt", hurt)
    zone = notebook.zone_of(request.keys).key
    shown = Shared(
        what=What.HURT,
        title=_("Something between us"),
        passages=tuple(_passages(story, zone, everything="all" in request.GET)),
        when=request.now,
        source=hurt,
        bond=story.bond,
    )
    return sharing.offer(request, shown, back=reverse("hurt-rest", args=[hurt]))


def _passages(story: Hurt, zone: str, *, everything: bool) -> Iterator[Passage]:
    yield Passage(heading=_("What I want to say"), words=sentences.said(story))
    if everything:
        when = dates.for_good(story.when, zone, precision=Precision.DAY)
        yield Passage(heading=_("When I wrote it"), words=when)
        for line in told_hurts.lines(story):
            yield Passage(heading=line.opening, words=line.answer)

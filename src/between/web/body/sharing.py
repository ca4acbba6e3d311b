"""A painting as it is shared: the picture as it is seen, its sentence, and the words."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from between.drawing.painting import picture
from between.records import shelf
from between.story.body import Painting, View
from between.story.episode import Precision
from between.story.places import places_of
from between.story.sharing import Passage, Shared, What
from between.web import dates, doors, notebook, paintings, sharing
from between.web.body.forms import SIDES
from between.web.http import UnlockedRequest
from between.web.notebook import Notebook


@doors.unlocked
def offered(request: UnlockedRequest, painting: UUID) -> HttpResponse:
    story = shelf.one(request.keys, Painting, painting).story
    shown = Shared(
        what=What.BODY,
        title=_("Where I felt it"),
        passages=tuple(_passages(story, notebook.of(request.keys))),
        when=request.now,
        source=painting,
        picture=picture(story, str(SIDES[View.FRONT]), str(SIDES[View.BACK])),
    )
    return sharing.offer(request, shown, back=reverse("painting", args=[painting]))


def _passages(story: Painting, notes: Notebook) -> Iterator[Passage]:
    marked = places_of(story.strokes)
    when = dates.for_good(story.when, notes.zone.key, precision=Precision.MINUTE)
    yield Passage(heading=_("When"), words=when)
    if about := paintings.about(story, notes):
        yield Passage(heading=_("What it belongs to"), words=about)
    yield Passage(heading=_("In one sentence"), words=paintings.sentence(story, marked))
    for one in paintings.told(story, marked):
        if one.like:
            yield Passage(heading=one.name.capitalize(), words=one.like)
    if story.strength is not None:
        strength = _("%(n)d of 10") % {"n": story.strength}
        yield Passage(heading=_("How strong"), words=strength)
    if story.words:
        yield Passage(heading=_("In my words"), words=story.words)

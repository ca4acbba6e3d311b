"""The mirror as it is shared: a picture of this day, without the moments behind it.

While the therapist's side is folded it is left out of what they get, opened or not, and nothing
says why: a pattern is no answer to what hurt, and that something hurt is shared by a yes alone.
"""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from between.drawing.forest import forest
from between.drawing.order import groups, is_in_front
from between.insight.reflection import MirrorPicture, Row
from between.story.sharing import Passage, Shared, What
from between.web import doors, notebook, sharing
from between.web.http import UnlockedRequest
from between.web.mirror import charts, sentences
from between.web.mirror.stories import Stories, stories


@doors.unlocked
def picture(request: UnlockedRequest) -> HttpResponse:
    told = stories(request.keys, request.now)
    seen = told.look()
    if not any(rows for _group, rows in groups(seen)):
        return redirect("mirror-picture")
    day = date_format(request.now.astimezone(notebook.zone_of(request.keys)), "j F Y")
    shown = Shared(
        what=What.PICTURE,
        title=_("My mirror, on %(day)s") % {"day": day},
        passages=tuple(_passages(seen, told, request)),
        # The drawing lays two sides beside each other: with one alone there is none.
        picture="" if told.folded else forest(seen, _("Mirror")),
        when=request.now,
    )
    return sharing.offer(request, shown, back=reverse("mirror-picture"))


def _passages(
    seen: MirrorPicture, told: Stories, request: UnlockedRequest
) -> Iterator[Passage]:
    """Yield exceptions first, then the sentence on top, then each row that stands in front."""
    for one in charts.mirror(seen, told.names, request.now).exceptions:
        yield Passage(heading=_("Another way"), words=one.sentence)
    headline = sentences.headline(seen, told.names)
    if told.folded:
        headline = _(
            "This shows how it is with other people. The side with my therapist is not in it."
        )
    yield Passage(heading=_("In one sentence"), words=headline)
    for component, rows in groups(seen):
        for place, row in enumerate(rows):
            if is_in_front(row, place):
                yield _row(row, charts.title(component), told)


def _row(row: Row, title: str, told: Stories) -> Passage:
    heading = f"{title}: {sentences.label(row.code, told.names)}"
    if told.folded:
        others = _("With others %(right)s.") % {"right": sentences.of_100(row.others)}
        return Passage(heading=heading, words=others)
    numbers = _("%(tag)s. With my therapist %(left)s; with others %(right)s.") % {
        "tag": sentences.tag(row.tag),
        "left": sentences.of_100(row.therapist),
        "right": sentences.of_100(row.others),
    }
    return Passage(heading=heading, words=numbers)

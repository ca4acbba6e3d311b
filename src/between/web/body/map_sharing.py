"""A map of the body as it is shared: the drawing of this day, its sentence, and the places."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from between.insight import body, dice
from between.insight.body_contexts import Context, Kind
from between.insight.body_picture import BodyPicture
from between.story.sharing import Passage, Shared, What
from between.web import doors, sharing
from between.web.body import contexts, map_charts, map_sentences, map_told, maps
from between.web.body.map_told import Known
from between.web.http import UnlockedRequest


@doors.unlocked
def offered(request: UnlockedRequest, which: str) -> HttpResponse:
    """Offer it as it is seen while nothing is opened that is folded."""
    known = map_told.known(request.keys, request.now, opened=False)
    context = maps.asked(known, which)
    picture = body.look(known.told, context, rng=dice.of(maps.SEED))
    if not picture.n:
        return redirect("body-maps")
    here = request.now.astimezone(known.notes.zone)
    shown = Shared(
        what=What.BODY,
        title=_title(known, context) % {"day": date_format(here, "j F Y")},
        passages=tuple(_passages(picture)),
        picture=map_charts.sheet(picture, known.figure),
        when=request.now,
    )
    return sharing.offer(request, shown, back=reverse("body-map", args=[which]))


def _title(known: Known, context: Context) -> str:
    if context.kind is Kind.ALL:
        return _("Where I feel things, on %(day)s")
    name = contexts.named(context, known.notes).replace("%", "%%")
    return _("Where I feel it: %(name)s, on %%(day)s") % {"name": name}


def _passages(picture: BodyPicture) -> Iterator[Passage]:
    pictures = _("%(n)d pictures together") % {"n": picture.n}
    yield Passage(heading=_("What it is drawn from"), words=pictures)
    yield Passage(heading=_("In one sentence"), words=map_sentences.top(picture))
    for line in map_charts.lines(picture):
        words = _("more: %(more)s; less: %(less)s; %(said)s") % {
            "more": line.more,
            "less": line.less,
            "said": line.said,
        }
        yield Passage(heading=line.name, words=words)

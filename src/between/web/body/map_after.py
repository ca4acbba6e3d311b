"""Before and after a sensation was followed, all times together."""

from django.http import HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from between.insight import body_pairs
from between.insight.body_picture import PlaceAfter
from between.web import doors
from between.web.body import beside_sentences, map_charts, map_told
from between.web.http import UnlockedRequest, page


@doors.unlocked
def after(request: UnlockedRequest) -> HttpResponse:
    opened = "open" in request.GET
    known = map_told.known(request.keys, request.now, opened=opened)
    found = body_pairs.before_and_after(known.told)
    sides = ((_("Before"), "before", found.before), (_("After"), "after", found.after))
    context = {
        "sentence": beside_sentences.afterwards(found),
        "n": found.n,
        "sides": [
            (name, map_charts.drawn(grids, known.figure, key)) for name, key, grids in sides
        ],
        "lines": [(capfirst(_(one.place.label)), *_counts(one)) for one in found.places],
        "folded": known.fold,
        "tab": "body",
    }
    return page(request, "body/after.html", context)


def _counts(one: PlaceAfter) -> tuple[int, int, int]:
    return one.weaker, one.stronger, one.same

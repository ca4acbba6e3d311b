"""Two maps of the body side by side."""

from django.http import HttpResponse

from between.insight import body, body_beside, body_likeness, dice
from between.insight.body_contexts import Context
from between.web import doors
from between.web.body import beside_sentences, contexts, map_charts, map_told, maps
from between.web.body.map_charts import Map
from between.web.body.map_told import Known
from between.web.http import UnlockedRequest, page


@doors.unlocked
def beside(request: UnlockedRequest, first: str, second: str) -> HttpResponse:
    opened = "open" in request.GET
    known = map_told.known(request.keys, request.now, opened=opened)
    one, other = maps.asked(known, first), maps.asked(known, second)
    names = [contexts.named(each, known.notes) for each in (one, other)]
    found = body_beside.beside(known.told, one, other, rng=dice.of(maps.SEED))
    likeness = body_likeness.alike(known.told, one, other, rng=dice.of(maps.SEED))
    context = {
        "sentence": beside_sentences.beside(found, *names),
        "alike": beside_sentences.alike(likeness, found, *names),
        "sides": [
            (name, address, alone, *_chart(known, each, address))
            for name, address, alone, each in zip(
                names,
                (first, second),
                (found.first_n, found.second_n),
                (one, other),
                strict=True,
            )
        ],
        "difference": map_charts.drawn(found.grids, known.figure, "difference"),
        "told": found.told.value,
        "first": names[0],
        "second": names[1],
        "folded": known.fold,
        "tab": "body",
    }
    return page(request, "body/beside.html", context)


def _chart(known: Known, context: Context, key: str) -> tuple[int, Map]:
    """Return how many pictures belong to it, and all of them as one map."""
    picture = body.look(known.told, context, rng=dice.of(maps.SEED))
    return picture.n, map_charts.chart(picture, known.figure, key)

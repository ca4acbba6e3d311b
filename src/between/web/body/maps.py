"""Maps of the body: all paintings that belong to a feeling, a person or a pattern, together."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from between.insight import body, dice
from between.insight.body_contexts import ALL, Context, Kind, every, pairs
from between.records import shelf
from between.records.shelf import Missing
from between.story.body import Painting
from between.web import doors, paintings
from between.web.body import contexts, map_charts, map_sentences, map_told
from between.web.body.map_told import Known
from between.web.http import AnyRequest, UnlockedRequest, page
from between.web.paintings import PaintingTold

SEED = 1  # for everybody: the picture depends on the paintings alone
LATEST = 6


@doors.unlocked
def maps(request: UnlockedRequest) -> HttpResponse:
    """Show all paintings together, and what can be laid together from them."""
    known = _known(request)
    picture = body.look(known.told, ALL, rng=dice.of(SEED))
    counts = every(known.told)
    context = {
        "sentence": map_sentences.top(picture),
        "map": map_charts.chart(picture, known.figure),
        "n": picture.n,
        "pairs": len(pairs(known.told)),
        "groups": [
            (title, list(contexts.choices(counts, kind, known.notes)))
            for title, kind in (
                (_("With a feeling"), Kind.FEELING),
                (_("With somebody"), Kind.PERSON),
                (_("With a pattern of the mirror"), Kind.PATTERN),
            )
        ],
    }
    return page(request, "body/maps.html", context | _around(request, known))


@doors.unlocked
def one(request: UnlockedRequest, which: str) -> HttpResponse:
    """Show one map, the sentence on it, and the paintings behind it."""
    known = _known(request)
    if contexts.asked(which) in known.folded:
        return page(request, "body/map_folded.html", _around(request, known))
    context = asked(known, which)
    picture = body.look(known.told, context, rng=dice.of(SEED))
    said = {
        "name": contexts.named(context, known.notes),
        "kind": context.kind.value,
        "key": context.key if context.kind is Kind.PATTERN else "",
        "which": which,
        "again": _again(context),
        "sentence": map_sentences.top(picture),
        "map": map_charts.chart(picture, known.figure),
        "n": picture.n,
        "others": _others(known, context),
        "paintings": _told(request, known, picture.paintings[::-1][:LATEST]),
        "older": max(0, picture.n - LATEST),
    }
    return page(request, "body/map.html", said | _around(request, known))


@doors.anyone
def method(request: AnyRequest) -> HttpResponse:
    return page(request, "body/method.html", {"tab": "body"})


def asked(known: Known, which: str) -> Context:
    """Return what an address asks for; raises `Missing` where nothing belongs to it."""
    context = contexts.asked(which)
    if context is None or (context != ALL and context not in every(known.told)):
        raise Missing
    return context


def _known(request: UnlockedRequest) -> Known:
    return map_told.known(request.keys, request.now, opened="open" in request.GET)


def _again(context: Context) -> str:
    """Return what an address adds for one more picture that belongs here."""
    match context.kind:
        case Kind.FEELING | Kind.PERSON:
            kind, _dash, which = contexts.address(context).partition("-")
            return f"{kind}={which}"
        case Kind.ALL | Kind.PATTERN:
            return ""


def _others(known: Known, context: Context) -> list[contexts.Choice]:
    """Return what can be laid beside it: others of the same kind."""
    found = contexts.choices(every(known.told), context.kind, known.notes)
    return [one for one in found if one.address != contexts.address(context)]


def _told(
    request: UnlockedRequest, known: Known, ids: tuple[UUID, ...]
) -> list[PaintingTold]:
    found = {kept.id: kept for kept in shelf.take(request.keys, Painting).kept}
    return [paintings.tell(found[id_], known.notes, request.now) for id_ in ids]


def _around(request: UnlockedRequest, known: Known) -> dict[str, str]:
    onwards = "?open" if "open" in request.GET else ""
    return {"folded": known.fold, "onwards": onwards, "tab": "body"}

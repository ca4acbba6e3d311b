"""How it has been between the two, as each of them may see it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from between.records import cards, joined, shelf
from between.records.joined import Joined, Side
from between.story.card import rated
from between.story.hurt import Hurt
from between.story.rating import with_hurts
from between.web import after, asking, doors, missed, notebook, sessions
from between.web.after import Asked
from between.web.http import AnyRequest, UnlockedRequest, page
from between.web.missed import Begun
from between.web.repair import charts, hurts
from between.web.repair.charts import Course
from between.web.repair.hurts import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The client with one therapist."""

    bond: Joined
    name: str
    course: Course
    known: list[Known]
    after: Asked
    begun: Begun | None


@doors.unlocked
def between_us(request: UnlockedRequest) -> HttpResponse:
    found = joined.of(request.keys, Side.CLIENT)
    context = {
        "pairs": [_pair(request, one) for one in found],
        "still": asking.asked(request.keys, request.now),
        "has_hurts": shelf.has_any(request.keys, Hurt),
        "tab": "between-us",
    }
    return page(request, "repair/between_us.html", context)


@doors.therapist
def of_client(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    """Show the same to the therapist: of the client's cards, those that are open to them."""
    with_ = joined.one(request.keys, bond, Side.THERAPIST)
    known = hurts.known(request.keys, with_, notebook.zone_of(request.keys))
    course = _course(request, with_, known)
    context = {"bond": with_, "course": course, "known": known, "tab": "clients"}
    return page(request, "repair/course_of_client.html", context)


@doors.anyone
def method(request: AnyRequest) -> HttpResponse:
    return page(request, "repair/method.html", {"tab": "between-us"})


def _pair(request: UnlockedRequest, with_: Joined) -> Pair:
    zone = notebook.zone_of(request.keys)
    # Asked first: what both agreed to open is laid open on the way, and then drawn.
    asked = after.asked(request.keys, with_, request.now, zone)
    known = hurts.known(request.keys, with_, zone)
    return Pair(
        bond=with_,
        name=with_.names.therapist or _("your therapist"),
        course=_course(request, with_, known),
        known=known,
        after=asked,
        begun=missed.begun(request.keys, with_),
    )


def _course(request: UnlockedRequest, with_: Joined, known: list[Known]) -> Course:
    meetings = sessions.taken(request.keys, with_.bond)
    told = rated(
        ((one.id, one.story) for one in meetings),
        cards.every(request.keys, with_),
        request.now,
        notebook.zone_of(request.keys),
    )
    declared = with_hurts(told, hurts.days(known))
    return charts.course(declared, with_.side, whole="all" in request.GET)

"""How it has been between the two, as each of them may see it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from between.records import joined
from between.records.joined import Joined, Side
from between.web import doors
from between.web.http import AnyRequest, UnlockedRequest, page
from between.web.repair import charts
from between.web.repair.charts import Course


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The client with one therapist."""

    bond: Joined
    name: str
    course: Course


@doors.unlocked
def between_us(request: UnlockedRequest) -> HttpResponse:
    found = joined.of(request.keys, Side.CLIENT)
    context = {"pairs": [_pair(request, one) for one in found], "tab": "between-us"}
    return page(request, "repair/between_us.html", context)


@doors.therapist
def of_client(request: UnlockedRequest, bond: UUID) -> HttpResponse:
    """Show the same to the therapist: of the client's cards, those that are open to them."""
    with_ = joined.one(request.keys, bond, Side.THERAPIST)
    context = {"bond": with_, "course": _course(request, with_), "tab": "clients"}
    return page(request, "repair/course_of_client.html", context)


@doors.anyone
def method(request: AnyRequest) -> HttpResponse:
    return page(request, "repair/method.html", {"tab": "between-us"})


def _pair(request: UnlockedRequest, with_: Joined) -> Pair:
    name = with_.names.therapist or _("your therapist")
    return Pair(bond=with_, name=name, course=_course(request, with_))


def _course(request: UnlockedRequest, with_: Joined) -> Course:
    return charts.course((), with_.side, whole="all" in request.GET)

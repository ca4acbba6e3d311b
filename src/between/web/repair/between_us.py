"""How it has been between the two: the first page of what comes after a session."""

from django.http import HttpResponse

from between.records import joined
from between.records.joined import Side
from between.web import doors
from between.web.http import UnlockedRequest, page


@doors.unlocked
def between_us(request: UnlockedRequest) -> HttpResponse:
    context = {"bonds": joined.of(request.keys, Side.CLIENT), "tab": "between-us"}
    return page(request, "repair/between_us.html", context)

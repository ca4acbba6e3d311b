"""The mirror."""

from collections import Counter

from django.http import HttpResponse

from between.records import shelf
from between.story.episode import Episode
from between.web import doors
from between.web.http import UnlockedRequest, page


@doors.unlocked
def mirror(request: UnlockedRequest) -> HttpResponse:
    counts = Counter(k.story.wish.main for k in shelf.take(request.keys, Episode).kept)
    return page(
        request, "mirror/mirror.html", {"counts": counts.most_common(), "tab": "mirror"}
    )

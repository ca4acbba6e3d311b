"""What every template may know of its surroundings."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from between.records import head
from between.records.head import State
from between.web import guise


def surroundings(request: HttpRequest) -> dict[str, Any]:
    visit = getattr(request, "visit", None)
    # Who sets up a required second step holds their keys and may see nothing else yet.
    is_through = visit is not None and not visit.factor_due
    keys = getattr(request, "keys", None) if is_through else None
    device = getattr(request, "device", None)
    return {
        **guise.of(request),
        "operator": settings.BETWEEN_OPERATOR,
        "unlocked": keys is not None,
        "is_therapist": keys is not None and visit and visit.account.is_therapist,
        "marks_allowed": keys is None and device is not None and bool(device.marks_since),
        # A shared computer keeps nothing: there the page keeps itself, where somebody opens it.
        "keeps_help": device is not None or request.path == reverse("help"),
        "made_up": keys is not None and visit and visit.account.made_up_on is not None,
        "outside": keys is not None
        and visit
        and head.state_of(visit.account, keys) not in {State.RIGHT, State.YOUNG},
        "idle_seconds": visit.idle_minutes * 60 if keys is not None and visit else None,
    }

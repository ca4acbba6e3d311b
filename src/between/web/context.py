"""What every template may know of its surroundings."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def surroundings(request: HttpRequest) -> dict[str, Any]:
    visit = getattr(request, "visit", None)
    # Who sets up a required second step holds their keys and may see nothing else yet.
    is_through = visit is not None and not visit.factor_due
    keys = getattr(request, "keys", None) if is_through else None
    device = getattr(request, "device", None)
    return {
        "operator": settings.BETWEEN_OPERATOR,
        "unlocked": keys is not None,
        "marks_allowed": keys is None and device is not None and bool(device.marks_since),
        "made_up": keys is not None and visit and visit.account.made_up_on is not None,
        "idle_seconds": visit.idle_minutes * 60 if keys is not None and visit else None,
    }

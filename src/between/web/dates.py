"""When something was, in words, in the zone in which it was written."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from between.story.episode import Precision


def in_words(
    when: datetime, zone: str, now: datetime, *, precision: Precision, about: bool = False
) -> str:
    """Return "4 May", "in May 1998", "about 3 May 2024": no more than is known."""
    local = when.astimezone(ZoneInfo(zone))
    words = _exactly(local, now.astimezone(ZoneInfo(zone)), precision)
    return _("about %(when)s") % {"when": words} if about else words


def clock(when: datetime, zone: str) -> str:
    """Return "14:02" as it was there and then."""
    return date_format(when.astimezone(ZoneInfo(zone)), "H:i")


def _exactly(local: datetime, now: datetime, precision: Precision) -> str:
    match precision:
        case Precision.YEAR:
            return date_format(local, "Y")
        case Precision.MONTH:
            return date_format(local, "F Y")
        case Precision.DAY | Precision.MINUTE:
            return date_format(local, "j F" if local.year == now.year else "j F Y")

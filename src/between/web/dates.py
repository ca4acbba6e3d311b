"""When something was, in words, in the zone in which it was written."""

from datetime import datetime, timedelta
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


def in_full(
    when: datetime, zone: str, now: datetime, *, precision: Precision, about: bool = False
) -> str:
    """Return "today 14:02", "yesterday", "3 May 1998, 14:02", "in May 1998", "about 1998"."""
    local, here = when.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    words = _exactly(local, here, precision)
    day = {0: _("today"), 1: _("yesterday")}.get((here.date() - local.date()).days)
    match precision:
        case Precision.MONTH | Precision.YEAR if not about:
            return _("in %(when)s") % {"when": words}
        case Precision.MINUTE if not about:
            time = date_format(local, "H:i")
            return f"{day} {time}" if day else f"{words}, {time}"
        case Precision.MINUTE:
            return _("%(day)s about %(time)s") % {
                "day": day or words,
                "time": date_format(local, "H:i"),
            }
        case Precision.DAY if day and not about:
            return day
        case Precision.DAY if not about:
            return words
        case _:
            return _("about %(when)s") % {"when": words}


def for_good(
    when: datetime, zone: str, *, precision: Precision, about: bool = False
) -> str:
    """Return "4 May 2026, 14:02" and the like: what reads the same on any later day."""
    long_after = when + timedelta(days=800)
    return in_full(when, zone, long_after, precision=precision, about=about)


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

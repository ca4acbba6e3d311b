"""When it was: just now, on a day, or long ago, in the zone in which the person lives."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from between.story.episode import Episode, Precision
from between.web.fields import Day, One, Words
from between.web.moments.words import MONTHS

EARLIEST = 1900
NOON = time(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time, and how exactly it is known."""

    at: datetime
    precision: Precision
    about: bool


def fields() -> dict[str, forms.Field]:
    return {
        "date": Day(label=_("Day"), required=False),
        "time": forms.TimeField(
            label=_("Time, if you like"),
            required=False,
            widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            error_messages={"invalid": _("This time cannot be read. Write it 14:02.")},
        ),
        "month": One(
            label=_("Month, if you know it"),
            choices=[("", "–"), *((str(n), name) for n, name in enumerate(MONTHS, 1))],
        ),
        "year": Words(
            label=_("Year"),
            widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
        ),
        "about": forms.BooleanField(label=_("about then"), required=False),
    }


def check(form: forms.Form, now: datetime, zone: ZoneInfo) -> None:
    """Say what is missing or lies ahead; the year is turned into a number."""
    data, today = form.cleaned_data, now.astimezone(zone).date()
    day, year = data.get("date"), data.get("year", "").strip()
    if day and year:
        form.add_error("year", _("There is a day and a year. Leave one of them empty."))
    if data.get("time") and not day and not form.has_error("date"):
        form.add_error("date", _("There is a time without its day. Add the day."))
    if data.get("month") and not year:
        form.add_error("year", _("There is a month without its year. Add the year."))
    if year and not _is_year(year):
        form.add_error("year", _("This year cannot be read. Write it like 1998."))
    if day and not date(EARLIEST, 1, 1) <= day <= today:
        form.add_error(
            "date", _("This day lies ahead, or before 1900. Choose another one.")
        )
    if (
        year
        and _is_year(year)
        and (int(year), int(data.get("month") or 1))
        > (
            today.year,
            today.month,
        )
    ):
        form.add_error("year", _("This lies ahead. Choose a year that was, or this one."))


def read(data: Mapping[str, Any], now: datetime, zone: ZoneInfo) -> When:
    """Return when it was; an empty group means just now."""
    about = bool(data.get("about"))
    if data.get("year"):
        month = data.get("month")
        start = datetime.combine(date(int(data["year"]), int(month or 1), 1), NOON, zone)
        precision = Precision.MONTH if month else Precision.YEAR
        return When(at=start, precision=precision, about=about)
    if data.get("date"):
        at = datetime.combine(data["date"], data.get("time") or NOON, zone)
        precision = Precision.MINUTE if data.get("time") else Precision.DAY
        # Later today can only be a slip of the clock: a moment is now at the latest.
        return When(at=min(at, now), precision=precision, about=about)
    return When(at=now, precision=Precision.MINUTE, about=about)


def typed(episode: Episode, zone: ZoneInfo) -> dict[str, object]:
    """Return the time of a moment as the values of its fields."""
    local = episode.when.astimezone(zone)
    about = {"about": episode.about}
    match episode.precision:
        case Precision.YEAR:
            return {"year": str(local.year), **about}
        case Precision.MONTH:
            return {"year": str(local.year), "month": str(local.month), **about}
        case Precision.DAY:
            return {"date": local.date().isoformat(), **about}
        case Precision.MINUTE:
            return {"date": local.date().isoformat(), "time": f"{local:%H:%M}", **about}


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and EARLIEST <= int(text[:9]) <= 9999

"""Arranges the course for a page: sentences first, then the picture, then its table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from between.drawing import course as drawn
from between.insight import lately, repair
from between.insight.lately import Now
from between.insight.repair import RepairPicture, Scale
from between.insight.strains import Kind
from between.records.joined import Side
from between.story.rating import Rated
from between.web.repair import sentences

MOST = 40  # sessions that a phone can show


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One session in the table behind the picture."""

    when: str
    client: str
    therapist: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The course as a page shows it; `asks` where it offers a sentence, `more` what it cut."""

    said: list[str]
    always: str
    drawn: SafeString
    lines: list[Line]
    asks: bool
    more: int


def course(rated: Sequence[Rated], side: Side, *, whole: bool = False) -> Course:
    """Return the course of these sessions as one of the two reads it."""
    # No ring is drawn where nobody said anything: the filter only asks, in words.
    found = _declared(repair.course(rated, Scale()))
    told = lately.said(found)
    shown = found if whole else lately.shortened(found, MOST)
    return Course(
        said=sentences.said(told, side),
        always=sentences.always(side),
        # Made of numbers and our own names alone.
        drawn=mark_safe(_drawn(shown)),  # noqa: S308
        lines=list(_lines(shown)),
        asks=told.now in {Now.SOFT, Now.LOOK},
        more=len(found.sessions) - len(shown.sessions),
    )


def _declared(found: RepairPicture) -> RepairPicture:
    hurts = tuple(one for one in found.hurts if one.kind is not Kind.FOUND)
    return replace(found, hurts=hurts)


def _drawn(shown: RepairPicture) -> str:
    is_rated = any(
        one.client is not None or one.therapist is not None for one in shown.sessions
    )
    return drawn.course(shown) if is_rated or shown.hurts else ""


def _lines(shown: RepairPicture) -> Iterator[Line]:
    whole = {one.repaired for one in shown.hurts}
    for one in reversed(shown.sessions):
        hurt = _("something hurt") if one.declared else ""
        right = _("it came right") if one.session in whole else ""
        yield Line(
            when=_day(one.when),
            client=_rating(one.client),
            therapist=_rating(one.therapist),
            said="; ".join(filter(None, (hurt, right))),
        )


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _rating(value: float | None) -> str:
    return "–" if value is None else str(round(value))

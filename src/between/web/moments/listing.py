"""Moments in a list: newest first, in months, fifty on a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.core.paginator import Paginator
from django.utils.formats import date_format

from between.records.shelf import Kept
from between.story.episode import Episode, Precision
from between.web import telling
from between.web.notebook import Notebook
from between.web.telling import Told

A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The moments of one month, or of one year where the month is not known."""

    title: str
    moments: list[Told]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """Where a year begins in the list."""

    year: int
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of moments; `before` and `after` are the pages beside it, 0 for none."""

    groups: list[Group]
    number: int
    pages: int
    total: int
    newer: int
    older: int
    years: list[Year]


def of(
    moments: Iterable[Kept[Episode]], notes: Notebook, now: datetime, number: str | None
) -> Listing:
    newest = sorted(moments, key=lambda kept: kept.story.when, reverse=True)
    shown = Paginator(newest, A_PAGE).get_page(number)
    return Listing(
        groups=_groups(list(shown.object_list), notes, now),
        number=shown.number,
        pages=shown.paginator.num_pages,
        total=len(newest),
        newer=shown.number - 1,
        older=shown.number + 1 if shown.has_next() else 0,
        years=_years(newest, notes),
    )


def _groups(
    moments: Sequence[Kept[Episode]], notes: Notebook, now: datetime
) -> list[Group]:
    return [
        Group(title=title, moments=[telling.tell(kept, notes, now) for kept in group])
        for title, group in groupby(moments, key=lambda kept: _title(kept.story, notes))
    ]


def _title(story: Episode, notes: Notebook) -> str:
    form = "Y" if story.precision is Precision.YEAR else "F Y"
    return date_format(story.when.astimezone(notes.zone), form)


def _years(newest: Sequence[Kept[Episode]], notes: Notebook) -> list[Year]:
    first: dict[int, int] = {}
    for place, kept in enumerate(newest):
        first.setdefault(kept.story.when.astimezone(notes.zone).year, place // A_PAGE + 1)
    return [Year(year=year, page=page) for year, page in first.items()]

"""Arranges what `drawing` draws: labels, numbers and bars, ready for the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from between.drawing.bars import twin_bars
from between.drawing.forest import number
from between.drawing.order import groups, is_in_front
from between.insight.reflection import MirrorPicture, Row, Tag
from between.story.episode import Component, Episode
from between.web import dates
from between.web.mirror import sentences
from between.web.mirror.stories import Stories

CLASS = {
    Tag.IN_BOTH: "both",
    Tag.PERHAPS: "perhaps",
    Tag.ELSEWHERE: "elsewhere",
    Tag.WITH_THERAPIST: "therapist",
    Tag.TOO_EARLY: "early",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row as the page shows it; `spoken` says the same to who cannot see the bars."""

    code: str
    label: str
    tag: str
    style: str
    left: str
    right: str
    spoken_left: str
    spoken_right: str
    drawn: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of one question: those in front, and the rest behind a fold."""

    title: str
    front: list[Line]
    behind: list[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptional:
    """A sentence about a moment that went another way, and the moment."""

    sentence: str
    moment: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The whole picture, ready for the page."""

    groups: list[Group]
    exceptions: list[Exceptional]
    therapist: str
    with_therapist: int
    with_others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A moment in a list: when, with whom, and its first words."""

    id: UUID
    when: str
    who: str
    words: str


def mirror(picture: MirrorPicture, names: Mapping[str, str], now: datetime) -> Chart:
    them = picture.therapist
    return Chart(
        groups=[_group(one, rows, names) for one, rows in groups(picture) if rows],
        exceptions=_exceptions(picture, now),
        therapist=them.name if them else _("your therapist"),
        with_therapist=them.n if them else 0,
        with_others=picture.moments - (them.n if them else 0),
    )


def line(row: Row, names: Mapping[str, str]) -> Line:
    return Line(
        code=row.code,
        label=sentences.label(row.code, names),
        tag=sentences.tag(row.tag),
        style=CLASS[row.tag],
        left=number(row.therapist),
        right=number(row.others),
        spoken_left=sentences.of_100(row.therapist),
        spoken_right=sentences.of_100(row.others),
        drawn=mark_safe(twin_bars(row.therapist, row.others)),  # noqa: S308 (numbers only)
    )


def moments(ids: Sequence[UUID], told: Stories, now: datetime) -> list[Seen]:
    return [_seen(one, told.moments[one], told, now) for one in ids]


def shares(row: Row) -> list[tuple[str, int, int]]:
    """Return for each person how many of their moments held this answer in any place."""
    return [(one.name, round(one.share * one.n), one.n) for one in row.pervasiveness]


def _group(component: Component, rows: list[Row], names: Mapping[str, str]) -> Group:
    front = [row for place, row in enumerate(rows) if is_in_front(row, place)]
    behind = [row for row in rows if row not in front]
    return Group(
        title=title(component),
        front=[line(row, names) for row in front],
        behind=[line(row, names) for row in behind],
    )


def title(component: Component) -> str:
    match component:
        case Component.WISH:
            return _("What I want")
        case Component.OTHER:
            return _("What they do")
        case Component.SELF:
            return _("And me")


def _exceptions(picture: MirrorPicture, now: datetime) -> list[Exceptional]:
    return [
        Exceptional(
            sentence=sentences.another_way(
                one.name,
                one.own,
                dates.in_words(
                    one.when, one.zone, now, precision=one.precision, about=one.about
                ),
            ),
            moment=one.moment,
        )
        for one in picture.exceptions
    ]


def _seen(id_: UUID, episode: Episode, told: Stories, now: datetime) -> Seen:
    person = told.people.get(episode.person) if episode.person else None
    return Seen(
        id=id_,
        when=dates.in_words(
            episode.when,
            episode.zone,
            now,
            precision=episode.precision,
            about=episode.about,
        ),
        who=person.name if person else _("somebody"),
        words=episode.words,
    )

"""Differences and links on the page: what may be said, and the moments each opens to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from between.insight.reflection import Chain, Difference, MirrorPicture, Silence, Surety
from between.story.episode import Component
from between.story.vocabulary import QUESTIONS
from between.web.mirror import charts, sayings
from between.web.mirror.charts import Seen
from between.web.mirror.sayings import Names
from between.web.mirror.stories import Stories


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A sentence about one person."""

    sentence: str
    person: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A sentence about two answers, and how often it went another way."""

    sentence: str
    exceptions: str
    other: str
    own: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What holds, and apart from it what could be chance."""

    differences: list[Beside]
    links: list[Link]
    perhaps_differences: list[Beside]
    perhaps_links: list[Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An answer that comes up more or less with somebody, with its counts and moments."""

    title: str
    with_them: str
    with_others: str
    seen: list[Seen]
    seen_with_others: list[Seen]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One question with one person: a sentence, and what may be named."""

    title: str
    sentence: str
    named: list[Named]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A link with its moments: those in which it came so, and those in which it did not."""

    title: str
    link: Link
    has_otherwise: bool
    moments: list[Seen]
    exceptions: list[Seen]


def said(picture: MirrorPicture, names: Names) -> Claims:
    return Claims(
        differences=_beside(picture, Surety.HOLDS, names),
        links=_links(picture, Surety.HOLDS, names),
        perhaps_differences=_beside(picture, Surety.PERHAPS, names),
        perhaps_links=_links(picture, Surety.PERHAPS, names),
    )


def beside(
    picture: MirrorPicture, person: UUID, told: Stories, now: datetime
) -> list[Section]:
    found = {one.component: one for one in _differences(picture) if one.person == person}
    name = told.people[person].name
    return [
        _section(component, found.get(component), name, (told, now))
        for component in Component
    ]


def opened(
    picture: MirrorPicture, pair: tuple[str, str], told: Stories, now: datetime
) -> Opened:
    one = next((one for one in _chains(picture) if (one.other, one.own) == pair), None)
    return Opened(
        title=sayings.link_title(*pair, told.names),
        link=Link(
            sentence=sayings.link(one, told.names),
            exceptions=sayings.exceptions(one) if one else "",
            other=pair[0],
            own=pair[1],
        ),
        has_otherwise=one is not None
        and one.surety not in {Surety.TOO_FEW, Surety.PERHAPS},
        moments=charts.moments(one.moments if one else (), told, now),
        exceptions=charts.moments(one.exceptions if one else (), told, now),
    )


def is_of(code: str, component: Component) -> bool:
    return any(
        chip.code == code
        for question in QUESTIONS
        if question.component is component
        for chip in question.chips
    )


def _differences(picture: MirrorPicture) -> Sequence[Difference]:
    found = picture.differences
    return () if isinstance(found, Silence) else found


def _chains(picture: MirrorPicture) -> Sequence[Chain]:
    return () if isinstance(picture.chains, Silence) else picture.chains


def _beside(picture: MirrorPicture, surety: Surety, names: Names) -> list[Beside]:
    # two questions may give the same sentence: it is said once
    found = {
        (sayings.difference(one, one.name, names), one.person): None
        for one in _differences(picture)
        if one.surety is surety
    }
    return [Beside(sentence=sentence, person=person) for sentence, person in found]


def _links(picture: MirrorPicture, surety: Surety, names: Names) -> list[Link]:
    return [
        Link(
            sentence=sayings.link(one, names),
            exceptions=sayings.exceptions(one),
            other=one.other,
            own=one.own,
        )
        for one in _chains(picture)
        if one.surety is surety
    ]


def _section(
    component: Component,
    one: Difference | None,
    name: str,
    at: tuple[Stories, datetime],
) -> Section:
    told, now = at
    sides = (one.more, one.less) if one else ()
    return Section(
        title=charts.title(component),
        sentence=sayings.difference(one, name, told.names),
        named=[
            Named(
                title=sayings.thing(side.code, told.names),
                with_them=sayings.times(len(side.with_them), one.n),
                with_others=sayings.times(len(side.with_others), one.n_others),
                seen=charts.moments(side.with_them, told, now),
                seen_with_others=charts.moments(side.with_others, told, now),
            )
            for side in sides
            if one is not None and side is not None
        ],
    )

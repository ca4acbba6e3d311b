"""Moments that went another way: the exceptions, which come first.

For each answer of the others (o1 to o8, the main one) the person's *usual* own answer is
the main answer that followed it most often over all counted moments: at least 3 times, and
more often than any other. Where the usual answer is a hard one (s2, s4, s6, s7, s8), every
moment that happened with the same answer of the other and s1, s3 or s5 instead is an
exception. Nothing is inferred: an exception is a moment, not a rate.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Final
from uuid import UUID

from between.insight.counted import Counted, Moment, coded
from between.insight.reflection import AnotherWay
from between.story.episode import Component, Episode, Reality
from between.story.people import Person

KIND: Final = frozenset({"s1", "s3", "s5"})
USUAL: Final = 3
SHOWN: Final = 3


def exceptions(counted: Counted, people: Mapping[UUID, Person]) -> tuple[AnotherWay, ...]:
    """Return the newest exceptions, at most three, newest first."""
    usual = _usual(counted)
    found = (_another_way(moment, people, usual) for moment in counted.moments)
    return tuple(one for one in found if one is not None)[:SHOWN]


def _usual(counted: Counted) -> dict[str, str]:
    pairs = Counter(_pair(episode) for _, episode in counted.moments)
    usual: dict[str, str] = {}
    for other in {other for other, own in pairs if other and own}:
        (own, times), *more = Counter(
            {own: n for (one, own), n in pairs.items() if one == other and own}
        ).most_common(2)
        unique = not more or more[0][1] < times
        if own is not None and times >= USUAL and unique and own not in KIND:
            usual[other] = own
    return usual


def _pair(episode: Episode) -> tuple[str | None, str | None]:
    return coded(episode, Component.OTHER), coded(episode, Component.SELF)


def _another_way(
    moment: Moment, people: Mapping[UUID, Person], usual: dict[str, str]
) -> AnotherWay | None:
    (key, episode), (other, own) = moment, _pair(moment[1])
    if episode.reality is not Reality.HAPPENED or other not in usual or own not in KIND:
        return None
    return AnotherWay(
        moment=key,
        person=episode.person,
        name=people[episode.person].name,
        when=episode.when,
        zone=episode.zone,
        precision=episode.precision,
        about=episode.about,
        other=other,
        own=own,
        usual=usual[other],
    )

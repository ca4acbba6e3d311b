"""Which paintings of the body belong together: with a feeling, a person, or a pattern.

People who are not safe are in no map; no dream is, and nothing that is more than a
misunderstanding: neither by itself nor where a sensation was followed from it or leads to it. Of
several paintings of one moment or one hurt the last counts, and of a sensation that was followed
the one before: what belongs to one occasion is one observation.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from uuid import UUID

from between.story.body import Painting, Stage
from between.story.episode import Component, Episode, Reality
from between.story.following import Following
from between.story.hurt import Hurt
from between.story.people import Person


class Kind(StrEnum):
    """What paintings may have in common."""

    ALL = "all"
    FEELING = "feeling"
    PERSON = "person"
    PATTERN = "pattern"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """With which feeling (its word), person (their id) or pattern (a chip's code)."""

    kind: Kind
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Everything that a map is drawn from, by id; moments `left_out` have no part in any."""

    paintings: Mapping[UUID, Painting]
    episodes: Mapping[UUID, Episode] = field(default_factory=dict)
    people: Mapping[UUID, Person] = field(default_factory=dict)
    hurts: Mapping[UUID, Hurt] = field(default_factory=dict)
    followings: Mapping[UUID, Following] = field(default_factory=dict)
    left_out: frozenset[UUID] = frozenset()


ALL: Final = Context(kind=Kind.ALL)


def belonging(told: Told, context: Context) -> tuple[UUID, ...]:
    """Return the paintings that belong to a context, the latest last."""
    return tuple(id_ for id_ in _counted(told) if context in set(_contexts(told, id_)))


def every(told: Told) -> dict[Context, int]:
    """Return every context that has a painting, and how many."""
    found = (context for id_ in _counted(told) for context in set(_contexts(told, id_)))
    return dict(Counter(found))


def pairs(told: Told) -> tuple[tuple[UUID, UUID], ...]:
    """Return the last painting before and after each sensation that was followed."""
    last: dict[UUID, dict[Stage, UUID]] = {}
    for id_, one in _in_time(told):
        if one.following and one.stage and not _is_out(told, one):
            last.setdefault(one.following, {})[one.stage] = id_
    return tuple(
        (found[Stage.BEFORE], found[Stage.AFTER])
        for found in last.values()
        if len(found) == len(Stage)
    )


def whom(told: Told, one: Painting) -> UUID | None:
    """Return the person to whom a painting belongs, by itself or through its moment or hurt."""
    episode, hurt = _moment(told, one), _hurt(told, one)
    of_moment = episode.person if episode else None
    return one.person or of_moment or (hurt.person if hurt else None)


def whose(told: Told, one: Painting) -> frozenset[UUID]:
    """Return everybody behind a painting: also of what it was followed from, or belongs with."""
    hurts, moments = _hurts(told, one), _moments(told, one).values()
    practice = _practice(told, one)
    them = (one.person, practice and practice.person, *(each.person for each in moments))
    return frozenset(id_ for id_ in (*them, *(each.person for each in hurts)) if id_)


def _counted(told: Told) -> tuple[UUID, ...]:
    """Return one painting of each occasion, in the order of their times."""
    last: dict[UUID, UUID] = {}
    for id_, one in _in_time(told):
        if one.stage is not Stage.AFTER and not _is_out(told, one):
            occasion = one.episode or one.hurt or one.following or id_
            last.pop(occasion, None)
            last[occasion] = id_
    return tuple(last.values())


def _in_time(told: Told) -> list[tuple[UUID, Painting]]:
    return sorted(told.paintings.items(), key=lambda one: (one[1].when, one[0].int))


def _contexts(told: Told, id_: UUID) -> Iterator[Context]:
    one = told.paintings[id_]
    episode, hurt = _moment(told, one), _hurt(told, one)
    yield ALL
    feelings = (one.feeling, *(episode.feelings if episode else ()))
    for word in (*feelings, *(hurt.feelings if hurt else ())):
        if word:
            yield Context(kind=Kind.FEELING, key=word)
    if (person := whom(told, one)) in told.people:
        yield Context(kind=Kind.PERSON, key=str(person))
    for component in Component if episode else ():
        if code := episode.answer(component).main:  # type: ignore[union-attr]
            yield Context(kind=Kind.PATTERN, key=code)


def _is_out(told: Told, one: Painting) -> bool:
    moments = _moments(told, one)
    is_dream = any(each.reality is Reality.DREAM for each in moments.values())
    is_beyond = any(each.is_misconduct for each in _hurts(told, one))
    if is_dream or is_beyond or not told.left_out.isdisjoint(moments):
        return True
    them = (told.people.get(id_) for id_ in whose(told, one))
    return any(person is not None and not person.safe for person in them)


def _moment(told: Told, one: Painting) -> Episode | None:
    return told.episodes.get(one.episode) if one.episode else None


def _hurt(told: Told, one: Painting) -> Hurt | None:
    return told.hurts.get(one.hurt) if one.hurt else None


def _practice(told: Told, one: Painting) -> Following | None:
    return told.followings.get(one.following) if one.following else None


def _moments(told: Told, one: Painting) -> dict[UUID, Episode]:
    practice = _practice(told, one)
    ids = (one.episode, *((practice.episode, practice.moment) if practice else ()))
    return {id_: told.episodes[id_] for id_ in ids if id_ and id_ in told.episodes}


def _hurts(told: Told, one: Painting) -> list[Hurt]:
    practice = _practice(told, one)
    ids = (one.hurt, practice.hurt if practice else None)
    return [told.hurts[id_] for id_ in ids if id_ and id_ in told.hurts]

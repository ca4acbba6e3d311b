"""Made-up lives in which it is known whether a hurt resembles anything.

Answers are drawn by `core.worlds`; feelings, strength and words are drawn beside them. A hurt is
one more moment with the therapist, drawn like the others. A planted echo is a moment with
somebody else that takes over much of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final, TypeAlias
from uuid import UUID

import numpy as np

from between.core.worlds import Someone, World, someone, spread
from between.insight import echo_bodies
from between.insight.aspects import KNOWN
from between.insight.body_marks import NOTHING, Felt
from between.insight.counted import CODES
from between.story.episode import Answer, Component, Episode
from between.story.hurt import Hurt
from between.story.people import Person, Role

Rng: TypeAlias = np.random.Generator
DAY: Final = datetime(2026, 11, 20, 18, tzinfo=UTC)
EVERY: Final = timedelta(days=3)
BEGAN: Final = UUID(int=1)
TOLD: Final = 0.8  # how often each side of a moment is told
PLANTED: Final = 3
KEPT_CODES, KEPT_FEELINGS, KEPT_WORDS = 0.8, 0.6, 0.15  # what a planted echo takes over
VOCABULARY: Final = tuple(
    f"{one}{two}{three}"
    for one in "bdfgklmnprst"
    for two in "aeiou"
    for three in "bdfgklmnprstvwxz"
)
OF_ONE: Final = 60  # words that belong to one person


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A world of answers, and what hangs together in it besides.

    `felt`: share of feelings that go with one's own answer; `topics`: share of words that
    belong to the person it was with; `named`: share of words that go with one's own answer,
    as when "quiet" is written where one went quiet; `painted`: share of moments that were
    painted, besides the hurt.
    """

    name: str
    world: World
    felt: float = 0.0
    topics: float = 0.0
    named: float = 0.0
    painted: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A life with a hurt; `planted` are the moments that were made alike."""

    people: Mapping[UUID, Person]
    moments: Mapping[UUID, Episode]
    hurt: Hurt
    planted: frozenset[UUID]
    felt: Felt = NOTHING


def life(setting: Setting, moments: int, planted: int, *, rng: Rng) -> Life:
    """Return a life of so many moments, a quarter with the therapist, and then a hurt."""
    sizes = spread(moments // 4, moments - moments // 4, rng=rng)
    drawn = someone(setting.world, setting.world.base(rng), sizes, rng=rng)
    rows = rng.permutation(len(drawn.relation))
    whom = drawn.relation[rows]
    lived = [
        _moment(
            setting, int(drawn.relation[row]), [int(one[row]) for one in drawn.codes], rng
        )
        for row in rows
    ]
    hurtful = _moment(setting, 0, _once_more(setting.world, drawn, rng), rng, told=1.0)
    alike = rng.permutation(np.flatnonzero(whom > 0))[:planted].tolist()
    for row in alike:
        lived[row] = _alike(lived[row], hurtful, rng)
    dated = {
        UUID(int=1000 + n): replace(one, when=DAY - EVERY * (n + 3))
        for n, one in enumerate(lived)
    }
    made = frozenset(UUID(int=1000 + row) for row in alike)
    everything = dated | {BEGAN: hurtful}
    felt = NOTHING
    if setting.painted:
        felt = echo_bodies.felt(everything, BEGAN, sorted(made), setting.painted, rng)
    return Life(
        people={_id(one): Person(name="", role=Role.FRIEND) for one in range(len(sizes))},
        moments=everything,
        hurt=Hurt(when=DAY + timedelta(hours=1), person=_id(0), episode=BEGAN),
        planted=made,
        felt=felt,
    )


def _id(person: int) -> UUID:
    return UUID(int=10 + person)


def _once_more(world: World, drawn: Someone, rng: Rng) -> list[int]:
    """Return the three answers of one more moment with the therapist."""
    codes = [int(rng.choice(len(rates[0]), p=rates[0])) for rates in drawn.rates]
    if world.dependent and rng.random() < world.dependent:
        codes[2] = int(drawn.answer[codes[1]])
    return codes


def _moment(
    setting: Setting, person: int, codes: Sequence[int], rng: Rng, *, told: float = TOLD
) -> Episode:
    wish, other, own = (
        Answer(codes=(CODES[component][code],)) if rng.random() < told else Answer()
        for component, code in zip(Component, codes, strict=True)
    )
    return Episode(
        person=_id(person),
        when=DAY,
        wish=wish,
        response_of_other=other,
        response_of_self=own,
        feelings=_feelings(setting, codes[2], rng) if rng.random() < told else (),
        intensity=int(rng.binomial(10, 0.6)) if rng.random() < told else None,
        words=_words(setting, person, codes[2], rng) if rng.random() < told else "",
    )


def _feelings(setting: Setting, own: int, rng: Rng) -> tuple[str, ...]:
    """Return one to four feelings; some are more frequent, some go with one's own answer."""
    found = {}
    for _ in range(int(rng.integers(1, 5))):
        at = int(len(KNOWN) * rng.random() ** 2)
        with_own = 5 * own + int(rng.integers(5))
        found[KNOWN[with_own if rng.random() < setting.felt else at]] = True
    return tuple(found)


def _words(setting: Setting, person: int, own: int, rng: Rng) -> str:
    """Return 5 to 60 words, frequent ones as in any language, some of a person or an answer."""
    n, most = int(rng.integers(5, 61)), len(VOCABULARY)
    ranks = (most ** rng.random(n)).astype(int) - 1  # 1/rank, as Zipf has it
    theirs = (most - 1 - (person * OF_ONE + rng.integers(OF_ONE, size=n))) % most
    chosen = np.where(rng.random(n) < setting.topics, theirs, ranks)
    if setting.named:
        with_own = most // 2 + own * OF_ONE + rng.integers(OF_ONE, size=n)
        chosen = np.where(rng.random(n) < setting.named, with_own % most, chosen)
    return " ".join(VOCABULARY[one] for one in chosen)


def _alike(moment: Episode, hurtful: Episode, rng: Rng) -> Episode:
    """Return a moment that takes over much of another."""
    answers = (
        hurtful.answer(one) if rng.random() < KEPT_CODES else moment.answer(one)
        for one in Component
    )
    wish, other, own = answers
    felt = [one for one in hurtful.feelings if rng.random() < KEPT_FEELINGS]
    said = [one for one in hurtful.words.split() if rng.random() < KEPT_WORDS]
    strength = int(np.clip((hurtful.intensity or 0) + rng.integers(-1, 2), 0, 10))
    return replace(
        moment,
        wish=wish,
        response_of_other=other,
        response_of_self=own,
        feelings=tuple(dict.fromkeys([*felt, *moment.feelings[:1]])),
        intensity=strength,
        words=" ".join([*moment.words.split(), *said]),
    )

"""Paintings find their feelings, people and patterns; some belong to none."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from between.insight.body_contexts import (
    ALL,
    Context,
    Kind,
    Told,
    belonging,
    every,
    pairs,
    whose,
)
from between.story.body import Painting, Stage
from between.story.episode import Answer, Episode, Reality
from between.story.following import Following
from between.story.hurt import Hurt, Rest
from between.story.people import Person, Role

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
ANA, LEE = uuid4(), uuid4()
PEOPLE = {
    ANA: Person(name="Ana", role=Role.FRIEND),
    LEE: Person(name="Lee", role=Role.PARTNER, safe=False),
}
MOMENT, HURT, FOLLOWED = uuid4(), uuid4(), uuid4()
EPISODE = Episode(
    person=ANA,
    when=NOW,
    feelings=("sad", "lonely"),
    wish=Answer(codes=("w6", "w1")),
    response_of_self=Answer(own="I froze"),
)
FEELING, WITH_ANA = (
    Context(kind=Kind.FEELING, key="sad"),
    Context(kind=Kind.PERSON, key=str(ANA)),
)


def _after(days: int, **said: object) -> Painting:
    return Painting(when=NOW + timedelta(days=days), **said)  # type: ignore[arg-type]


def _told(
    *paintings: Painting, episode: Episode = EPISODE, hurt: Hurt | None = None
) -> Told:
    return Told(
        paintings={UUID(int=n + 1): one for n, one in enumerate(paintings)},
        episodes={MOMENT: episode},
        people=PEOPLE,
        hurts={HURT: hurt or Hurt(when=NOW, person=ANA, feelings=("angry",))},
    )


def test_a_painting_of_a_moment_belongs_to_all_that_the_moment_holds() -> None:
    found = every(_told(_after(0, episode=MOMENT)))
    assert found == {
        ALL: 1,
        FEELING: 1,
        Context(kind=Kind.FEELING, key="lonely"): 1,
        WITH_ANA: 1,
        Context(kind=Kind.PATTERN, key="w6"): 1,
    }


def test_a_painting_of_a_hurt_belongs_to_its_feelings_and_its_person() -> None:
    found = every(_told(_after(0, hurt=HURT)))
    assert found == {ALL: 1, Context(kind=Kind.FEELING, key="angry"): 1, WITH_ANA: 1}


def test_paintings_of_a_feeling_alone_a_person_alone_and_nothing() -> None:
    told = _told(_after(2), _after(1, person=ANA), _after(0, feeling="sad"))
    assert belonging(told, ALL) == (UUID(int=3), UUID(int=2), UUID(int=1))
    assert belonging(told, FEELING) == (UUID(int=3),)
    assert belonging(told, WITH_ANA) == (UUID(int=2),)


def test_of_one_occasion_the_last_painting_counts_at_its_own_time() -> None:
    told = _told(_after(0, episode=MOMENT), _after(1), _after(2, episode=MOMENT))
    assert belonging(told, ALL) == (UUID(int=2), UUID(int=3))


@pytest.mark.parametrize(
    "told",
    [
        _told(_after(0, person=LEE)),
        _told(_after(0, episode=MOMENT), episode=replace(EPISODE, person=LEE)),
        _told(_after(0, episode=MOMENT), episode=replace(EPISODE, reality=Reality.DREAM)),
        _told(_after(0, hurt=HURT), hurt=Hurt(when=NOW, rest=Rest.BEYOND)),
        _told(_after(0, following=FOLLOWED, stage=Stage.AFTER)),
    ],
    ids=["not safe", "a moment with somebody not safe", "a dream", "misconduct", "after"],
)
def test_what_is_no_pattern_is_in_no_map(told: Told) -> None:
    assert every(told) == {}


@pytest.mark.parametrize(
    "origin",
    [
        {"episode": MOMENT},
        {"moment": MOMENT},
        {"hurt": HURT},
        {"person": LEE},
    ],
    ids=["from a moment", "belongs to a moment", "from a hurt", "belongs with somebody"],
)
def test_a_practice_is_in_no_map_where_what_it_comes_from_is_in_none(
    origin: dict[str, UUID],
) -> None:
    before, after = (
        _after(n, following=FOLLOWED, stage=stage) for n, stage in enumerate(Stage)
    )
    told = replace(
        _told(
            before,
            after,
            episode=replace(EPISODE, reality=Reality.DREAM),
            hurt=Hurt(when=NOW, rest=Rest.BEYOND),
        ),
        followings={FOLLOWED: Following(when=NOW, at=NOW)},
    )
    assert every(told) == {ALL: 1}
    assert len(pairs(told)) == 1
    begun = Following(when=NOW, at=NOW, **origin)  # type: ignore[arg-type]
    out = replace(told, followings={FOLLOWED: begun})
    assert every(out) == {}
    assert pairs(out) == ()


def test_what_is_left_out_is_in_no_map_nor_is_a_practice_from_it() -> None:
    told = replace(
        _told(_after(0, episode=MOMENT), _after(1, following=FOLLOWED)),
        followings={FOLLOWED: Following(when=NOW, at=NOW, episode=MOMENT)},
    )
    assert every(told)[ALL] == 2
    assert every(replace(told, left_out=frozenset({MOMENT}))) == {}


def test_behind_a_practice_is_everybody_it_comes_from_or_belongs_with() -> None:
    told = replace(
        _told(_after(0, following=FOLLOWED), hurt=Hurt(when=NOW, person=LEE)),
        followings={
            FOLLOWED: Following(when=NOW, at=NOW, moment=MOMENT, hurt=HURT, person=None)
        },
    )
    (one,) = told.paintings.values()
    assert whose(told, one) == {ANA, LEE}
    assert whose(told, Painting(when=NOW)) == frozenset()


def test_what_belongs_to_something_erased_still_counts_by_itself() -> None:
    told = _told(_after(0, episode=uuid4(), feeling="sad"), _after(1, person=uuid4()))
    assert every(told) == {ALL: 2, FEELING: 1}


def test_pairs_are_the_last_before_and_the_last_after_of_one_practice() -> None:
    before = {"following": FOLLOWED, "stage": Stage.BEFORE}
    after = {"following": FOLLOWED, "stage": Stage.AFTER}
    alone = {"following": uuid4(), "stage": Stage.BEFORE}
    told = _told(
        _after(0, **before), _after(1, **before), _after(2, **after), _after(3, **alone)
    )
    assert pairs(told) == ((UUID(int=2), UUID(int=3)),)
    assert belonging(told, ALL) == (UUID(int=2), UUID(int=4))

"""What a hurt resembles: planted moments, and everything that must stay out of it."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import numpy as np
import pytest
from tests.insight.hurtful import BEGAN, FELT, NOW, alike, began, hurt, life
from tests.insight.told import ANA, BOB, JO, MUM, PEOPLE, SAM, moment, numbered

from between.core.estimate import Reason, Silence
from between.insight import echoes
from between.insight.echoes import Echoes
from between.insight.why import Why
from between.story.episode import Answer, Component, Episode, Precision, Reality
from between.story.hurt import Hurt
from between.story.people import Person


def found(
    moments: dict[UUID, Episode],
    *,
    of: Hurt | None = None,
    people: dict[UUID, Person] | None = None,
) -> Echoes:
    rng = np.random.default_rng(1)
    said = echoes.of(of or hurt(), moments, people or PEOPLE, rng=rng)
    assert isinstance(said, Echoes)
    return said


def silence(moments: dict[UUID, Episode], of: Hurt | None = None) -> Silence:
    said = echoes.of(of or hurt(), moments, PEOPLE, rng=np.random.default_rng(1))
    assert isinstance(said, Silence)
    return said


def days(said: Echoes, moments: dict[UUID, Episode]) -> list[int]:
    return [(moments[one.moment].when - moment(None).when).days for one in said.found]


def test_moments_with_others_that_are_like_it_are_found_with_what_they_share() -> None:
    moments = life(alike(MUM, 3), alike(ANA, 8))
    said = found(moments)
    assert {one.person for one in said.found} == {MUM, ANA}
    assert set(days(said, moments)) == {3, 8}
    why = said.found[0].why
    assert (why.wish, why.other, why.own) == ("w6", "o5", "s2")
    assert (why.feelings, why.is_as_strong) == (FELT, True)
    assert set(why.words) <= {"father", "clock", "speaking", "looked", "and", "was", "the"}
    assert len(why.words) == 3
    assert all(0 < one.likeness <= 1 for one in said.found)


def test_where_nothing_is_like_it_nothing_is_found() -> None:
    said = found(life())
    assert said.found == ()
    assert (said.moments, said.people) == (60, 5)


def test_at_most_five_are_shown_and_two_of_one_person() -> None:
    planted = [alike(MUM, n) for n in range(4)] + [
        alike(one, 20 + n) for n, one in enumerate([ANA, ANA, JO, JO, SAM, SAM])
    ]
    said = found(life(*planted, n=200))
    assert len(said.found) <= 5
    assert max(Counter(one.person for one in said.found).values()) <= 2
    assert len({one.person for one in said.found}) >= 3


def test_memories_from_long_ago_are_welcome() -> None:
    moments = life(alike(MUM, -7000, reality=Reality.MEMORY))
    assert days(found(moments), moments) == [-7000]


@pytest.mark.parametrize(
    "left_out",
    [
        alike(MUM, 3, reality=Reality.DREAM),
        replace(alike(MUM, 3), person=None),
        replace(alike(MUM, 3), person=UUID(int=77)),
        alike(MUM, 401),
        alike(BOB, 396),
    ],
    ids=["a dream", "with nobody", "with somebody unknown", "later", "the same event"],
)
def test_what_is_no_earlier_moment_with_somebody_is_left_out(left_out: Episode) -> None:
    said = found(life(left_out))
    assert (said.found, said.moments) == ((), 60)


def test_a_moment_with_the_same_therapist_from_before_may_be_an_echo() -> None:
    moments = life(alike(BOB, 300))
    assert days(found(moments), moments) == [300]


def test_who_is_not_safe_is_no_echo() -> None:
    people = PEOPLE | {MUM: replace(PEOPLE[MUM], safe=False)}
    said = found(life(alike(MUM, 3)), people=people)
    assert said.found == ()
    assert said.people == 4


def test_without_a_moment_its_chips_stand_for_the_answers() -> None:
    told = Hurt(
        when=NOW,
        person=BOB,
        happened=Answer(codes=("h1",)),
        needed=Answer(codes=("n5",)),
        did=Answer(codes=("d2",)),
        feelings=FELT,
        words="You looked at the clock when I spoke of my father",
        strength=8,
    )
    said = found(life(alike(MUM, 3)), of=told)
    assert [one.person for one in said.found] == [MUM]
    assert said.found[0].why.other == "o5"


def test_what_the_moment_left_open_its_chips_tell() -> None:
    told = replace(began(), wish=Answer(), feelings=(), intensity=None)
    of = hurt(needed=Answer(codes=("n5",)), feelings=FELT, strength=8)
    said = found(life(alike(MUM, 3), began_as=told), of=of)
    assert said.found[0].why.wish == "w6"
    assert said.found[0].why.feelings == FELT


def test_below_eight_moments_or_three_people_it_is_silent() -> None:
    few = {**numbered(*(alike(MUM, n) for n in range(7))), BEGAN: began()}
    assert silence(few).reason is Reason.TOO_FEW_MOMENTS
    two = {**numbered(*(alike((MUM, ANA)[n % 2], n) for n in range(9))), BEGAN: began()}
    assert (silence(two).reason, silence(two).have) == (Reason.TOO_FEW_PEOPLE, 2)
    assert silence({}).reason is Reason.TOO_FEW_MOMENTS


def test_marks_without_a_word_are_no_moments_to_lay_beside_it() -> None:
    marks = [moment(one, day=n) for n, one in enumerate([MUM, ANA, JO] * 5)]
    assert silence(numbered(*marks)).have == 0


@pytest.mark.parametrize(
    "told",
    [
        Hurt(when=NOW, person=BOB),
        Hurt(when=NOW, person=BOB, words="the clock, you looked at it"),
    ],
    ids=["just a mark", "words alone"],
)
def test_a_hurt_of_which_too_little_is_told_is_silent(told: Hurt) -> None:
    assert silence(life(alike(MUM, 3)), told).reason is Reason.TOO_LITTLE_TOLD


def test_the_same_life_gives_the_same_echoes_in_any_order() -> None:
    moments = life(alike(MUM, 3), alike(ANA, 8))
    turned = dict(reversed(moments.items()))
    assert found(moments) == found(turned)
    assert echoes.of(
        hurt(), list(turned.items()), PEOPLE, rng=np.random.default_rng(1)
    ) == found(moments)


def test_what_is_not_shared_is_not_said() -> None:
    other = replace(alike(MUM, 3), response_of_self=Answer(codes=("s5",)), intensity=2)
    said = found(life(other)).found
    assert said[0].why.own is None
    assert not said[0].why.is_as_strong
    assert Why() == Why(wish=None)


def test_a_moment_of_which_the_year_alone_is_known_can_be_an_echo() -> None:
    old = replace(alike(MUM, -9000), precision=Precision.YEAR, about=True)
    moments = life(old)
    assert days(found(moments), moments) == [-9000]


def test_a_hurt_without_a_person_looks_at_everybody() -> None:
    said = found(life(alike(BOB, 399)), of=replace(hurt(), person=None))
    assert [one.person for one in said.found] == [BOB]
    assert began().answer(Component.WISH).main == "w6"
    assert NOW - timedelta(days=1) == alike(BOB, 399).when

"""The mirror: what is said, from which moments, and always the same."""

from dataclasses import fields, is_dataclass, replace
from math import isfinite
from random import Random
from uuid import UUID

import numpy as np
import pytest
from tests.insight.told import (
    ANA,
    BOB,
    JO,
    MUM,
    PEOPLE,
    SAM,
    answer,
    habit,
    moment,
    numbered,
    row,
    seen,
)

from between.core.estimate import Estimate, Reason, Silence
from between.core.recurrence import recur
from between.insight import weighed
from between.insight.mirror import look
from between.insight.reflection import Case, Closest, Tag
from between.story.episode import Answer, Component, Reality
from between.story.people import Role


def test_a_habit_with_everybody_is_in_both() -> None:
    picture = seen(habit(15, 45))
    closing = row(picture, "s2")
    assert closing.tag is Tag.IN_BOTH
    assert isinstance(closing.therapist, Estimate)
    assert closing.therapist.n == 15
    assert closing.therapist.low > 0.2
    assert isinstance(closing.in_both, float)
    assert closing.in_both > 0.95
    assert picture.headline.case is Case.SEVERAL_IN_BOTH
    assert set(picture.headline.codes) == {"o5", "s2"}
    assert {one.code for one in picture.settled} >= {"o5", "s2"}


def test_a_habit_with_others_only_is_elsewhere_and_the_other_way_round() -> None:
    moments = habit(20, 60)
    changed = {
        key: replace(one, response_of_self=answer("s5")) if one.person == BOB else one
        for key, one in moments.items()
    }
    picture = seen(changed)
    assert row(picture, "s2").tag is Tag.ELSEWHERE
    assert row(picture, "s5").tag is Tag.WITH_THERAPIST


def test_all_rows_stand_in_the_order_of_the_vocabulary() -> None:
    rows = seen(habit(10, 30)).rows
    assert len(rows) == 24
    assert [one.component for one in rows[::8]] == list(Component)
    assert [one.code for one in rows[:3]] == ["w6", "w5", "w1"]


def test_every_row_opens_to_its_moments_newest_first() -> None:
    moments = numbered(
        moment(BOB, "w1 w2", day=1),
        moment(ANA, "w1", day=2),
        moment(ANA, "w2 w1 w2", day=4),
        moment(BOB, "w1", day=3),
        moment(SAM, "w1", day=5),
    )
    picture = seen(moments, PEOPLE | {SAM: replace(PEOPLE[SAM], safe=False)})
    want = row(picture, "w1")
    assert [key.int - 1000 for key in want.moments_with_therapist] == [3, 0]
    assert [key.int - 1000 for key in want.moments_with_others] == [1]
    assert [key.int - 1000 for key in want.moments_beside] == [2]
    shares = {one.name: (one.share, one.n) for one in want.pervasiveness}
    assert shares == {"Bob": (1.0, 2), "Ana": (1.0, 2)}
    further = {one.name: one.share for one in row(picture, "w2").pervasiveness}
    assert further == {"Bob": 0.5, "Ana": 0.5}


def test_the_order_of_moments_changes_nothing() -> None:
    moments = habit(10, 30)
    pairs = list(moments.items())
    Random(3).shuffle(pairs)
    rng = np.random.default_rng(1)
    assert look(pairs, PEOPLE, rng=rng) == seen(moments)


def test_the_same_seed_gives_the_same_picture_and_another_nearly_so() -> None:
    one, two, other = seen(habit(6, 14)), seen(habit(6, 14)), seen(habit(6, 14), seed=2)
    assert one == two
    assert one != other
    for ours, theirs in zip(one.rows, other.rows, strict=True):
        assert isinstance(ours.in_both, float)
        assert isinstance(theirs.in_both, float)
        assert abs(ours.in_both - theirs.in_both) < 4 * 0.01 * 2**0.5


def test_the_names_of_people_change_no_number() -> None:
    called = {key: replace(one, name=one.name[::-1]) for key, one in PEOPLE.items()}
    ours, theirs = seen(habit(8, 20)), seen(habit(8, 20), called)
    assert [one.therapist for one in ours.rows] == [one.therapist for one in theirs.rows]


def test_who_is_not_safe_is_left_out_of_everything() -> None:
    moments = habit(8, 24)
    cast = PEOPLE | {SAM: replace(PEOPLE[SAM], safe=False)}
    more = moments | {
        UUID(int=n): moment(SAM, "w2", "o5", "s5", day=n) for n in range(9000, 9020)
    }
    ours, theirs = seen(moments), seen(more, cast)
    assert replace(theirs, relationships=ours.relationships) == ours
    (left_out,) = theirs.left_out
    assert (left_out.name, left_out.n) == ("Sam", 20)
    assert not any(left_out.n_coded.values())


def test_dreams_and_moments_with_nobody_are_not_counted() -> None:
    moments = habit(8, 24)
    more = moments | {
        UUID(int=9000): moment(BOB, "w1", "o1", "s1", reality=Reality.DREAM),
        UUID(int=9001): moment(None, "w1", "o1", "s1"),
        UUID(int=9002): moment(UUID(int=99), "w1", "o1", "s1"),
    }
    picture = seen(more)
    assert (picture.dreams, picture.nameless) == (1, 2)
    assert replace(picture, dreams=0, nameless=0) == seen(moments)


def test_untold_moments_count_as_moments_only() -> None:
    own_words = replace(moment(ANA), wish=Answer(own="to be left in peace"))
    strange = moment(ANA, "o1", "x9", "s1")
    picture = seen(numbered(moment(BOB), own_words, strange))
    assert picture.moments == 3
    ana = next(one for one in picture.relationships if one.name == "Ana")
    assert (ana.n, ana.n_coded[Component.WISH], ana.n_coded[Component.SELF]) == (2, 0, 1)
    assert ana.n_coded[Component.OTHER] == 0


def test_anybody_can_stand_in_the_therapists_place() -> None:
    picture = seen(habit(8, 24), therapist=MUM)
    assert picture.therapist is not None
    assert picture.therapist.name == "Mum"
    assert picture.relationships[0].is_therapist
    with pytest.raises(ValueError, match="nobody among the people"):
        seen(habit(8, 24), therapist=UUID(int=77))


def test_of_several_therapists_the_safe_one_with_most_moments_is_meant() -> None:
    cast = PEOPLE | {ANA: replace(PEOPLE[ANA], role=Role.THERAPIST)}
    picture = seen(habit(4, 24), cast)
    assert picture.therapist is not None
    assert picture.therapist.name == "Ana"
    unsafe = cast | {ANA: replace(cast[ANA], safe=False)}
    again = seen(habit(4, 24), unsafe)
    assert again.therapist is not None
    assert again.therapist.name == "Bob"


def test_the_closest_is_said_only_when_likelier_than_all_others() -> None:
    far = {MUM: ("w2", "o2", "s4"), JO: ("w4", "o3", "s6"), ANA: ("w6", "o5", "s2")}
    told = [moment(BOB, *far[ANA], day=day) for day in range(12)]
    told += [
        moment(one, *codes, day=day) for one, codes in far.items() for day in range(12)
    ]
    closest = seen(numbered(*told)).closest
    assert isinstance(closest, Closest)
    assert closest.name == "Ana"
    assert closest.probability > 0.9
    same = seen(habit(12, 36)).closest
    assert isinstance(same, Silence)
    assert same.reason is Reason.NOBODY_IN_PARTICULAR


def test_numbers_that_do_not_settle_are_a_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    def restless(table: np.ndarray, *, rng: np.random.Generator) -> object:
        found = recur(table, rng=rng)
        return replace(found, in_both=found.in_both * 0 + 0.97, error=found.error + 0.02)

    monkeypatch.setattr(weighed, "recur", restless)
    picture = seen(habit(10, 30))
    assert picture.settled == ()
    assert {
        one.in_both.reason for one in picture.rows if isinstance(one.in_both, Silence)
    } == {Reason.UNSTEADY}


def test_nothing_in_any_picture_is_not_a_number() -> None:
    for moments in ({}, habit(1, 2), habit(0, 9), habit(9, 0), habit(5, 13), habit(50, 0)):
        assert all(isfinite(number) for number in _numbers(seen(moments)))


def _numbers(thing: object) -> list[float]:
    if isinstance(thing, float):
        return [thing]
    if is_dataclass(thing):
        return [n for one in fields(thing) for n in _numbers(getattr(thing, one.name))]
    if isinstance(thing, dict):
        return [n for one in thing.values() for n in _numbers(one)]
    if isinstance(thing, tuple):
        return [n for one in thing for n in _numbers(one)]
    return []

"""What came after it was all right again, counted by hand."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from tests.insight.hurtful import REPAIRED, hurt, life
from tests.insight.told import ANA, BOB, FIRST, JO, MUM, PEOPLE, moment

from between.core.estimate import Estimate, Reason, Silence
from between.insight import afterwards
from between.insight.afterwards import Afterwards
from between.story.episode import Answer, Episode, Precision, Reality

ON = (REPAIRED - FIRST.date()).days


def same(person: UUID, day: int, own: str = "s2") -> Episode:
    return moment(person, "w6", "o5", own, day=day)


def counted(*moments: Episode) -> Afterwards:
    said = afterwards.of(hurt(repaired_on=REPAIRED), life(*moments, n=0), PEOPLE)
    assert isinstance(said, Afterwards)
    return said


def numbers(said: Afterwards) -> tuple[int, int, int, int]:
    before, after = said.before, said.after
    return (
        len(before.another),
        len(before.moments),
        len(after.another),
        len(after.moments),
    )


def test_another_answer_is_counted_before_and_after_the_repair() -> None:
    said = counted(
        *(same(MUM, ON - n - 1) for n in range(6)),
        same(ANA, ON - 9, "s5"),
        *(same(MUM, ON + n + 1, "s5") for n in range(4)),
        *(same(JO, ON + n + 1) for n in range(2)),
    )
    assert numbers(said) == (1, 7, 4, 6)
    assert isinstance(said.difference, Estimate)
    assert said.difference.value == pytest.approx(4 / 6 - 1 / 7)
    assert said.difference.n == 13
    assert said.often is not None
    assert (said.often.person, said.often.own, len(said.often.moments)) == (MUM, "s5", 4)
    assert (said.wish, said.other, said.own, said.on) == ("w6", "o5", "s2", REPAIRED)


def test_a_large_difference_is_more_and_a_small_one_is_open() -> None:
    before = [same(MUM, ON - n - 1) for n in range(12)]
    after = [same(MUM, ON + n + 1, "s5") for n in range(9)]
    assert counted(*before, *after).is_more
    turned = [
        replace(one, response_of_self=Answer(codes=(own,)))
        for these, own in ((before, "s5"), (after, "s2"))
        for one in these
    ]
    assert counted(*turned).is_less
    little = counted(*before, *after[:2], *(same(ANA, ON + n + 1) for n in range(5)))
    assert (little.is_more, little.is_less) == (False, False)


def test_with_fewer_than_five_on_a_side_the_counts_stand_alone() -> None:
    said = counted(*(same(MUM, ON - n - 1) for n in range(9)), same(ANA, ON + 2, "s1"))
    assert numbers(said) == (0, 9, 1, 1)
    assert isinstance(said.difference, Silence)
    assert (said.difference.have, said.difference.need) == (1, 5)
    assert (said.is_more, said.is_less) == (False, False)
    assert said.often is not None
    assert said.often.own == "s1"


@pytest.mark.parametrize(
    "other",
    [
        same(BOB, ON + 1, "s5"),
        moment(MUM, "w1", "o5", "s5", day=ON + 1),
        moment(MUM, "w6", "o2", "s5", day=ON + 1),
        moment(MUM, "w6", "o5", day=ON + 1),
        replace(same(MUM, ON + 1, "s5"), reality=Reality.DREAM),
        replace(same(MUM, ON + 1, "s5"), reality=Reality.MEMORY),
        replace(same(MUM, ON + 1, "s5"), reality=Reality.EXPECTED),
        same(MUM, ON, "s5"),
        replace(same(MUM, ON + 5, "s5"), precision=Precision.MONTH),
        replace(same(MUM, ON + 50, "s5"), precision=Precision.YEAR),
        replace(same(MUM, ON + 1, "s5"), person=None),
    ],
    ids=[
        "with the therapist",
        "another wish",
        "another answer",
        "own answer untold",
        "a dream",
        "a memory",
        "only expected",
        "on that very day",
        "somewhen that month",
        "somewhen that year",
        "with nobody",
    ],
)
def test_what_is_not_the_same_or_not_surely_after_is_not_counted(other: Episode) -> None:
    assert numbers(counted(other)) == (0, 0, 0, 0)


def test_who_is_not_safe_is_not_counted() -> None:
    people = PEOPLE | {MUM: replace(PEOPLE[MUM], safe=False)}
    moments = life(same(MUM, ON + 1, "s5"), n=0)
    said = afterwards.of(hurt(repaired_on=REPAIRED), moments, people)
    assert isinstance(said, Afterwards)
    assert numbers(said) == (0, 0, 0, 0)


def test_a_month_after_that_of_the_repair_is_after_it() -> None:
    later = replace(same(MUM, ON + 60, "s5"), precision=Precision.MONTH)
    assert numbers(counted(later)) == (0, 0, 1, 1)


def test_the_day_is_that_of_the_place_in_which_it_was_written() -> None:
    late = replace(same(MUM, ON, "s5"), zone="Pacific/Auckland")
    at_night = replace(late, when=late.when.replace(hour=20) + timedelta(minutes=1))
    assert numbers(counted(at_night)) == (0, 0, 1, 1)


def test_a_harder_answer_is_counted_and_not_named() -> None:
    said = counted(same(MUM, ON + 1, "s4"))
    assert numbers(said) == (0, 0, 1, 1)
    assert said.often is None


def test_without_a_repair_there_is_nothing_and_without_answers_a_silence() -> None:
    assert afterwards.of(hurt(), life(), PEOPLE) is None
    untold = replace(hurt(repaired_on=REPAIRED), episode=None)
    said = afterwards.of(untold, list(life().items()), PEOPLE)
    assert isinstance(said, Silence)
    assert said.reason is Reason.TOO_LITTLE_TOLD

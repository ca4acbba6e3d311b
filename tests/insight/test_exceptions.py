"""What went another way comes first."""

from dataclasses import replace
from uuid import UUID

from tests.insight.told import ANA, JO, MUM, PEOPLE, moment, numbered, seen

from between.story.episode import Episode, Reality


def usual(times: int = 4) -> list[Episode]:
    return [moment(MUM, "w6", "o5", "s2", day=day) for day in range(times)]


def test_a_moment_that_went_another_way_is_told() -> None:
    steady = moment(ANA, "w6", "o5 o2", "s5 s2", day=9)
    (one,) = seen(numbered(*usual(), steady)).exceptions
    assert (one.name, one.other, one.own, one.usual) == ("Ana", "o5", "s5", "s2")
    assert (one.when, one.moment.int) == (steady.when, 1004)


def test_the_newest_three_are_told() -> None:
    others = [moment(JO, "w6", "o5", "s1", day=day) for day in (20, 40, 10, 30)]
    told = seen(numbered(*usual(6), *others)).exceptions
    assert [one.when for one in told] == [others[n].when for n in (1, 3, 0)]


def test_one_time_is_no_usual_answer() -> None:
    assert seen(numbered(*usual(2), moment(ANA, "", "o5", "s5"))).exceptions == ()


def test_where_two_answers_are_as_frequent_neither_is_usual() -> None:
    both = [*usual(3), *(moment(MUM, "", "o5", "s4") for _ in range(3))]
    assert seen(numbered(*both, moment(ANA, "", "o5", "s5"))).exceptions == ()


def test_where_the_usual_answer_is_a_kind_one_there_is_no_exception() -> None:
    kind = [moment(MUM, "", "o8", "s3") for _ in range(5)]
    assert seen(numbered(*kind, moment(ANA, "", "o8", "s1"))).exceptions == ()


def test_another_hard_answer_is_no_exception() -> None:
    assert seen(numbered(*usual(), moment(ANA, "", "o5", "s4"))).exceptions == ()


def test_another_response_of_theirs_is_no_exception() -> None:
    assert seen(numbered(*usual(), moment(ANA, "", "o8", "s3"))).exceptions == ()


def test_only_what_happened_is_an_exception() -> None:
    for reality in (Reality.EXPECTED, Reality.MEMORY, Reality.DREAM):
        hoped = moment(ANA, "", "o5", "s5", reality=reality)
        assert seen(numbered(*usual(), hoped)).exceptions == ()


def test_who_is_not_safe_makes_no_exception_and_no_habit() -> None:
    cast = PEOPLE | {MUM: replace(PEOPLE[MUM], safe=False)}
    told = numbered(*usual(), moment(ANA, "", "o5", "s5"))
    assert seen(told, cast).exceptions == ()
    assert len(seen(told).exceptions) == 1


def test_nothing_told_is_no_exception() -> None:
    assert seen({UUID(int=1): moment(ANA)}).exceptions == ()

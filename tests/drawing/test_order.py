"""Settled rows stand first, then the frequent ones; what was never told is not there."""

from uuid import UUID

from between.drawing import order
from between.insight.reflection import Row, Tag
from between.story.episode import Component
from tests.drawing.pictures import about, of, row


def codes(*rows: Row) -> list[str]:
    return [one.code for _, group in order.groups(of(*rows)) for one in group]


def test_three_groups_in_the_order_of_the_questions() -> None:
    groups = order.groups(of(row("s1"), row("o1"), row("w1")))
    assert [component for component, _ in groups] == list(Component)
    assert codes(row("s1"), row("o1"), row("w1")) == ["w1", "o1", "s1"]


def test_what_is_settled_stands_before_what_is_frequent() -> None:
    assert codes(
        row("w1", tag=Tag.TOO_EARLY, others=about(0.8)),
        row("w2", tag=Tag.PERHAPS, others=about(0.6)),
        row("w3", tag=Tag.WITH_THERAPIST, therapist=about(0.3)),
        row("w4", tag=Tag.ELSEWHERE, others=about(0.4)),
        row("w5", tag=Tag.IN_BOTH, therapist=about(0.2), others=about(0.2)),
    ) == ["w5", "w4", "w3", "w2", "w1"]


def test_within_a_tag_the_more_frequent_side_counts() -> None:
    assert codes(
        row("w1", tag=Tag.TOO_EARLY, therapist=about(0.3), others=about(0.4)),
        row("w2", tag=Tag.TOO_EARLY, therapist=about(0.5), others=about(0.2)),
    ) == ["w2", "w1"]


def test_where_all_is_silent_more_moments_come_first_and_then_the_code() -> None:
    assert codes(
        row("w3", tag=Tag.TOO_EARLY, moments=9),
        row("w2", tag=Tag.TOO_EARLY, moments=10),
        row("w1", tag=Tag.TOO_EARLY, moments=9),
    ) == ["w2", "w1", "w3"]


def test_the_order_does_not_follow_the_order_of_the_rows() -> None:
    rows = [row(f"w{n}", tag=Tag.TOO_EARLY, others=about(n / 10)) for n in range(1, 9)]
    assert codes(*rows) == codes(*rows[::-1])


def test_what_was_never_told_is_left_out_and_what_stood_beside_is_not() -> None:
    never = row("w2", moments=0)
    beside = row("w1", moments=0, moments_beside=(UUID(int=1),))
    assert codes(never, beside) == ["w1"]


def test_what_is_said_is_in_front_and_four_of_the_rest() -> None:
    early, said = row("w1", tag=Tag.TOO_EARLY), row("w1", tag=Tag.IN_BOTH)
    assert [order.is_in_front(early, place) for place in (3, 4)] == [True, False]
    assert order.is_in_front(said, 7)

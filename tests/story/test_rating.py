"""What two people say about a session: when something counts as declared."""

from datetime import date

import pytest

from between.story.rating import Rated, Tension, with_hurts


@pytest.mark.parametrize(
    ("tension", "declared"),
    [
        (None, False),
        (Tension.NO, False),
        (Tension.LITTLE, True),
        (Tension.SOME, True),
        (Tension.MUCH, True),
    ],
)
def test_all_but_no_and_silence_is_declared(
    tension: Tension | None, declared: bool
) -> None:
    one = Rated(session=1, when=date(2026, 5, 4), tension=tension)
    assert one.is_declared is declared


def rated(*days: int) -> list[Rated]:
    return [
        Rated(session=n, when=date(2026, 5, day), client=80.0)
        for n, day in enumerate(days, 1)
    ]


@pytest.mark.parametrize(
    ("written", "at"), [(3, 0), (4, 0), (5, 0), (11, 1), (12, 1), (30, 2)]
)
def test_a_hurt_belongs_to_the_last_session_before_it_was_written(
    written: int, at: int
) -> None:
    found = with_hurts(rated(4, 11, 18), [(date(2026, 5, written), None)])
    assert [one.hurt for one in found] == [n == at for n in range(3)]
    assert found[at].is_declared
    assert not any(one.repaired_in for one in found)


@pytest.mark.parametrize(("ended", "at"), [(12, 1), (13, 2), (18, 2), (30, 2), (1, 1)])
def test_it_ends_in_the_first_session_from_the_day_on_which_it_was_all_right(
    ended: int, at: int
) -> None:
    found = with_hurts(rated(4, 12, 18), [(date(2026, 5, 14), date(2026, 5, ended))])
    assert [one.repaired_in for one in found] == [None, at + 1, None]


def test_of_two_hurts_in_one_session_both_must_be_over() -> None:
    then, later = date(2026, 5, 13), date(2026, 5, 19)
    found = with_hurts(rated(4, 12, 18, 25), [(then, then), (then, later)])
    assert found[1].repaired_in == 4
    found = with_hurts(rated(4, 12, 18, 25), [(then, then), (then, None)])
    assert found[1].hurt
    assert found[1].repaired_in is None


def test_sessions_are_put_in_the_order_of_their_days() -> None:
    (late, early) = rated(18, 4)
    assert with_hurts([late, early], []) == (early, late)


def test_without_sessions_a_hurt_has_no_place() -> None:
    assert with_hurts([], [(date(2026, 5, 4), None)]) == ()

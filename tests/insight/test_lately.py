"""What is said of the last session: the weightiest thing, and nothing of what nobody rated."""

from datetime import date, timedelta

import pytest

from between.insight import lately, repair
from between.insight.lately import Gap, Lately, Now
from between.insight.repair import Scale
from between.story.rating import CameBack, Rated, Tension

FIRST = date(2026, 1, 5)


def rated(n: int, client: float | None = 80, therapist: float | None = 75) -> Rated:
    when = FIRST + timedelta(weeks=n)
    return Rated(session=n, when=when, client=client, therapist=therapist)


def said(*sessions: Rated) -> Lately:
    return lately.said(repair.course(sessions, Scale()))


def usual(count: int) -> list[Rated]:
    return [rated(n, 80 + n % 2) for n in range(1, count + 1)]


def test_nothing_is_said_of_sessions_that_nobody_rated() -> None:
    assert said().now is Now.NOTHING
    assert said(rated(1, None, None)).now is Now.NOTHING


@pytest.mark.parametrize(("count", "now"), [(1, Now.EARLY), (3, Now.EARLY), (4, Now.USUAL)])
def test_the_first_three_are_for_getting_to_know_each_other(count: int, now: Now) -> None:
    assert said(*usual(count)).now is now


def test_a_fall_is_asked_about() -> None:
    assert said(*usual(8), rated(9, 38)).now is Now.LOOK


def test_a_small_fall_is_asked_about_softly() -> None:
    found = {said(*usual(8), rated(9, low)).now for low in range(60, 80)}
    assert Now.SOFT in found


def test_what_was_declared_outranks_the_ratings() -> None:
    hurt = Rated(session=9, when=FIRST + timedelta(weeks=9), client=95, hurt=True)
    assert said(*usual(8), hurt).now is Now.DECLARED
    fell = Rated(
        session=9, when=FIRST + timedelta(weeks=9), client=20, tension=Tension.LITTLE
    )
    assert said(*usual(8), fell).now is Now.DECLARED


def test_what_was_repaired_in_it_is_said_to_be_so() -> None:
    when = FIRST + timedelta(weeks=9)
    whole = Rated(session=9, when=when, client=80, hurt=True, repaired_in=9)
    assert said(*usual(8), whole).now is Now.REPAIRED
    back = Rated(
        session=9,
        when=when,
        client=80,
        tension=Tension.SOME,
        came_back=CameBack.YES,
    )
    assert said(*usual(8), back).now is Now.REPAIRED
    assert said(*usual(8), whole, rated(10)).now is Now.USUAL


def test_a_session_that_nobody_rated_is_no_last_one() -> None:
    found = said(*usual(8), rated(9, 38), rated(10, None, None))
    assert found.now is Now.LOOK
    assert found.last is not None
    assert found.last.session == 9


@pytest.mark.parametrize(
    ("client", "therapist", "gap"),
    [
        (60, 80, Gap.CLIENT),
        (61, 80, None),
        (80, 61, None),
        (80, 60, Gap.THERAPIST),
        (None, 60, None),
    ],
)
def test_the_gap_is_said_from_twenty_on(
    client: float | None, therapist: float, gap: Gap | None
) -> None:
    assert said(rated(1, client, therapist)).gap is gap


def test_only_a_gap_between_two_ratings_makes_it_patchy() -> None:
    assert said(rated(1), rated(2, None), rated(3)).is_patchy
    assert not said(rated(1, None), rated(2), rated(3, None)).is_patchy
    assert not said(rated(1, None)).is_patchy


def test_four_near_the_top_say_little() -> None:
    assert said(*(rated(n, 90) for n in range(1, 5))).is_at_top
    assert not said(*(rated(n, 90) for n in range(1, 4))).is_at_top
    assert not said(*(rated(n, 90) for n in range(1, 5)), rated(5, 89)).is_at_top


def test_the_last_ones_are_shown_with_the_hurts_among_them() -> None:
    every = [
        Rated(session=n, when=FIRST + timedelta(weeks=n), client=80, hurt=n in {2, 9})
        for n in range(1, 11)
    ]
    whole = repair.course(every, Scale())
    assert len(whole.hurts) == 2
    short = lately.shortened(whole, 4)
    assert [one.session for one in short.sessions] == [7, 8, 9, 10]
    assert [one.first for one in short.hurts] == [9]
    assert lately.shortened(whole, 40) == whole
    assert lately.shortened(repair.course([], Scale()), 4).sessions == ()

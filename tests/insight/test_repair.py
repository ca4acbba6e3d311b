"""What is said of a course: what somebody declared stands, and the filter only asks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from between.insight import repair
from between.insight.repair import RepairPicture, Scale
from between.insight.strains import Flag, Hurt, Kind
from between.story.rating import CameBack, Rated, Tension

FIRST = date(2026, 1, 5)
WHOLE = Scale()


def rated(
    n: int, client: float | None = 80.0, therapist: float | None = 75.0, **said: object
) -> Rated:
    when = FIRST + timedelta(weeks=n)
    return Rated(session=n, when=when, client=client, therapist=therapist, **said)  # type: ignore[arg-type]


def course(*sessions: Rated) -> RepairPicture:
    return repair.course(sessions, WHOLE)


def flags(found: RepairPicture) -> list[Flag]:
    return [one.flag for one in found.sessions]


def test_steady_ratings_say_nothing() -> None:
    found = course(*(rated(n, 80 + n % 2) for n in range(1, 13)))
    assert flags(found) == [Flag.NONE] * 12
    assert found.hurts == ()
    last = found.sessions[-1]
    assert last.level.low < 80.5 < last.level.high
    assert last.level.n == 12


def test_a_fall_that_nobody_named_is_asked_about_and_stays_open() -> None:
    found = course(*(rated(n, 38.0 if n == 8 else 80.0) for n in range(1, 13)))
    assert [n for n, one in enumerate(flags(found), 1) if one is not Flag.NONE] == [8]
    assert found.sessions[7].flag is Flag.LOOK
    assert found.sessions[7].gap == 37
    assert found.hurts == (Hurt(first=8, last=8, repaired=None, kind=Kind.FOUND),)


def test_in_the_first_three_sessions_only_what_is_declared_counts() -> None:
    fallen = [rated(1), rated(2, 20.0), rated(3, 20.0, tension=Tension.SOME)]
    found = course(*fallen)
    assert flags(found) == [Flag.NONE] * 3
    assert [one.declared for one in found.sessions] == [False, False, True]
    assert found.hurts == (Hurt(first=3, last=3, repaired=None, kind=Kind.DECLARED),)


def test_what_was_declared_stands_where_the_ratings_show_nothing() -> None:
    said = rated(6, tension=Tension.LITTLE, came_back=CameBack.NO)
    found = course(*map(rated, range(1, 6)), said, *map(rated, range(7, 12)))
    assert set(flags(found)) == {Flag.NONE}
    assert found.hurts == (Hurt(first=6, last=6, repaired=None, kind=Kind.DECLARED),)


def test_it_is_repaired_when_the_client_says_so_and_no_sooner() -> None:
    hurt = rated(6, tension=Tension.LITTLE, came_back=CameBack.NO)
    partly = rated(7, tension=Tension.LITTLE, came_back=CameBack.PARTLY)
    again = rated(8, tension=Tension.LITTLE, came_back=CameBack.YES)
    before = list(map(rated, range(1, 6)))
    assert course(*before, hurt, partly).hurts[0].repaired is None
    found = course(*before, hurt, partly, again, rated(9))
    assert found.hurts == (Hurt(first=6, last=8, repaired=8, kind=Kind.DECLARED),)
    assert [one.repaired_at for one in found.sessions] == [None] * 5 + [8] * 3 + [None]


def test_where_the_ratings_fell_too_they_must_be_quiet_for_two_sessions() -> None:
    fell = rated(6, 38.0, tension=Tension.SOME, came_back=CameBack.YES)
    before = list(map(rated, range(1, 6)))
    for after, repaired in ((1, None), (2, None), (3, 8), (4, 8)):
        found = course(*before, fell, *map(rated, range(7, 6 + after)))
        (one,) = found.hurts
        assert (one.first, one.last, one.kind) == (6, 6, Kind.BOTH)
        assert one.repaired == repaired, after


def test_two_falls_far_apart_are_two() -> None:
    low = {6: 38.0, 16: 40.0}
    found = course(*(rated(n, low.get(n, 80.0)) for n in range(1, 22)))
    assert [(one.first, one.last) for one in found.hurts] == [(6, 6), (16, 16)]


def test_missing_ratings_leave_gaps_and_break_nothing() -> None:
    found = course(*(rated(n, None, None if n % 2 else 75.0) for n in range(1, 9)))
    assert {one.gap for one in found.sessions} == {None}
    assert {one.level.n for one in found.sessions} == {0}
    assert flags(found) == [Flag.NONE] * 8


def test_the_order_of_the_lines_does_not_matter() -> None:
    sessions = [rated(n, 38.0 if n == 6 else 80.0) for n in range(1, 10)]
    assert repair.course(sessions[::-1], WHOLE) == repair.course(sessions, WHOLE)


def test_another_scale_says_the_same() -> None:
    hundred = [rated(n, 38.0 if n == 6 else 80.0) for n in range(1, 10)]
    seven = [rated(one.session, 1 + (one.client or 0) * 0.06, 5.5) for one in hundred]
    there = repair.course(seven, Scale(low=1, high=7))
    assert flags(there) == flags(repair.course(hundred, WHOLE))
    assert there.sessions[-1].level.value == pytest.approx(
        1 + repair.course(hundred, WHOLE).sessions[-1].level.value * 0.06
    )


def test_no_sessions_are_an_empty_course() -> None:
    assert repair.course([], WHOLE) == RepairPicture(scale=WHOLE, sessions=(), hurts=())


def test_what_the_client_wrote_is_repaired_when_they_say_so_and_never_else() -> None:
    before, after = list(map(rated, range(1, 6))), list(map(rated, range(7, 12)))
    hurt = rated(6, 38.0, hurt=True, came_back=CameBack.YES)
    (one,) = course(*before, hurt, *after).hurts
    assert one == Hurt(first=6, last=6, repaired=None, kind=Kind.BOTH)
    (one,) = course(*before, replace(hurt, repaired_in=7), *after).hurts
    assert one == Hurt(first=6, last=6, repaired=7, kind=Kind.BOTH)


def test_a_hurt_lasts_while_it_is_told_again_and_until_it_was_repaired() -> None:
    hurt, again = rated(6, hurt=True), rated(7, tension=Tension.LITTLE)
    found = course(*map(rated, range(1, 6)), hurt, again, rated(8))
    assert [(one.first, one.last) for one in found.hurts] == [(6, 7)]
    whole = replace(hurt, repaired_in=6)
    found = course(*map(rated, range(1, 6)), whole, again, rated(8))
    assert [(one.first, one.last) for one in found.hurts] == [(6, 6), (7, 7)]


def test_two_hurts_that_were_written_stay_two() -> None:
    hurts = [rated(n, hurt=n > 4) for n in range(1, 7)]
    assert [(one.first, one.last) for one in course(*hurts).hurts] == [(5, 5), (6, 6)]
    declared = rated(4, tension=Tension.LITTLE)
    found = course(*map(rated, range(1, 4)), declared, rated(5, hurt=True)).hurts
    assert [(one.first, one.last) for one in found] == [(4, 4), (5, 5)]

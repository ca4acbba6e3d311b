"""When it is time to look back: after six sessions together, and after "not now" a later one."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from between.story import codec
from between.story.codec import Story
from between.story.looking_back import LookBack, NotNow, Serves, is_time
from between.story.meeting import By, Course, Meeting

FIRST = datetime(2026, 1, 1, 14, tzinfo=UTC)


def week(n: float) -> datetime:
    return FIRST + timedelta(weeks=n)


def held(count: int, course: Course = Course.HELD) -> Iterator[Meeting]:
    return (Meeting(start=week(n), course=course) for n in range(count))


@pytest.mark.parametrize(
    ("count", "asked"), [(0, False), (5, False), (6, True), (60, True)]
)
def test_it_comes_after_six_sessions_since_the_beginning(count: int, asked: bool) -> None:
    assert is_time(held(count), since=None) is asked


@pytest.mark.parametrize(
    ("course", "asked"),
    [
        (Course.LATE, True),
        (Course.PLANNED, False),
        (Course.MISSED, False),
        (Course.CANCELLED, False),
        (Course.MOVED, False),
    ],
)
def test_only_sessions_in_which_they_were_together_count(
    course: Course, asked: bool
) -> None:
    assert is_time(held(20, course), since=None) is asked


def test_it_is_counted_from_the_last_answer() -> None:
    assert not is_time(held(11), since=week(5))  # weeks 6 to 10 are five
    assert is_time(held(12), since=week(5))
    assert is_time(reversed(list(held(12))), since=week(5))


def test_put_off_it_waits_for_the_next_session_that_was_held() -> None:
    assert not is_time(held(6), since=None, put_off=week(5.5))
    missed = [*held(6), Meeting(start=week(6), course=Course.MISSED)]
    assert not is_time(missed, since=None, put_off=week(5.5))
    assert is_time(held(7), since=None, put_off=week(5.5))


def test_where_the_other_has_answered_it_need_not_wait_for_six() -> None:
    assert is_time([], since=None, waited_for=True)
    assert not is_time([], since=None, waited_for=True, put_off=week(0))
    assert is_time(held(2), since=week(0.5), waited_for=True, put_off=week(0.5))


@pytest.mark.parametrize(
    "story",
    [
        LookBack(
            bond=UUID(int=3),
            turn=2,
            by=By.CLIENT,
            when=FIRST,
            serves=Serves.STOP,
            words="enough",
            at_once=True,
        ),
        LookBack(bond=UUID(int=3), turn=1, by=By.THERAPIST, when=FIRST),
        NotNow(bond=UUID(int=3), when=FIRST),
    ],
    ids=["answer", "none", "not now"],
)
def test_each_is_read_back_as_it_was_kept(story: Story) -> None:
    assert codec.from_bytes(type(story), codec.to_bytes(story)) == story


def test_what_has_no_answer_says_nothing() -> None:
    one = LookBack(bond=UUID(int=3), turn=1, by=By.CLIENT, when=FIRST)
    assert not one.is_open
    assert LookBack(
        bond=one.bond, turn=1, by=By.CLIENT, when=FIRST, serves=Serves.STOP
    ).is_open

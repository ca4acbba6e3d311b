"""Following a sensation: eight steps, and from wherever one is, a way out of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from between.story.following import (
    AGAIN_WITHIN,
    ORDER,
    PAUSE,
    Ended,
    Following,
    Pace,
    Press,
    Step,
    is_enough,
    is_late,
)

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
LATER = NOW + PAUSE + timedelta(seconds=1)
NEW = Following(when=NOW, at=NOW)


def steps(one: Following, *presses: Press, late: bool = False) -> Following:
    for press in presses:
        one = one.pressed(press, NOW, late=late)
    return one


def test_next_leads_through_the_eight_steps_and_ends() -> None:
    seen, one = [NEW.step], NEW
    while not (one := steps(one, Press.NEXT)).ended:
        seen.append(one.step)
    assert seen == list(ORDER)
    assert one.ended is Ended.FINISHED


@pytest.mark.parametrize("press", [Press.NEXT, Press.SKIP])
def test_late_in_the_evening_nothing_is_asked(press: Press) -> None:
    one = steps(replace(NEW, step=Step.BACK), press, late=True)
    assert one.step is Step.NOW
    assert steps(replace(NEW, step=Step.BACK), press).step is Step.ASK


def test_a_question_that_stands_there_when_it_becomes_late_is_shown_no_more() -> None:
    asked = replace(NEW, step=Step.ASK)
    assert asked.shown(late=True).step is Step.NOW
    assert asked.shown(late=False) == asked
    assert steps(asked, Press.NEXT, late=True).ended is Ended.FINISHED


def test_stronger_leads_to_the_easy_place_once_and_ends_the_second_time() -> None:
    once = steps(replace(NEW, step=Step.EDGE), Press.STRONGER)
    assert (once.at_easy, once.ended, once.stronger) == (True, None, 1)
    assert once.buttons(NOW) == (Press.END, Press.ON, Press.STOP)
    again = steps(once, Press.ON)
    assert (again.step, again.at_easy) == (Step.EASY, False)
    twice = steps(again, Press.NEXT, Press.STRONGER)
    assert twice.ended is Ended.STRONGER
    assert twice.needs_the_room


def test_a_double_click_on_stronger_is_no_second_time() -> None:
    once = steps(replace(NEW, step=Step.EDGE), Press.STRONGER)
    assert steps(once, Press.STRONGER) == once


def test_who_ends_at_the_easy_place_was_not_sent_away() -> None:
    ended = steps(NEW, Press.STRONGER, Press.END)
    assert ended.ended is Ended.STRONGER
    assert not ended.needs_the_room


def test_after_ten_minutes_it_is_asked_whether_to_go_on_and_both_lose_nothing() -> None:
    put_down = replace(NEW, step=Step.BACK, came="a fist", stronger=1)
    assert not put_down.is_paused(NOW + PAUSE)
    assert put_down.is_paused(LATER)
    assert put_down.buttons(LATER) == (Press.ON, Press.LEAVE, Press.STOP)
    on = put_down.pressed(Press.ON, LATER)
    assert on == replace(put_down, step=Step.EASY, at=LATER)
    assert not on.is_paused(LATER)
    assert put_down.pressed(Press.LEAVE, LATER) == replace(
        put_down, ended=Ended.LEFT, at=LATER
    )


def test_a_page_left_open_goes_no_further_inside_but_ends_or_comes_back() -> None:
    open_long = replace(NEW, step=Step.BACK)
    assert open_long.pressed(Press.NEXT, LATER) == open_long
    assert open_long.pressed(Press.STRONGER, LATER).at_easy
    last = replace(NEW, step=Step.NOW)
    assert last.pressed(Press.NEXT, LATER).ended is Ended.FINISHED


def test_what_has_ended_moves_no_more() -> None:
    for ended in Ended:
        over = replace(NEW, ended=ended)
        assert over.buttons(NOW) == ()
        assert not over.is_paused(LATER)
        assert {steps(over, press) for press in Press} == {over}


def test_the_end_is_to_be_read_for_a_while() -> None:
    over = steps(NEW, Press.STOP)
    assert over.needs_the_room
    assert over.has_just_ended(NOW + PAUSE)
    assert not over.has_just_ended(LATER)
    assert not NEW.has_just_ended(NOW)


def test_steps_take_as_long_as_was_chosen() -> None:
    took = {pace: replace(NEW, pace=pace).seconds for pace in Pace}
    assert took == {Pace.SHORT: 15, Pace.USUAL: 30, Pace.LONG: 45}
    whole = sum(replace(NEW, step=step).seconds for step in Step)
    assert whole == 320  # about six minutes with the reading


@pytest.mark.parametrize(
    ("at", "late"),
    [
        (time(21, 59), False),
        (time(22), True),
        (time(0), True),
        (time(4, 59), True),
        (time(5), False),
    ],
)
def test_late_is_from_ten_to_five(at: time, *, late: bool) -> None:
    assert is_late(at) is late


def test_three_times_within_a_week_are_enough() -> None:
    day = timedelta(days=1)
    assert is_enough([NOW, NOW - day, NOW - 6 * day], NOW)
    assert not is_enough([NOW, NOW - day, NOW - AGAIN_WITHIN], NOW)
    assert not is_enough([NOW - day, NOW - day, NOW + day], NOW)
    assert not is_enough([], NOW)


@pytest.mark.parametrize("late", [False, True])
def test_every_state_has_a_way_out_and_stop_is_one_of_them(*, late: bool) -> None:
    """All states that buttons and pauses lead to, each with all its ways onwards."""
    leads = dict(_leads(late=late))
    for (one, paused), onwards in leads.items():
        if one.ended is None:
            assert Press.STOP in one.buttons(_when(paused=paused))
            assert _ends(one.pressed(Press.STOP, _when(paused=paused)))
        assert one.ended or onwards, f"dangling: {one}"
    ended = [one for one, _paused in leads if one.ended]
    paths = sum(len(onwards) for onwards in leads.values())
    print(len(leads), "states,", paths, "ways onwards, dangling 0")  # noqa: T201 (a figure)
    assert {one.ended for one in ended} == set(Ended)


@given(st.lists(st.tuples(st.sampled_from(Press), st.integers(0, 900), st.booleans())))
def test_whatever_is_pressed_in_any_order_it_can_be_stopped_and_keeps_its_words(
    pressed: list[tuple[Press, int, bool]],
) -> None:
    one, now = replace(NEW, came="a fist"), NOW
    for press, seconds, late in pressed:
        now += timedelta(seconds=seconds)
        after = one.pressed(press, now, late=late)
        assert (after.came, after.when) == (one.came, one.when)
        assert after.at in {one.at, now}
        if one.ended is None:
            assert one.pressed(Press.STOP, now, late=late).ended is Ended.STOPPED
        if late and after != one:
            assert after.step is not Step.ASK or after.ended or after.at_easy
        assert after.stronger <= 2
        assert (after.stronger == 2) <= (after.ended is not None)
        one = after


State = tuple[Following, bool]


def _leads(*, late: bool) -> Iterator[tuple[State, set[State]]]:
    waiting: list[State] = [(NEW, False)]
    seen = set(waiting)
    while waiting:
        one, paused = waiting.pop()
        now = _when(paused=paused)
        onwards = {
            (replace(one.pressed(press, now, late=late), at=NOW), False)
            for press in one.buttons(now)
        }
        if one.ended is None and not paused:
            onwards.add((one, True))
        yield (one, paused), onwards - {(one, paused)}
        waiting += onwards - seen
        seen |= onwards


def _when(*, paused: bool) -> datetime:
    return LATER if paused else NOW


def _ends(one: Following) -> bool:
    return one.ended is not None

"""Where a hurt rests, how long it is fresh, when it is asked after, and its chips."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from between.story.episode import Answer
from between.story.hurt import Heard, Hurt, Rest, Size, Still
from between.story.hurt_words import DID, HAPPENED, HURT_CHIPS, NEEDED, Way, near, ways
from between.story.vocabulary import CHIPS

THEN = datetime(2026, 5, 3, 21, tzinfo=UTC)
HURT = Hurt(when=THEN)


def days(n: float) -> datetime:
    return THEN + timedelta(days=n)


def test_whatever_is_written_rests_from_the_beginning() -> None:
    assert Hurt(when=THEN).rest is Rest.LEFT


@pytest.mark.parametrize("strength", [-1, 11])
def test_a_strength_off_the_scale_is_refused(strength: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 10"):
        Hurt(when=THEN, strength=strength)


def test_it_is_fresh_for_a_week() -> None:
    assert HURT.is_fresh(days(6.99))
    assert not HURT.is_fresh(days(7))


def test_it_opens_when_it_was_heard_or_after_a_week() -> None:
    assert not HURT.opens_echoes(days(6.99))
    assert HURT.opens_echoes(days(7))
    assert replace(HURT, heard=Heard.YES).opens_echoes(THEN)
    assert not replace(HURT, heard=Heard.PARTLY).opens_echoes(THEN)


@pytest.mark.parametrize(
    "over",
    [
        {"heard": Heard.YES},
        {"repaired_on": date(2026, 5, 4)},
        {"still": Still.PASSED},
        {"rest": Rest.BEYOND},
    ],
)
def test_it_is_no_longer_fresh_once_it_is_over(over: dict[str, object]) -> None:
    assert not replace(HURT, **over).is_fresh(days(1))  # type: ignore[arg-type]


def test_more_than_a_misunderstanding_never_opens_to_echoes() -> None:
    assert not replace(HURT, rest=Rest.BEYOND, heard=Heard.YES).opens_echoes(days(99))


def test_it_is_asked_after_on_the_chosen_day_or_after_a_week() -> None:
    chosen = replace(HURT, look_again=date(2026, 5, 5))
    assert [chosen.is_asked_again(days(n)) for n in (1, 2)] == [False, True]
    assert [HURT.is_asked_again(days(n)) for n in (6, 7)] == [False, True]


@pytest.mark.parametrize("still", Still)
def test_it_is_asked_after_once(still: Still) -> None:
    assert not replace(HURT, still=still).is_asked_again(days(99))


@pytest.mark.parametrize("rest", [Rest.TAKEN, Rest.SHARED, Rest.BEYOND])
def test_only_what_was_left_is_asked_after(rest: Rest) -> None:
    assert not replace(HURT, rest=rest).is_asked_again(days(99))


def test_what_was_left_again_is_asked_after_a_week_later() -> None:
    again = replace(HURT, rest=Rest.SHARED).left(days(20))
    assert again.rest is Rest.LEFT
    assert again.left_since == days(20)
    assert [again.is_asked_again(days(n)) for n in (20, 26, 27)] == [False, False, True]


@pytest.mark.parametrize(("chosen", "asked"), [(5, 27), (20, 20), (22, 22)])
def test_a_day_that_went_by_meanwhile_is_over(chosen: int, asked: int) -> None:
    day = days(chosen).date()
    again = replace(HURT, rest=Rest.TAKEN, look_again=day).left(days(20))
    first = next(n for n in range(20, 99) if again.is_asked_again(days(n)))
    assert first == asked


@pytest.mark.parametrize(("chosen", "stands"), [(19, False), (20, True), (22, True)])
def test_a_day_stands_until_it_rested_otherwise(chosen: int, stands: bool) -> None:
    day = days(chosen).date()
    taken = replace(HURT, rest=Rest.TAKEN, look_again=day)
    assert HURT.until(UTC) is None
    assert taken.until(UTC) == day
    assert taken.left(days(20)).until(UTC) == (day if stands else None)


def test_days_are_those_of_the_clients_own_clock() -> None:
    there = ZoneInfo("Pacific/Auckland")  # on 3 May at 21:00 in UTC it is 4 May there
    chosen = replace(HURT, look_again=date(2026, 5, 5))
    assert not chosen.is_asked_again(days(1))
    assert chosen.is_asked_again(days(1).astimezone(there))
    again = replace(HURT, rest=Rest.TAKEN, look_again=date(2026, 5, 3)).left(THEN)
    assert again.until(UTC) == date(2026, 5, 3)
    assert again.until(there) is None
    midnight = datetime(2026, 5, 11, tzinfo=there)
    assert HURT.is_asked_again(midnight)
    assert not HURT.is_asked_again(midnight - timedelta(minutes=1))


def test_what_rests_so_already_has_been_left_since_it_was() -> None:
    assert HURT.left(days(20)) is HURT
    assert HURT.left_since == THEN


def test_a_mark_is_not_told() -> None:
    assert not HURT.is_told
    assert replace(HURT, strength=0).is_told
    assert replace(HURT, needed=Answer(unknown=True)).is_told
    assert replace(HURT, words="the clock").is_told


def test_chips_have_codes_of_their_own_and_lie_near_what_there_is() -> None:
    assert len(HURT_CHIPS) == len(HAPPENED) + len(NEEDED) + len(DID)
    assert not HURT_CHIPS.keys() & CHIPS.keys()
    for letter, chips in (("o", HAPPENED), ("w", NEEDED), ("s", DID)):
        for chip in chips:
            assert all(code in CHIPS and code[0] == letter for code in chip.near)


def test_near_keeps_the_order_and_names_each_once() -> None:
    assert near(["n7", "n2", "nothing"]) == ("w6", "w5")


def test_the_two_ways() -> None:
    quiet, loud = Answer(codes=("d2",)), Answer(codes=("d9", "x"))
    assert ways(replace(HURT, did=quiet)) == {Way.WITHDRAWAL}
    assert ways(replace(HURT, did=loud)) == {Way.CONFRONTATION}
    assert not ways(HURT)


@pytest.mark.parametrize("size", list(Size))
def test_each_size_is_changed_by_hand_alone(size: Size) -> None:
    changed = HURT.changed_by_hand(size, "The clock.")
    assert {one: changed.by_hand(one) for one in Size} == {
        one: "The clock." if one is size else "" for one in Size
    }
    assert changed.is_told
    assert changed.changed_by_hand(size, "") == HURT

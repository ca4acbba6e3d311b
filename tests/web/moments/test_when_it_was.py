"""Now, a day, a month or a year: no more is asked than is known."""

from datetime import UTC, datetime

import pytest
import time_machine

from between.story.episode import Precision
from between.web import dates
from tests.people import Somebody, browser
from tests.web.moments import notes
from tests.web.moments.notes import NOW


def test_an_empty_time_is_now(alice: Somebody) -> None:
    with time_machine.travel(NOW, tick=False):
        alice = _again(alice)
        notes.send(alice, "/moments/new/", valence="good")
    kept = notes.only(alice)
    assert (kept.when, kept.precision) == (NOW, Precision.MINUTE)


@pytest.mark.parametrize(
    ("typed", "precision", "local"),
    [
        ({"date": "2020-02-29"}, Precision.DAY, "2020-02-29"),
        ({"date": "2020-02-29", "time": "23:30"}, Precision.MINUTE, "2020-02-29 23:30"),
        ({"year": "1998", "month": "5"}, Precision.MONTH, "1998-05-01"),
        ({"year": "1998", "about": "on"}, Precision.YEAR, "1998-01-01"),
    ],
)
def test_a_time_is_kept_in_the_zone_of_the_account(
    alice: Somebody, typed: dict[str, str], precision: Precision, local: str
) -> None:
    notes.live_in(alice, "Pacific/Auckland")
    notes.send(alice, "/moments/new/", valence="good", **typed)
    kept = notes.only(alice)
    there = kept.when.astimezone(notes.zone("Pacific/Auckland"))
    assert f"{there:%Y-%m-%d %H:%M}".startswith(local)
    assert (kept.precision, kept.zone) == (precision, "Pacific/Auckland")
    assert kept.about is ("about" in typed)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"date": "2999-01-01"}, "This day lies ahead, or before 1900."),
        ({"date": "1066-01-01"}, "This day lies ahead, or before 1900."),
        ({"date": "31/31/31"}, "This day cannot be read. Write it 2026-05-03."),
        ({"date": "2020-01-01", "time": "soon"}, "This time cannot be read."),
        ({"time": "14:02"}, "There is a time without its day. Add the day."),
        ({"month": "5"}, "There is a month without its year. Add the year."),
        ({"year": "2999"}, "This lies ahead."),
        ({"year": "MCMXCVIII"}, "This year cannot be read. Write it like 1998."),
        ({"year": "1998", "date": "2020-01-01"}, "Leave one of them empty."),
    ],
)
def test_a_time_that_cannot_be_is_answered_with_its_cure(
    alice: Somebody, typed: dict[str, str], sentence: str
) -> None:
    page = notes.send(alice, "/moments/new/", words="canary words", **typed)
    assert sentence in page
    assert "canary words" in page
    assert notes.moments(alice) == []


@pytest.mark.parametrize(
    ("when", "about", "precision", "words"),
    [
        (NOW, False, Precision.MINUTE, "today 14:02"),
        (NOW, True, Precision.MINUTE, "today about 14:02"),
        (NOW, False, Precision.DAY, "today"),
        (datetime(2026, 5, 2, 9, tzinfo=UTC), False, Precision.DAY, "yesterday"),
        (datetime(2026, 4, 3, 10, tzinfo=UTC), False, Precision.MINUTE, "3 April, 12:00"),
        (datetime(2026, 4, 3, 10, tzinfo=UTC), True, Precision.DAY, "about 3 April"),
        (datetime(1998, 5, 3, 10, tzinfo=UTC), False, Precision.DAY, "3 May 1998"),
        (datetime(1998, 5, 3, 10, tzinfo=UTC), False, Precision.MONTH, "in May 1998"),
        (datetime(1998, 5, 3, 10, tzinfo=UTC), True, Precision.YEAR, "about 1998"),
    ],
)
def test_a_time_is_told_as_exactly_as_it_is_known(
    when: datetime, about: bool, precision: Precision, words: str
) -> None:
    zone = "Europe/Berlin"
    assert dates.in_full(when, zone, NOW, precision=precision, about=about) == words


def test_the_receipt_tells_the_time_on_the_persons_own_clock(alice: Somebody) -> None:
    notes.live_in(alice, "Europe/Berlin")
    with time_machine.travel(NOW, tick=False):
        page = notes.send(_again(alice), "/moments/new/", valence="good")
    assert "Kept, sealed, 14:02." in page


def _again(whose: Somebody) -> Somebody:
    """The same person, unlocked at the time to which the test has travelled."""
    return Somebody(name=whose.name, keys=whose.keys, client=browser(whose.keys, NOW))

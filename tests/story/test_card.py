"""A card: what it averages, what it refuses, and which session may have one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from between.story import codec
from between.story.card import Came, Card, Item, may_have_card, rated
from between.story.codec import Unreadable
from between.story.meeting import By, Course, Meeting
from between.story.rating import CameBack, Rated, Tension

NOW = datetime(2026, 5, 7, 15, tzinfo=UTC)


def card(**said: int | None) -> Card:
    return Card(bond=uuid4(), meeting=uuid4(), by=By.CLIENT, when=NOW, **said)  # type: ignore[arg-type]


def test_the_average_is_of_what_was_said() -> None:
    assert card(understood=10, matters=20, way=60).alliance == 30


def test_the_body_is_no_part_of_the_average() -> None:
    assert card(understood=50, matters=50, way=50, body=0).alliance == 50


def test_two_items_make_no_average() -> None:
    assert card(understood=50, matters=50, body=50).alliance is None


def test_every_item_is_found_by_its_name() -> None:
    said = {item.value: n for n, item in enumerate(Item)}
    assert [card(**said).rating(item) for item in Item] == list(range(6))


@pytest.mark.parametrize("rating", [-1, 101])
def test_what_lies_off_the_scale_is_refused(rating: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 100"):
        card(warmth=rating)


def test_what_lies_off_the_scale_is_not_read_either() -> None:
    good = card(warmth=100)
    forged = codec.to_bytes(good).replace(b"\xa6warmthd", b"\xa6warmth\x7f")
    with pytest.raises(Unreadable):
        codec.from_bytes(Card, forged)


@pytest.mark.parametrize(
    ("course", "may"),
    [
        (Course.PLANNED, True),
        (Course.HELD, True),
        (Course.LATE, True),
        (Course.MISSED, False),
        (Course.CANCELLED, False),
        (Course.MOVED, False),
    ],
)
def test_a_session_that_did_not_take_place_has_no_card(course: Course, may: bool) -> None:
    assert may_have_card(Meeting(start=NOW, course=course), NOW) is may


def test_a_session_that_is_still_to_come_has_no_card() -> None:
    ahead = Meeting(start=NOW + timedelta(minutes=1))
    assert not may_have_card(ahead, NOW)


def test_sessions_are_counted_in_their_order_and_rated_from_both_chairs() -> None:
    early, late, off = uuid4(), uuid4(), uuid4()
    meetings = [
        (late, Meeting(start=NOW, course=Course.HELD)),
        (off, Meeting(start=NOW - timedelta(days=3), course=Course.CANCELLED)),
        (early, Meeting(start=NOW - timedelta(days=7), course=Course.LATE)),
    ]
    said = [
        replace(card(understood=10, matters=20, way=60), meeting=early),
        replace(card(understood=80, matters=80, way=80), meeting=early, by=By.THERAPIST),
        replace(card(understood=1, matters=1, way=1), meeting=off),
    ]
    first, second = rated(meetings, said, NOW, UTC)
    assert first == Rated(
        session=1, when=(NOW - timedelta(days=7)).date(), client=30, therapist=80
    )
    assert second == Rated(session=2, when=NOW.date())


def test_a_session_late_in_the_evening_lies_on_the_day_of_whoever_looks() -> None:
    late = datetime(2026, 3, 3, 1, 30, tzinfo=UTC)
    held = [(uuid4(), Meeting(start=late, course=Course.HELD))]
    (there,) = rated(held, [], NOW, ZoneInfo("America/New_York"))
    assert there.when == date(2026, 3, 2)


def test_the_clients_word_on_tension_counts_before_the_therapists() -> None:
    meeting = uuid4()
    client = replace(card(), meeting=meeting, tension=Tension.LITTLE)
    therapist = replace(
        card(), meeting=meeting, by=By.THERAPIST, tension=Tension.NO, came_back=CameBack.YES
    )
    held = [(meeting, Meeting(start=NOW, course=Course.HELD))]
    (both,) = rated(held, [therapist, client], NOW, UTC)
    assert (both.tension, both.came_back) == (Tension.LITTLE, None)
    (again,) = rated(held, [replace(client, came_back=CameBack.YES)], NOW, UTC)
    assert again.came_back is CameBack.YES
    (alone,) = rated(held, [therapist], NOW, UTC)
    assert alone.tension is Tension.NO


def test_the_other_reads_nothing_of_a_sentence_that_was_taken_along() -> None:
    own = replace(card(warmth=50), hurt=uuid4(), came=Came.COULD_NOT)
    assert own.for_other == replace(own, hurt=None, came=None)


@pytest.mark.parametrize("tension", [None, Tension.NO])
def test_a_card_without_a_word_or_with_a_no_is_not_tense(tension: Tension | None) -> None:
    assert not replace(card(), tension=tension).is_tense
    assert replace(card(), tension=Tension.LITTLE).is_tense

"""Two cards side by side: alike, different, or nothing to be said."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from between.insight.chairs import Noticed, Seen, side_by_side
from between.story.card import Card, Item
from between.story.meeting import By
from between.story.rating import Tension

NOW = datetime(2026, 5, 7, 15, tzinfo=UTC)
NO, LITTLE = Tension.NO, Tension.LITTLE


def card(by: By, **said: object) -> Card:
    return Card(bond=UUID(int=1), meeting=UUID(int=2), by=by, when=NOW, **said)  # type: ignore[arg-type]


def seen(
    client: int | None, therapist: int | None, item: Item = Item.MATTERS
) -> Seen | None:
    found = side_by_side(
        card(By.CLIENT, **{item: client}), card(By.THERAPIST, **{item: therapist})
    )
    (line,) = (one for one in found.lines if one.item is item)
    assert (line.client, line.therapist) == (client, therapist)
    return line.seen


@pytest.mark.parametrize(
    ("client", "therapist", "expected"),
    [
        (80, 60, Seen.HIGH),
        (60, 60, Seen.HIGH),
        (59, 79, Seen.MIDDLE),
        (40, 20, Seen.LOW),
        (41, 21, Seen.MIDDLE),
        (50, 50, Seen.MIDDLE),
        (80, 59, None),
        (80, 46, None),
        (80, 45, Seen.DIFFERENT),
        (0, 100, Seen.DIFFERENT),
        (100, 0, Seen.DIFFERENT),
        (None, 50, None),
        (50, None, None),
    ],
)
def test_what_two_marks_say(
    client: int | None, therapist: int | None, expected: Seen | None
) -> None:
    assert seen(client, therapist) is expected


def test_the_body_is_each_ones_own_and_never_compared() -> None:
    assert seen(90, 90, Item.BODY) is None
    assert seen(0, 100, Item.BODY) is None


def test_all_items_stand_in_their_order() -> None:
    found = side_by_side(card(By.CLIENT), card(By.THERAPIST))
    assert [one.item for one in found.lines] == list(Item)


@pytest.mark.parametrize(
    ("client", "therapist", "expected"),
    [
        (NO, NO, Noticed.NEITHER),
        (LITTLE, Tension.MUCH, Noticed.BOTH),
        (LITTLE, NO, Noticed.CLIENT),
        (NO, LITTLE, Noticed.THERAPIST),
        (None, LITTLE, None),
        (LITTLE, None, None),
    ],
)
def test_who_noticed_something(
    client: Tension | None, therapist: Tension | None, expected: Noticed | None
) -> None:
    both = card(By.CLIENT, tension=client), card(By.THERAPIST, tension=therapist)
    assert side_by_side(*both).noticed is expected

"""What two people say about a session: when something counts as declared."""

from datetime import date

import pytest

from between.story.rating import Rated, Tension


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

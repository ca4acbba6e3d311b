"""More of the same histories: files go to one core each, and these are half of all."""

import pytest

from tests.histories.cast import Tally
from tests.histories.living import live

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]


@pytest.mark.parametrize("by", range(5, 8))
def test_hundreds_more_are_as_the_book_says(tally: Tally, by: int) -> None:
    live(tally, histories=50, steps=40, by=by)
    assert tally.histories == 50

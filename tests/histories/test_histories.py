"""Histories of two clients and two therapists, in any order, against a plain book.

Whoever writes to the database from outside takes part. After each step everybody sees what the
book says, word for word, and no key opens anything beside it; every kind of step ends with a
search for what was typed through all files.
"""

import pytest

from tests.histories.cast import Tally
from tests.histories.living import live

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_few_histories_are_as_the_book_says(tally: Tally) -> None:
    live(tally, histories=3, steps=16, by=1)
    assert tally.histories == 3


@pytest.mark.long
@pytest.mark.parametrize("by", range(2, 5))
def test_hundreds_of_histories_are_as_the_book_says(tally: Tally, by: int) -> None:
    live(tally, histories=50, steps=40, by=by)
    assert tally.histories == 50

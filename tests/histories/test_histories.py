"""Histories of two clients and two therapists, in any order, against a plain book.

Whoever writes to the database from outside takes part. After each step everybody sees what the
book says, word for word, and no key opens anything beside it; every kind of step ends with a
search for what was typed through all files.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.histories.cast import Tally
from tests.histories.keeping import Keeping
from tests.histories.keys import Keys
from tests.histories.looking import Looking
from tests.histories.planting import Planting
from tests.histories.restoring import Restoring
from tests.histories.together import Together
from tests.on_disk import on_disk

pytestmark = pytest.mark.django_db(transaction=True)


class History(Keeping, Keys, Restoring, Planting, Together, Looking):
    """Everything that somebody can do here, and somebody who writes to the database."""


@pytest.fixture
def tally(transactional_db: None, tmp_path: Path) -> Iterator[Tally]:
    with on_disk(tmp_path):
        yield Tally(tmp_path)


def live(tally: Tally, *, histories: int, steps: int, by: int) -> None:
    """Live some histories, which look after each step; the same `by` lives the same ones."""
    for number in range(histories):
        History(tally, f"{by}.{number}").live(steps)
    assert tally.histories == histories
    assert tally.steps.total() > 0.9 * histories * steps
    assert tally.searched > histories
    print(tally.said())  # noqa: T201 (a figure)


def test_a_few_histories_are_as_the_book_says(tally: Tally) -> None:
    live(tally, histories=3, steps=16, by=1)


@pytest.mark.long
@pytest.mark.parametrize("by", range(2, 8))
def test_hundreds_of_histories_are_as_the_book_says(tally: Tally, by: int) -> None:
    live(tally, histories=50, steps=40, by=by)

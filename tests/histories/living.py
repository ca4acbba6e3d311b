"""Somebody who does everything that can be done here, in any order, and looks after each step."""

from tests.histories.cast import Tally
from tests.histories.keeping import Keeping
from tests.histories.keys import Keys
from tests.histories.looking import Looking
from tests.histories.planting import Planting
from tests.histories.restoring import Restoring
from tests.histories.together import Together


class History(Keeping, Keys, Restoring, Planting, Together, Looking):
    """Everything that somebody can do here, and somebody who writes to the database."""


def live(tally: Tally, *, histories: int, steps: int, by: int) -> None:
    """Live some histories, which look after each step; the same `by` lives the same ones."""
    for number in range(histories):
        History(tally, f"{by}.{number}").live(steps)
    assert tally.steps.total() > 0.9 * histories * steps
    assert tally.searched > histories
    print(tally.said())  # noqa: T201 (a figure)

"""With whom a shared hurt was: a hurt with one therapist is none with another."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from between.story.sharing import Shared, What

BOND, OTHER = uuid4(), uuid4()
HURT = Shared(
    what=What.HURT,
    title="Something between us",
    passages=(),
    when=datetime(2026, 5, 3, 21, tzinfo=UTC),
)


def test_a_hurt_belongs_to_the_two_between_whom_it_was() -> None:
    assert replace(HURT, bond=BOND).is_hurt_with(BOND)
    assert not replace(HURT, bond=OTHER).is_hurt_with(BOND)


def test_a_hurt_of_which_that_was_not_said_belongs_to_whoever_reads_it() -> None:
    assert HURT.is_hurt_with(BOND)


@pytest.mark.parametrize("what", [one for one in What if one is not What.HURT])
def test_whatever_else_is_shared_is_no_hurt(what: What) -> None:
    assert not replace(HURT, what=what).is_hurt_with(BOND)

"""The ledger of the way back: whose tick counts, how it stops and begins again."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from between.story.meeting import By
from between.story.repair import WHOSE, Step, Tick, ledger

THEN = datetime(2026, 5, 3, 21, tzinfo=UTC)
BOND, HURT = uuid4(), uuid4()


def tick(
    step: Step, by: By, *, hours: int = 0, attempt: int = 1, hurt: UUID = HURT
) -> Tick:
    when = THEN + timedelta(hours=hours)
    return Tick(bond=BOND, hurt=hurt, attempt=attempt, step=step, by=by, when=when)


RAISED = tick(Step.RAISED, By.CLIENT)
STOPPED = tick(Step.STOPPED, By.THERAPIST, hours=2)
REPAIRED = tick(Step.REPAIRED, By.CLIENT, hours=3)


def test_before_anything_there_is_a_way_to_begin() -> None:
    empty = ledger(HURT, [])
    assert empty.present.number == 1
    assert not empty.has_begun


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("by", By)
def test_a_line_is_ticked_by_the_one_whose_it_is(step: Step, by: By) -> None:
    there = step in ledger(HURT, [tick(step, by)]).attempts[0].ticks
    assert there is (by in WHOSE[step])


def test_only_the_client_says_that_it_is_repaired() -> None:
    assert not ledger(HURT, [tick(Step.REPAIRED, By.THERAPIST)]).is_repaired
    assert ledger(HURT, [REPAIRED]).is_repaired


def test_what_belongs_to_another_hurt_is_left_out() -> None:
    assert not ledger(HURT, [tick(Step.RAISED, By.CLIENT, hurt=uuid4())]).has_begun


def test_the_first_tick_of_a_line_stands() -> None:
    later = tick(Step.RAISED, By.CLIENT, hours=5)
    assert ledger(HURT, [later, RAISED]).present.ticks[Step.RAISED] == RAISED


def test_a_way_that_stopped_begins_again_and_loses_nothing() -> None:
    found = ledger(HURT, [RAISED, STOPPED])
    assert [one.number for one in found.attempts] == [1, 2]
    assert found.attempts[0].has_stopped
    assert found.attempts[0].ticks[Step.RAISED] == RAISED
    assert not found.present.ticks


def test_the_second_attempt_may_end_well() -> None:
    again = tick(Step.REPAIRED, By.CLIENT, attempt=2)
    assert ledger(HURT, [RAISED, STOPPED, again]).is_repaired


def test_what_was_repaired_has_not_stopped() -> None:
    found = ledger(HURT, [STOPPED, REPAIRED])
    assert found.is_repaired
    assert len(found.attempts) == 1

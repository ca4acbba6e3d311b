"""The way back: whose tick it is, what one person cannot tick for another, and what stays."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from between.records import grants, hurts, joined, joints, repairs, shelf
from between.records.joined import Joined, NotOpen, Side
from between.records.keyroom import Unlocked
from between.records.repairs import Line
from between.records.shelf import Missing, Stale
from between.story.hurt import Hurt, Rest
from between.story.meeting import By
from between.story.repair import Repair, Step, Tick
from between.story.sharing import Passage, Shared, What
from tests.people import Somebody, join

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 7, 15, tzinfo=UTC)
DAY = date(2026, 5, 8)  # where she lives


@dataclass
class Two:
    """Alice, who was hurt, and Bob, her therapist."""

    alice: Unlocked
    bob: Unlocked
    bond: UUID
    hurt: UUID

    @property
    def hers(self) -> Joined:
        return joined.one(self.alice, self.bond, Side.CLIENT)

    @property
    def his(self) -> Joined:
        return joined.one(self.bob, self.bond, Side.THERAPIST)

    def she(self, step: Step, *, hurt: UUID | None = None, attempt: int = 1) -> bool:
        line = Line(hurt=hurt or self.hurt, step=step, attempt=attempt)
        return repairs.tick(self.alice, self.hers, line, NOW, DAY)

    def he(self, step: Step, words: str = "", *, attempt: int = 1) -> None:
        line = Line(hurt=self.hurt, step=step, attempt=attempt, words=words)
        repairs.tick(self.bob, self.his, line, NOW, DAY)

    def seen(self) -> list[Repair]:
        return [
            repairs.of(self.alice, self.hers, self.hurt),
            repairs.of(self.bob, self.his, self.hurt),
        ]

    def kept(self) -> Hurt:
        return shelf.one(self.alice, Hurt, self.hurt).story

    def share(self, of: UUID | None = None) -> UUID:
        shared = Shared(
            what=What.HURT,
            title="Something between us",
            passages=(Passage(heading="What happened", words="the clock"),),
            when=NOW,
            source=self.hurt,
            bond=of,
        )
        return grants.share(self.alice, self.bond, shared, NOW.date())


@pytest.fixture
def two(alice: Somebody, bob: Somebody) -> Two:
    alice, bob, bond = join(alice, bob, NOW)
    hurt = shelf.put(alice.keys, Hurt(when=NOW, words="the clock"), NOW.date())
    return Two(alice.keys, bob.keys, bond, hurt)


def steps(found: Repair) -> set[Step]:
    return set(found.present.ticks)


def test_both_read_the_same_ledger(two: Two) -> None:
    two.she(Step.RAISED)
    two.he(Step.HEARD)
    two.he(Step.CONTRIBUTION, "I looked at the clock.")
    hers, his = two.seen()
    assert hers == his
    assert steps(hers) == {Step.RAISED, Step.HEARD, Step.CONTRIBUTION}
    assert hers.present.ticks[Step.CONTRIBUTION].words == "I looked at the clock."
    assert not hers.is_repaired


def test_it_is_repaired_when_the_client_says_so(two: Two) -> None:
    two.she(Step.REPAIRED)
    assert [one.is_repaired for one in two.seen()] == [True, True]
    assert two.kept().repaired_on == DAY
    assert two.kept().bond == two.bond
    repairs.untick(two.alice, two.hers, two.hurt, Step.REPAIRED, NOW)
    assert two.kept().repaired_on is None
    assert repairs.every(two.bob, two.his).hurts == frozenset()


@pytest.mark.parametrize("step", [Step.HEARD, Step.CONTRIBUTION, Step.DIFFERENT])
def test_the_client_ticks_no_line_of_the_therapists(two: Two, step: Step) -> None:
    with pytest.raises(Missing):
        two.she(step)
    assert repairs.every(two.alice, two.hers).hurts == frozenset()


@pytest.mark.parametrize("step", [Step.RAISED, Step.REPAIRED])
def test_the_therapist_ticks_no_line_of_the_clients(two: Two, step: Step) -> None:
    two.she(Step.STOPPED)
    with pytest.raises(Missing):
        two.he(step, attempt=2)
    assert two.kept().repaired_on is None


def test_what_the_therapist_wrote_in_her_name_counts_for_nobody_but_themselves(
    two: Two,
) -> None:
    two.she(Step.RAISED)
    forged = Tick(
        bond=two.bond,
        hurt=two.hurt,
        attempt=1,
        step=Step.REPAIRED,
        by=By.CLIENT,
        when=NOW,
    )
    joints.put(two.bob, two.bond, forged, NOW.date())
    hers, _his = two.seen()
    assert steps(hers) == {Step.RAISED}
    assert two.kept().repaired_on is None


def test_the_therapist_knows_of_no_hurt_before_it_was_shared_or_said(two: Two) -> None:
    with pytest.raises(Missing):
        two.he(Step.HEARD)
    with pytest.raises(Missing):
        repairs.of(two.bob, two.his, two.hurt)
    two.share()
    two.he(Step.HEARD)
    assert steps(two.seen()[1]) == {Step.HEARD}


@pytest.mark.parametrize("is_theirs", [True, False])
def test_a_copy_of_a_hurt_with_somebody_else_is_none_between_the_two(
    two: Two, *, is_theirs: bool
) -> None:
    two.share(two.bond if is_theirs else uuid4())
    assert repairs.may_tick(two.bob, two.his, two.hurt) == is_theirs
    if not is_theirs:
        with pytest.raises(Missing):
            two.he(Step.HEARD)


def test_what_was_said_in_the_room_needs_no_sharing(two: Two) -> None:
    two.she(Step.RAISED)
    assert grants.given(two.bob, two.his) == []
    two.he(Step.HEARD)
    assert steps(two.seen()[0]) == {Step.RAISED, Step.HEARD}


def test_a_way_that_stopped_begins_again(two: Two) -> None:
    two.she(Step.RAISED)
    two.he(Step.STOPPED)
    with pytest.raises(Stale):
        two.she(Step.REPAIRED)
    two.she(Step.RAISED, attempt=2)
    two.she(Step.REPAIRED, attempt=2)
    hers, his = two.seen()
    assert hers == his
    assert [one.number for one in hers.attempts] == [1, 2]
    assert hers.is_repaired


def test_a_second_tick_of_the_same_line_changes_nothing(two: Two) -> None:
    assert two.she(Step.RAISED)
    before = two.seen()
    assert not two.she(Step.RAISED)
    assert not two.she(Step.RAISED, attempt=7)
    assert two.seen() == before
    assert len(joints.take(two.bob, two.bond, Tick)) == 1


def test_each_takes_back_their_own_alone(two: Two) -> None:
    two.she(Step.RAISED)
    two.he(Step.HEARD)
    repairs.untick(two.alice, two.hers, two.hurt, Step.HEARD, NOW)
    repairs.untick(two.bob, two.his, two.hurt, Step.RAISED, NOW)
    assert [steps(one) for one in two.seen()] == [{Step.RAISED, Step.HEARD}] * 2
    repairs.untick(two.bob, two.his, two.hurt, Step.HEARD, NOW)
    assert [steps(one) for one in two.seen()] == [{Step.RAISED}] * 2


def test_taking_the_words_back_leaves_a_ledger_without_words(two: Two) -> None:
    grant = two.share()
    two.she(Step.RAISED)
    two.he(Step.HEARD)
    grants.withdraw(two.alice, grant, NOW)
    assert [steps(one) for one in two.seen()] == [{Step.RAISED, Step.HEARD}] * 2
    shelf.erase(two.alice, Hurt, two.hurt, NOW)
    assert [steps(one) for one in two.seen()] == [{Step.RAISED, Step.HEARD}] * 2
    with pytest.raises(Missing):
        two.she(Step.REPAIRED)
    repairs.untick(two.alice, two.hers, two.hurt, Step.RAISED, NOW)
    assert [steps(one) for one in two.seen()] == [{Step.HEARD}] * 2


def test_what_was_unsaid_while_it_was_erased_is_unsaid_when_it_is_back(two: Two) -> None:
    for is_unsaid in (False, True):
        two.she(Step.REPAIRED)
        shelf.erase(two.alice, Hurt, two.hurt, NOW)
        if is_unsaid:
            repairs.untick(two.alice, two.hers, two.hurt, Step.REPAIRED, NOW)
        hurts.bring_back(two.alice, two.hurt, NOW)
        assert (two.kept().repaired_on is None) == is_unsaid


def test_a_line_may_be_ticked_where_the_hurt_is_known_and_nothing_rests(two: Two) -> None:
    def may() -> list[bool]:
        pairs = ((two.alice, two.hers), (two.bob, two.his))
        return [repairs.may_tick(who, with_, two.hurt) for who, with_ in pairs]

    assert may() == [True, False]
    two.she(Step.RAISED)
    two.he(Step.HEARD)
    assert may() == [True, True]
    shelf.erase(two.alice, Hurt, two.hurt, NOW)
    assert may() == [False, True]
    repairs.untick(two.alice, two.hers, two.hurt, Step.RAISED, NOW)
    assert may() == [False, False]
    hurts.bring_back(two.alice, two.hurt, NOW)
    assert may() == [True, False]
    two.alice = joined.rest(two.alice, two.hers)
    assert may() == [False, False]


def test_what_is_more_than_a_misunderstanding_has_no_way_back(two: Two) -> None:
    two.she(Step.RAISED)
    kept = shelf.one(two.alice, Hurt, two.hurt)
    story = replace(kept.story, rest=Rest.BEYOND)
    shelf.change(two.alice, story, kept.id, version=kept.version, day=NOW.date())
    with pytest.raises(Missing):
        two.she(Step.REPAIRED)
    with pytest.raises(Missing):
        repairs.of(two.alice, two.hers, two.hurt)


@pytest.mark.parametrize("stands", [joined.rest, joined.end])
def test_nothing_is_ticked_while_it_rests_or_has_ended(
    two: Two, stands: Callable[[Unlocked, Joined], Unlocked]
) -> None:
    two.she(Step.RAISED)
    two.alice = stands(two.alice, two.hers)
    with pytest.raises(NotOpen):
        two.she(Step.REPAIRED)
    with pytest.raises(NotOpen):
        two.he(Step.HEARD)
    assert [steps(one) for one in two.seen()] == [{Step.RAISED}] * 2
    repairs.untick(two.alice, two.hers, two.hurt, Step.RAISED, NOW + timedelta(days=1))
    assert repairs.every(two.alice, two.hers).own == ()


def test_a_hurt_that_is_not_there_has_no_ledger(two: Two) -> None:
    for who, with_ in ((two.alice, two.hers), (two.bob, two.his)):
        with pytest.raises(Missing):
            repairs.of(who, with_, uuid4())
        with pytest.raises(Missing):
            repairs.untick(who, with_, uuid4(), Step.RAISED, NOW)


def test_a_hurt_with_somebody_else_is_not_theirs(two: Two) -> None:
    other = shelf.put(two.alice, Hurt(when=NOW, bond=uuid4()), NOW.date())
    with pytest.raises(Missing):
        two.she(Step.RAISED, hurt=other)

"""A server whose clock is wrong by a day: what two have together is neither lost nor opened."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from between.records import bonds, grants, head, joined, joints, shelf
from between.records.head import State
from between.records.joined import Side
from between.story.agreement import Agreement, Term
from between.story.episode import Episode
from between.story.meeting import Course, Meeting
from between.story.sharing import Shared, What
from tests.life import episode
from tests.people import Somebody, join

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
DAY = timedelta(days=1)
Two = tuple[Somebody, Somebody, UUID]


@pytest.fixture
def two(alice: Somebody, bob: Somebody) -> Two:
    return join(alice, bob, NOW)


def thing(title: str) -> Shared:
    return Shared(what=What.MOMENT, title=title, passages=(), when=NOW)


def test_words_of_a_clock_that_was_ahead_count_for_an_hour_of_its_own(
    alice: Somebody, bob: Somebody
) -> None:
    words = bonds.invite(bob.keys, "Dr Bob", NOW + DAY).words
    assert bonds.look_up(alice.keys, words, NOW).name == "Dr Bob"
    with pytest.raises(bonds.Expired):
        bonds.look_up(alice.keys, words, NOW + DAY + timedelta(hours=1))


def test_words_that_a_clock_has_overtaken_are_made_anew(
    alice: Somebody, bob: Somebody
) -> None:
    old = bonds.invite(bob.keys, "Dr Bob", NOW).words
    assert bonds.invited(bob.keys, NOW + DAY) is None
    with pytest.raises(bonds.Expired):
        bonds.look_up(alice.keys, old, NOW + DAY)
    new = bonds.invite(bob.keys, "Dr Bob", NOW + DAY).words
    offer = bonds.look_up(alice.keys, new, NOW + DAY)
    keys = bonds.join(alice.keys, offer, "A", NOW)  # the clock is set right in between
    assert joined.one(keys, offer.bond, Side.CLIENT).is_open
    assert joined.one(bonds.collect(bob.keys), offer.bond, Side.THERAPIST).is_open


def test_nothing_is_read_before_the_day_on_which_it_was_shared(two: Two) -> None:
    alice, bob, bond = two
    grant = grants.share(alice.keys, bond, thing("3 May"), NOW.date())
    grants.read(bob.keys, grant, NOW - DAY)
    _, hers = grants.one(alice.keys, grant, Side.CLIENT)
    assert hers.opened_on == hers.day == date(2026, 5, 3)
    assert head.check(alice.keys) is State.RIGHT


@pytest.mark.parametrize("days", [-1, 1])
def test_all_that_is_shared_is_seen_whenever_it_was(two: Two, days: int) -> None:
    alice, bob, bond = two
    first = grants.share(alice.keys, bond, thing("one"), NOW.date())
    then = (NOW + days * DAY).date()
    second = grants.share(alice.keys, bond, thing("two"), then)
    seen = grants.given(bob.keys, joined.one(bob.keys, bond, Side.THERAPIST))
    assert {one.id: one.day for one in seen} == {first: NOW.date(), second: then}
    grants.withdraw(alice.keys, second, NOW)
    assert head.check(alice.keys) is State.RIGHT


def test_the_newest_agreement_counts_though_its_day_is_before(two: Two) -> None:
    alice, bob, bond = two
    for one, words, then in ((alice, "first", NOW), (bob, "then", NOW - DAY)):
        seen = joints.take(one.keys, bond, Agreement)
        story = Agreement(terms={Term.USE: words}, when=then)
        if seen:
            joints.change(one.keys, seen[-1], bond, story, then.date())
        else:
            joints.put(one.keys, bond, story, then.date())
    newest = joints.newest(alice.keys, bond, Agreement)
    assert newest
    assert newest.term(Term.USE) == "then"


def test_a_session_keeps_its_own_time(two: Two) -> None:
    alice, bob, bond = two
    meeting = Meeting(start=NOW + timedelta(hours=2))
    joints.put(alice.keys, bond, meeting, (NOW + DAY).date())
    (kept,) = joints.take(bob.keys, bond, Meeting)
    held = Meeting(start=meeting.start, course=Course.HELD)
    joints.change(bob.keys, kept, bond, held, (NOW - DAY).date())
    (seen,) = joints.take(alice.keys, bond, Meeting)
    assert (seen.story, seen.version) == (held, 2)


def test_what_was_erased_by_a_clock_ahead_can_be_brought_back(alice: Somebody) -> None:
    id_ = shelf.put(alice.keys, episode(None, NOW, "words"), NOW.date())
    shelf.erase(alice.keys, Episode, id_, NOW + DAY)
    shelf.prune(NOW)
    shelf.bring_back(alice.keys, Episode, id_, NOW)
    assert head.check(alice.keys) is State.RIGHT

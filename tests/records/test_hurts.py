"""A hurt rests in one of four ways, and as shared only while a copy lies with somebody."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from between.records import grants, hurts, joined, shelf
from between.records.joined import Side
from between.records.keyroom import Unlocked
from between.records.shelf import Missing, Stale
from between.story.hurt import Hurt, Rest, Saying, Still
from between.story.sharing import Passage, Shared, What
from tests.people import Somebody, join

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
DAY = date(2026, 5, 3)


@pytest.fixture
def pair(alice: Somebody, bob: Somebody) -> tuple[Unlocked, UUID]:
    joined_, _bob, bond = join(alice, bob, NOW)
    return joined_.keys, bond


def laid(keys: Unlocked, rest: Rest = Rest.LEFT, **said: object) -> UUID:
    story = Hurt(when=NOW, words="the clock", rest=rest, **said)  # type: ignore[arg-type]
    return shelf.put(keys, story, DAY)


def copied(keys: Unlocked, bond: UUID, hurt: UUID | None, what: What = What.HURT) -> UUID:
    shown = Shared(
        what=what,
        title="Something between us",
        passages=(Passage(heading="", words=str(uuid4())),),
        when=NOW,
        source=hurt,
    )
    return grants.share(keys, bond, shown, DAY)


def rests(keys: Unlocked, hurt: UUID) -> Rest:
    return shelf.one(keys, Hurt, hurt).story.rest


@pytest.mark.parametrize("rest", [Rest.LEFT, Rest.TAKEN])
def test_to_share_it_lets_it_rest_as_shared(
    pair: tuple[Unlocked, UUID], rest: Rest
) -> None:
    keys, bond = pair
    hurt = laid(keys, rest)
    copied(keys, bond, hurt)
    assert rests(keys, hurt) is Rest.SHARED


def test_what_is_beyond_stays_that_when_it_is_shown_to_somebody(
    pair: tuple[Unlocked, UUID],
) -> None:
    keys, bond = pair
    hurt = laid(keys, Rest.BEYOND)
    copied(keys, bond, hurt)
    assert rests(keys, hurt) is Rest.BEYOND
    assert hurts.copied_beyond(keys) == [hurt]


def test_only_when_the_last_copy_is_back_it_is_left(pair: tuple[Unlocked, UUID]) -> None:
    keys, bond = pair
    hurt = laid(keys)
    first, second = copied(keys, bond, hurt), copied(keys, bond, hurt)
    grants.withdraw(keys, first, NOW)
    assert rests(keys, hurt) is Rest.SHARED
    grants.withdraw(keys, second, NOW)
    assert rests(keys, hurt) is Rest.LEFT


def test_it_has_been_left_since_it_came_back_however_it_did(
    pair: tuple[Unlocked, UUID],
) -> None:
    keys, bond = pair
    later = NOW + timedelta(days=30)
    taken, moved = laid(keys), laid(keys)
    grants.withdraw(keys, copied(keys, bond, taken), later)
    copied(keys, bond, moved)
    kept = shelf.one(keys, Hurt, moved)
    hurts.rest(keys, kept, replace(kept.story, rest=Rest.LEFT), later)
    for hurt in (taken, moved):
        story = shelf.one(keys, Hurt, hurt).story
        assert story.left_since == later
        assert not story.is_asked_again(later)
        assert story.is_asked_again(later + timedelta(days=7))


def test_a_new_day_for_what_is_left_does_not_leave_it_anew(alice: Somebody) -> None:
    hurt = laid(alice.keys)
    kept = shelf.one(alice.keys, Hurt, hurt)
    story = replace(kept.story, look_again=DAY)
    hurts.rest(alice.keys, kept, story, NOW + timedelta(days=30))
    assert shelf.one(alice.keys, Hurt, hurt).story.left_at is None


def test_what_is_no_hurt_moves_nothing(pair: tuple[Unlocked, UUID]) -> None:
    keys, bond = pair
    hurt = laid(keys, Rest.TAKEN)
    for source, what in ((hurt, What.MOMENT), (None, What.HURT), (uuid4(), What.HURT)):
        grants.withdraw(keys, copied(keys, bond, source, what), NOW)
    assert rests(keys, hurt) is Rest.TAKEN


def test_after_the_end_it_stays_shared_since_its_copy_stays(
    pair: tuple[Unlocked, UUID],
) -> None:
    keys, bond = pair
    hurt = laid(keys)
    grant = copied(keys, bond, hurt)
    keys = joined.end(keys, joined.one(keys, bond, Side.CLIENT))
    assert rests(keys, hurt) is Rest.SHARED
    grants.withdraw(keys, grant, NOW)
    assert rests(keys, hurt) is Rest.LEFT


def test_to_let_it_rest_with_oneself_takes_every_copy_back(
    pair: tuple[Unlocked, UUID],
) -> None:
    keys, bond = pair
    hurt = laid(keys)
    copied(keys, bond, hurt)
    kept = shelf.one(keys, Hurt, hurt)
    day = DAY + timedelta(days=3)
    hurts.rest(keys, kept, replace(kept.story, rest=Rest.TAKEN, look_again=day), NOW)
    assert rests(keys, hurt) is Rest.TAKEN
    assert shelf.one(keys, Hurt, hurt).story.look_again == day
    assert not grants.copies(keys, hurt)


@pytest.mark.parametrize("is_there", [False, True], ids=["gone", "there"])
def test_brought_back_it_rests_where_its_copy_is(
    pair: tuple[Unlocked, UUID], is_there: bool
) -> None:
    keys, bond = pair
    hurt = laid(keys)
    grant = copied(keys, bond, hurt)
    shelf.erase(keys, Hurt, hurt, NOW)
    if not is_there:
        grants.withdraw(keys, grant, NOW)
    hurts.bring_back(keys, hurt, NOW)
    assert rests(keys, hurt) is (Rest.SHARED if is_there else Rest.LEFT)


def test_a_change_from_an_old_page_is_refused_unless_it_says_the_same(
    alice: Somebody,
) -> None:
    hurt = laid(alice.keys)
    old = shelf.one(alice.keys, Hurt, hurt)
    assert hurts.keep(alice.keys, old, replace(old.story, words="new"), 1, NOW)
    present = shelf.one(alice.keys, Hurt, hurt)
    assert not hurts.keep(alice.keys, present, present.story, 1, NOW)
    with pytest.raises(Stale):
        hurts.keep(alice.keys, present, replace(present.story, words="other"), 1, NOW)


def test_an_answer_changes_nothing_else(alice: Somebody) -> None:
    hurt = laid(alice.keys)
    old = shelf.one(alice.keys, Hurt, hurt)
    hurts.keep(alice.keys, old, replace(old.story, words="new"), 1, NOW)
    hurts.answer(alice.keys, old, NOW, saying=Saying.HARD, still=Still.LEAVE)
    story = shelf.one(alice.keys, Hurt, hurt).story
    assert (story.words, story.saying, story.still) == ("new", Saying.HARD, Still.LEAVE)


def test_the_moment_behind_what_is_beyond_is_left_out() -> None:
    one, other = uuid4(), uuid4()
    told = [
        Hurt(when=NOW, episode=one, rest=Rest.BEYOND),
        Hurt(when=NOW, episode=other),
        Hurt(when=NOW, rest=Rest.BEYOND),
    ]
    assert hurts.left_out(told) == {one}


def test_a_stranger_finds_nothing_to_take_back(alice: Somebody, charlie: Somebody) -> None:
    hurt = laid(alice.keys)
    with pytest.raises(Missing):
        hurts.bring_back(charlie.keys, hurt, NOW)
    assert hurts.take_back(charlie.keys, hurt, NOW) == 0

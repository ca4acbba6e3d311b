"""Cards after a session: shut for everybody but their writer until both said so."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import product
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from between.records import cards, joined, joints, shelf
from between.records.cards import Cards, Laid
from between.records.joined import Joined, NotOpen
from between.records.keyroom import Unlocked
from between.records.models import Earlier, Entry, Joint
from between.records.shelf import Missing, Stale
from between.story.card import Came, Card, CardSign
from between.story.codec import KINDS
from between.story.meeting import By, Course, Meeting
from between.vault.bond import bonds_of
from between.vault.entry import Place, open_entry
from between.vault.errors import VaultError
from tests.people import Somebody, fresh, join

NOW = timezone.now()
Two = tuple[Somebody, Somebody, UUID, UUID]


@pytest.fixture
def two(alice: Somebody, bob: Somebody) -> Two:
    """Alice, Bob, their bond, and a session that they had."""
    alice, bob, bond = join(alice, bob, NOW)
    held = Meeting(start=NOW - timedelta(hours=2), course=Course.HELD)
    return alice, bob, bond, joints.put(alice.keys, bond, held, NOW.date())


def mine(whose: Somebody, bond: UUID) -> Joined:
    return joined.mine(fresh(whose).keys, bond)


def card(bond: UUID, meeting: UUID, by: By = By.CLIENT, **said: object) -> Card:
    given = {"understood": 38, "matters": 70, "part": "quillfeather"} | said
    return Card(bond=bond, meeting=meeting, by=by, when=NOW, **given)  # type: ignore[arg-type]


def keep(
    whose: Somebody, bond: UUID, meeting: UUID, version: int = 0, **said: int
) -> Cards:
    with_ = mine(whose, bond)
    story = card(bond, meeting, By(with_.side.value), **said)
    cards.keep(whose.keys, with_, story, version=version)
    return look(whose, bond, meeting)


def look(whose: Somebody, bond: UUID, meeting: UUID) -> Cards:
    """Look at the cards as the next page would."""
    with_ = mine(whose, bond)
    cards.settle(whose.keys, with_)
    return cards.of(whose.keys, with_, meeting)


def agree(whose: Somebody, bond: UUID, meeting: UUID, *, agrees: bool = True) -> None:
    cards.agree(whose.keys, mine(whose, bond), meeting, NOW, agrees=agrees)


def test_a_kept_card_leaves_a_sign_in_the_bond_and_nothing_of_itself(two: Two) -> None:
    alice, bob, bond, meeting = two
    found = keep(alice, bond, meeting)
    assert found.own is not None
    assert found.own.story.understood == 38
    his = look(bob, bond, meeting)
    assert his.is_other_there
    assert his.theirs is None
    assert joints.take(bob.keys, bond, Card) == ()
    assert [one.story for one in joints.take(bob.keys, bond, CardSign)] == [
        CardSign(meeting=meeting, by=By.CLIENT, when=NOW)
    ]


def test_both_open_when_both_are_there_and_both_said_so(two: Two) -> None:
    alice, bob, bond, meeting = two
    keep(alice, bond, meeting)
    agree(alice, bond, meeting)
    keep(bob, bond, meeting)
    assert look(bob, bond, meeting).theirs is None
    agree(bob, bond, meeting)
    assert look(bob, bond, meeting).theirs is None  # hers comes with her next page
    hers = look(alice, bond, meeting)
    assert hers.is_open
    assert look(bob, bond, meeting).is_open
    assert len(cards.every(bob.keys, mine(bob, bond))) == 2


def test_nobody_reads_the_other_before_their_own_lies_open(two: Two) -> None:
    alice, bob, bond, meeting = two
    keep(alice, bond, meeting)
    agree(alice, bond, meeting)
    keep(bob, bond, meeting)
    agree(bob, bond, meeting)
    # His lies there now. While hers could still be changed, his stays shut for her.
    found = cards.of(alice.keys, mine(alice, bond), meeting)
    assert By.THERAPIST in found.laid
    assert found.theirs is None
    assert len(cards.every(alice.keys, mine(alice, bond))) == 1


def test_whoever_would_not_after_all_opens_nothing(two: Two) -> None:
    alice, bob, bond, meeting = two
    keep(alice, bond, meeting)
    agree(alice, bond, meeting)
    agree(alice, bond, meeting, agrees=False)
    keep(bob, bond, meeting)
    agree(bob, bond, meeting)
    for one in (alice, bob):
        assert look(one, bond, meeting).theirs is None
    assert joints.take(bob.keys, bond, Card) == ()


def test_somebody_shows_their_own_earlier_and_still_cannot_read_the_other(two: Two) -> None:
    alice, bob, bond, meeting = two
    keep(alice, bond, meeting)
    keep(bob, bond, meeting)
    cards.show(alice.keys, mine(alice, bond), meeting, NOW)
    theirs = look(bob, bond, meeting).theirs
    assert theirs is not None
    assert theirs.understood == 38
    assert look(alice, bond, meeting).theirs is None
    cards.show(alice.keys, mine(alice, bond), meeting, NOW)
    assert len(joints.take(bob.keys, bond, Card)) == 1
    agree(bob, bond, meeting)
    assert look(alice, bond, meeting).is_open


def test_the_sentence_that_somebody_had_with_them_is_not_in_what_the_other_reads(
    two: Two,
) -> None:
    alice, bob, bond, meeting = two
    story = card(bond, meeting, hurt=uuid4(), came=Came.COULD_NOT)
    cards.keep(alice.keys, mine(alice, bond), story, version=0)
    cards.show(alice.keys, mine(alice, bond), meeting, NOW)
    theirs = look(bob, bond, meeting).theirs
    assert theirs is not None
    assert (theirs.hurt, theirs.came) == (None, None)
    hers = look(alice, bond, meeting)
    assert hers.is_laid
    assert hers.own is not None
    assert hers.own.story.came is Came.COULD_NOT


def test_a_second_saving_is_a_change_and_the_first_stays_readable(two: Two) -> None:
    alice, bob, bond, meeting = two
    first = keep(alice, bond, meeting).own
    assert first is not None
    second = keep(alice, bond, meeting, version=1, understood=50).own
    assert second is not None
    assert (second.id, second.story.understood) == (first.id, 50)
    (before,) = shelf.earlier(alice.keys, Card, first.id)
    assert before.story.understood == 38
    assert len(joints.take(bob.keys, bond, CardSign)) == 1


@pytest.mark.parametrize("version", [0, 2])
def test_a_second_tab_changes_nothing(two: Two, version: int) -> None:
    alice, _bob, bond, meeting = two
    keep(alice, bond, meeting)
    with pytest.raises(Stale):
        keep(alice, bond, meeting, version=version, understood=50)
    found = look(alice, bond, meeting).own
    assert found is not None
    assert found.story.understood == 38


def test_an_open_card_stays_as_it_is(two: Two) -> None:
    alice, _bob, bond, meeting = two
    keep(alice, bond, meeting)
    cards.show(alice.keys, mine(alice, bond), meeting, NOW)
    with pytest.raises(Laid):
        keep(alice, bond, meeting, version=1, understood=50)
    with pytest.raises(Laid):
        agree(alice, bond, meeting, agrees=False)
    with pytest.raises(Laid):
        cards.take_back(alice.keys, mine(alice, bond), meeting)


def test_a_card_that_both_agreed_on_cannot_be_changed_before_it_is_laid(two: Two) -> None:
    alice, bob, bond, meeting = two
    keep(alice, bond, meeting)
    agree(alice, bond, meeting)
    keep(bob, bond, meeting)
    agree(bob, bond, meeting)
    with pytest.raises(Laid):  # she could have seen his in another way
        keep(alice, bond, meeting, version=1, understood=50)


@pytest.mark.parametrize("stop", [joined.rest, joined.end])
def test_whoever_agreed_reads_nothing_by_taking_theirs_back(
    stop: Callable[[Unlocked, Joined], object], two: Two
) -> None:
    alice, bob, bond, meeting = two
    keep(alice, bond, meeting)
    agree(alice, bond, meeting)
    keep(bob, bond, meeting)
    agree(bob, bond, meeting)  # his lies open to her, hers not yet to him
    stop(alice.keys, mine(alice, bond))
    alice = fresh(alice)
    with pytest.raises(Laid):
        cards.take_back(alice.keys, mine(alice, bond), meeting)
    found = look(alice, bond, meeting)
    assert found.own is not None
    assert found.theirs is None


def test_a_shut_card_is_taken_back_with_all_trace(two: Two) -> None:
    alice, bob, bond, meeting = two
    keep(alice, bond, meeting)
    keep(alice, bond, meeting, version=1, understood=50)
    cards.take_back(alice.keys, mine(alice, bond), meeting)
    assert not shelf.take(alice.keys, Card).kept
    assert not shelf.take(alice.keys, CardSign).kept
    assert not look(bob, bond, meeting).is_other_there
    with pytest.raises(Missing):
        cards.take_back(alice.keys, mine(alice, bond), meeting)


def test_without_a_card_there_is_nothing_to_open(two: Two) -> None:
    alice, _bob, bond, meeting = two
    with pytest.raises(Missing):
        agree(alice, bond, meeting)
    with pytest.raises(Missing):
        cards.show(alice.keys, mine(alice, bond), meeting, NOW)


def test_while_it_rests_a_card_is_kept_and_nothing_of_it_is_told(two: Two) -> None:
    alice, bob, bond, meeting = two
    joined.rest(alice.keys, mine(alice, bond))
    assert keep(alice, bond, meeting).own
    assert not look(bob, bond, meeting).is_other_there
    with pytest.raises(NotOpen):
        agree(alice, bond, meeting)
    joined.resume(fresh(alice).keys, mine(alice, bond))
    look(fresh(alice), bond, meeting)
    assert look(bob, bond, meeting).is_other_there


def test_after_the_end_a_card_is_kept_for_oneself_and_can_go(two: Two) -> None:
    alice, bob, bond, meeting = two
    keep(bob, bond, meeting)
    agree(bob, bond, meeting)
    joined.end(alice.keys, mine(alice, bond))
    alice = fresh(alice)
    assert keep(alice, bond, meeting).own
    with pytest.raises(NotOpen):
        agree(alice, bond, meeting)
    with pytest.raises(NotOpen):
        cards.show(alice.keys, mine(alice, bond), meeting, NOW)
    assert joints.take(bob.keys, bond, Card) == ()
    cards.take_back(alice.keys, mine(alice, bond), meeting)
    cards.take_back(bob.keys, mine(bob, bond), meeting)
    assert not shelf.take(bob.keys, Card).kept


def test_nobody_else_can_say_yes_for_somebody(two: Two) -> None:
    alice, bob, bond, meeting = two
    keep(alice, bond, meeting)
    keep(bob, bond, meeting)
    agree(bob, bond, meeting)
    (hers,) = [
        one for one in joints.take(bob.keys, bond, CardSign) if one.story.by is By.CLIENT
    ]
    forged = replace(hers.story, agrees=True)
    joints.change(bob.keys, hers, bond, forged, NOW.date())
    joints.put(bob.keys, bond, forged, NOW.date())
    for one in (alice, bob, alice):
        look(one, bond, meeting)
    assert {one.story.by for one in joints.take(bob.keys, bond, Card)} <= {By.THERAPIST}
    assert not look(alice, bond, meeting).is_laid


def test_of_two_cards_of_the_other_the_first_stands(two: Two) -> None:
    alice, bob, bond, meeting = two
    first = card(bond, meeting, By.THERAPIST, understood=20)
    later = replace(first, when=NOW + timedelta(minutes=1), understood=90)
    for story in (later, first):
        joints.put(bob.keys, bond, story, NOW.date())
    elsewhere = card(uuid4(), meeting, By.THERAPIST, understood=1)
    joints.put(bob.keys, bond, replace(elsewhere, when=NOW - timedelta(days=1)), NOW.date())
    theirs = look(alice, bond, meeting).theirs
    assert theirs is not None
    assert theirs.understood == 20


def test_a_card_that_was_laid_in_ones_name_does_not_stand_for_ones_own(two: Two) -> None:
    alice, bob, bond, meeting = two
    keep(alice, bond, meeting)
    joints.put(bob.keys, bond, card(bond, meeting, understood=99), NOW.date())
    found = look(alice, bond, meeting)
    assert not found.is_laid
    assert found.own is not None
    assert found.own.story.understood == 38


def test_cards_of_another_bond_are_not_among_them(
    two: Two, dora: Somebody, alice: Somebody
) -> None:
    alice, bob, bond, meeting = two
    keep(alice, bond, meeting)
    alice, _dora, other = join(fresh(alice), dora, NOW)
    assert cards.all_of(alice.keys, mine(alice, other)) == {}
    assert cards.every(bob.keys, mine(bob, bond)) == ()


def test_every_key_of_the_other_and_of_the_server_is_tried_and_opens_no_shut_card(
    two: Two,
) -> None:
    alice, bob, bond, meeting = two
    keep(alice, bond, meeting)
    keep(alice, bond, meeting, version=1, understood=50)
    keep(bob, bond, meeting)
    tried, opened = try_all(bob, alice)
    assert tried > 500
    assert not [one for one in opened if b"quillfeather" in one]
    agree(bob, bond, meeting)
    assert not [one for one in try_all(bob, alice)[1] if b"quillfeather" in one]
    agree(alice, bond, meeting)
    assert [one for one in try_all(bob, alice)[1] if b"quillfeather" in one]


def try_all(thief: Somebody, owner: Somebody) -> tuple[int, list[bytes]]:
    """Try every key that the other holds on each row that is the owner's or the bond's.

    Each under every kind, every account or bond it could be bound to, and every epoch.
    """
    keys = fresh(thief).keys
    held = bonds_of(keys.keychain)
    secrets = [
        keys.account_key,
        keys.record_key,
        *(k for one in held.values() for k in one.keys),
    ]
    owners = [owner.keys.account, keys.account, *held]
    rows = [
        *(
            (one.id, one.version, one.sealed)
            for one in Entry.objects.of(owner.keys.account)
        ),
        *((one.id, one.version, one.sealed) for one in Joint.objects.all()),
        *((one.entry_id, one.version, one.sealed) for one in Earlier.objects.all()),
    ]
    tried, opened = 0, []
    for (id_, version, sealed), secret, kind, of, epoch in product(
        rows, secrets, KINDS.values(), owners, (1, 2)
    ):
        tried += 1
        place = Place(entry=id_, owner=of, kind=kind, epoch=epoch, version=version)
        try:
            opened.append(open_entry(secret, bytes(sealed), place))
        except VaultError:
            continue
    return tried, opened


def test_two_windows_of_one_person_lay_one_card(two: Two) -> None:
    alice, bob, bond, meeting = two
    for one in (alice, bob):
        keep(one, bond, meeting)
        agree(one, bond, meeting)
    with_ = mine(alice, bond)
    cards.settle(alice.keys, with_)
    cards.settle(alice.keys, with_)
    by = [one.story.by for one in joints.take(bob.keys, bond, Card)]
    assert sorted(by) == [By.CLIENT, By.THERAPIST]

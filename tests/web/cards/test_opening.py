"""Opening together: nobody reads the other before both said so, or its writer showed it."""

from datetime import timedelta
from uuid import UUID

import pytest

from between.records import joined, joints, shelf
from between.story.card import Card, Missed
from between.story.meeting import Course, Meeting
from tests.people import Somebody, fresh
from tests.web.bond.two import text
from tests.web.cards.test_card import NOW, bond, keep, met, own, url
from tests.web.reading import text as words_of

__all__ = ["bond"]
HOUR = "This is one hour seen from two chairs. Different is normal."
MISSED = "I may have missed something today."


@pytest.fixture
def meeting(alice: Somebody, bond: str) -> str:
    return met(alice, bond)


def look(whose: Somebody, bond: str, meeting: str) -> str:
    return words_of(whose.client.get(url(bond, meeting)))


def say_yes(whose: Somebody, bond: str, meeting: str, agrees: str = "yes") -> str:
    where = url(bond, meeting, "together/")
    return words_of(whose.client.post(where, {"agrees": agrees}, follow=True))


def open_both(alice: Somebody, bob: Somebody, bond: str, meeting: str) -> None:
    for one in (alice, bob):
        say_yes(one, bond, meeting)
    look(alice, bond, meeting)


def test_two_cards_open_together_and_say_it_in_words_first(
    alice: Somebody, bob: Somebody, bond: str, meeting: str
) -> None:
    keep(alice, bond, meeting, matters="80", could_say="20", way="60", tension="little")
    assert "You would open both." in say_yes(alice, bond, meeting)
    keep(bob, bond, meeting, matters="75", could_say="70", way="35", tension="no")
    page = look(bob, bond, meeting)
    assert "would open both now" in page
    assert HOUR not in page
    page = say_yes(bob, bond, meeting)
    assert "opens when they look at this page next" in page
    for one in (alice, bob):
        page = look(one, bond, meeting)
        assert HOUR in page
        assert "You both felt that what you spoke about mattered." in page
        assert "You saw one thing differently: whether what was felt could be said." in page
        assert "the way you worked was" not in page  # 25 apart: neither alike nor different
        assert "One of you noticed that something hurt or jarred" in page
        assert "Change it" not in page
        assert "left out" in page


def test_several_differences_are_listed(
    alice: Somebody, bob: Somebody, bond: str, meeting: str
) -> None:
    keep(alice, bond, meeting, matters="80", could_say="20")
    keep(bob, bond, meeting, matters="20", could_say="90")
    open_both(alice, bob, bond, meeting)
    page = look(alice, bond, meeting)
    assert "You saw some things differently." in page
    assert "Whether what you spoke about mattered." in page


def test_two_empty_cards_have_a_sentence_too(
    alice: Somebody, bob: Somebody, bond: str, meeting: str
) -> None:
    keep(alice, bond, meeting)
    keep(bob, bond, meeting)
    open_both(alice, bob, bond, meeting)
    assert "There is nothing that can be said of both." in look(alice, bond, meeting)


def test_the_therapists_part_is_read_when_both_are_open_and_not_before(
    alice: Somebody, bob: Somebody, bond: str, meeting: str
) -> None:
    keep(alice, bond, meeting)
    keep(bob, bond, meeting, part="quillfeather", may_have_missed="on", seen="cards")
    for page in (look(alice, bond, meeting), text(alice.client, f"/with/{bond}/")):
        assert "quillfeather" not in page
        assert MISSED not in page
    open_both(alice, bob, bond, meeting)
    page = look(alice, bond, meeting)
    assert "Dr Lee wrote" in page
    assert MISSED in page
    assert "quillfeather" in page


def test_not_together_after_all(
    alice: Somebody, bob: Somebody, bond: str, meeting: str
) -> None:
    keep(alice, bond, meeting, understood="30")
    say_yes(alice, bond, meeting)
    assert "You would open both." not in say_yes(alice, bond, meeting, "no")
    keep(bob, bond, meeting)
    say_yes(bob, bond, meeting)
    assert HOUR not in look(alice, bond, meeting)
    assert HOUR not in look(bob, bond, meeting)


def test_one_is_opened_earlier_and_the_other_stays_shut(
    alice: Somebody, bob: Somebody, bond: str, meeting: str
) -> None:
    keep(alice, bond, meeting, understood="30")
    keep(bob, bond, meeting, understood="90")
    answer = alice.client.post(url(bond, meeting, "showing/"), follow=True)
    assert "Your card is open" in words_of(answer)
    his = look(bob, bond, meeting)
    assert "Sparrow opened theirs to you" in his
    assert "a little towards “alone with it”" in his
    assert "could feel my way into”" not in look(alice, bond, meeting)
    answer = alice.client.post(url(bond, meeting, "withdrawing/"), follow=True)
    assert "That cannot be undone." in words_of(answer)
    assert "That cannot be undone." in say_yes(alice, bond, meeting, "no")


def test_an_open_card_is_changed_no_more_and_what_was_typed_stays(
    alice: Somebody, bond: str, meeting: str
) -> None:
    keep(alice, bond, meeting, understood="30")
    alice.client.post(url(bond, meeting, "showing/"))
    page = keep(alice, bond, meeting, version="1", understood="90", moment="a small moment")
    assert "This card is open already, so it stays as it was." in page
    assert "a small moment" in page
    assert own(alice)[0].understood == 30


def test_a_shut_card_is_taken_back(
    alice: Somebody, bob: Somebody, bond: str, meeting: str
) -> None:
    keep(alice, bond, meeting)
    assert "has a card too" not in look(bob, bond, meeting)  # he has none to open with it
    keep(bob, bond, meeting)
    assert "has a card too" in look(bob, bond, meeting)
    answer = alice.client.post(url(bond, meeting, "withdrawing/"), follow=True)
    assert "There is no card of yours now." in words_of(answer)
    assert "has a card too" not in look(bob, bond, meeting)
    assert not shelf.take(fresh(alice).keys, Card).kept


def test_what_both_said_opens_is_not_taken_back_while_it_rests(
    alice: Somebody, bob: Somebody, bond: str, meeting: str
) -> None:
    for one in (alice, bob):
        keep(one, bond, meeting, understood="30")
        say_yes(one, bond, meeting)
    joined.rest(alice.keys, joined.mine(fresh(alice).keys, UUID(bond)))
    assert "Take it back" not in look(alice, bond, meeting)
    answer = alice.client.post(url(bond, meeting, "withdrawing/"), follow=True)
    page = words_of(answer)
    assert "you both said that it opens" in page
    assert "could feel my way into" not in page
    assert len(own(alice)) == 1


def test_a_card_that_never_came_is_no_reproach(
    alice: Somebody, bob: Somebody, bond: str, meeting: str
) -> None:
    keep(alice, bond, meeting)
    never = "There is no card from Dr Lee for this meeting. That can have many reasons."
    assert never not in look(alice, bond, meeting)
    met(alice, bond, hours=1)
    assert never in look(alice, bond, meeting)
    keep(bob, bond, meeting)
    assert never not in look(alice, bond, meeting)


def asked(whose: Somebody, bond: str) -> str:
    page = f"/with/{bond}/" if whose.name.startswith("alice") else f"/clients/{bond}/"
    return words_of(whose.client.get(page))


def test_one_line_asks_for_a_card_of_the_last_two_sessions(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    line = "After we met:"
    assert line not in asked(alice, bond)
    old = met(alice, bond, hours=200)
    for one in (alice, bob):
        assert asked(one, bond).count(line) == 1
    met(alice, bond, hours=100)
    new = met(alice, bond, hours=3)
    keep(alice, bond, new)
    hers = alice.client.get(f"/with/{bond}/").content.decode()
    assert hers.count(line) == 1
    assert url(bond, old) not in hers
    assert line in words_of(
        alice.client.get(f"/together/{bond}/sessions/{next_(alice, bond)}/")
    )


def next_(whose: Somebody, bond: str) -> str:
    ahead = Meeting(start=NOW + timedelta(days=3))
    return str(joints.put(fresh(whose).keys, UUID(bond), ahead, NOW.date()))


def test_nothing_is_asked_before_a_session_is_over_or_while_it_rests(
    alice: Somebody, bond: str
) -> None:
    met(alice, bond, hours=0.5)
    assert "After we met:" not in asked(alice, bond)
    met(alice, bond)
    assert "After we met:" in asked(alice, bond)
    joined.rest(alice.keys, joined.mine(fresh(alice).keys, UUID(bond)))
    assert "After we met:" not in asked(alice, bond)


def test_both_are_asked_to_open_when_both_are_there(
    alice: Somebody, bob: Somebody, bond: str, meeting: str
) -> None:
    both = "Both cards are there for"
    keep(alice, bond, meeting)
    assert both not in asked(alice, bond)
    keep(bob, bond, meeting)
    sitting = f"/together/{bond}/sessions/{next_(alice, bond)}/"
    for one in (alice, bob):
        assert both in asked(one, bond)
        assert both in words_of(one.client.get(sitting))
    open_both(alice, bob, bond, meeting)
    for one in (alice, bob):
        assert both not in asked(one, bond)


def test_a_therapist_begins_now_and_the_client_leaves_it(
    alice: Somebody, bob: Somebody, bond: str, meeting: str
) -> None:
    said = {"part": "quillfeather", "may_have_missed": "on", "seen": "now"}
    for version in ("0", "1"):
        receipt = keep(bob, bond, meeting, version=version, **said)
        assert "can see what you let them see at once, and nothing else." in receipt
        assert "cannot see it." not in receipt
    (missed,) = joints.take(fresh(alice).keys, UUID(bond), Missed)
    page = alice.client.get(f"/with/{bond}/")
    assert MISSED in words_of(page)
    assert "“quillfeather”" in words_of(page)
    assert f"/between-us/hurts/new/?meeting={meeting}" in page.content.decode()
    assert MISSED not in asked(bob, bond)
    leaving = f"/between-us/missed/{missed.id}/leaving/"
    assert bob.client.post(leaving).status_code == 404
    answer = alice.client.post(leaving, {"next": f"/with/{bond}/"})
    assert answer["Location"] == f"/with/{bond}/"
    assert MISSED not in asked(alice, bond)


@pytest.mark.parametrize(
    "said", [{"seen": "now"}, {"may_have_missed": "on", "seen": "cards"}, {"part": "x"}]
)
def test_nothing_is_said_now_that_was_not_meant_to_be(
    alice: Somebody, bob: Somebody, bond: str, meeting: str, said: dict[str, str]
) -> None:
    keep(bob, bond, meeting, **said)
    assert joints.take(fresh(alice).keys, UUID(bond), Missed) == ()


def test_while_it_rests_a_therapist_begins_nothing(
    alice: Somebody, bob: Somebody, bond: str, meeting: str
) -> None:
    joined.rest(alice.keys, joined.mine(fresh(alice).keys, UUID(bond)))
    assert "cannot see it." in keep(bob, bond, meeting, may_have_missed="on", seen="now")
    assert joints.take(fresh(alice).keys, UUID(bond), Missed) == ()
    assert len(own(bob)) == 1


def test_a_session_that_became_another_keeps_its_card(
    alice: Somebody, bond: str, meeting: str
) -> None:
    keep(alice, bond, meeting, understood="30")
    (held,) = joints.take(fresh(alice).keys, UUID(bond), Meeting)
    off = Meeting(start=held.story.start, course=Course.CANCELLED)
    joints.change(fresh(alice).keys, held, UUID(bond), off, NOW.date())
    page = look(alice, bond, meeting)
    assert "did not take place" in page
    assert "a little towards “alone with it”" in page

"""The card on its page: filled in by each, kept shut, and refused where there is none."""

import re
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from between.records import cards, joined, joints, shelf
from between.story.card import Came, Card, Item
from between.story.episode import Episode
from between.story.hurt import Hurt, Rest
from between.story.meeting import Course, Meeting
from between.story.noticing import Draft
from between.story.people import Person, Role
from between.story.rating import CameBack, Tension
from tests.people import Somebody, fresh
from tests.web.bond.two import joined as join
from tests.web.bond.two import text
from tests.web.hurts.walking import NEW, open_
from tests.web.reading import text as words_of

NOW = timezone.now()


@pytest.fixture
def bond(alice: Somebody, bob: Somebody) -> str:
    return join(alice, bob).strip("/").split("/")[-1]


def met(whose: Somebody, bond: str, hours: float = 2, course: Course = Course.HELD) -> str:
    held = Meeting(start=NOW - timedelta(hours=hours), course=course)
    return str(joints.put(fresh(whose).keys, UUID(bond), held, NOW.date()))


def url(bond: str, meeting: str, more: str = "") -> str:
    return f"/together/{bond}/sessions/{meeting}/card/{more}"


def keep(whose: Somebody, bond: str, meeting: str, **said: object) -> str:
    answer = whose.client.post(url(bond, meeting), {"version": "0", **said}, follow=True)
    return words_of(answer)


def own(whose: Somebody) -> list[Card]:
    return [one.story for one in shelf.take(fresh(whose).keys, Card).kept]


def hurts(whose: Somebody) -> list[Hurt]:
    return [one.story for one in shelf.take(fresh(whose).keys, Hurt).kept]


def test_a_client_keeps_a_card_and_reads_who_cannot_see_it(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    meeting = met(alice, bond)
    page = keep(alice, bond, meeting, understood="38", warmth="100", body="", tension="no")
    assert "Dr Lee cannot see it." in page
    assert "Kept, sealed" in page
    assert "It opens for both of you when both cards are there" in page
    (card,) = own(alice)
    assert (card.understood, card.warmth, card.body) == (38, 100, None)
    assert card.tension is Tension.NO
    assert "a little towards “alone with it”" in page
    his = words_of(bob.client.get(url(bond, meeting)))
    assert "alone with it" not in his


def test_each_is_asked_from_their_own_chair(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    meeting = met(alice, bond)
    hers, his = (words_of(one.client.get(url(bond, meeting))) for one in (alice, bob))
    assert "what matters to me" in hers
    assert "My part" not in hers
    assert "could feel my way into" in his
    assert "One moment from today" not in his
    for page in (hers, his):
        assert "They do not measure a therapy." in page


def test_an_empty_card_is_a_card(alice: Somebody, bond: str) -> None:
    page = keep(alice, bond, met(alice, bond))
    assert "Everything was left out. That is a card too." in page
    (card,) = own(alice)
    assert card.alliance is None


def test_no_step_is_chosen_before_somebody_chose(alice: Somebody, bond: str) -> None:
    page = text(alice.client, url(bond, met(alice, bond)))
    assert " checked" not in page
    for item in Item:
        values = re.findall(rf'type="radio" name="{item.value}" value="(\d*)"', page)
        assert values == [*(str(n) for n in range(0, 101, 10)), ""]


def test_a_kept_place_stays_where_it_is_in_a_browser_without_script(
    alice: Somebody, bond: str
) -> None:
    meeting = met(alice, bond)
    keep(alice, bond, meeting, understood="38")
    page = text(alice.client, url(bond, meeting))
    assert 'name="understood" value="38" checked' in page
    assert 'name="understood" value="40"' not in page


@pytest.mark.parametrize("rating", ["-1", "101", "1e9", "much", "5.5"])
def test_a_place_beyond_the_line_is_refused_and_the_rest_stays_typed(
    alice: Somebody, bond: str, rating: str
) -> None:
    meeting = met(alice, bond)
    said = {
        "understood": rating,
        "warmth": "70",
        "moment": "a small moment",
        "version": "0",
    }
    answer = alice.client.post(url(bond, meeting), said)
    page = answer.content.decode()
    assert "This lies beyond the ends of the line." in page
    assert 'name="warmth" value="70" checked' in page
    assert "a small moment" in page
    assert own(alice) == []
    assert not shelf.take(fresh(alice).keys, Episode).kept


def test_a_session_that_is_still_ahead_has_no_card(alice: Somebody, bond: str) -> None:
    meeting = met(alice, bond, hours=-1)
    assert "This session is still ahead." in words_of(alice.client.get(url(bond, meeting)))
    page = keep(alice, bond, meeting, moment="a small moment")
    assert "This session is still ahead." in page
    assert "a small moment" in page
    assert own(alice) == []


@pytest.mark.parametrize("course", [Course.CANCELLED, Course.MISSED, Course.MOVED])
def test_a_session_that_did_not_take_place_has_no_card(
    alice: Somebody, bond: str, course: Course
) -> None:
    meeting = met(alice, bond, course=course)
    page = keep(alice, bond, meeting, understood="30", moment="a small moment")
    assert "did not take place" in page
    assert "a small moment" in page
    assert own(alice) == []


def test_an_unknown_session_and_anothers_bond_are_not_there(
    alice: Somebody, charlie: Somebody, dora: Somebody, bond: str
) -> None:
    meeting = met(alice, bond)
    for more in ("", "together/", "showing/", "withdrawing/"):
        for where in (url(bond, str(uuid4()), more), url(str(uuid4()), meeting, more)):
            assert alice.client.post(where).status_code == 404
        for stranger in (charlie, dora):
            assert stranger.client.post(url(bond, meeting, more)).status_code == 404


def test_a_second_tab_is_told_and_keeps_what_was_typed(alice: Somebody, bond: str) -> None:
    meeting = met(alice, bond)
    keep(alice, bond, meeting, understood="30")
    said = {"version": "0", "understood": "80", "moment": "a small moment"}
    answer = alice.client.post(url(bond, meeting), said)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "You kept this card in another window" in page
    assert "a small moment" in page
    assert 'name="version" value="1"' in page
    (card,) = own(alice)
    assert card.understood == 30
    keep(alice, bond, meeting, **said | {"version": "1"})
    (card,) = own(alice)
    assert card.understood == 80


def test_a_tab_of_a_card_that_was_taken_back_says_so(alice: Somebody, bond: str) -> None:
    meeting = met(alice, bond)
    keep(alice, bond, meeting, understood="30")
    alice.client.post(url(bond, meeting, "withdrawing/"))
    assert own(alice) == []
    page = keep(alice, bond, meeting, version="1", understood="80")
    assert "You took this card back in another window." in page


def test_after_the_end_a_card_is_kept_for_oneself_and_the_page_says_so(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    meeting = met(alice, bond)
    keep(bob, bond, meeting)
    joined.end(alice.keys, joined.mine(fresh(alice).keys, UUID(bond)))
    page = keep(alice, bond, meeting, understood="30")
    assert "is kept for yourself and is not opened together" in page
    assert "Open together" not in page
    assert len(own(alice)) == 1
    for more in ("together/", "showing/"):
        answer = alice.client.post(url(bond, meeting, more), follow=True)
        assert "Nothing opens while this rests or when it has ended." in words_of(answer)


def test_while_it_rests_the_page_says_that_it_is_kept_for_oneself(
    alice: Somebody, bond: str
) -> None:
    meeting = met(alice, bond)
    joined.rest(alice.keys, joined.mine(fresh(alice).keys, UUID(bond)))
    page = keep(alice, bond, meeting)
    assert "This rests. A card is kept for yourself" in page
    assert "Open together" not in page


def test_did_we_come_back_counts_only_where_something_was(
    alice: Somebody, bond: str
) -> None:
    meeting = met(alice, bond)
    keep(alice, bond, meeting, tension="no", came_back="yes", then="")
    (card,) = own(alice)
    assert card.came_back is None
    keep(alice, bond, meeting, version="1", tension="some", came_back="yes", then="leave")
    (card,) = own(alice)
    assert (card.tension, card.came_back) == (Tension.SOME, CameBack.YES)


@pytest.mark.parametrize("then", ["leave", ""])
def test_what_hurt_is_left_for_now_and_rests(alice: Somebody, bond: str, then: str) -> None:
    therapist = Person(name="Dr Lee", role=Role.THERAPIST)
    person = shelf.put(fresh(alice).keys, therapist, NOW.date())
    meeting = met(alice, bond)
    keep(alice, bond, meeting, tension="little", then=then)
    keep(alice, bond, meeting, version="1", tension="a lot", then=then)
    (hurt,) = hurts(alice)
    assert hurt.rest is Rest.LEFT
    assert (str(hurt.bond), str(hurt.meeting)) == (bond, meeting)
    assert hurt.person in {person, *(i for i, one in people(alice) if one.name == "Dr Lee")}
    assert not hurt.is_told


def people(whose: Somebody) -> list[tuple[UUID, Person]]:
    return [(one.id, one.story) for one in shelf.take(fresh(whose).keys, Person).kept]


def test_to_find_a_sentence_leads_on_and_no_words_are_in_the_address(
    alice: Somebody, bond: str
) -> None:
    meeting = met(alice, bond)
    said = {"version": "0", "tension": "little", "then": "find", "moment": "quillfeather"}
    answer = alice.client.post(url(bond, meeting), said)
    assert answer["Location"] == f"/between-us/hurts/new/?meeting={meeting}"
    assert len(own(alice)) == 1
    assert hurts(alice) == []


@pytest.mark.parametrize("tension", ["no", ""])
def test_where_nothing_hurt_nothing_is_left(
    alice: Somebody, bond: str, tension: str
) -> None:
    keep(alice, bond, met(alice, bond), tension=tension, then="leave")
    assert hurts(alice) == []


def test_a_moment_of_the_session_goes_to_the_moments(alice: Somebody, bond: str) -> None:
    meeting = met(alice, bond)
    keep(alice, bond, meeting, moment="He waited with me.")
    (kept,) = shelf.take(fresh(alice).keys, Episode).kept
    assert kept.story.words == "He waited with me."
    assert kept.story.when == NOW - timedelta(hours=2)
    names = dict(people(alice))
    assert kept.story.person is not None
    assert names[kept.story.person].role is Role.THERAPIST
    keep(alice, bond, meeting, version="1", moment="")
    assert len(shelf.take(fresh(alice).keys, Episode).kept) == 1


def test_a_card_that_is_sent_twice_writes_its_moment_once(
    alice: Somebody, bond: str
) -> None:
    meeting = met(alice, bond)
    said = {"version": "0", "moment": "He waited with me."}
    alice.client.post(url(bond, meeting), said)
    page = alice.client.post(url(bond, meeting), said).content.decode()
    assert "You kept this card in another window" in page
    keep(alice, bond, meeting, **said | {"version": "1"})
    assert len(shelf.take(fresh(alice).keys, Episode).kept) == 1
    keep(alice, bond, meeting, version="2", moment="And then he laughed.")
    assert len(shelf.take(fresh(alice).keys, Episode).kept) == 2


def test_what_was_with_a_second_therapist_is_written_down_under_them(
    alice: Somebody, dora: Somebody, bond: str
) -> None:
    second = join(alice, dora).strip("/").split("/")[-1]
    tied = {str(one.bond): id_ for id_, one in people(alice)}
    for of in (bond, second):
        meeting = met(alice, of)
        keep(alice, of, meeting, tension="little", moment=of)
        open_(alice.client, f"{NEW}?meeting={meeting}").press("mark")
    moments = [one.story for one in shelf.take(fresh(alice).keys, Episode).kept]
    assert {one.words: one.person for one in moments} == tied
    assert len(hurts(alice)) == 4
    for hurt in hurts(alice):
        assert hurt.person == tied[str(hurt.bond)]


def take_along(whose: Somebody, bond: str, when: datetime = NOW) -> UUID:
    with_ = UUID(bond) if bond else None
    hurt = Hurt(when=when, bond=with_, sentence="When you ...", rest=Rest.TAKEN)
    return shelf.put(fresh(whose).keys, hurt, NOW.date())


ASKED = "You had a sentence with you."


def test_a_sentence_that_was_taken_along_is_asked_after(alice: Somebody, bond: str) -> None:
    meeting = met(alice, bond)
    assert ASKED not in text(alice.client, url(bond, meeting))
    hurt = take_along(alice, bond)
    assert ASKED in text(alice.client, url(bond, meeting))
    keep(alice, bond, meeting, came="yes")
    (card,) = own(alice)
    assert (card.hurt, card.came) == (hurt, Came.YES)
    assert ASKED in text(alice.client, url(bond, meeting))  # its own card can be changed
    assert ASKED not in text(alice.client, url(bond, met(alice, bond, hours=1)))


def test_a_sentence_of_another_bond_is_not_asked_after(
    alice: Somebody, dora: Somebody, bond: str
) -> None:
    take_along(alice, join(alice, dora).strip("/").split("/")[-1])
    assert ASKED not in text(alice.client, url(bond, met(alice, bond)))


def test_a_sentence_of_no_bond_is_asked_after_until_it_came_up(
    alice: Somebody, dora: Somebody, bond: str
) -> None:
    second = join(alice, dora).strip("/").split("/")[-1]
    hurt = take_along(alice, "")
    places = [(of, met(alice, of)) for of in (bond, second)]
    for place in places:
        assert ASKED in text(alice.client, url(*place))
    keep(alice, *places[1], came="yes")
    (card,) = own(alice)
    assert card.hurt == hurt
    assert ASKED not in text(alice.client, url(*places[0]))


@pytest.mark.parametrize(
    ("came", "keeps", "rest"),
    [
        ("could not", "wait", Rest.TAKEN),
        ("could not", "", Rest.TAKEN),
        ("no room", "rest", Rest.LEFT),
        ("partly", "rest", Rest.LEFT),
        ("yes", "rest", Rest.TAKEN),
        ("", "rest", Rest.TAKEN),
    ],
)
def test_a_sentence_that_was_not_said_waits_or_rests(
    alice: Somebody, bond: str, came: str, keeps: str, rest: Rest
) -> None:
    take_along(alice, bond)
    keep(alice, bond, met(alice, bond), came=came, keeps=keeps)
    (hurt,) = hurts(alice)
    assert hurt.rest is rest


def test_a_sentence_that_waits_is_asked_after_next_time(alice: Somebody, bond: str) -> None:
    take_along(alice, bond)
    keep(alice, bond, met(alice, bond), came="no room", keeps="wait")
    assert ASKED in text(alice.client, url(bond, met(alice, bond, hours=1)))


def test_a_card_of_a_hurt_that_was_erased_can_still_be_changed(
    alice: Somebody, bond: str
) -> None:
    hurt, meeting = take_along(alice, bond), met(alice, bond)
    keep(alice, bond, meeting, came="yes")
    shelf.erase(fresh(alice).keys, Hurt, hurt, NOW)
    page = keep(alice, bond, meeting, version="1", understood="30")
    assert "Kept, sealed" in page
    assert ASKED not in page


def test_a_card_that_is_being_filled_in_is_continued(alice: Somebody, bond: str) -> None:
    meeting, leaf = met(alice, bond), str(uuid4())
    place = url(bond, meeting)
    said = {"leaf": leaf, "place": place, "understood": "30", "moment": "a small moment"}
    alice.client.post("/drafts/", said)
    assert "A card after a session" in text(alice.client, "/drafts/")
    page = text(alice.client, f"{place}?draft={leaf}")
    assert "a small moment" in page
    assert 'name="understood" value="30" checked' in page
    keep(alice, bond, meeting, leaf=leaf, place=place, understood="30")
    assert not shelf.take(fresh(alice).keys, Draft).kept


def test_nothing_half_written_stays(
    alice: Somebody, bond: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = met(alice, bond)

    def full(*_args: object, **_more: object) -> None:
        raise OSError("full")

    monkeypatch.setattr("between.web.cards.keeping._leave", full)
    with pytest.raises(OSError, match="full"):
        keep(alice, bond, meeting, tension="little", moment="a small moment")
    assert own(alice) == []
    assert not shelf.take(fresh(alice).keys, Episode).kept
    found = cards.all_of(fresh(alice).keys, joined.mine(fresh(alice).keys, UUID(bond)))
    assert found == {}

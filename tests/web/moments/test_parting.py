"""Two names that are one person, and people who leave the list: no moment is lost."""

from django.db import connection

from between.records import shelf
from between.story.episode import Episode
from between.story.people import Person, Role
from tests.people import Somebody
from tests.web.moments import notes


def test_merging_moves_the_moments_to_the_one_who_stays(alice: Somebody) -> None:
    ana, annie = notes.person(alice, "Ana"), notes.person(alice, "Annie")
    for words in ("one", "two"):
        notes.moment(alice, person=annie, words=words)
    notes.moment(alice, person=ana, words="three")
    page = notes.send(alice, f"/people/{annie}/merging/", stays=str(ana))
    assert {kept.story.person for kept in notes.moments(alice)} == {ana}
    assert [one.name for one in notes.people(alice)] == ["Ana"]
    assert "2 moments are with Ana now." in page


def test_merging_asks_first(alice: Somebody) -> None:
    notes.person(alice, "Ana")
    annie = notes.person(alice, "Annie")
    notes.moment(alice, person=annie)
    page = notes.read(alice, f"/people/{annie}/merging/")
    assert "1 moment with Annie moves to the one who stays" in page
    assert len(notes.people(alice)) == 2


def test_merging_without_a_choice_says_so(alice: Somebody) -> None:
    annie = notes.person(alice, "Annie")
    page = notes.send(alice, f"/people/{annie}/merging/")
    assert "Choose who stays" in page


def test_merging_is_one_step_or_none(alice: Somebody) -> None:
    ana, annie = notes.person(alice, "Ana"), notes.person(alice, "Annie")
    notes.moment(alice, person=annie)
    with connection.cursor() as cursor:  # the last write of the step fails
        cursor.execute(
            "CREATE TRIGGER full BEFORE UPDATE OF erased_at ON records_entry "
            "WHEN NEW.erased_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
    alice.client.raise_request_exception = False
    answer = alice.client.post(f"/people/{annie}/merging/", {"stays": str(ana)})
    assert answer.status_code == 500
    assert notes.only(alice).person == annie


def test_what_was_merged_stays_readable_as_it_was(alice: Somebody) -> None:
    ana, annie = notes.person(alice, "Ana"), notes.person(alice, "Annie")
    kept = notes.moment(alice, person=annie)
    notes.send(alice, f"/people/{annie}/merging/", stays=str(ana))
    (before,) = shelf.earlier(alice.keys, Episode, kept)
    assert before.story.person == annie


def test_a_removed_person_leaves_their_moments_readable(alice: Somebody) -> None:
    ana = notes.person(alice, "Ana")
    moment = notes.moment(alice, person=ana, words="she laughed")
    assert "1 moment with them stays readable" in notes.read(
        alice, f"/people/{ana}/removing/"
    )
    notes.send(alice, f"/people/{ana}/removing/")
    page = notes.read(alice, f"/moments/{moment}/")
    assert "with somebody" in page
    assert "she laughed" in page
    assert "Ana" not in page


def test_a_removed_person_can_be_brought_back(alice: Somebody) -> None:
    ana = notes.person(alice, "Ana")
    notes.moment(alice, person=ana)
    notes.send(alice, f"/people/{ana}/removing/")
    assert "Ana" in notes.read(alice, "/erased/")
    notes.send(alice, f"/erased/person/{ana}/returning/")
    assert "with Ana" in notes.read(alice, "/moments/")


def test_a_therapist_comes_back_only_where_there_is_no_other(alice: Somebody) -> None:
    lee = notes.person(alice, "Dr Lee", Role.THERAPIST)
    notes.send(alice, f"/people/{lee}/removing/")
    notes.person(alice, "Dr Moor", Role.THERAPIST)
    page = notes.send(alice, f"/erased/person/{lee}/returning/")
    assert "First make Dr Moor “therapist before”." in page
    assert shelf.take(alice.keys, Person).kept[0].story.name == "Dr Moor"


def test_a_moment_with_a_removed_person_can_still_be_changed(alice: Somebody) -> None:
    ana = notes.person(alice, "Ana")
    moment = notes.moment(alice, person=ana)
    notes.send(alice, f"/people/{ana}/removing/")
    notes.send(
        alice, f"/moments/{moment}/changing/", who=str(ana), words="more", version="1"
    )
    assert notes.only(alice).words == "more"
    assert notes.only(alice).person == ana

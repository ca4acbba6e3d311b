"""Joining in the room, on both people's pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from between.records import bonds, shelf
from between.records.models import Account, Bond, Invitation
from between.story.people import Person, Role
from tests.people import Somebody, fresh
from tests.web.bond.two import joined, shown_words, text


def test_two_join_and_each_sees_the_others_name(alice: Somebody, bob: Somebody) -> None:
    path = joined(alice, bob, name="Sparrow")
    assert "Dr Lee" in text(alice.client, path)
    assert "They know you here as Sparrow." in text(alice.client, path)
    assert "Sparrow" in text(bob.client, "/clients/")
    assert "Dr Lee" in text(alice.client, "/with/")


def test_the_words_lead_to_a_question_before_anything_is_joined(
    alice: Somebody, bob: Somebody
) -> None:
    answer = alice.client.post("/with/joining/", {"words": shown_words(bob)})
    page = answer.content.decode()
    assert "Join with Dr Lee?" in page
    assert "they may have to keep it by law" in page
    assert not Bond.objects.exists()


def test_the_therapist_among_ones_people_is_linked(alice: Somebody, bob: Somebody) -> None:
    person = Person(name="Lee", role=Role.THERAPIST)
    known = shelf.put(alice.keys, person, timezone.now().date())
    words = shown_words(bob)
    page = alice.client.post("/with/joining/", {"words": words}).content.decode()
    assert f'value="{known}"' in page
    said = {"words": words, "yes": "yes", "name": "Sparrow", "person": str(known)}
    alice.client.post("/with/joining/", said)
    linked = shelf.one(fresh(alice).keys, Person, known).story
    assert (linked.name, linked.bond) == ("Lee", Bond.objects.get().id)


def test_a_therapist_who_is_not_in_the_list_comes_into_it(
    alice: Somebody, bob: Somebody
) -> None:
    joined(alice, bob)
    (kept,) = shelf.take(fresh(alice).keys, Person).kept
    assert (kept.story.name, kept.story.role) == ("Dr Lee", Role.THERAPIST)
    assert kept.story.bond == Bond.objects.get().id


def test_changing_a_linked_person_keeps_the_link(alice: Somebody, bob: Somebody) -> None:
    joined(alice, bob)
    (kept,) = shelf.take(fresh(alice).keys, Person).kept
    said = {"name": "Lee", "role": "therapist", "version": str(kept.version)}
    alice.client.post(f"/people/{kept.id}/changing/", said)
    changed = shelf.one(alice.keys, Person, kept.id).story
    assert (changed.name, changed.bond) == ("Lee", kept.story.bond)


def test_a_second_therapist_is_a_person_like_others(
    alice: Somebody, bob: Somebody, dora: Somebody
) -> None:
    joined(alice, bob)
    words = bonds.invite(dora.keys, "Dora", timezone.now()).words
    said = {"words": words, "yes": "yes", "name": "Sparrow", "person": "new"}
    alice.client.post("/with/joining/", said)
    roles = {kept.story.role for kept in shelf.take(fresh(alice).keys, Person).kept}
    assert roles == {Role.THERAPIST, Role.HELPER}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type the eight words here."),
        ("otter", "That is 1 word, and there are eight."),
        ("otter lantern unlit", "These are 3 words, and there are eight."),
        ("otter " * 7 + "xyzzy", "Word 8 is not one of ours."),
        ("zoom " * 8, "These words lead nowhere"),
        ("x" * 400, "at most 300 characters"),
    ],
)
def test_mistyped_words_get_a_sentence_and_stay_on_the_form(
    alice: Somebody, bob: Somebody, typed: str, said: str
) -> None:
    shown_words(bob)
    page = alice.client.post("/with/joining/", {"words": typed}).content.decode()
    assert said in page
    assert typed.strip() in page


def test_used_expired_and_own_words_get_a_sentence_each(
    alice: Somebody, charlie: Somebody, bob: Somebody
) -> None:
    words = shown_words(bob)
    own = bob.client.post("/with/joining/", {"words": words}).content.decode()
    assert "These are your own words" in own
    offer = bonds.look_up(alice.keys, words, timezone.now())
    bonds.join(alice.keys, offer, "A", timezone.now())
    page = charlie.client.post("/with/joining/", {"words": words}).content.decode()
    assert "Somebody has joined with these words" in page
    words = shown_words(bob)
    Invitation.objects.update(until=timezone.now() - timedelta(days=1))
    page = charlie.client.post("/with/joining/", {"words": words}).content.decode()
    assert "The hour of these words is over" in page


def test_words_used_between_looking_and_saying_yes_join_nobody_twice(
    alice: Somebody, charlie: Somebody, bob: Somebody
) -> None:
    words = shown_words(bob)
    for one in (alice, charlie):
        one.client.post("/with/joining/", {"words": words})
    said = {"words": words, "yes": "yes", "name": "Sparrow", "person": "new"}
    alice.client.post("/with/joining/", said)
    page = charlie.client.post("/with/joining/", said).content.decode()
    assert "Somebody has joined with these words" in page
    assert Bond.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "x" * 61}, {"person": "nobody-i-know"}]
)
def test_a_yes_that_is_not_whole_is_asked_again(
    alice: Somebody, bob: Somebody, wrong: dict[str, str]
) -> None:
    said = {"words": shown_words(bob), "yes": "yes", "name": "Sparrow", "person": "new"}
    page = alice.client.post("/with/joining/", said | wrong).content.decode()
    assert "Join with Dr Lee?" in page
    assert 'class="field__error"' in page
    assert not Bond.objects.exists()


def test_the_words_stand_in_no_address_and_no_draft(alice: Somebody, bob: Somebody) -> None:
    words = shown_words(bob)
    qr = text(bob.client, "/clients/inviting/")
    assert words.replace(" ", ".") not in qr  # drawn, not written
    locked = alice.locked()
    answer = locked.post("/with/joining/", {"words": words})
    assert answer["Location"] == "/unlock/"


def test_clients_have_no_pages_of_therapists(alice: Somebody) -> None:
    for url in ("/clients/", "/clients/inviting/"):
        assert alice.client.get(url).status_code == 404
    assert "/clients/" not in text(alice.client, "/moments/")


def test_planted_keys_are_said_plainly(alice: Somebody, bob: Somebody) -> None:
    words = shown_words(bob)
    Account.objects.filter(id=bob.keys.account).update(verify_key=b"x" * 32)
    page = alice.client.post("/with/joining/", {"words": words}).content.decode()
    assert "not the ones you were shown when you met" in page.replace("&#x27;", "'")


def test_somebody_whose_keys_are_not_vouched_for_is_not_in_the_list(
    alice: Somebody, bob: Somebody
) -> None:
    words = shown_words(bob)
    offer = bonds.look_up(alice.keys, words, timezone.now())
    bonds.join(alice.keys, offer, "Sparrow", timezone.now())
    Account.objects.filter(id=alice.keys.account).update(verify_key=b"x" * 32)
    page = text(bob.client, "/clients/")
    assert "Sparrow" not in page
    assert "keys are not the ones from the room" in page

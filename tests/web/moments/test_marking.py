"""A locked device whose owner said yes can write a moment and can never read one."""

from base64 import urlsafe_b64encode
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from between.records import letters, shelf, visits
from between.records.models import Entry, Letter
from between.story.episode import Valence
from between.story.people import Person, initials
from between.web import cookies
from tests.people import Somebody
from tests.web.moments import notes


@pytest.fixture
def device(alice: Somebody) -> Client:
    """Alice's phone: locked, known, and allowed to mark without letters."""
    return phone(alice, with_letters=False)


def test_a_mark_becomes_a_moment_at_the_next_unlock(
    alice: Somebody, device: Client
) -> None:
    answer = device.post("/mark/", {"valence": "hurt", "who_name": "Bo"}, follow=True)
    assert "Kept, sealed, " in answer.content.decode()
    assert notes.moments(alice) == []
    letters.collect(alice.keys, timezone.now())
    assert notes.only(alice).valence is Valence.HURT
    assert [one.name for one in notes.people(alice)] == ["Bo"]


def test_a_mark_holds_all_three_answers(alice: Somebody, device: Client) -> None:
    form = {"wish": ["w1", "w6"], "wish_order": "w6,w1", "other": ["o5"], "self": ["s2"]}
    device.post("/mark/", {**form, "words": "the clock", "intensity": "8"})
    letters.collect(alice.keys, timezone.now())
    kept = notes.only(alice)
    assert kept.wish.codes == ("w6", "w1")
    assert (kept.response_of_other.main, kept.response_of_self.main) == ("o5", "s2")
    assert (kept.words, kept.intensity) == ("the clock", 8)


def test_a_mark_is_sealed_at_once(alice: Somebody, device: Client) -> None:
    before = Entry.objects.count()
    device.post("/mark/", {"words": "canary"})
    assert Entry.objects.count() == before
    (letter,) = Letter.objects.all()
    assert b"canary" not in bytes(letter.sealed)


def test_the_form_shows_nothing_of_its_owner(alice: Somebody, device: Client) -> None:
    notes.person(alice, "Anastasia")
    notes.moment(alice, words="canary")
    page = device.get("/mark/").content.decode()
    assert "Anastasia" not in page
    assert "canary" not in page
    assert alice.name not in page
    assert 'name="who"' not in page


def test_after_a_mark_the_form_is_empty_again(device: Client) -> None:
    page = device.post("/mark/", {"words": "canary"}, follow=True).content.decode()
    assert "canary" not in page


def test_first_letters_are_shown_where_they_are_allowed(alice: Somebody) -> None:
    ana = notes.person(alice, "Anastasia Romanova")
    device = phone(alice, with_letters=True)
    page = device.get("/mark/").content.decode()
    assert ">AR<" in page
    assert "Anastasia" not in page
    device.post("/mark/", {"who": str(ana), "valence": "good"})
    letters.collect(alice.keys, timezone.now())
    assert notes.only(alice).person == ana


def test_nobody_can_be_named_by_an_id_that_is_not_shown(
    alice: Somebody, charlie: Somebody, device: Client
) -> None:
    theirs, hers = notes.person(charlie, "Bo"), notes.person(alice, "Ana")
    for somebody in (theirs, hers):
        device.post("/mark/", {"who": str(somebody), "valence": "good"})
    letters.collect(alice.keys, timezone.now())
    assert {kept.story.person for kept in notes.moments(alice)} == {None}


def test_the_answer_does_not_tell_whether_a_name_is_known(
    alice: Somebody, device: Client
) -> None:
    notes.person(alice, "Ana")
    pages = []
    for name in ("Ana", "Zoe"):
        answer = device.post("/mark/", {"who_name": name}, follow=True)
        pages.append(answer.content.decode().split("<main")[1].split("<form")[0])
    assert pages[0] == pages[1]


def test_nothing_chosen_is_answered_in_one_sentence(device: Client) -> None:
    page = device.post("/mark/", {"zone": "UTC"}).content.decode()
    assert "Nothing is chosen yet. One tap is enough." in page
    assert not Letter.objects.exists()


def test_a_full_letterbox_says_so_and_keeps_what_was_typed(
    alice: Somebody, device: Client
) -> None:
    owner, day = alice.keys.account, notes.NOW.date()
    Letter.objects.bulk_create(
        Letter(account_id=owner, sealed=b"x", day=day) for _ in range(letters.MOST)
    )
    page = device.post("/mark/", {"words": "one more"}).content.decode()
    assert "Unlock once, then keep this." in page
    assert "one more</textarea>" in page


def test_the_receipt_follows_the_clock_of_the_device(device: Client) -> None:
    form = {"valence": "good", "zone": "Asia/Tokyo"}
    here = timezone.now().astimezone(notes.zone("Asia/Tokyo"))
    page = device.post("/mark/", form, follow=True).content.decode()
    times = {f"sealed, {here + timedelta(minutes=n):%H:%M}." for n in (0, 1)}
    assert any(time in page for time in times)


def test_a_device_that_was_not_allowed_says_how_to_allow_it(alice: Somebody) -> None:
    for client in (Client(), alice.locked()):
        page = client.get("/mark/").content.decode()
        assert "say yes to marking on this device" in page
        client.post("/mark/", {"words": "canary"})
    assert not Letter.objects.exists()


def test_an_unlocked_visitor_gets_the_whole_form(alice: Somebody) -> None:
    assert alice.client.get("/mark/")["Location"] == "/moments/new/"


def test_the_way_there_is_shown_where_it_is_allowed(
    alice: Somebody, device: Client
) -> None:
    request = device.get("/unlock/")
    assert request.context["marks_allowed"] is True
    assert alice.client.get("/moments/").context["marks_allowed"] is False
    assert Client().get("/unlock/").context["marks_allowed"] is False


def phone(whose: Somebody, *, with_letters: bool) -> Client:
    now = timezone.now()
    secret = visits.remember(whose.keys, now)
    known = visits.device(secret)
    assert known
    people = shelf.take(whose.keys, Person).kept if with_letters else ()
    shown = [(kept.id, initials(kept.story.name)) for kept in people]
    visits.allow_marks(known, secret, shown, now)
    client = Client()
    client.cookies[cookies.DEVICE] = urlsafe_b64encode(secret).decode()
    return client

"""The pages of the way back and of what helps now: whose line it is, and what is refused."""

from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from between.records import joined, repairs, shelf
from between.records.joined import Side
from between.story.hurt import Hurt
from between.story.repair import Preparation, Step
from tests.life import Lived, live, meet
from tests.people import Somebody, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def met(alice: Somebody, bob: Somebody) -> tuple[Somebody, Somebody, Lived]:
    now = timezone.now()
    lived = live(alice.keys, now)
    return meet(fresh(alice), bob, lived, now, "the clock")


Met = tuple[Somebody, Somebody, Lived]


def text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return unescape(answer.content.decode())


def ledger(lived: Lived) -> str:
    return f"/together/{lived.bond}/way-back/{lived.hurt}/"


def steps(who: Somebody, lived: Lived, side: Side) -> set[Step]:
    keys = fresh(who).keys
    with_ = joined.one(keys, lived.bond, side)
    return set(repairs.of(keys, with_, lived.hurt).present.ticks)


def test_both_read_it_in_their_own_person(met: Met) -> None:
    alice, bob, lived = met
    hers, his = (text(one.client, ledger(lived)) for one in (alice, bob))
    assert "I said it" in hers
    assert "Dr bob" in hers
    assert "named their part" in hers
    assert "Your client said it" in his
    assert "This was my part" in his
    for page in (hers, his):
        assert "the clock" in page


def test_ticking_shows_on_the_others_page(met: Met) -> None:
    alice, bob, lived = met
    said = {"attempt": "1", "words": "I will not look at it again."}
    answer = bob.client.post(ledger(lived) + "different/ticking/", said)
    assert answer["Location"] == ledger(lived)
    assert "I will not look at it again." in text(alice.client, ledger(lived))
    alice.client.post(ledger(lived) + "repaired/ticking/", {"attempt": "1"})
    assert "Repaired, in your client's words." in text(bob.client, ledger(lived))
    kept = shelf.one(fresh(alice).keys, Hurt, lived.hurt).story
    assert kept.repaired_on == timezone.now().date()
    alice.client.post(ledger(lived) + "repaired/unticking/")
    assert "Repaired" not in text(bob.client, ledger(lived))


@pytest.mark.parametrize("step", ["repaired", "raised", "nothing"])
def test_the_therapist_ticks_nothing_that_is_the_clients(met: Met, step: str) -> None:
    _alice, bob, lived = met
    answer = bob.client.post(ledger(lived) + f"{step}/ticking/", {"attempt": "1"})
    assert answer.status_code == 404
    before = {Step.RAISED, Step.CONTRIBUTION}
    assert steps(bob, lived, Side.THERAPIST) == before


def test_a_line_of_an_attempt_that_stopped_is_not_ticked_in_the_next(met: Met) -> None:
    alice, bob, lived = met
    bob.client.post(ledger(lived) + "stopped/ticking/", {"attempt": "1"})
    answer = alice.client.post(
        ledger(lived) + "repaired/ticking/", {"attempt": "1"}, follow=True
    )
    assert "stopped in the meantime" in answer.content.decode()
    assert steps(alice, lived, Side.CLIENT) == set()
    page = text(alice.client, ledger(lived))
    assert "Earlier" in page
    assert "it stopped here" in page


def test_words_that_are_too_long_tick_nothing(met: Met) -> None:
    alice, bob, lived = met
    said = {"attempt": "1", "words": "x" * 401}
    answer = bob.client.post(ledger(lived) + "different/ticking/", said, follow=True)
    assert "Shorten them" in answer.content.decode()
    assert Step.DIFFERENT not in steps(alice, lived, Side.CLIENT)


def test_nothing_is_ticked_while_it_rests(met: Met) -> None:
    alice, bob, lived = met
    alice.client.post(f"/with/{lived.bond}/resting/")
    answer = bob.client.post(
        ledger(lived) + "heard/ticking/", {"attempt": "1"}, follow=True
    )
    page = answer.content.decode()
    assert "rests" in page
    assert "/ticking/" not in page


def test_what_was_ticked_can_be_taken_back_to_nothing(met: Met) -> None:
    alice, bob, lived = met
    bob.client.post(ledger(lived) + "contribution/unticking/")
    answer = alice.client.post(ledger(lived) + "raised/unticking/")
    assert answer["Location"] == "/between-us/"
    assert "not yet" in text(alice.client, ledger(lived))


def test_another_bonds_hurt_is_not_there(met: Met) -> None:
    alice, _bob, lived = met
    other = f"/together/{uuid4()}/way-back/{lived.hurt}/"
    assert alice.client.get(other).status_code == 404
    never = f"/together/{lived.bond}/way-back/{uuid4()}/"
    assert alice.client.get(never).status_code == 404
    assert alice.client.post(never + "raised/ticking/").status_code == 404


def test_the_therapist_reads_the_words_first_and_then_what_helps(met: Met) -> None:
    _alice, bob, lived = met
    answer = bob.client.get(f"/clients/shared/{lived.shared_hurt}/")
    assert answer["Location"] == f"/clients/hurts/{lived.shared_hurt}/"
    page = text(bob.client, answer["Location"])
    assert page.index("the clock") < page.index(">What helps now<")
    assert page.index(">What helps now<") < page.index("The way back")
    assert "Something between you" in text(bob.client, f"/clients/{lived.bond}/")
    for word in ("mirror shows", "supervision"):
        assert word in page


def test_another_shared_thing_opens_on_its_own_page(met: Met) -> None:
    _alice, bob, lived = met
    answer = bob.client.get(f"/clients/hurts/{lived.grant}/")
    assert answer["Location"] == f"/clients/shared/{lived.grant}/"


def test_a_preparation_is_the_therapists_own(met: Met) -> None:
    alice, bob, lived = met
    url = f"/clients/hurts/{lived.shared_hurt}/"
    said: dict[str, Any] = {"version": "1", "part": "quillpart", "words": "quillwords"}
    assert bob.client.post(url, said)["Location"] == url
    assert "quillpart" in text(bob.client, url)
    for page in (ledger(lived), "/between-us/", f"/with/{lived.bond}/"):
        assert "quill" not in text(alice.client, page)
    kept = shelf.take(fresh(bob).keys, Preparation).kept
    assert [one.story.words for one in kept] == ["quillwords"]


def test_two_windows_lose_nothing_of_a_preparation(met: Met) -> None:
    _alice, bob, lived = met
    url = f"/clients/hurts/{lived.shared_hurt}/"
    bob.client.post(url, {"version": "1", "part": "first", "words": ""})
    answer = bob.client.post(url, {"version": "1", "part": "second", "words": ""})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "first" in page
    assert "second" in page
    bob.client.post(url, {"version": "2", "part": "second", "words": ""})
    (kept,) = shelf.take(fresh(bob).keys, Preparation).kept
    assert kept.story.part == "second"

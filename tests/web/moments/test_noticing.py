"""What a person notices themselves is kept with its date, changed and erased like the rest."""

from uuid import uuid4

import pytest

from between.records import shelf
from between.story.noticing import Noticing
from tests.people import Somebody
from tests.web.moments import notes

NOTICED = "I notice that when she looks away, I hurry."


def keep(whose: Somebody, words: str = NOTICED) -> str:
    id_ = shelf.put(whose.keys, Noticing(words=words, when=notes.NOW), notes.NOW.date())
    return str(id_)


def words(whose: Somebody) -> list[str]:
    return [kept.story.words for kept in shelf.take(whose.keys, Noticing).kept]


def test_a_noticing_is_kept_with_its_date(alice: Somebody) -> None:
    page = notes.send(alice, "/noticings/new/", words=NOTICED)
    assert words(alice) == [NOTICED]
    assert NOTICED in page
    assert "today" in page


def test_what_is_sent_twice_from_one_leaf_is_kept_once(alice: Somebody) -> None:
    leaf = str(uuid4())
    for said in ("one", "two", "two", "one", "three"):
        alice.client.post("/noticings/new/", {"words": said, "leaf": leaf})
    assert sorted(words(alice)) == ["one", "three", "two"]


def test_it_leads_on_to_where_one_came_from(alice: Somebody) -> None:
    form = {"words": NOTICED, "next": "/people/"}
    assert alice.client.post("/noticings/new/", form)["Location"] == "/people/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "people",
    ],
)
def test_it_leads_to_no_other_place(alice: Somebody, elsewhere: str) -> None:
    form = {"words": NOTICED, "next": elsewhere}
    assert alice.client.post("/noticings/new/", form)["Location"] == "/noticings/"


def test_an_empty_one_is_answered_with_the_cure(alice: Somebody) -> None:
    assert "Write what you notice" in notes.send(alice, "/noticings/new/", words=" ")


def test_it_can_be_changed_and_keeps_its_date(alice: Somebody) -> None:
    id_ = keep(alice)
    notes.send(alice, f"/noticings/{id_}/changing/", words="I hurry less.", version="1")
    (kept,) = shelf.take(alice.keys, Noticing).kept
    assert kept.story == Noticing(words="I hurry less.", when=notes.NOW)


def test_changed_in_two_windows_it_loses_neither(alice: Somebody) -> None:
    path = f"/noticings/{keep(alice)}/changing/"
    notes.send(alice, path, words="from one window", version="1")
    answer = alice.client.post(path, {"words": "from the other", "version": "1"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "from the other</textarea>" in page
    assert "<p>from one window</p>" in page


def test_it_can_be_erased_and_brought_back(alice: Somebody) -> None:
    id_ = keep(alice)
    notes.send(alice, f"/noticings/{id_}/erasing/")
    assert words(alice) == []
    notes.send(alice, f"/erased/noticing/{id_}/returning/")
    assert words(alice) == [NOTICED]

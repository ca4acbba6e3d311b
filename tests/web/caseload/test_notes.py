"""A therapist's own notes on a client: theirs alone, with what stood there before."""

import re
from html import unescape
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from between.records import keyroom, shelf
from between.records.models import Entry
from between.story.client_note import ClientNote
from between.story.noticing import Draft
from tests.people import Somebody, fresh
from tests.security.pages import plain
from tests.web.bond.test_sharing import share
from tests.web.bond.two import day, joined, text
from tests.web.moments import notes

WORDS = "quillfeather: ask about the clock"
TODAY = timezone.now().date().isoformat()


@pytest.fixture
def bond(alice: Somebody, bob: Somebody) -> str:
    return joined(alice, bob).strip("/").split("/")[-1]


def write(bob: Somebody, bond: str, words: str = WORDS, **more: str) -> str:
    said = {"words": words, "day": TODAY, "leaf": str(uuid4()), **more}
    answer = bob.client.post(f"/clients/{bond}/notes/new/", said, follow=True)
    return unescape(answer.content.decode())


def kept(bob: Somebody) -> list[Any]:
    return list(shelf.take(fresh(bob).keys, ClientNote).kept)


def test_a_note_is_kept_newest_day_first(bob: Somebody, bond: str) -> None:
    assert "Kept, sealed" in write(bob, bond)
    page = write(bob, bond, "an older one", day="2026-05-03")
    assert page.index(WORDS) < page.index("an older one")
    assert "3 May 2026" in page
    assert "Only you can read this" in page
    assert "yours to judge" in page


def test_a_form_sent_twice_is_kept_once(bob: Somebody, bond: str) -> None:
    leaf = str(uuid4())
    for words in ("one", "two", "one", "two", "two"):
        write(bob, bond, words, leaf=leaf)
    assert [one.story.words for one in kept(bob)].count("two") == 1
    assert len(kept(bob)) == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"words": " "}, "Write a few words"),
        ({"words": "x" * 20_001}, "20000 fit"),
        ({"day": "soon"}, "This day cannot be read."),
        ({"day": ""}, "Choose a day."),
        ({"day": "3026-05-03"}, "This day lies far away."),
        ({"day": "0026-05-03"}, "This day lies far away."),
    ],
)
def test_what_does_not_fit_says_so_and_stays_in_the_form(
    bob: Somebody, bond: str, wrong: dict[str, str], said: str
) -> None:
    page = write(bob, bond, **{"words": WORDS, **wrong})
    assert said in page
    assert kept(bob) == []
    if "words" not in wrong:
        assert WORDS in page


def test_what_was_written_before_stays_readable(bob: Somebody, bond: str) -> None:
    write(bob, bond)
    (note,) = kept(bob)
    url = f"/clients/notes/{note.id}/"
    said = {"words": "ask about the door", "day": TODAY, "version": "1"}
    page = bob.client.post(f"{url}changing/", said, follow=True).content.decode()
    assert "ask about the door" in page
    assert WORDS not in page
    assert f"{url}earlier/" in page
    assert WORDS in text(bob.client, f"{url}earlier/")


def test_two_windows_overwrite_nothing(bob: Somebody, bond: str) -> None:
    write(bob, bond)
    url = f"/clients/notes/{kept(bob)[0].id}/changing/"
    said = {"day": TODAY, "version": "1"}
    bob.client.post(url, said | {"words": "the first window"})
    answer = bob.client.post(url, said | {"words": "the second window"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "the first window" in page
    assert "the second window" in page
    again = re.search(r'name="version" value="(\d+)"', page)
    assert again
    bob.client.post(url, said | {"words": "both", "version": again[1]})
    assert [one.story.words for one in kept(bob)] == ["both"]


def test_an_erased_one_comes_back_within_a_day(bob: Somebody, bond: str) -> None:
    write(bob, bond)
    (note,) = kept(bob)
    url = f"/clients/notes/{note.id}/"
    page = bob.client.post(f"{url}erasing/", follow=True).content.decode()
    assert "For a day you can bring it back." in page
    assert WORDS not in page
    assert WORDS in text(bob.client, "/erased/")
    said = {"words": "typed meanwhile", "day": TODAY, "version": "1"}
    page = bob.client.post(f"{url}changing/", said, follow=True).content.decode()
    assert "erased elsewhere" in page
    assert "typed meanwhile" in page
    bob.client.post(f"/erased/client-note/{note.id}/returning/")
    assert WORDS in text(bob.client, f"/clients/{bond}/notes/")


def test_a_draft_goes_on_where_it_was(bob: Somebody, bond: str) -> None:
    place, leaf = f"/clients/{bond}/notes/new/", str(uuid4())
    said = {"place": place, "leaf": leaf, "words": WORDS, "day": TODAY}
    assert bob.client.post("/drafts/", said).status_code == 204
    assert "A note about a client" in text(bob.client, "/drafts/")
    assert WORDS in text(bob.client, f"{place}?draft={leaf}")
    write(bob, bond, leaf=leaf)
    assert shelf.take(bob.keys, Draft).kept == ()


def test_a_note_about_something_shared_takes_its_title_and_no_words(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    moment = notes.moment(alice, words="Then she sighed.")
    grant = share(alice, f"/with/{bond}/", str(moment))
    shown = text(bob.client, f"/clients/shared/{grant}/")
    new = f"/clients/{bond}/notes/new/?about={grant}"
    assert new in shown
    title = re.search(r"<h2>([^<]+)</h2>", shown.split("card shown")[1])
    assert title
    assert f"About “{title[1]}”, shared on {day()}." in text(bob.client, new)
    page = write(bob, bond, about=grant)
    assert f"/clients/shared/{grant}/" in page
    about = kept(bob)[0].story.about
    assert "sighed" not in page
    assert (about.title, about.grant) == (title[1], UUID(grant))
    alice.client.post(f"/shared/{grant}/withdrawing/")
    page = text(bob.client, f"/clients/{bond}/notes/")
    assert f"About “{title[1]}”" in page
    assert f"/clients/shared/{grant}/" not in page


@pytest.mark.parametrize("named", ["nonsense", str(UUID(int=7))])
def test_what_lies_not_in_the_bond_is_no_ground_to_lose_a_note(
    bob: Somebody, bond: str, named: str
) -> None:
    assert WORDS in write(bob, bond, about=named)
    assert kept(bob)[0].story.about is None


def test_notes_outlive_the_bond_and_the_clients_account(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    write(bob, bond)
    bob.client.post(f"/clients/{bond}/ending/")
    assert WORDS in text(bob.client, f"/clients/{bond}/notes/")
    keyroom.erase_account(alice.keys.account)
    assert f"/clients/{bond}/notes/" in text(bob.client, f"/clients/{bond}/")
    assert "a last line" in write(bob, bond, "a last line")


def test_nobody_else_learns_that_there_are_notes(
    alice: Somebody, bob: Somebody, dora: Somebody, bond: str
) -> None:
    text(alice.client, f"/with/{bond}/")  # says once that they are joined
    before = plain(alice.client.get(f"/with/{bond}/").content)
    write(bob, bond)
    (note,) = kept(bob)
    assert plain(alice.client.get(f"/with/{bond}/").content) == before
    for client in (alice.client, dora.client):
        for url in (f"/clients/{bond}/notes/", f"/clients/notes/{note.id}/changing/"):
            assert client.get(url).status_code == 404
    assert WORDS not in text(dora.client, "/clients/")
    rows = Entry.objects.of_kind(bob.keys.kind("client-note"))
    assert [row.owner_id for row in rows] == [bob.keys.account]
    assert not any(WORDS.encode() in bytes(row.sealed) for row in rows)


def test_one_client_has_no_note_about_another(
    alice: Somebody, charlie: Somebody, bob: Somebody, bond: str
) -> None:
    other = joined(charlie, bob, "Wren").strip("/").split("/")[-1]
    write(bob, bond)
    assert WORDS not in text(bob.client, f"/clients/{other}/notes/")

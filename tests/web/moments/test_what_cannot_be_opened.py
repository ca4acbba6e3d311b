"""What cannot be opened can be erased by its owner and brought back, and is never opened."""

import re
from uuid import UUID

import pytest

from between.records import shelf
from between.records.models import Entry
from between.story.codec import Story
from between.story.episode import Episode
from between.story.noticing import Draft, Noticing
from between.story.people import Person
from tests.people import Somebody
from tests.web.moments import notes

SAID = "This one, kept on 3 May 2026, cannot be opened."
KINDS: dict[str, tuple[Story, str]] = {
    "moment": (Episode(when=notes.NOW, words="canary"), "/moments/"),
    "person": (Person(name="canary"), "/people/"),
    "noticing": (Noticing(words="canary", when=notes.NOW), "/noticings/"),
    "draft": (
        Draft(place="/moments/new/", fields={"words": ["canary"]}, when=notes.NOW),
        "/drafts/",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_its_owner_erases_it_from_the_list_and_brings_it_back(
    alice: Somebody, kind: str
) -> None:
    story, place = KINDS[kind]
    entry = _damaged(alice, story)
    before = Entry.objects.values("sealed", "version", "day").get(id=entry)
    page = notes.read(alice, place)
    assert SAID in page
    notes.send(alice, _erasing(page, entry))
    assert "cannot be opened" not in notes.read(alice, place)
    gone = notes.read(alice, "/erased/")
    assert SAID in gone
    assert f"/erased/{kind}/{entry}/returning/" in gone
    notes.send(alice, f"/erased/{kind}/{entry}/returning/")
    assert SAID in notes.read(alice, place)
    assert Entry.objects.values("sealed", "version", "day").get(id=entry) == before


def test_one_of_another_owner_cannot_be_erased(alice: Somebody, charlie: Somebody) -> None:
    entry = _damaged(alice, Person(name="Ana"))
    assert charlie.client.post(f"/people/{entry}/removing/").status_code == 404
    assert Entry.objects.get(id=entry).erased_at is None


def test_moments_with_a_person_who_was_erased_unopened_stay_readable(
    alice: Somebody,
) -> None:
    ana = _damaged(alice, Person(name="Ana"))
    moment = notes.moment(alice, person=ana, words="a walk")
    notes.send(alice, f"/people/{ana}/removing/")
    assert Entry.objects.get(id=ana).erased_at
    assert "a walk" in notes.read(alice, f"/moments/{moment}/")


def test_it_stands_in_the_search_with_the_same_way_out(alice: Somebody) -> None:
    entry = _damaged(alice, Episode(when=notes.NOW))
    page = notes.send(alice, "/moments/search/", words="walk")
    assert _erasing(page, entry) == f"/moments/{entry}/erasing/"


def _damaged(whose: Somebody, story: Story) -> UUID:
    entry = shelf.put(whose.keys, story, notes.NOW.date())
    row = Entry.objects.get(id=entry)
    row.sealed = bytes(row.sealed)[:-1] + bytes([row.sealed[-1] ^ 1])
    row.save()
    return entry


def _erasing(page: str, entry: UUID) -> str:
    """Where the button beside what cannot be opened sends its form."""
    found = re.search(rf'action="([^"]*{entry}[^"]*)"', page)
    assert found
    return found[1]

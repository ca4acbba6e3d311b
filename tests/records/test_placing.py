"""A draft takes the place of the one before; nobody's place is another's."""

from datetime import date
from uuid import uuid4

from between.records import letters, shelf
from between.records.models import Account, Earlier, Entry, Letter
from between.story.noticing import Draft, Noticing
from tests.people import Somebody
from tests.web.moments.notes import NOW

DAY = date(2026, 5, 3)


def draft(words: str) -> Draft:
    return Draft(place="/moments/new/", fields={"words": [words]}, when=NOW)


def words(whose: Somebody) -> list[str]:
    return [kept.story.fields["words"][0] for kept in shelf.take(whose.keys, Draft).kept]


def test_a_story_takes_the_place_of_the_one_before(alice: Somebody) -> None:
    id_ = uuid4()
    for text in ("one", "two"):
        assert shelf.place(alice.keys, draft(text), DAY, id_=id_) == id_
    assert words(alice) == ["two"]
    assert not Earlier.objects.exists()


def test_it_never_takes_the_place_of_another_kind(alice: Somebody) -> None:
    noticing = Noticing(words="canary", when=NOW)
    id_ = shelf.put(alice.keys, noticing, DAY)
    assert shelf.place(alice.keys, draft("one"), DAY, id_=id_) != id_
    assert shelf.one(alice.keys, Noticing, id_).story == noticing


def test_it_never_takes_the_place_of_anothers(alice: Somebody, charlie: Somebody) -> None:
    id_ = shelf.put(alice.keys, draft("hers"), DAY)
    assert shelf.place(charlie.keys, draft("his"), DAY, id_=id_) != id_
    assert (words(alice), words(charlie)) == (["hers"], ["his"])


def test_what_was_thrown_away_comes_back_when_it_is_written_on(alice: Somebody) -> None:
    id_ = shelf.put(alice.keys, draft("one"), DAY)
    shelf.erase(alice.keys, Draft, id_, NOW)
    shelf.place(alice.keys, draft("two"), DAY, id_=id_)
    assert words(alice) == ["two"]


def test_removing_is_for_one_kind(alice: Somebody) -> None:
    id_ = shelf.put(alice.keys, draft("one"), DAY)
    shelf.remove(alice.keys, Noticing, id_)
    assert words(alice) == ["one"]
    shelf.remove(alice.keys, Draft, id_)
    assert not Entry.objects.exists()


def test_a_letter_with_a_slot_takes_the_place_of_the_one_before(alice: Somebody) -> None:
    account = Account.objects.get(id=alice.keys.account)
    slot = letters.slot_of(bytes(32), uuid4())
    for text in ("one", "two"):
        assert letters.leave(account, draft(text), NOW, slot=slot)
    assert Letter.objects.count() == 1
    letters.collect(alice.keys, NOW)
    assert words(alice) == ["two"]


def test_slots_are_those_of_one_form_in_one_visit() -> None:
    leaf = uuid4()
    slots = {
        letters.slot_of(visit, one)
        for visit in (bytes(32), b"\1" * 32)
        for one in (leaf, uuid4())
    }
    assert len(slots) == 4
    assert letters.slot_of(bytes(32), leaf) in slots

"""One's own names for the answers."""

from between.records import shelf
from between.records.models import Entry
from between.story.episode import Answer
from between.story.noticing import Naming
from tests.people import Somebody
from tests.web.moments import notes


def test_an_own_name_is_used_everywhere_with_ours_behind_it(alice: Somebody) -> None:
    moment = notes.moment(alice, response_of_self=Answer(codes=("s2",)))
    notes.send(alice, "/names/", s2="the tortoise")
    for path in ("/moments/", f"/moments/{moment}/"):
        assert "the tortoise (went quiet or closed up)" in notes.read(alice, path)
    form = notes.read(alice, "/moments/new/")
    assert "the tortoise <span" in form


def test_an_own_name_can_be_taken_back(alice: Somebody) -> None:
    notes.send(alice, "/names/", s2="the tortoise")
    notes.send(alice, "/names/", s2="")
    (kept,) = shelf.take(alice.keys, Naming).kept
    assert kept.story == Naming()


def test_the_names_are_one_entry(alice: Somebody) -> None:
    for name in ("a", "b", "c"):
        notes.send(alice, "/names/", s2=name)
    kept = Entry.objects.of(alice.keys.account).kept()
    assert kept.of_kind(alice.keys.kind("naming")).count() == 1

"""One's own clock, and one's own names for the answers."""

from between.records import shelf
from between.records.models import Entry
from between.story.episode import Answer
from between.story.noticing import Naming, Preferences
from tests.people import Somebody
from tests.web.moments import notes


def test_the_zone_can_be_changed_and_all_dates_follow(alice: Somebody) -> None:
    notes.live_in(alice, "UTC")
    notes.moment(alice)
    assert "12:02" in notes.read(alice, "/moments/")
    notes.send(alice, "/preferences/", zone="Asia/Tokyo")
    assert "21:02" in notes.read(alice, "/moments/")


def test_changing_the_zone_keeps_the_other_preferences(alice: Somebody) -> None:
    before = Preferences(zone="UTC", recovery_tried_on="2026-05-01")
    shelf.put(alice.keys, before, notes.NOW.date())
    notes.send(alice, "/preferences/", zone="Asia/Tokyo")
    (kept,) = shelf.take(alice.keys, Preferences).kept
    assert kept.story == Preferences(zone="Asia/Tokyo", recovery_tried_on="2026-05-01")


def test_an_unknown_zone_is_answered_with_the_cure(alice: Somebody) -> None:
    page = notes.send(alice, "/preferences/", zone="Mars/Olympus")
    assert "This zone is not in the list." in page


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


def test_names_and_zone_are_one_entry_each(alice: Somebody) -> None:
    for name in ("a", "b", "c"):
        notes.send(alice, "/names/", s2=name)
        notes.send(alice, "/preferences/", zone="Asia/Tokyo")
    assert Entry.objects.of(alice.keys.account).count() == 2

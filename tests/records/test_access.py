"""What a person may see, and nobody else."""

from datetime import timedelta

from django.utils import timezone

from between.records import shelf, visits
from between.records.models import Device, Entry, Visit
from between.story.people import Person
from tests.people import Somebody

NOW = timezone.now()


def test_entries_are_those_of_their_owner(alice: Somebody, charlie: Somebody) -> None:
    hers = shelf.put(alice.keys, Person(name="Bo"), NOW.date())
    shelf.put(charlie.keys, Person(name="Bo"), NOW.date())
    assert [row.id for row in Entry.objects.of(alice.keys.account)] == [hers]


def test_a_kind_of_one_is_no_kind_of_another(alice: Somebody, charlie: Somebody) -> None:
    shelf.put(alice.keys, Person(name="Bo"), NOW.date())
    assert Entry.objects.of_kind(alice.keys.kind("person")).count() == 1
    assert not Entry.objects.of_kind(charlie.keys.kind("person")).exists()


def test_erased_entries_are_apart_from_kept_ones(alice: Somebody) -> None:
    kept = shelf.put(alice.keys, Person(name="Bo"), NOW.date())
    gone = shelf.put(alice.keys, Person(name="Cy"), NOW.date())
    shelf.erase(alice.keys, Person, gone, NOW)
    mine = Entry.objects.of(alice.keys.account)
    assert [row.id for row in mine.kept()] == [kept]
    assert [row.id for row in mine.erased()] == [gone]
    assert [row.id for row in mine.erased_before(NOW + timedelta(seconds=1))] == [gone]
    assert not mine.erased_before(NOW).exists()


def test_visits_and_devices_are_those_of_their_account(
    alice: Somebody, charlie: Somebody
) -> None:
    visits.begin(alice.keys, NOW)
    assert Visit.objects.of(alice.keys.account).count() == 2
    assert Visit.objects.of(charlie.keys.account).count() == 1
    assert Device.objects.of(alice.keys.account).count() == 1

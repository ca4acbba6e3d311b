"""A new passphrase takes the place of the old one, and ends the other visits."""

import pytest
from django.utils import timezone

from between.records import keyroom, visits
from between.records.keyroom import NotUnlocked
from between.records.models import Account, Visit
from tests.people import PASSPHRASE, SOURCE, Somebody

NEW = "another lantern under seven hills"


def test_the_old_passphrase_opens_no_more(alice: Somebody) -> None:
    keyroom.change_passphrase(alice.keys, NEW, source=SOURCE)
    with pytest.raises(NotUnlocked):
        keyroom.unlock(alice.name, PASSPHRASE, source=SOURCE)
    assert keyroom.unlock(alice.name, NEW, source=SOURCE) == alice.keys


def test_salt_and_verifier_are_new(alice: Somebody) -> None:
    before = Account.objects.get(id=alice.keys.account)
    keyroom.set_passphrase(alice.keys, PASSPHRASE, source=SOURCE)
    after = Account.objects.get(id=alice.keys.account)
    assert bytes(before.salt) != bytes(after.salt)
    assert bytes(before.verifier) != bytes(after.verifier)


def test_every_visit_but_one_ends(alice: Somebody, charlie: Somebody) -> None:
    now = timezone.now()
    kept = visits.find(visits.begin(alice.keys, now).token, now)
    assert kept is not None
    keyroom.change_passphrase(alice.keys, NEW, source=SOURCE, but=bytes(kept.id_hash))
    left = [bytes(row.id_hash) for row in Visit.objects.of(alice.keys.account)]
    assert left == [bytes(kept.id_hash)]
    assert Visit.objects.of(charlie.keys.account).exists()


def test_only_the_present_passphrase_proves_who_is_there(alice: Somebody) -> None:
    assert keyroom.is_passphrase(alice.keys, PASSPHRASE, source=SOURCE)
    assert not keyroom.is_passphrase(alice.keys, NEW, source=SOURCE)

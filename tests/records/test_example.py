"""A made-up person: kept like anybody, seen in the mirror, gone with their visit."""

from datetime import UTC, datetime, timedelta
from random import Random

import numpy as np
import pytest

from between.insight import mirror
from between.insight.reflection import Tag
from between.records import example, keyring, keyroom, shelf, visits
from between.records.models import Account
from between.story.episode import Episode
from between.story.noticing import Noticing
from between.story.people import Person
from tests.people import Somebody

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.django_db
def test_a_made_up_person_says_so_and_no_passphrase_opens_them() -> None:
    keys = example.sign_up(NOW, Random(example.SEED))
    assert keyroom.is_made_up(keys.account)
    assert not keyroom.is_passphrase(keys, "", source=bytes(32))


def test_a_made_up_life_can_lie_on_any_shelf(alice: Somebody, charlie: Somebody) -> None:
    for keys in (alice.keys, charlie.keys):
        example.keep(keys, NOW, Random(example.SEED))
        people = {kept.id for kept in shelf.take(keys, Person).kept}
        moments = shelf.take(keys, Episode).kept
        assert len(moments) == 78
        assert {kept.story.person for kept in moments} == people
        assert len(shelf.take(keys, Noticing).kept) == 2
    assert not keyroom.is_made_up(alice.keys.account)


def test_the_mirror_of_this_life_says_what_it_was_written_to_show(alice: Somebody) -> None:
    example.keep(alice.keys, NOW, Random(example.SEED))
    moments = {kept.id: kept.story for kept in shelf.take(alice.keys, Episode).kept}
    people = {kept.id: kept.story for kept in shelf.take(alice.keys, Person).kept}
    seen = mirror.look(moments, people, rng=np.random.default_rng(1))
    both = {row.code for row in seen.rows if row.tag is Tag.IN_BOTH}
    assert both == {"w6", "o5", "s2"}
    assert len(seen.exceptions) == 3


@pytest.mark.django_db
def test_they_go_by_themselves_when_their_visit_is_over() -> None:
    keys = example.sign_up(NOW, Random(example.SEED))
    visits.begin(keys, NOW)
    visits.prune(NOW + timedelta(minutes=14))
    assert Account.objects.filter(id=keys.account).exists()
    visits.prune(NOW + timedelta(minutes=15))
    assert not Account.objects.filter(id=keys.account).exists()
    assert keys.account not in keyring.of_server().accounts()


def test_somebody_real_never_goes_by_themselves(alice: Somebody) -> None:
    visits.prune(NOW + timedelta(days=4000))
    assert Account.objects.filter(id=alice.keys.account).exists()

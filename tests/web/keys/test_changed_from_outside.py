"""What somebody is told when their rows were changed from outside, until they have read it."""

import pytest
from django.test import Client
from django.utils import timezone

from between.records import factors, head
from between.records.head import State
from between.records.models import Account, Entry
from between.web.keys.outside import sentence
from tests.life import live
from tests.people import Somebody
from tests.web.keys.pages import unlock
from tests.web.reading import text

NOTICE = "Something was changed here from outside."
PAGE = "/account/change-from-outside/"


def test_a_row_that_went_is_told_at_the_next_unlock_until_it_was_read(
    alice: Somebody,
) -> None:
    lived = live(alice.keys, timezone.now())
    for held in factors.of(alice.keys):
        factors.remove(alice.keys, held.id)
    Entry.objects.filter(id__in=[lived.noticing, lived.other]).delete()
    client = Client()
    unlock(client, alice.name)
    assert NOTICE in text(client.get("/moments/"))
    assert "At least 2 things that you kept are missing" in text(client.get(PAGE))
    assert NOTICE in text(client.get("/moments/"))  # looking is not enough
    assert client.post(PAGE)["Location"] == "/account/"
    assert NOTICE not in text(client.get("/account/"))
    assert client.get(PAGE)["Location"] == "/account/"
    unlock(client, alice.name)
    assert NOTICE not in text(client.get("/moments/"))


def test_nothing_is_told_where_all_is_well(alice: Somebody, client: Client) -> None:
    unlock(client, alice.name)
    assert NOTICE not in text(client.get("/moments/"))
    assert client.get(PAGE)["Location"] == "/account/"
    assert client.post(PAGE)["Location"] == "/account/"


def test_an_account_of_before_is_told_nothing(alice: Somebody, client: Client) -> None:
    Account.objects.update(head=None)
    assert NOTICE not in text(alice.client.get("/moments/"))
    unlock(client, alice.name)
    assert NOTICE not in text(client.get("/moments/"))
    assert head.state(alice.keys) is State.RIGHT


def test_an_exchanged_keychain_is_told_in_the_same_visit(
    alice: Somebody, charlie: Somebody
) -> None:
    Account.objects.filter(id=alice.keys.account).update(head=b"not one of ours")
    assert NOTICE in text(alice.client.get("/moments/"))
    assert NOTICE not in text(charlie.client.get("/moments/"))


@pytest.mark.parametrize("missing", [0, 1, 2])
@pytest.mark.parametrize("found", sorted(set(State) - {State.RIGHT, State.YOUNG}))
def test_each_finding_has_a_sentence(found: State, missing: int) -> None:
    assert sentence(found, missing).endswith(".")

"""Unlocking, and where it leads."""

from base64 import urlsafe_b64encode

import pytest
from django.test import Client

from between.records import keyroom, shelf
from between.records.models import Account, Device, Visit
from between.story.noticing import Draft
from between.web import cookies
from tests.people import Somebody
from tests.web.keys.pages import unlock
from tests.web.reading import text


def test_name_and_passphrase_unlock(alice: Somebody) -> None:
    client = Client()
    answer = unlock(client, alice.name)
    assert (answer.status_code, answer["Location"]) == (302, "/moments/")
    assert client.get("/moments/").status_code == 200


@pytest.mark.parametrize("name", ["alice", "nobody-1234"])
def test_a_wrong_name_and_a_wrong_passphrase_get_the_same_page(
    alice: Somebody, name: str
) -> None:
    wrong = unlock(Client(), alice.name, "wrong passphrase")
    other = unlock(Client(), name, "wrong passphrase")
    assert wrong.status_code == other.status_code == 200
    assert text(wrong) == text(other)
    assert "do not fit together" in text(wrong)


def test_the_name_stays_and_the_passphrase_does_not(alice: Somebody) -> None:
    page = unlock(Client(), alice.name, "my wrong passphrase").content.decode()
    assert f'value="{alice.name}"' in page
    assert "my wrong passphrase" not in page


def test_it_leads_to_the_page_that_was_asked_for(alice: Somebody) -> None:
    client = Client()
    assert client.get("/account/").headers["Location"] == "/unlock/?next=%2Faccount%2F"
    assert (
        'name="next" value="/account/"'
        in client.get("/unlock/?next=/account/").content.decode()
    )
    assert unlock(client, alice.name, next="/account/")["Location"] == "/account/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "evil",
    ],
)
def test_it_never_leads_elsewhere(alice: Somebody, elsewhere: str) -> None:
    assert unlock(Client(), alice.name, next=elsewhere)["Location"] == "/moments/"


def test_who_is_unlocked_already_goes_on(alice: Somebody) -> None:
    assert alice.client.get("/unlock/?next=/account/")["Location"] == "/account/"


def test_what_was_written_while_locked_waits_behind_the_door(alice: Somebody) -> None:
    client = alice.locked()
    answer = client.post("/moments/new/", {"words": "canary"})
    assert answer["Location"] == "/unlock/?held"
    assert "kept, sealed" in text(client.get("/unlock/?held"))
    assert unlock(client, alice.name)["Location"] == "/drafts/"
    (draft,) = shelf.take(alice.keys, Draft).kept
    assert draft.story.fields["words"] == ["canary"]


def test_a_device_becomes_known_once(alice: Somebody) -> None:
    client = Client()
    unlock(client, alice.name)
    client.post("/lock/")
    unlock(client, alice.name)
    assert Device.objects.of(alice.keys.account).count() == 2  # hers, and this one


def test_a_shared_device_is_not_remembered_and_locks_sooner(alice: Somebody) -> None:
    Visit.objects.all().delete()
    client = Client()
    unlock(client, alice.name, shared="on")
    assert cookies.DEVICE not in client.cookies
    assert Visit.objects.get().idle_minutes == 10
    assert Device.objects.of(alice.keys.account).count() == 1


def test_a_new_visit_takes_the_place_of_the_old_one(alice: Somebody) -> None:
    client = alice.locked()
    unlock(client, alice.name)
    assert Visit.objects.of(alice.keys.account).count() == 1


def test_each_unlocking_gets_a_token_of_its_own(alice: Somebody) -> None:
    tokens = set()
    for _ in range(3):
        client = Client()
        unlock(client, alice.name)
        tokens.add(client.cookies[cookies.TOKEN].value)
    assert len(tokens) == 3


def test_forms_of_another_account_go_stale_when_one_unlocks(
    alice: Somebody, charlie: Somebody
) -> None:
    """A tab that Alice left open must not write into what Charlie keeps."""
    client = Client(enforce_csrf_checks=True)
    client.cookies = alice.locked().cookies
    client.get("/unlock/")
    old = client.cookies["__Host-csrf"].value
    unlock(client, charlie.name, csrfmiddlewaretoken=old)
    assert client.cookies["__Host-csrf"].value != old
    answer = client.post("/account/zone/", {"zone": "UTC", "csrfmiddlewaretoken": old})
    assert answer.status_code == 403


def test_a_damaged_account_gets_a_page_that_says_so(alice: Somebody) -> None:
    Account.objects.update(keychain=b"damaged")
    answer = unlock(Client(), alice.name)
    assert answer.status_code == 503
    assert "cannot be opened" in text(answer)
    # And every other page still works for whoever holds the old cookies.
    assert alice.client.get("/help/").status_code == 200
    assert alice.client.get("/account/")["Location"].startswith("/unlock/")


def test_a_stolen_row_as_a_cookie_is_the_unlock_page(alice: Somebody) -> None:
    row = Visit.objects.get()
    thief = Client()
    thief.cookies[cookies.TOKEN] = urlsafe_b64encode(bytes(row.id_hash)).decode()
    for guess in (bytes(row.sealed)[:32], bytes(row.sealed)[-32:], bytes(row.id_hash)):
        thief.cookies[cookies.KEY] = urlsafe_b64encode(guess).decode()
        assert thief.get("/account/")["Location"].startswith("/unlock/")
    token = alice.client.cookies[cookies.TOKEN].value
    thief.cookies[cookies.TOKEN] = token
    assert thief.get("/account/")["Location"].startswith("/unlock/")
    assert keyroom.name_of(alice.keys) not in text(thief.get("/"))

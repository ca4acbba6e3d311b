"""A form that meets a lock is kept for its owner: all of it but its secrets."""

import inspect

import pytest
from django import forms as django_forms
from django.test import Client

from between.records import shelf
from between.records.models import Letter
from between.story.noticing import Draft
from between.web import doors
from between.web.keys import forms
from tests.people import PASSPHRASE, Somebody
from tests.web.keys.pages import NEW, OWN, unlock

SECRETS = {"present": PASSPHRASE, "passphrase": NEW, "again": NEW, "recovery_key": "A" * 56}
PAGES = (
    "/account/passphrase/",
    "/account/erasing/",
    "/account/sheet/check/",
    "/account/zone/",
    "/account/device/",
)


def test_every_field_that_takes_a_secret_is_never_held() -> None:
    known = [one for _, one in inspect.getmembers(forms, inspect.isclass)]
    typed = {
        name
        for form in known
        if issubclass(form, django_forms.Form)
        for name, field in form.base_fields.items()
        if isinstance(field, forms.PassphraseField) or "key" in name or name == "offered"
    }
    assert typed == {"present", "passphrase", "again", "offered", "recovery_key"}
    assert typed <= doors.NOT_HELD


@pytest.mark.parametrize("path", PAGES)
def test_what_was_typed_into_a_page_of_keys_is_not_held(alice: Somebody, path: str) -> None:
    answer = alice.locked().post(path, SECRETS)
    assert answer.status_code == 302
    assert "held" not in answer["Location"]
    assert not Letter.objects.exists()


def test_secrets_sent_to_any_other_page_stay_out_of_what_is_held(alice: Somebody) -> None:
    client = alice.locked()
    client.post("/moments/new/", {**SECRETS, "offered": NEW, "words": "kept"})
    unlock(client, alice.name)
    (draft,) = shelf.take(alice.keys, Draft).kept
    assert draft.story.fields == {"words": ["kept"]}


def test_a_stale_page_holds_words_and_never_a_passphrase(alice: Somebody) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies["__Host-btwd"] = alice.client.cookies["__Host-btwd"].value
    assert client.post("/sign-up/", {**OWN, "offered": NEW}).status_code == 403
    assert not Letter.objects.exists()
    answer = client.post("/moments/new/", {"words": "kept"})
    assert answer.status_code == 403
    assert "kept, sealed" in answer.content.decode()
    assert Letter.objects.of(alice.keys.account).count() == 1


def test_nobody_without_a_cookie_of_ours_can_leave_anything(alice: Somebody) -> None:
    answer = Client().post("/moments/new/", {"words": "flood"})
    assert answer["Location"] == "/unlock/"
    assert not Letter.objects.exists()


def test_a_form_left_open_beside_a_made_up_person_goes_to_its_owner(
    alice: Somebody,
) -> None:
    client = alice.locked()
    client.cookies["__Host-btwd"] = alice.client.cookies["__Host-btwd"].value
    client.post("/demonstration/")
    client.get("/leave/")
    client.post("/moments/new/", {"words": "hers"})
    assert Letter.objects.of(alice.keys.account).count() == 1

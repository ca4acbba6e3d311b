"""A therapist signs up with the words of the server's owner."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from between.records import admissions
from between.records.models import Account

WORDS = "otter lantern quietly brass meadow nine"
FORM = {"name": "bob", "choice": "own", "passphrase": WORDS, "again": WORDS}


def test_the_words_make_a_therapist_once(db: None) -> None:
    given = admissions.admit(timezone.now())
    client = Client()
    answer = client.post("/sign-up/therapist/", FORM | {"admission": given})
    assert answer["Location"] == "/account/sheet/"
    assert Account.objects.get().is_therapist
    # Nothing opens before there is a second step.
    assert client.get("/clients/")["Location"].startswith("/unlock/code/")
    assert client.get("/unlock/code/")["Location"] == "/account/security/app/"
    again = Client().post("/sign-up/therapist/", FORM | {"admission": given})
    assert "These words admit nobody" in again.content.decode()
    assert Account.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Type the six words here."), ("otter", "These words admit nobody")],
)
def test_other_words_make_nobody(db: None, typed: str, said: str) -> None:
    page = Client().post("/sign-up/therapist/", FORM | {"admission": typed})
    assert said in page.content.decode()
    assert not Account.objects.exists()


def test_it_works_where_signing_up_is_closed(db: None, settings: Any) -> None:
    settings.BETWEEN_SIGNUP = False
    given = admissions.admit(timezone.now())
    answer = Client().post("/sign-up/therapist/", FORM | {"admission": given})
    assert answer.status_code == 302


def test_an_ordinary_sign_up_makes_no_therapist(db: None) -> None:
    given = admissions.admit(timezone.now())
    Client().post("/sign-up/", FORM | {"admission": given})
    assert not Account.objects.get().is_therapist

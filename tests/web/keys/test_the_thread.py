"""From signing up to a sealed row and back, through the real rooms."""

import pytest
from django.test import Client

from between.records.models import Entry
from tests.people import PASSPHRASE, Somebody


@pytest.mark.django_db
def test_signing_up_leads_to_the_sheet_and_then_to_moments() -> None:
    client = Client()
    form = {"name": "ana", "choice": "own", "passphrase": PASSPHRASE}
    form |= {"again": PASSPHRASE}
    answer = client.post("/sign-up/", form)
    assert answer.status_code == 302
    assert answer["Location"] == "/account/sheet/"
    assert client.get("/moments/").status_code == 200


def test_a_stranger_who_is_locked_is_asked_to_unlock(alice: Somebody) -> None:
    answer = Client().get("/moments/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/unlock/")


def test_what_is_kept_cannot_be_read_in_its_row(alice: Somebody) -> None:
    alice.client.post(
        "/moments/new/",
        {"who": "new", "who_name": "Bo", "valence": "good", "words": "canary"},
    )
    rows = [bytes(row.sealed) for row in Entry.objects.of(alice.keys.account)]
    assert len(rows) >= 2
    assert not any(b"canary" in row or b"Bo" in row for row in rows)
    assert b"canary" in alice.client.get("/moments/").content

"""`between demo`: a made-up person whom a printed passphrase opens, and who goes again."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.people import SOURCE, Somebody

from between.cli import demo
from between.cli.trouble import Trouble
from between.records import keyroom, shelf
from between.records.models import Account
from between.records.turnstile import passing
from between.story.episode import Episode


@pytest.mark.django_db
def test_what_is_printed_opens_a_life_that_is_labelled() -> None:
    said = demo.make_up()
    assert "Nothing about them is real" in said
    name, passphrase = (
        re.search(rf"{word} +(.+)", said).group(1)  # type: ignore[union-attr]
        for word in ("name", "passphrase")
    )
    keys = keyroom.unlock(name, passphrase, source=SOURCE)
    assert keyroom.is_made_up(keys.account)
    assert len(shelf.take(keys, Episode).kept) > 10
    client = Client()
    client.post("/unlock/", {"name": name, "passphrase": passphrase})
    assert b"made-up" in client.get("/moments/").content


@pytest.mark.django_db
def test_removing_takes_the_made_up_and_nobody_else(alice: Somebody) -> None:
    keyroom.sign_up_made_up("visitor", timezone.now().date())
    demo.make_up()
    demo.make_up()
    assert demo.erase() == "2 made-up people are erased."
    assert Account.objects.count() == 2
    assert demo.erase() == "0 made-up people are erased."
    assert keyroom.name_of(alice.keys) == alice.name


@pytest.mark.django_db
def test_a_crowd_at_the_door_is_a_sentence(settings: Any) -> None:
    with (
        passing(settings.BETWEEN_RUN, bytes(32)),
        pytest.raises(Trouble, match="in a minute"),
    ):
        demo.make_up()
    assert not Account.objects.exists()

"""Where somebody is not safe, at home or with a therapist: whom to ask, and no word of blame."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from between.records import shelf
from between.story.people import Person, Role
from tests.people import Somebody
from tests.web.practice.test_pages_before_signing_up import HELP
from tests.web.reading import text

BODIES = """
[[body]]
about = "therapists"
name = "The board <b>"
number = "+49 30 12345"
page = "https://board.example/ask"
checked = 2026-11-01
[[body]]
about = "violence"
name = "The advice line"
address = "Long Lane 1"
checked = 2001-01-01
"""
MISCONDUCT, NOT_SAFE = "/more-than-a-misunderstanding/", "/not-safe/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(settings: Any, tmp_path: Path) -> None:
    settings.BETWEEN_HELP = tmp_path / "help.toml"
    settings.BETWEEN_HELP.write_text(HELP.format(day="2026-11-01") + BODIES)


@pytest.mark.usefixtures("filled")
def test_each_page_names_whom_to_ask_with_the_day_of_its_check() -> None:
    answer = Client().get(MISCONDUCT)
    page, source = text(answer), answer.content.decode()
    assert "The board &lt;b&gt;" in source
    assert 'href="tel:+493012345"' in source
    assert "https://board.example/ask" in page
    assert 'href="https:' not in source
    assert "Somebody checked this on 1 November 2026." in page
    assert "advice line" not in page.replace("independent advice line", "")
    other = text(Client().get(NOT_SAFE))
    assert "The advice line" in other
    assert "Long Lane 1" in other
    assert "That is long ago." in other


def test_where_nobody_is_named_the_pages_say_how_to_find_somebody() -> None:
    assert "How to find one:" in text(Client().get(MISCONDUCT))
    assert "ask your practice to fill this in" in text(Client().get(NOT_SAFE))
    assert "ask your practice to fill this in" in text(Client().get("/help/"))


def test_the_page_about_therapists_says_what_it_is_and_that_nobody_is_told() -> None:
    page = text(Client().get(MISCONDUCT))
    for words in (
        "sexual words or touch; threats; being asked for money beyond the fee",
        "it is not your fault, whatever you felt, wanted or agreed to",
        "You need not bring it to them. You need not go again.",
        "at first without your name",
        "Nobody is told. Nothing is shared.",
    ):
        assert words in page


def test_both_pages_are_linked_from_help_and_from_the_people_they_are_about(
    alice: Somebody,
) -> None:
    today = timezone.now().date()
    links = {
        Person(name="Dr Lee", role=Role.THERAPIST): {MISCONDUCT},
        Person(name="Dr No", role=Role.EX_THERAPIST): {MISCONDUCT},
        Person(name="Jo", role=Role.PARTNER, safe=False): {NOT_SAFE},
        Person(name="Ana", role=Role.FRIEND): set(),
    }
    for person, wanted in links.items():
        id_ = shelf.put(alice.keys, person, today)
        page = alice.client.get(f"/people/{id_}/").content.decode()
        assert {one for one in (MISCONDUCT, NOT_SAFE) if f'"{one}"' in page} == wanted
    for path in ("/people/new/", "/help/"):
        assert f'"{NOT_SAFE}"' in alice.client.get(path).content.decode()
    assert f'"{MISCONDUCT}"' in Client().get("/help/").content.decode()

"""What was opened: on the page about security, and on no other."""

import re

import pytest

from between.records.models import Grant, Look
from tests.people import Somebody
from tests.web.bond.test_sharing import share
from tests.web.bond.two import joined, text
from tests.web.moments import notes

URL = "/account/security/"
TITLE = "Something hurt, with Ana"


@pytest.fixture
def bond(alice: Somebody, bob: Somebody) -> str:
    return joined(alice, bob)


@pytest.fixture
def grant(alice: Somebody, bob: Somebody, bond: str) -> str:
    ana = notes.person(alice, "Ana")
    found = share(alice, bond, str(notes.moment(alice, person=ana, valence="hurt")))
    text(bob.client, f"/clients/shared/{found}/")
    return found


def listed(page: str) -> list[str]:
    part = page.split("What was opened")[1].split("</section>", maxsplit=1)[0]
    items = re.findall(r'<li class="places__item">(.*?)</li>', part, re.DOTALL)
    return [" ".join(re.sub("<[^>]+>", " ", one).split()) for one in items]


def test_the_client_reads_what_was_opened_when_and_by_whom(
    alice: Somebody, bob: Somebody, grant: str
) -> None:
    text(bob.client, f"/clients/shared/{grant}/")
    (one,) = listed(text(alice.client, URL))
    assert re.fullmatch(rf"{TITLE} Today about \d\d:00, by Dr Lee", one)


def test_it_is_folded_and_stands_on_no_other_page(
    alice: Somebody, bob: Somebody, bond: str, grant: str
) -> None:
    page = text(alice.client, URL).split("What was opened")[1]
    assert page.index('<details class="disclosure">') < page.index(TITLE)
    for url in (bond, f"/shared/{grant}/", "/moments/", "/account/", "/with/"):
        assert ":00, by Dr Lee" not in text(alice.client, url)
    assert "What was opened" not in text(bob.client, URL)


def test_what_was_taken_back_keeps_its_title_here(alice: Somebody, grant: str) -> None:
    alice.client.post(f"/shared/{grant}/withdrawing/")
    assert listed(text(alice.client, URL))[0].startswith(TITLE)


def test_a_title_that_nobody_knows_any_more_is_said_to_be_gone(
    alice: Somebody, grant: str
) -> None:
    Grant.objects.all().delete()
    said = listed(text(alice.client, URL))[0]
    assert said.startswith("something that was taken back")


def test_a_row_changed_from_outside_is_said(alice: Somebody, grant: str) -> None:
    Look.objects.update(sealed=b"x")
    page = text(alice.client, URL)
    assert "1 of them cannot be read" in page
    assert listed(page) == []


def test_the_therapist_is_told_before_they_read(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    page = text(bob.client, bond.replace("/with/", "/clients/"))
    assert "the hour is noted; your client can read that" in page


def test_who_is_joined_with_nobody_has_no_such_list(charlie: Somebody) -> None:
    assert "What was opened" not in text(charlie.client, URL)


def test_where_nothing_was_opened_it_says_so(alice: Somebody, bond: str) -> None:
    assert "Nothing was opened." in text(alice.client, URL)

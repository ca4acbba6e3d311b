"""How we use this: both write it, and it stands beside what is shared."""

import pytest

from between.records.models import Joint
from tests.people import Somebody
from tests.web.bond.two import joined, text
from tests.web.moments import notes


@pytest.fixture
def bond(alice: Somebody, bob: Somebody) -> str:
    return joined(alice, bob).strip("/").split("/")[-1]


def write(whose: Somebody, bond: str, version: int, **terms: str) -> str:
    answer = whose.client.post(
        f"/together/{bond}/agreement/", {"version": str(version), **terms}, follow=True
    )
    return answer.content.decode()


def test_what_one_writes_the_other_reads_and_changes(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    assert "Kept, sealed" in write(bob, bond, 0, reading="On Thursdays before we meet.")
    assert "On Thursdays before we meet." in text(alice.client, f"/with/{bond}/")
    write(alice, bond, 1, reading="On Wednesdays.", away="Call the clinic.")
    page = text(bob.client, f"/clients/{bond}/")
    assert "On Wednesdays." in page
    assert "Call the clinic." in page
    assert Joint.objects.count() == 2  # the names, and one agreement


def test_neither_overwrites_what_the_other_wrote_meanwhile(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    write(bob, bond, 0, reading="On Thursdays.")
    page = write(alice, bond, 0, reading="On Mondays.")
    assert "The other of you changed this in the meantime" in page
    assert "On Thursdays." in page
    assert "On Mondays." in page
    assert "On Thursdays." in text(bob.client, f"/clients/{bond}/")
    assert "Kept, sealed" in write(alice, bond, 1, reading="On Mondays.")


def test_it_stands_beside_what_is_about_to_be_shared(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    write(bob, bond, 0, reading="On Thursdays.", others="My supervisor, without your name.")
    moment = notes.moment(alice, words="quillfeather")
    page = text(alice.client, f"/sharing/moment/{moment}/")
    assert "When Dr Lee reads: On Thursdays." in page
    assert "My supervisor, without your name." in page


def test_it_can_be_emptied(alice: Somebody, bond: str) -> None:
    write(alice, bond, 0, reading="On Thursdays.")
    write(alice, bond, 1)
    assert "Nothing is written yet." in text(alice.client, f"/with/{bond}/")


def test_after_the_end_it_is_only_read(alice: Somebody, bob: Somebody, bond: str) -> None:
    write(alice, bond, 0, reading="On Thursdays.")
    alice.client.post(f"/with/{bond}/ending/")
    for one in (alice, bob):
        write(one, bond, 1, reading="On Mondays.")
        page = text(one.client, f"/together/{bond}/agreement/")
        assert "stays here to be read" in page
        assert "On Thursdays." in page


@pytest.mark.parametrize("who", ["charlie", "dora"])
def test_nobody_else_reads_or_writes_it(
    alice: Somebody, bond: str, who: str, request: pytest.FixtureRequest
) -> None:
    write(alice, bond, 0, reading="On Thursdays.")
    stranger = request.getfixturevalue(who)
    assert stranger.client.get(f"/together/{bond}/agreement/").status_code == 404
    sent = stranger.client.post(f"/together/{bond}/agreement/", {"version": "1"})
    assert sent.status_code == 404


def test_too_much_gets_a_sentence_and_stays_in_the_form(alice: Somebody, bond: str) -> None:
    page = write(alice, bond, 0, reading="x" * 401)
    assert "401 characters and 400 fit" in page
    assert "x" * 401 in page

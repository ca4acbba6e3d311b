"""Looking through what was kept: by time, by person, by words."""

from datetime import UTC, datetime, timedelta

import pytest

from between.records import shelf
from between.records.models import Entry
from between.story.episode import Answer, Precision, Valence
from between.story.noticing import Naming
from tests.people import Somebody
from tests.web.moments import notes

LONG_AGO = datetime(1998, 5, 1, 10, tzinfo=UTC)


def test_moments_stand_in_months_newest_first(alice: Somebody) -> None:
    notes.moment(alice, words="older one")
    notes.moment(alice, words="newer one", when=notes.NOW + timedelta(days=40))
    notes.moment(alice, words="oldest", when=LONG_AGO, precision=Precision.YEAR)
    page = notes.read(alice, "/moments/")
    order = [page.index(text) for text in ("newer one", "older one", "oldest")]
    assert order == sorted(order)
    for title in ("June 2026", "May 2026", ">1998<"):
        assert title in page


def test_a_moment_tells_its_answers_in_words(alice: Somebody) -> None:
    ana = notes.person(alice, "Ana")
    moment = notes.moment(
        alice,
        person=ana,
        valence=Valence.HURT,
        wish=Answer(codes=("w6", "w5")),
        response_of_other=Answer(own="she hummed"),
        response_of_self=Answer(unknown=True),
    )
    for path in ("/moments/", f"/moments/{moment}/", f"/people/{ana}/"):
        page = notes.read(alice, path)
        assert "Something hurt" in page
        assert "to be understood and loved, to be close to them" in page
        assert "“she hummed”" in page
        assert "I don&#x27;t know" in page


def test_the_page_of_a_person_shows_their_moments_only(alice: Somebody) -> None:
    ana, bo = notes.person(alice, "Ana"), notes.person(alice, "Bo")
    notes.moment(alice, person=ana, words="with ana")
    notes.moment(alice, person=bo, words="with bo")
    page = notes.read(alice, f"/people/{ana}/")
    assert "with ana" in page
    assert "with bo" not in page


@pytest.mark.parametrize(
    "words",
    ["canary", "CANARY yellow", "Zoe", "understood", "disappointed", "tortoise", "hummed"],
)
def test_a_moment_is_found_by_any_of_its_words(alice: Somebody, words: str) -> None:
    zoe = notes.person(alice, "Zoë")
    shelf.put(alice.keys, Naming(names={"s2": "the tortoise"}), notes.NOW.date())
    notes.moment(
        alice,
        person=zoe,
        words="A canary, yellow.",
        feelings=("disappointed",),
        wish=Answer(codes=("w6",), own="she hummed"),
        response_of_self=Answer(codes=("s2",)),
    )
    notes.moment(alice, words="something quite different")
    page = notes.send(alice, "/moments/search/", words=words)
    assert "1 moment holds these words." in page
    assert "A canary, yellow." in page


def test_what_is_not_there_is_not_found(alice: Somebody) -> None:
    notes.moment(alice, words="a canary")
    page = notes.send(alice, "/moments/search/", words="canary elephant")
    assert "0 moments hold these words." in page


def test_an_empty_search_says_what_to_type(alice: Somebody) -> None:
    assert "Type a word, a name or a feeling." in notes.send(
        alice, "/moments/search/", words=" "
    )


def test_words_never_stand_in_an_address(alice: Somebody) -> None:
    notes.moment(alice, words="a canary")
    page = notes.read(alice, "/moments/search/?words=canary")
    assert "canary" not in page


def test_long_lists_come_in_pages_of_fifty(alice: Somebody) -> None:
    for n in range(120):
        notes.moment(alice, words=f"nr {n:03}", when=notes.NOW - timedelta(days=n))
    first, last = notes.read(alice, "/moments/"), notes.read(alice, "/moments/?page=3")
    assert first.count('class="list__item"') == 50
    assert "nr 000" in first
    assert last.count('class="list__item"') == 20
    assert "nr 119" in last
    found = notes.send(alice, "/moments/search/", words="nr", page="2")
    assert "nr 050" in found
    assert "Page 2 of 3" in found


@pytest.mark.parametrize("number", ["0", "-1", "99", "x", "9" * 5000])
def test_a_page_that_is_not_there_shows_one_that_is(alice: Somebody, number: str) -> None:
    notes.moment(alice, words="canary")
    assert "canary" in notes.read(alice, f"/moments/?page={number}")


def test_one_that_cannot_be_opened_blocks_nothing(alice: Somebody) -> None:
    broken = notes.moment(alice, words="broken")
    notes.moment(alice, words="whole")
    row = Entry.objects.get(id=broken)
    row.sealed = bytes(row.sealed)[:-1] + bytes([bytes(row.sealed)[-1] ^ 1])
    row.save()
    page = notes.read(alice, "/moments/")
    assert "cannot be opened. Everything else is fine." in page
    assert "whole" in page
    assert "broken" not in notes.read(alice, f"/moments/{broken}/")


@pytest.mark.parametrize("path", ["/moments/", "/moments/waiting/", "/moments/new/"])
def test_lists_ask_the_database_a_fixed_number_of_times(
    alice: Somebody, django_assert_max_num_queries: object, path: str
) -> None:
    ana = notes.person(alice, "Ana")
    for _ in range(60):
        notes.moment(alice, person=ana)
    notes.read(alice, path)
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        notes.read(alice, path)


def test_what_waits_to_be_told_is_listed_without_hurry(alice: Somebody) -> None:
    ana = notes.person(alice, "Ana")
    notes.moment(alice, person=ana, valence=Valence.HURT)
    notes.moment(alice, words="nobody was named")
    notes.moment(alice, person=ana, words="told already")
    assert "Waiting to be told" in notes.read(alice, "/moments/")
    page = notes.read(alice, "/moments/waiting/")
    assert "Something hurt, with Ana" in page
    assert "nobody was named" in page
    assert "told already" not in page


def test_where_nothing_waits_nothing_is_said(alice: Somebody) -> None:
    notes.moment(alice, person=notes.person(alice, "Ana"), words="told")
    assert "Waiting to be told" not in notes.read(alice, "/moments/")

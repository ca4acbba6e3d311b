"""Wild forms sent through the pages: no page falls over, nothing typed is lost."""

from collections.abc import Iterator
from itertools import islice
from uuid import UUID

import pytest
from django.utils.html import escape

from between.records import shelf
from between.records.models import Entry, Letter
from between.story.noticing import Noticing
from between.story.safety import STEPS
from between.story.vocabulary import CHIPS
from tests.people import Somebody
from tests.web.moments import notes
from tests.web.moments.test_marking import phone
from tests.web.moments.test_wild_forms import MARK, MOMENT, PERSON, QUESTIONS
from tests.web.wild import inputs

PAPER = ["leaf", "place"]
FORMS: dict[str, tuple[str, list[str], str]] = {
    "moment": ("/moments/new/", [*MOMENT, *PAPER], "words"),
    "changing": ("/moments/{moment}/changing/", [*MOMENT, *PAPER], "words"),
    "person": ("/people/new/", [*PERSON, *PAPER], "name"),
    "person change": ("/people/{person}/changing/", [*PERSON, *PAPER], "name"),
    "noticing": ("/noticings/new/", ["next", "version", *PAPER], "words"),
    "noticing change": ("/noticings/{noticing}/changing/", ["version"], "words"),
    "names": ("/names/", list(CHIPS), "s2"),
    "plan": (
        "/plan/changing/",
        ["version", *(step.name for step in STEPS), *PAPER],
        "signs",
    ),
    "search": ("/moments/search/", ["page"], "words"),
    "merging": ("/people/{person}/merging/", ["stays"], ""),
    "draft": ("/drafts/", ["place", "leaf", *QUESTIONS], ""),
}
ANSWERS = {200, 204, 302, 400, 409}


@pytest.fixture
def ids(alice: Somebody, charlie: Somebody) -> dict[str, str]:
    """Ids of Alice's own, and as "foreign" one of Charlie's."""
    person = notes.person(alice, "Ana")
    noticing = Noticing(words="I hurry.", when=notes.NOW)
    return {
        "person": str(person),
        "moment": str(notes.moment(alice, person=person)),
        "noticing": str(shelf.put(alice.keys, noticing, notes.NOW.date())),
        "foreign": str(notes.person(charlie, "Zoe canary")),
    }


# Every fiftieth of a thousand wild forms goes through its page, or each of them.
@pytest.mark.slow
@pytest.mark.parametrize("every", [50, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("form", FORMS)
def test_wild_forms_are_answered_and_lose_nothing(
    alice: Somebody, ids: dict[str, str], form: str, every: int
) -> None:
    _try(alice, ids, form, every=every)


@pytest.mark.slow  # as above
def test_wild_marks_are_answered_and_lose_nothing(alice: Somebody) -> None:
    client = phone(alice, with_letters=True)
    for wild in islice(inputs(MARK, "words", seed=13), 0, None, 50):
        answer = client.post("/mark/", wild)
        assert answer.status_code in ANSWERS, wild
        _loses_nothing(answer.status_code, answer.content, wild["words"])
        Letter.objects.all().delete()


def _try(whose: Somebody, ids: dict[str, str], form: str, *, every: int) -> None:
    path, names, typed = FORMS[form]
    for wild in islice(_inputs(names, typed, ids), 0, None, every):
        answer = whose.client.post(path.format(**ids), wild)
        assert answer.status_code in ANSWERS, wild
        assert b"canary" not in answer.content
        _loses_nothing(answer.status_code, answer.content, wild.get(typed, []))
        _tidy(whose)


def _inputs(
    names: list[str], typed: str, ids: dict[str, str]
) -> Iterator[dict[str, list[str]]]:
    return inputs(
        names, typed or "unasked", seed=7, ids=[UUID(one) for one in ids.values()]
    )


def _loses_nothing(status: int, page: bytes, typed: list[str]) -> None:
    if status in {200, 409}:
        assert all(escape(words) in page.decode() for words in typed)


def _tidy(whose: Somebody) -> None:
    """Take away what wild forms kept, so that lists stay short and the test quick."""
    rows = Entry.objects.of(whose.keys.account)
    rows.exclude(day=notes.NOW.date()).exclude(version__gt=1).delete()

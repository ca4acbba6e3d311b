"""What is Alice's does not exist for Charlie, whatever address or id he sends."""

from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from between.records import shelf
from between.records.models import Entry
from between.story.noticing import Draft, Noticing
from tests.people import Somebody
from tests.web.moments import notes

PAGES = {
    "moment": "moment",
    "moment-changing": "moment",
    "moment-earlier": "moment",
    "moment-erasing": "moment",
    "person": "person",
    "person-changing": "person",
    "person-merging": "person",
    "person-removing": "person",
    "noticing-changing": "noticing",
    "noticing-erasing": "noticing",
    "draft-discarding": "draft",
}


@pytest.fixture
def hers(alice: Somebody) -> dict[str, UUID]:
    """One entry of each kind, all of them Alice's."""
    ana = notes.person(alice, "Ana canary")
    draft = Draft(place="/moments/new/", fields={"words": ["canary"]}, when=notes.NOW)
    noticing = Noticing(words="canary", when=notes.NOW)
    return {
        "person": ana,
        "moment": notes.moment(alice, person=ana, words="canary"),
        "noticing": shelf.put(alice.keys, noticing, notes.NOW.date()),
        "draft": shelf.put(alice.keys, draft, notes.NOW.date()),
    }


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_her_addresses_do_not_exist_for_him(
    charlie: Somebody, hers: dict[str, UUID], name: str, method: str
) -> None:
    def answer(id_: UUID) -> tuple[int, bytes]:
        send = getattr(charlie.client, method)
        found = send(reverse(name, args=[id_]), {"words": "mine", "version": "1"})
        return found.status_code, found.content

    rows = list(Entry.objects.order_by("id").values_list("id", "sealed", "erased_at"))
    status, page = answer(hers[PAGES[name]])
    unknown, _page = answer(uuid4())
    assert status == unknown
    assert status in {404, 405}
    assert b"canary" not in page
    after = list(Entry.objects.order_by("id").values_list("id", "sealed", "erased_at"))
    assert after == rows


def test_he_cannot_bring_back_what_she_erased(
    alice: Somebody, charlie: Somebody, hers: dict[str, UUID]
) -> None:
    notes.send(alice, f"/moments/{hers['moment']}/erasing/")
    for kind in ("moment", "person", "noticing", "draft", "account"):
        path = f"/erased/{kind}/{hers['moment']}/returning/"
        assert charlie.client.post(path).status_code == 404
    assert notes.moments(alice) == []


def test_her_people_cannot_stand_in_his_moments(
    charlie: Somebody, hers: dict[str, UUID]
) -> None:
    page = notes.send(charlie, "/moments/new/", who=str(hers["person"]), words="mine")
    assert "This person is not in your list." in page
    assert "Ana" not in page
    assert notes.moments(charlie) == []


def test_his_people_cannot_be_merged_into_hers(
    charlie: Somebody, hers: dict[str, UUID]
) -> None:
    bo = notes.person(charlie, "Bo")
    notes.person(charlie, "Bob")
    page = notes.send(charlie, f"/people/{bo}/merging/", stays=str(hers["person"]))
    assert "This is not one of the answers shown." in page
    assert len(notes.people(charlie)) == 2


def test_her_draft_does_not_go_on_in_his_form(
    charlie: Somebody, hers: dict[str, UUID]
) -> None:
    answer = charlie.client.get(f"/moments/new/?draft={hers['draft']}")
    assert answer.status_code == 404


def test_he_finds_nothing_of_hers(charlie: Somebody, hers: dict[str, UUID]) -> None:
    page = notes.send(charlie, "/moments/search/", words="canary")
    assert "0 moments hold these words." in page
    for path in ("/moments/", "/people/", "/drafts/", "/erased/", "/noticings/"):
        assert "canary" not in notes.read(charlie, path)

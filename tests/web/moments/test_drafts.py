"""What is being written is kept sealed, and goes on exactly as it was typed."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from between.records import letters, shelf
from between.records.models import Earlier, Entry, Letter
from between.story.noticing import Draft, Noticing
from tests.people import Somebody, browser
from tests.web.moments import notes

NEW = "/moments/new/"


def save(client: Client, **fields: object) -> int:
    return client.post("/drafts/", {"place": NEW, **fields}).status_code


def drafts(whose: Somebody) -> list[Draft]:
    return [kept.story for kept in shelf.take(whose.keys, Draft).kept]


def test_a_draft_is_kept_while_it_is_written(alice: Somebody) -> None:
    assert save(alice.client, leaf=str(uuid4()), words="she lau", wish=["w6"]) == 204
    (draft,) = drafts(alice)
    assert draft.fields["words"] == ["she lau"]
    assert not any(b"she lau" in bytes(row.sealed) for row in Entry.objects.all())


def test_a_draft_takes_the_place_of_the_one_before(alice: Somebody) -> None:
    leaf = str(uuid4())
    for words in ("s", "she", "she laughed"):
        save(alice.client, leaf=leaf, words=words)
    assert [draft.fields["words"] for draft in drafts(alice)] == [["she laughed"]]
    assert not Earlier.objects.exists()


def test_two_windows_have_two_drafts(alice: Somebody) -> None:
    save(alice.client, leaf=str(uuid4()), words="one")
    save(alice.client, leaf=str(uuid4()), words="two")
    assert len(drafts(alice)) == 2


def test_an_empty_draft_goes(alice: Somebody) -> None:
    leaf = str(uuid4())
    save(alice.client, leaf=leaf, words="one")
    save(alice.client, leaf=leaf, words="")
    assert drafts(alice) == []


def test_a_draft_goes_on_exactly_as_it_was_typed(alice: Somebody) -> None:
    ana = notes.person(alice, "Ana")
    typed = {
        "valence": "hurt",
        "who": str(ana),
        "wish": ["w6", "w1"],
        "wish_order": "w1,w6",
        "wish_own": "to vanish",
        "feelings": ["hurt", "numb"],
        "intensity": "7",
        "words": "  she lau\n\n",
        "date": "20",
        "about": "on",
        "reality": "dream",
    }
    save(alice.client, leaf=str(uuid4()), **typed)
    page = notes.read(alice, _onwards(alice))
    checked = set(re.findall(r'name="(\w+)" value="([^"]*)"[^>]* checked', page))
    assert checked == {
        ("valence", "hurt"),
        ("who", str(ana)),
        ("wish", "w6"),
        ("wish", "w1"),
        ("feelings", "hurt"),
        ("feelings", "numb"),
        ("intensity", "7"),
        ("reality", "dream"),
    }
    assert 'name="wish_order" value="w1,w6"' in page
    assert 'name="about" checked' in page
    assert "\n  she lau\n\n</textarea>" in page
    assert "to vanish" in page
    assert 'value="20"' in page


def test_a_draft_without_words_is_known_by_its_answers(alice: Somebody) -> None:
    ana = notes.person(alice, "Ana")
    form = {"valence": "hurt", "who": str(ana), "wish": ["w6"], "who_role": "other"}
    save(alice.client, leaf=str(uuid4()), **form)
    page = notes.read(alice, "/drafts/")
    assert "something hurt · Ana · to be understood and loved" in page


def test_a_form_with_nothing_but_its_usual_marks_is_no_draft(alice: Somebody) -> None:
    save(alice.client, leaf=str(uuid4()), reality="happened", who_role="other")
    assert drafts(alice) == []


def test_a_draft_goes_when_its_moment_is_kept(alice: Somebody) -> None:
    leaf = str(uuid4())
    save(alice.client, leaf=leaf, words="she lau")
    notes.send(alice, NEW, leaf=leaf, words="she laughed")
    assert drafts(alice) == []
    assert notes.only(alice).words == "she laughed"


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/people/new/", {"name": "Bo", "role": "friend"}),
        ("/noticings/new/", {"words": "I notice that I hurry."}),
        ("/mirror/", {"words": "I notice that I hurry."}),
        ("/names/", {"s2": "the tortoise"}),
    ],
)
def test_other_forms_keep_drafts_too(
    alice: Somebody, path: str, fields: dict[str, str]
) -> None:
    leaf = str(uuid4())
    answer = alice.client.post("/drafts/", {"place": path, "leaf": leaf, **fields})
    assert answer.status_code == 204
    page = notes.read(alice, _onwards(alice))
    assert all(value in page for value in fields.values())
    notes.send(alice, path, leaf=leaf, **fields)
    assert drafts(alice) == []


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("new", {"words": "she laughed"}),
        ("change", {"words": "she laughed", "version": "1"}),
        ("person", {"name": "Bo", "role": "friend"}),
        ("change person", {"name": "Bo", "role": "friend", "version": "1"}),
        ("notice", {"words": "I notice that I hurry."}),
        ("change notice", {"words": "I notice that I hurry.", "version": "1"}),
        ("mirror", {"words": "I notice that I hurry."}),
        ("names", {"s2": "the tortoise"}),
    ],
)
def test_a_draft_that_comes_after_its_form_was_kept_brings_nothing_back(
    alice: Somebody, name: str, fields: dict[str, str]
) -> None:
    place, leaf = _forms(alice)[name], str(uuid4())
    assert save(alice.client, place=place, leaf=leaf, **fields) == 204
    assert alice.client.post(place, {"leaf": leaf, **fields}).status_code == 302
    assert save(alice.client, place=place, leaf=leaf, **fields) == 409
    assert drafts(alice) == []
    assert "Nothing was erased today." in notes.read(alice, "/erased/")


def test_a_late_draft_is_refused_where_none_came_before_it(alice: Somebody) -> None:
    leaf = str(uuid4())
    notes.send(alice, NEW, leaf=leaf, words="she laughed")
    assert save(alice.client, leaf=leaf, words="she lau") == 409
    assert drafts(alice) == []


def test_a_form_that_was_kept_leaves_the_draft_of_another_window(alice: Somebody) -> None:
    moment = notes.moment(alice, words="she lau")
    place, mine, other = f"/moments/{moment}/changing/", str(uuid4()), str(uuid4())
    notes.send(alice, place, leaf=mine, version="1", words="mine")
    assert save(alice.client, place=place, leaf=other, version="1", words="other") == 204
    assert [draft.fields["words"] for draft in drafts(alice)] == [["other"]]


def test_a_draft_that_was_thrown_away_goes_on_where_it_is_written_on(
    alice: Somebody,
) -> None:
    leaf = str(uuid4())
    save(alice.client, leaf=leaf, words="she lau")
    notes.send(alice, f"/drafts/{leaf}/discarding/")
    assert save(alice.client, leaf=leaf, words="she laughed") == 204
    assert [draft.fields["words"] for draft in drafts(alice)] == [["she laughed"]]


def test_a_kept_form_that_is_sent_again_with_other_words_is_kept_too(
    alice: Somebody,
) -> None:
    leaf = str(uuid4())
    for words in ("one", "two", "two"):
        notes.send(alice, NEW, leaf=leaf, words=words)
    assert {kept.story.words for kept in notes.moments(alice)} >= {"one", "two"}
    assert drafts(alice) == []


def test_a_form_shown_again_by_the_browser_gets_a_fresh_leaf(alice: Somebody) -> None:
    # A browser that goes back fills in what a form held, unless it is told not to.
    page = notes.read(alice, NEW)
    assert re.search(r'<input type="hidden" name="leaf"[^>]* autocomplete="off">', page)


def test_a_form_that_met_a_lock_waits_behind_it(alice: Somebody) -> None:
    form = {"leaf": str(uuid4()), "place": NEW, "words": "typed too late", "wish": ["w6"]}
    answer = alice.locked().post(NEW, form)
    assert answer["Location"] == "/unlock/?held"
    alice = _unlock(alice)
    assert "from when it locked" in notes.read(alice, "/drafts/")
    page = notes.read(alice, _onwards(alice))
    assert "typed too late" in page
    assert 'value="w6" checked' in page


def test_a_form_that_is_saved_while_locked_leaves_one_letter(alice: Somebody) -> None:
    locked, leaf = alice.locked(), str(uuid4())
    for words in ("t", "ty", "typed too late"):
        assert save(locked, leaf=leaf, words=words) == 202
    assert Letter.objects.count() == 1
    letters.collect(alice.keys, notes.NOW)
    (draft,) = drafts(alice)
    assert (draft.place, draft.held) == (NEW, True)
    assert draft.fields["words"] == ["typed too late"]


def test_a_draft_that_nobody_can_seal_is_not_said_to_wait(db: None) -> None:
    assert save(Client(), leaf=str(uuid4()), words="whose?") == 302


def test_a_draft_from_a_page_with_an_old_token_waits_too(alice: Somebody) -> None:
    client = Client(enforce_csrf_checks=True)
    for name, one in alice.client.cookies.items():
        client.cookies[name] = one.value
    assert save(client, leaf=str(uuid4()), words="typed too late") == 202
    assert client.post(NEW, {"words": "the form itself"}).status_code == 403
    letters.collect(alice.keys, notes.NOW)
    assert ["typed too late"] in [draft.fields["words"] for draft in drafts(alice)]


def test_two_windows_that_met_a_lock_lose_neither(alice: Somebody) -> None:
    locked = alice.locked()
    locked.post(NEW, {"leaf": str(uuid4()), "words": "one"})
    locked.post(NEW, {"leaf": str(uuid4()), "words": "two"})
    letters.collect(alice.keys, notes.NOW)
    assert {draft.fields["words"][0] for draft in drafts(alice)} == {"one", "two"}


def test_what_cannot_go_on_can_still_be_read(alice: Somebody) -> None:
    alice.locked().post("/moments/search/", {"words": "a canary"})
    alice = _unlock(alice)
    assert "a canary" in notes.read(alice, "/drafts/")


def test_a_draft_can_be_thrown_away_and_brought_back(alice: Somebody) -> None:
    save(alice.client, leaf=str(uuid4()), words="canary")
    (kept,) = shelf.take(alice.keys, Draft).kept
    assert "canary" not in notes.send(alice, f"/drafts/{kept.id}/discarding/")
    notes.send(alice, f"/erased/draft/{kept.id}/returning/")
    assert "canary" in notes.read(alice, "/drafts/")


@pytest.mark.parametrize(
    "place", ["", "/account/", "/nowhere/", "https://elsewhere/", "\0"]
)
def test_drafts_of_unknown_places_are_refused(alice: Somebody, place: str) -> None:
    answer = alice.client.post("/drafts/", {"place": place, "words": "canary"})
    assert answer.status_code == 400
    assert drafts(alice) == []


def test_a_leaf_that_is_anothers_harms_nobody(alice: Somebody, charlie: Somebody) -> None:
    hers = notes.moment(alice, words="canary")
    assert save(charlie.client, leaf=str(hers), words="mine") == 204
    assert notes.only(alice).words == "canary"
    assert drafts(alice) == []
    assert [draft.fields["words"] for draft in drafts(charlie)] == [["mine"]]


def _forms(whose: Somebody) -> dict[str, str]:
    ana, moment = notes.person(whose, "Ana"), notes.moment(whose)
    noticing = shelf.put(
        whose.keys, Noticing(words="I hurry", when=notes.NOW), notes.NOW.date()
    )
    return {
        "new": NEW,
        "change": f"/moments/{moment}/changing/",
        "person": "/people/new/",
        "change person": f"/people/{ana}/changing/",
        "notice": "/noticings/new/",
        "change notice": f"/noticings/{noticing}/changing/",
        "mirror": "/mirror/",
        "names": "/names/",
    }


def _unlock(whose: Somebody) -> Somebody:
    """The same person after the next unlock, in which letters are opened."""
    letters.collect(whose.keys, timezone.now())
    client = browser(whose.keys, timezone.now())
    return Somebody(name=whose.name, keys=whose.keys, client=client)


def _onwards(whose: Somebody) -> str:
    """The address behind "go on" of the only draft."""
    found = re.search(r'href="([^"]+\?draft=[^"]+)"', notes.read(whose, "/drafts/"))
    assert found
    return found[1]

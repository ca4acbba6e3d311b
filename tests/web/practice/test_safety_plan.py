"""The safety plan: written, read, changed, erased, and shown on one device if its owner wants."""

import pytest
from django.test import Client
from django.utils import timezone

from between.records import keyroom, shelf, visits
from between.story.noticing import Draft
from between.story.safety import SafetyPlan
from between.web import cookies
from tests.people import Somebody, browser
from tests.web.reading import text

WORDS = {"signs": "I stop answering", "ask": "Jo, 0123 456", "version": "0"}


def write(whose: Somebody, **words: str) -> str:
    answer = whose.client.post("/plan/changing/", {**WORDS, **words})
    assert answer.status_code == 302, text(answer)
    return text(whose.client.get("/plan/"))


def allow(whose: Somebody, how: str) -> None:
    assert whose.client.post("/account/plan/", {"shown": how})["Location"] == "/plan/"


def locked(whose: Somebody) -> Client:
    """The same device, later: known, and nobody is here."""
    client = Client()
    client.cookies[cookies.DEVICE] = whose.client.cookies[cookies.DEVICE].value
    return client


def test_a_plan_is_kept_in_ones_own_words_and_empty_steps_are_left_out(
    alice: Somebody, charlie: Somebody
) -> None:
    assert "Write a safety plan" in text(alice.client.get("/plan/"))
    page = write(alice)
    assert "I stop answering" in page
    assert "Jo, 0123 456" in page
    assert "How I make the place around me safer" not in page
    assert "I stop answering" not in text(charlie.client.get("/plan/"))
    assert 'href="/plan/"' in alice.client.get("/help/").content.decode()
    assert 'href="/plan/"' in alice.client.get("/account/").content.decode()


def test_an_empty_plan_is_no_fault(alice: Somebody) -> None:
    assert alice.client.post("/plan/changing/", {"version": "0"}).status_code == 302
    assert "Nothing stands in it yet." in text(alice.client.get("/plan/"))


def test_earlier_versions_stay_readable(alice: Somebody) -> None:
    assert "Nothing here yet." in text(alice.client.get("/plan/earlier/"))
    write(alice)
    page = write(alice, signs="I sleep at noon", version="1")
    assert "I stop answering" not in page
    assert "I stop answering" in text(alice.client.get("/plan/earlier/"))
    assert len(shelf.take(alice.keys, SafetyPlan).kept) == 1


@pytest.mark.parametrize("version", ["0", "7", "", "x"])
def test_a_plan_from_another_window_is_shown_beside_and_never_lost(
    alice: Somebody, version: str
) -> None:
    write(alice)
    answer = alice.client.post("/plan/changing/", {"signs": "mine", "version": version})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "I stop answering" in page
    assert "mine" in page
    assert 'name="version" value="1"' in page
    write(alice, signs="mine", version="1")
    assert len(shelf.take(alice.keys, SafetyPlan).kept) == 1


def test_what_was_being_written_is_a_draft_and_goes_on(alice: Somebody) -> None:
    sent = {"place": "/plan/changing/", "signs": "half a sen"}
    assert alice.client.post("/drafts/", sent).status_code == 204
    page = alice.client.get("/drafts/").content.decode()
    assert "Your safety plan" in page
    assert "half a sen" in page
    (draft,) = shelf.take(alice.keys, Draft).kept
    assert "half a sen" in text(alice.client.get(f"/plan/changing/?draft={draft.id}"))


def test_an_erased_plan_comes_back_within_a_day_unless_there_is_another(
    alice: Somebody,
) -> None:
    write(alice)
    (kept,) = shelf.take(alice.keys, SafetyPlan).kept
    back = f"/erased/plan/{kept.id}/returning/"
    alice.client.post(f"/plan/{kept.id}/erasing/")
    assert "Write a safety plan" in text(alice.client.get("/plan/"))
    assert "Safety plan" in text(alice.client.get("/erased/"))
    alice.client.post(back)
    assert "I stop answering" in text(alice.client.get("/plan/"))
    alice.client.post(f"/plan/{kept.id}/erasing/")
    write(alice, signs="another")
    answer = alice.client.post(back, follow=True)
    assert "There is a safety plan already." in text(answer)
    assert len(shelf.take(alice.keys, SafetyPlan).kept) == 1


@pytest.mark.parametrize("how", ["locked", "offline"])
def test_on_a_device_that_may_the_plan_is_read_without_unlocking(
    alice: Somebody, how: str
) -> None:
    write(alice)
    assert "I stop answering" not in text(locked(alice).get("/help/"))
    allow(alice, how)
    assert "I stop answering" in text(locked(alice).get("/help/"))
    assert "I stop answering" not in text(Client().get("/help/"))
    other = browser(alice.keys, timezone.now())
    other.post("/lock/")
    assert "I stop answering" not in text(other.get("/help/"))
    kept = text(locked(alice).get("/help/kept/"))
    assert ("I stop answering" in kept) is (how == "offline")
    assert f'value="{how}" checked' in alice.client.get("/plan/").content.decode()


def test_a_change_shows_on_the_device_too(alice: Somebody) -> None:
    write(alice)
    allow(alice, "locked")
    write(alice, signs="I sleep at noon", version="1")
    page = text(locked(alice).get("/help/"))
    assert "I sleep at noon" in page
    assert "I stop answering" not in page


@pytest.mark.parametrize("how", ["no", "nowhere", "erase", "forget"])
def test_taken_back_it_is_gone_from_the_device_and_its_browser(
    alice: Somebody, how: str
) -> None:
    write(alice)
    allow(alice, "offline")
    (kept,) = shelf.take(alice.keys, SafetyPlan).kept
    before = locked(alice)
    match how:
        case "erase":
            answer = alice.client.post(f"/plan/{kept.id}/erasing/")
        case "forget":
            answer = alice.client.post("/account/device/", {"marks": "forget"})
        case _:
            answer = alice.client.post("/account/plan/", {"shown": how})
    assert answer["Clear-Site-Data"] == '"storage"'
    for path in ("/help/", "/help/kept/"):
        assert "I stop answering" not in text(before.get(path))
    assert 'data-plan-kept="no"' in before.get("/help/").content.decode()


def test_it_is_taken_back_from_a_phone_that_is_not_at_hand(alice: Somebody) -> None:
    write(alice)
    allow(alice, "offline")
    lost = locked(alice)
    other = browser(alice.keys, timezone.now())
    other.post("/account/plan/", {"shown": "nowhere"})
    assert "I stop answering" not in text(lost.get("/help/"))


def test_without_a_plan_nonsense_or_for_a_made_up_person_nothing_is_shown(
    alice: Somebody,
) -> None:
    for how in ("locked", "", "everything"):
        allow(alice, how)
    assert "Nothing stands" not in text(locked(alice).get("/help/"))
    made_up = Client()
    made_up.post("/demonstration/")
    made_up.post("/plan/changing/", WORDS)
    made_up.post("/account/plan/", {"shown": "locked"})
    assert cookies.DEVICE not in made_up.cookies
    assert "On this phone" not in text(made_up.get("/plan/"))


def test_another_clients_device_is_left_alone(alice: Somebody, charlie: Somebody) -> None:
    write(alice)
    allow(alice, "locked")
    charlie.client.cookies[cookies.DEVICE] = alice.client.cookies[cookies.DEVICE].value
    for how in ("no", "nowhere"):
        charlie.client.post("/account/plan/", {"shown": how})
    assert "I stop answering" in text(locked(alice).get("/help/"))
    write(charlie, signs="his own")
    charlie.client.post("/account/plan/", {"shown": "locked"})
    assert "his own" not in text(locked(alice).get("/help/"))


def test_a_device_that_is_not_known_becomes_known(alice: Somebody) -> None:
    write(alice)
    device = visits.device(
        cookies.read(alice.client.get("/plan/").wsgi_request, cookies.DEVICE)
    )
    assert device is not None
    visits.forget(device)
    allow(alice, "locked")
    assert "I stop answering" in text(locked(alice).get("/help/"))
    assert not keyroom.is_made_up(alice.keys.account)

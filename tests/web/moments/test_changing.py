"""A moment can be changed, read as it was before, erased and brought back."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from between.records import shelf
from between.story.episode import Episode, Precision, Valence
from tests.people import Somebody, browser
from tests.web.moments import notes


def test_a_marked_moment_can_be_told_later(alice: Somebody) -> None:
    ana = notes.person(alice, "Ana")
    moment = notes.moment(alice, person=ana, valence=Valence.HURT)
    page = notes.read(alice, f"/moments/{moment}/changing/")
    assert f'value="{ana}" checked' in page
    assert 'value="hurt" checked' in page
    form = {"who": str(ana), "valence": "hurt", "wish": ["w6"], "version": "1"}
    notes.send(alice, f"/moments/{moment}/changing/", **form)
    assert notes.only(alice).wish.main == "w6"


def test_its_time_stays_to_the_second_where_it_is_not_changed(alice: Somebody) -> None:
    moment = notes.moment(alice)
    form = {"date": "2026-05-03", "time": "12:02", "words": "more", "version": "1"}
    notes.send(alice, f"/moments/{moment}/changing/", **form)
    assert notes.only(alice).when == notes.NOW


def test_its_time_can_become_less_exact(alice: Somebody) -> None:
    moment = notes.moment(alice)
    form = {"date": "2026-05-03", "words": "more", "version": "1"}
    notes.send(alice, f"/moments/{moment}/changing/", **form)
    assert notes.only(alice).precision is Precision.DAY


def test_earlier_versions_stay_readable(alice: Somebody) -> None:
    moment = notes.moment(alice, words="as I first wrote it")
    path = f"/moments/{moment}/changing/"
    notes.send(alice, path, words="as I see it now", version="1")
    assert "as I first wrote it" in notes.read(alice, f"/moments/{moment}/earlier/")
    assert "as I first wrote it" not in notes.read(alice, f"/moments/{moment}/")


def test_a_moment_changed_in_two_windows_loses_neither(alice: Somebody) -> None:
    moment = notes.moment(alice, words="at first")
    path = f"/moments/{moment}/changing/"
    notes.send(alice, path, words="from one window", version="1")
    answer = alice.client.post(path, {"words": "from the other", "version": "1"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "from the other</textarea>" in page
    assert "from one window" in page
    assert 'name="version" value="2"' in page
    notes.send(alice, path, words="from the other", version="2")
    assert notes.only(alice).words == "from the other"
    before = [one.story.words for one in shelf.earlier(alice.keys, Episode, moment)]
    assert before == ["from one window", "at first"]


def test_a_moment_erased_in_another_window_keeps_what_was_typed(alice: Somebody) -> None:
    moment = notes.moment(alice, words="at first")
    notes.send(alice, f"/moments/{moment}/erasing/")
    page = notes.send(
        alice, f"/moments/{moment}/changing/", words="still typing", version="1"
    )
    assert "What you typed is kept here." in page
    assert "still typing" in page


def test_an_erased_moment_can_be_brought_back_for_a_day(alice: Somebody) -> None:
    moment = notes.moment(alice, words="canary")
    page = notes.send(alice, f"/moments/{moment}/erasing/")
    assert "canary" not in page
    assert "canary" in notes.read(alice, "/erased/")
    notes.send(alice, f"/erased/moment/{moment}/returning/")
    assert "canary" in notes.read(alice, "/moments/")


def test_after_a_day_it_is_gone(alice: Somebody) -> None:
    moment = notes.moment(alice, words="canary")
    notes.send(alice, f"/moments/{moment}/erasing/")
    later = timezone.now() + timedelta(hours=25)
    with time_machine.travel(later, tick=False):
        client = browser(alice.keys, later)
        assert "canary" not in client.get("/erased/").content.decode()
        assert client.post(f"/erased/moment/{moment}/returning/").status_code == 404


def test_erasing_needs_a_post(alice: Somebody) -> None:
    moment = notes.moment(alice)
    assert alice.client.get(f"/moments/{moment}/erasing/").status_code == 405
    assert len(notes.moments(alice)) == 1

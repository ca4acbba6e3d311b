"""The ledger that both read: in whose person, what a tick does, and how it is taken back."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from between.records import shelf
from between.story.noticing import Preferences
from between.story.repair import Step
from tests.people import fresh
from tests.web.repair.met import BEFORE, Met, text, words

pytestmark = pytest.mark.django_db


def test_both_read_it_in_their_own_person(met: Met) -> None:
    hers, his = (text(one.client, met.ledger) for one in (met.alice, met.bob))
    assert "I said it" in hers
    assert "Dr bob" in hers
    assert "named their part" in hers
    assert "Your client said it" in his
    assert "This was my part" in his
    for page in (hers, his):
        assert "the clock" in page


def test_it_came_right_on_the_day_it_is_where_she_lives(met: Met) -> None:
    now = timezone.now()
    zone = "Pacific/Kiritimati" if now.hour >= 11 else "Etc/GMT+12"  # never the day of UTC
    keys = fresh(met.alice).keys
    (kept,) = shelf.take(keys, Preferences).kept
    story = replace(kept.story, zone=zone)
    shelf.change(keys, story, kept.id, version=kept.version, day=now.date())
    met.tick(met.alice, "repaired")
    assert met.kept().repaired_on == now.astimezone(ZoneInfo(zone)).date()
    assert met.kept().repaired_on != now.date()


def test_ticking_shows_on_the_others_page(met: Met) -> None:
    answer = met.tick(met.bob, "different", "I will not look at it again.")
    assert answer.redirect_chain == [(met.ledger, 302)]
    assert "Kept, sealed" in words(answer)
    assert "I will not look at it again." in text(met.alice.client, met.ledger)
    met.tick(met.alice, "repaired")
    assert "Repaired, in your client's words." in text(met.bob.client, met.ledger)
    assert met.kept().repaired_on == timezone.now().date()
    met.untick(met.alice, "repaired")
    assert "Repaired" not in text(met.bob.client, met.ledger)
    assert met.kept().repaired_on is None


def test_words_are_shown_as_they_were_typed_and_never_run(met: Met) -> None:
    met.tick(met.bob, "different", "<b>slower</b> & \x07\x00softer")
    for one in (met.alice, met.bob):
        page = one.client.get(met.ledger).content.decode()
        assert "&lt;b&gt;slower&lt;/b&gt; &amp; softer" in page


def test_a_way_that_stopped_begins_again_under_what_was_before(met: Met) -> None:
    met.tick(met.alice, "stopped")
    for one in (met.alice, met.bob):
        page = text(one.client, met.ledger)
        assert page.index("not yet") < page.index("Earlier")
        assert page.index("Earlier") < page.rindex("the clock")
    assert "Your client says: it stopped here" in text(met.bob.client, met.ledger)
    met.tick(met.alice, "raised", attempt=2)
    assert met.both() == [{Step.RAISED}] * 2


def test_what_stopped_stays_as_it_was_when_a_later_tick_is_taken_back(met: Met) -> None:
    met.tick(met.alice, "stopped")
    met.tick(met.alice, "raised", attempt=2)
    met.untick(met.alice, "raised")
    met.untick(met.alice, "raised")  # there is none left in this attempt
    for one in (met.alice, met.bob):
        first = met.read(one).attempts[0]
        assert set(first.ticks) == {*BEFORE, Step.STOPPED}


def test_what_was_ticked_can_be_taken_back_to_nothing(met: Met) -> None:
    met.untick(met.bob, "contribution")
    answer = met.untick(met.alice, "raised")
    assert answer.redirect_chain == [("/between-us/", 302)]
    assert met.both() == [set(), set()]
    assert "not yet" in text(met.alice.client, met.ledger)


def test_what_was_taken_back_in_another_tab_is_taken_back(met: Met) -> None:
    for _tab in range(2):
        assert met.untick(met.alice, "raised").status_code == 200
    assert met.both() == [{Step.CONTRIBUTION}] * 2


def test_the_days_are_those_on_which_each_line_was_ticked(met: Met) -> None:
    later = timezone.now() + timedelta(minutes=5)
    with time_machine.travel(later, tick=False):
        met.tick(met.bob, "heard")
    assert met.read(met.alice).present.ticks[Step.HEARD].when == later


def test_nothing_is_ticked_while_it_rests_and_what_is_ones_own_can_go(met: Met) -> None:
    met.alice.client.post(f"/with/{met.lived.bond}/resting/")
    answer = met.tick(met.bob, "different", "slower from now on")
    page = words(answer)
    assert "Nothing can be ticked while it rests" in page
    assert "slower from now on" in page
    assert "/ticking/" not in page
    assert met.both() == [BEFORE] * 2
    met.untick(met.bob, "contribution")
    assert met.both() == [{Step.RAISED}] * 2


def test_what_has_ended_stays_to_be_read_by_the_other(met: Met) -> None:
    met.tick(met.alice, "repaired")
    met.bob.client.post(f"/clients/{met.lived.bond}/ending/")
    page = words(met.tick(met.bob, "heard"))
    assert "Nothing can be ticked while it rests or has ended." in page
    assert "/ticking/" not in page
    both = {*BEFORE, Step.REPAIRED}
    assert met.both() == [both, both]
    met.untick(met.alice, "repaired")
    assert met.kept().repaired_on is None
    assert met.both() == [BEFORE, both]


def test_of_what_was_erased_the_ledger_stays_and_offers_nothing_to_tick(met: Met) -> None:
    met.alice.client.post(f"/between-us/hurts/{met.lived.hurt}/erasing/")
    page = text(met.alice.client, met.ledger)
    assert "What hurt is no longer here" in page
    assert "/ticking/" not in page
    assert "raised/unticking/" in page
    assert met.tick(met.alice, "repaired").status_code == 404
    assert met.both() == [BEFORE] * 2


def test_what_is_brought_back_is_no_longer_repaired_where_that_was_taken_back(
    met: Met,
) -> None:
    hurt = f"/between-us/hurts/{met.lived.hurt}/"
    met.tick(met.alice, "repaired")
    met.alice.client.post(hurt + "erasing/")
    met.untick(met.alice, "repaired")
    met.alice.client.post(f"/erased/hurt/{met.lived.hurt}/returning/")
    assert met.kept().repaired_on is None
    met.tick(met.alice, "repaired")
    met.alice.client.post(hurt + "erasing/")
    met.alice.client.post(f"/erased/hurt/{met.lived.hurt}/returning/")
    assert met.kept().repaired_on is not None
    assert met.read(met.bob).is_repaired


def test_with_all_taken_back_the_therapist_reads_their_own_and_ticks_no_more(
    met: Met,
) -> None:
    met.alice.client.post(f"/shared/{met.lived.shared_hurt}/withdrawing/")
    met.untick(met.alice, "raised")
    page = text(met.bob.client, met.ledger)
    assert "The words of it are not shared with you." in page
    assert "/ticking/" not in page
    assert met.tick(met.bob, "heard").status_code == 404
    met.untick(met.bob, "contribution")
    assert met.bob.client.get(met.ledger).status_code == 404


def test_what_is_more_than_a_misunderstanding_has_no_page_and_her_ticks_can_go(
    met: Met,
) -> None:
    rest = f"/between-us/hurts/{met.lived.hurt}/rest/"
    version = met.alice.client.get(rest).context["form"]["version"].value()
    met.alice.client.post(rest, {"version": version, "go": "beyond"})
    assert met.kept().is_misconduct
    assert met.alice.client.get(met.ledger).status_code == 404
    assert met.tick(met.alice, "repaired").status_code == 404
    answer = met.untick(met.alice, "raised")  # from a tab that stood open
    assert answer.redirect_chain == [("/between-us/", 302)]
    assert met.both() == [{Step.CONTRIBUTION}] * 2

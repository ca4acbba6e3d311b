"""What is sent to the way back that no page of one's own holds, or that came too late."""

from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from between.records import shelf
from between.story.hurt import Hurt
from between.story.repair import Step
from tests.life import live, meet
from tests.people import Somebody, fresh, join, sign_up, therapist
from tests.web.repair.met import BEFORE, Met, text, words

pytestmark = pytest.mark.django_db
OF_CLIENT = ["raised", "repaired"]
OF_THERAPIST = ["heard", "contribution", "different"]
UNKNOWN = ["nothing", "RAISED", "raised-", "0"]


@pytest.mark.parametrize("step", [*OF_CLIENT, *UNKNOWN])
def test_the_therapist_ticks_nothing_that_is_the_clients(met: Met, step: str) -> None:
    assert met.tick(met.bob, step).status_code == 404
    assert met.both() == [BEFORE] * 2
    assert met.kept().repaired_on is None


@pytest.mark.parametrize("step", [*OF_THERAPIST, *UNKNOWN])
def test_the_client_ticks_nothing_that_is_the_therapists(met: Met, step: str) -> None:
    assert met.tick(met.alice, step).status_code == 404
    assert met.both() == [BEFORE] * 2


def test_each_takes_back_their_own_alone(met: Met) -> None:
    met.tick(met.alice, "repaired")
    both = {*BEFORE, Step.REPAIRED}
    for step in (*OF_CLIENT, "stopped"):
        met.untick(met.bob, step)
    for step in (*OF_THERAPIST, "stopped"):
        met.untick(met.alice, step)
    assert met.both() == [both, both]
    assert met.kept().repaired_on == timezone.now().date()
    for who in (met.alice, met.bob):
        assert met.untick(who, "nothing").status_code == 404


@pytest.mark.parametrize("what", ["ticking", "unticking"])
def test_looking_at_an_address_to_which_forms_are_sent_changes_nothing(
    met: Met, what: str
) -> None:
    for who in (met.alice, met.bob):
        answer = who.client.get(f"{met.ledger}stopped/{what}/")
        assert answer.status_code == 405
    assert met.both() == [BEFORE] * 2


@pytest.mark.parametrize("attempt", ["", "0", "2", "-1", "x", "1e3", "9" * 5000])
def test_a_line_of_no_present_attempt_is_not_ticked(met: Met, attempt: str) -> None:
    page = words(met.tick(met.bob, "different", "slower", attempt=attempt))
    assert "stopped in the meantime" in page
    assert "slower" in page
    assert "Kept, sealed" not in page
    assert met.both() == [BEFORE] * 2


def test_a_line_of_an_attempt_that_stopped_is_not_ticked_in_the_next(met: Met) -> None:
    met.tick(met.bob, "stopped")
    page = words(met.tick(met.alice, "repaired"))
    assert "stopped in the meantime" in page
    assert met.both() == [set(), set()]
    assert met.kept().repaired_on is None


def test_words_that_are_too_long_tick_nothing_and_stay_to_be_shortened(met: Met) -> None:
    long = "quill " * 70
    page = words(met.tick(met.bob, "different", long))
    assert "Shorten them" in page
    assert f">{long.strip()}</textarea>" in page
    assert met.both() == [BEFORE] * 2
    assert "quill" not in text(met.alice.client, met.ledger)
    met.tick(met.bob, "different", long[:400])
    assert met.read(met.alice).present.ticks[Step.DIFFERENT].words == long[:400].strip()


def test_a_line_that_was_ticked_in_another_tab_says_so_and_loses_no_words(met: Met) -> None:
    page = words(met.tick(met.bob, "contribution", "I was late as well."))
    assert "This line was ticked before, and stays as it is." in page
    assert "I was late as well." in page
    assert "Kept, sealed" not in page
    assert "contribution/unticking/" in page  # the cure stands beside it
    said = met.read(met.alice).present.ticks[Step.CONTRIBUTION].words
    assert said == "the clock"


def test_a_second_tick_without_words_is_said_to_have_been_there(met: Met) -> None:
    page = words(met.tick(met.alice, "raised"))
    assert "This line was ticked before" in page
    assert met.both() == [BEFORE] * 2


def test_a_hurt_or_a_bond_that_never_was_is_not_there(met: Met) -> None:
    for who in (met.alice, met.bob):
        for bond, hurt in (
            (uuid4(), met.lived.hurt),
            (met.lived.bond, uuid4()),
            (met.lived.bond, met.lived.moment),
        ):
            refused(who, f"/together/{bond}/way-back/{hurt}/")


def test_another_pairs_hurt_is_not_there(met: Met) -> None:
    now = timezone.now()
    charlie, dora = sign_up("charlie"), therapist("dora")
    lived = live(charlie.keys, now)
    charlie, dora, theirs = meet(fresh(charlie), dora, lived, now, "the stairs")
    for who in (charlie, dora):
        refused(who, met.ledger)
        refused(who, f"/together/{theirs.bond}/way-back/{met.lived.hurt}/")
    for who in (met.alice, met.bob):
        refused(who, f"/together/{theirs.bond}/way-back/{theirs.hurt}/")
        refused(who, f"/together/{met.lived.bond}/way-back/{theirs.hurt}/")
    assert met.both() == [BEFORE] * 2


def test_a_hurt_with_one_therapist_is_not_there_with_the_other(met: Met) -> None:
    """Alice is with Dora too, and it was Bob who hurt her."""
    alice, dora, bond = join(fresh(met.alice), therapist("dora"), timezone.now())
    refused(alice, f"/together/{bond}/way-back/{met.lived.hurt}/")
    refused(dora, f"/together/{bond}/way-back/{met.lived.hurt}/")
    own = Hurt(when=timezone.now(), words="the stairs", bond=bond)
    hurt = shelf.put(fresh(alice).keys, own, timezone.now().date())
    for who in (alice, met.bob):
        refused(who, f"/together/{met.lived.bond}/way-back/{hurt}/")
    assert met.both() == [BEFORE] * 2


def refused(who: Somebody, ledger: str) -> None:
    """See that a ledger is not there, whatever is sent to it."""
    data: dict[str, Any] = {"attempt": 1, "words": "forged"}
    assert who.client.get(ledger).status_code == 404, ledger
    for step in Step:
        for what in ("ticking", "unticking"):
            answer = who.client.post(f"{ledger}{step}/{what}/", data)
            assert answer.status_code == 404, (ledger, step, what)

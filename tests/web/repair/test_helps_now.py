"""What helps now: the shared words first, and notes that are the therapist's alone."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from between.records import grants, shelf
from between.records.models import Look
from between.story.noticing import Draft
from between.story.repair import Step
from between.story.sharing import Passage, Shared, What
from tests.life import live, meet
from tests.people import Somebody, fresh, join, sign_up, therapist
from tests.web.repair.met import BEFORE, Met, text, words

pytestmark = pytest.mark.django_db
TYPED = {"version": "1", "part": "quillpart", "words": "quillwords"}


def test_the_therapist_reads_the_words_first_and_then_what_helps(met: Met) -> None:
    answer = met.bob.client.get(f"/clients/shared/{met.lived.shared_hurt}/")
    assert answer["Location"] == met.helps_now
    page = text(met.bob.client, met.helps_now)
    assert page.index("the clock") < page.index(">What helps now<")
    assert page.index(">What helps now<") < page.index("The way back")
    assert "Something between you" in text(met.bob.client, f"/clients/{met.lived.bond}/")
    for word in ("mirror shows", "supervision"):
        assert word in page


def test_it_leads_to_no_pattern_and_no_echo(met: Met) -> None:
    page = met.bob.client.get(met.helps_now).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    for elsewhere in ("/mirror", "/echoes", "/moments/"):
        assert f'href="{elsewhere}' not in main
    assert "/echoes/" not in main


def test_each_look_is_noted(met: Met) -> None:
    before = Look.objects.filter(bond_id=met.lived.bond).count()
    text(met.bob.client, met.helps_now)
    assert Look.objects.filter(bond_id=met.lived.bond).count() > before
    shared = text(met.alice.client, f"/shared/{met.lived.shared_hurt}/")
    assert "Opened" in shared


def test_another_shared_thing_opens_on_its_own_page_and_has_no_preparation(
    met: Met,
) -> None:
    """Whatever is sent there, a moment is no hurt."""
    own = f"/clients/hurts/{met.lived.grant}/"
    before = met.prepared
    for answer in (met.bob.client.get(own), met.bob.client.post(own, TYPED)):
        assert answer["Location"] == f"/clients/shared/{met.lived.grant}/"
    assert met.prepared == before


def test_a_copy_that_names_no_hurt_is_read_on_the_plain_page(met: Met) -> None:
    now = timezone.now()
    shown = Shared(
        what=What.HURT,
        title="the stairs",
        passages=(Passage(heading="It", words="the stairs"),),
        when=now,
    )
    grant = grants.share(fresh(met.alice).keys, met.lived.bond, shown, now.date())
    answer = met.bob.client.get(f"/clients/hurts/{grant}/", follow=True)
    assert answer.redirect_chain == [(f"/clients/shared/{grant}/", 302)]
    assert "the stairs" in words(answer)


def test_nobody_else_opens_it(met: Met) -> None:
    now = timezone.now()
    charlie, dora = sign_up("charlie"), therapist("dora")
    lived = live(charlie.keys, now)
    charlie, dora, theirs = meet(fresh(charlie), dora, lived, now, "the stairs")
    alice, dora, _bond = join(fresh(met.alice), fresh(dora), now)
    before = met.prepared
    for who in (alice, charlie, dora):
        refused(who, met.helps_now)
    refused(met.bob, f"/clients/hurts/{theirs.shared_hurt}/")
    refused(met.bob, f"/clients/hurts/{uuid4()}/")
    refused(met.bob, f"/clients/hurts/{met.lived.hurt}/")
    assert met.prepared == before


def test_what_was_taken_back_is_not_there(met: Met) -> None:
    met.alice.client.post(f"/shared/{met.lived.shared_hurt}/withdrawing/")
    refused(met.bob, met.helps_now)
    assert met.prepared == [("the clock", "the clock")]
    assert met.both() == [BEFORE] * 2


def test_what_was_typed_about_something_taken_back_meanwhile_waits_with_the_drafts(
    met: Met,
) -> None:
    assert f'name="bond" value="{met.lived.bond}"' in text(met.bob.client, met.helps_now)
    met.alice.client.post(f"/shared/{met.lived.shared_hurt}/withdrawing/")
    sent = {**TYPED, "bond": str(met.lived.bond)}
    answer = met.bob.client.post(met.helps_now, sent, follow=True)
    assert answer.redirect_chain == [("/drafts/", 302)]
    page = words(answer)
    assert "What was shared is not here any more." in page
    assert "quillpart" in page
    (onwards,) = re.findall(rf'href="(/clients/{met.lived.bond}/notes/new/[^"]+)"', page)
    assert "quillpart\n\nquillwords</textarea>" in text(met.bob.client, onwards)
    assert met.prepared == [("the clock", "the clock")]


@pytest.mark.parametrize("typed", ["nothing", "no bond", "another's bond"])
def test_nothing_is_kept_where_it_belongs_nowhere(met: Met, typed: str) -> None:
    dora = therapist("dora")
    who, sent = met.bob, {**TYPED, "bond": str(met.lived.bond)}
    match typed:
        case "nothing":
            sent |= {"part": " ", "words": ""}
        case "no bond":
            sent["bond"] = "x"
        case _:
            who = dora
    before = len(shelf.take(fresh(who).keys, Draft).kept)
    met.alice.client.post(f"/shared/{met.lived.shared_hurt}/withdrawing/")
    assert who.client.post(met.helps_now, sent).status_code == 404
    assert len(shelf.take(fresh(who).keys, Draft).kept) == before


def test_a_preparation_is_the_therapists_own(met: Met) -> None:
    answer = met.bob.client.post(met.helps_now, TYPED, follow=True)
    assert answer.redirect_chain == [(met.helps_now, 302)]
    assert "Kept, sealed" in words(answer)
    assert "quillpart" in text(met.bob.client, met.helps_now)
    for page in (met.ledger, "/between-us/", f"/with/{met.lived.bond}/"):
        assert "quill" not in text(met.alice.client, page)
    assert met.prepared == [("quillpart", "quillwords")]


def test_my_part_is_offered_for_the_ledger_and_ticked_by_hand_alone(met: Met) -> None:
    met.untick(met.bob, "contribution")
    met.bob.client.post(met.helps_now, TYPED)
    page = text(met.bob.client, met.helps_now)
    assert 'name="words" rows="2" maxlength="800">quillpart</textarea>' in page
    assert met.both() == [{Step.RAISED}] * 2
    assert "quill" not in text(met.alice.client, met.ledger)
    met.tick(met.bob, "contribution", "quillpart")
    page = text(met.alice.client, met.ledger)
    assert "quillpart" in page
    assert "quillwords" not in page


@pytest.mark.parametrize("version", ["0", "", "x", "99", "-1"])
def test_a_preparation_from_an_old_tab_is_shown_beside_what_was_kept(
    met: Met, version: str
) -> None:
    answer = met.bob.client.post(met.helps_now, {**TYPED, "version": version})
    assert answer.status_code == 409
    page = words(answer)
    for said in ("the clock", "quillpart", "quillwords"):
        assert said in page
    assert met.prepared == [("the clock", "the clock")]
    again = answer.context["form"]["version"].value()
    met.bob.client.post(met.helps_now, {**TYPED, "version": again})
    assert met.prepared == [("quillpart", "quillwords")]


def test_the_first_preparation_from_two_tabs_is_one(met: Met) -> None:
    now = timezone.now()
    shown = Shared(what=What.HURT, title="x", passages=(), when=now, source=uuid4())
    grant = grants.share(fresh(met.alice).keys, met.lived.bond, shown, now.date())
    url, first = f"/clients/hurts/{grant}/", {**TYPED, "version": "0"}
    assert met.bob.client.post(url, first).status_code == 302
    answer = met.bob.client.post(url, {**first, "part": "second"})
    assert answer.status_code == 409
    assert "quillpart" in words(answer)
    assert "second" in words(answer)
    assert sorted(met.prepared) == [
        ("quillpart", "quillwords"),
        ("the clock", "the clock"),
    ]


@pytest.mark.parametrize(("field", "length"), [("part", 401), ("words", 20_001)])
def test_what_is_too_long_is_not_kept_and_stays_to_be_shortened(
    met: Met, field: str, length: int
) -> None:
    long = "x" * length
    answer = met.bob.client.post(met.helps_now, {**TYPED, field: long})
    page = words(answer)
    assert f"This has {length} characters" in page
    assert long in page
    assert ("quillwords" if field == "part" else "quillpart") in page
    assert met.prepared == [("the clock", "the clock")]


@pytest.mark.parametrize("how", ["resting", "ending"])
def test_ones_own_notes_go_on_while_it_rests_or_has_ended(met: Met, how: str) -> None:
    met.alice.client.post(f"/with/{met.lived.bond}/{how}/")
    assert "/ticking/" not in text(met.bob.client, met.helps_now)
    met.bob.client.post(met.helps_now, TYPED)
    assert met.prepared == [("quillpart", "quillwords")]


def refused(who: Somebody, url: str) -> None:
    answers: list[Any] = [who.client.get(url), who.client.post(url, TYPED)]
    assert [one.status_code for one in answers] == [404, 404], url

"""Between us: what each of the two reads of the course, and what is not in their picture."""

from dataclasses import replace
from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from between.records import cards, joined, joints, repairs, shelf
from between.records.joined import Joined, Side
from between.records.repairs import Line
from between.story.card import Card
from between.story.hurt import Hurt, Rest
from between.story.meeting import By, Course, Meeting
from between.story.rating import Tension
from between.story.repair import Step
from between.story.vocabulary import CHIPS
from tests.people import Somebody, join

pytestmark = pytest.mark.django_db
NOW = timezone.now()


class Two:
    """Alice and Bob, with sessions a week apart, and the last of them some hours ago."""

    def __init__(self, alice: Somebody, bob: Somebody) -> None:
        self.alice, self.bob, self.bond = join(alice, bob, NOW)
        self.sides: dict[By, tuple[Somebody, Joined]] = {
            By.CLIENT: (
                self.alice,
                joined.one(self.alice.keys, self.bond, Side.CLIENT),
            ),
            By.THERAPIST: (
                self.bob,
                joined.one(self.bob.keys, self.bond, Side.THERAPIST),
            ),
        }

    def meet(self, weeks_ago: float) -> UUID:
        start = NOW - timedelta(weeks=weeks_ago, hours=3)
        meeting = Meeting(start=start, course=Course.HELD)
        return joints.put(self.alice.keys, self.bond, meeting, start.date())

    def rate(self, meeting: UUID, by: By, rating: int, **said: object) -> None:
        who, with_ = self.sides[by]
        card = Card(
            bond=self.bond,
            meeting=meeting,
            by=by,
            when=NOW,
            understood=rating,
            matters=rating,
            way=rating,
            **said,  # type: ignore[arg-type]
        )
        cards.keep(who.keys, with_, card, version=0)

    def open(self, meeting: UUID) -> None:
        for who, with_ in (*self.sides.values(), self.sides[By.CLIENT]):
            cards.agree(who.keys, with_, meeting, NOW, agrees=True)

    def hers(self) -> str:
        return text(self.alice.client, "/between-us/")

    def his(self) -> str:
        return text(self.bob.client, f"/clients/{self.bond}/course/")


@pytest.fixture
def two(alice: Somebody, bob: Somebody) -> Two:
    return Two(alice, bob)


def text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return " ".join(unescape(answer.content.decode()).split())


def test_before_anybody_joined_there_is_the_way_in(alice: Somebody) -> None:
    page = text(alice.client, "/between-us/")
    assert 'href="/between-us/hurts/new/"' in page
    assert '<svg class="course"' not in page


def test_without_a_card_the_first_makes_the_first_dot(two: Two) -> None:
    two.meet(1)
    assert "The first card makes the first dot." in two.hers()
    assert "No cards shared." in two.his()
    assert 'class="course"' not in two.hers()


def test_a_card_that_is_shut_is_in_its_writers_picture_alone(two: Two) -> None:
    meeting = two.meet(1)
    two.rate(meeting, By.CLIENT, 38)
    assert '<td class="number">38</td>' in two.hers()
    assert ">38<" not in two.his()
    two.rate(meeting, By.THERAPIST, 80)
    assert '<td class="number">80</td>' not in two.hers()
    two.open(meeting)
    for page in (two.hers(), two.his()):
        assert '<td class="number">38</td>' in page
        assert '<td class="number">80</td>' in page


def test_the_gap_is_asked_about_and_never_judged(two: Two) -> None:
    meeting = two.meet(1)
    two.rate(meeting, By.CLIENT, 38)
    two.rate(meeting, By.THERAPIST, 80)
    two.open(meeting)
    assert "You rated it differently: 38 and 80. Ask." in two.his()
    assert "You saw it differently. That happens in every pair" in two.hers()


def test_a_fall_is_a_soft_question_and_no_ring(two: Two) -> None:
    for week in range(9, 0, -1):
        two.rate(two.meet(week), By.CLIENT, 30 if week == 1 else 80)
    page = two.hers()
    assert "This hour felt clearly further away than your others." in page
    assert 'class="ring"' not in page
    for word in ("rupture", "detected", "score", "baseline"):
        assert word not in page.lower().split("<main")[1]


def test_what_she_wrote_outranks_the_line_and_stays_hers(two: Two) -> None:
    for week in range(6, 0, -1):
        two.rate(two.meet(week), By.CLIENT, 80)
    hurt = Hurt(when=NOW, bond=two.bond, words="quillfeather")
    shelf.put(two.alice.keys, hurt, NOW.date())
    page = two.hers()
    assert "You wrote that something hurt. That counts more than any line." in page
    assert 'class="ring"' in page
    assert "quillfeather" in page
    assert "quillfeather" not in two.his()
    assert "Something was said to have hurt" not in two.his()


def test_more_than_a_misunderstanding_is_in_nobodys_course(two: Two) -> None:
    two.rate(two.meet(1), By.CLIENT, 80)
    hurt = Hurt(when=NOW, bond=two.bond, words="quillfeather", rest=Rest.BEYOND)
    shelf.put(two.alice.keys, hurt, NOW.date())
    assert "quillfeather" not in two.hers()
    assert 'class="ring"' not in two.hers()


def test_it_came_right_when_she_says_so(two: Two) -> None:
    for week in range(6, 0, -1):
        two.rate(two.meet(week), By.CLIENT, 80)
    then = NOW - timedelta(weeks=3)
    hurt = shelf.put(
        two.alice.keys, Hurt(when=then, bond=two.bond, words="the clock"), then.date()
    )
    who, with_ = two.sides[By.CLIENT]
    repairs.tick(who.keys, with_, Line(hurt=hurt, step=Step.REPAIRED), NOW, NOW.date())
    assert "It came right again between you." in two.hers()
    assert "it came right" in two.hers()
    assert "Repaired, in your client's words." in two.his()
    assert 'class="back"' in two.hers()


def test_a_declared_tension_on_an_open_card_is_a_ring_for_both(two: Two) -> None:
    meeting = two.meet(1)
    two.rate(meeting, By.CLIENT, 80, tension=Tension.LITTLE)
    two.rate(meeting, By.THERAPIST, 80)
    assert 'class="ring"' in two.hers()
    assert 'class="ring"' not in two.his()
    two.open(meeting)
    assert 'class="ring"' in two.his()


def test_sixty_sessions_are_cut_to_what_a_phone_can_show(two: Two) -> None:
    for week in range(60, 0, -1):
        start = NOW - timedelta(weeks=week)
        meeting = joints.put(
            two.alice.keys,
            two.bond,
            Meeting(start=start, course=Course.HELD),
            start.date(),
        )
        card = Card(
            bond=two.bond,
            meeting=meeting,
            by=By.CLIENT,
            when=start,
            understood=80,
            matters=80,
            way=80,
        )
        shelf.put(two.alice.keys, replace(card), start.date())
    page = two.hers()
    assert page.count('class="client"') == 41  # forty marks and their line
    assert "20 earlier sessions are not drawn here" in page
    assert text(two.alice.client, "/between-us/?all=1").count('class="client"') == 61


def test_the_course_is_no_page_of_a_client(two: Two) -> None:
    for url in (f"/clients/{two.bond}/course/", "/clients/00000000/course/"):
        assert two.alice.client.get(url).status_code == 404
    assert not any(chip.row in two.his() for chip in CHIPS.values())

"""Maps of the body: what they say, what they are made of, and who is not in them."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from between.records import shelf
from between.story.body import Stage
from between.story.feelings import FEELINGS
from between.story.following import Following
from between.story.hurt import Hurt
from between.story.noticing import Preferences
from between.story.people import Role
from between.web.body import contexts
from tests.people import Somebody, browser, fresh
from tests.web.body.painted import NOW, dabs, moment, paint, paint_often, person
from tests.web.reading import text

MAPS = "/body/maps/"
LONELY = f"/body/maps/feeling-{list(FEELINGS).index('lonely')}/"
HEALTH = "A picture of what you noticed. It is no finding about your health."


def read(whose: Somebody, url: str = MAPS) -> str:
    answer = whose.client.get(url)
    assert answer.status_code == 200, url
    return text(answer)


def test_without_a_picture_it_says_so_and_offers_to_paint(alice: Somebody) -> None:
    page = read(alice)
    assert "Nothing is marked yet. One picture is a whole picture." in page
    assert "Where do you feel it?" in page
    assert HEALTH not in page


def test_one_picture_shows_that_time(alice: Somebody) -> None:
    paint(alice, *dabs("chest"))
    page = read(alice)
    assert "This is one time. It shows that time." in page
    assert HEALTH in page
    assert "The picture behind it" in page


@pytest.mark.parametrize("n", [2, 5])
def test_few_pictures_are_counted_and_no_more(alice: Somebody, n: int) -> None:
    for day in range(n):
        paint(alice, *dabs("throat"), days=day)
    page = read(alice)
    assert f"In {n} of {n} pictures the throat was marked more." in page
    assert (
        "From 6 pictures on we can say what is more than chance, where it is clear enough."
        in page
    )
    assert "stands out" not in page


def test_what_returns_stands_out_and_what_does_not_could_be_chance(alice: Somebody) -> None:
    paint_often(alice, 9, "chest")
    for page in (read(alice), read(alice, "/body/maps/all/")):
        assert "Mostly the chest: marked more in 9 of 9." in page
        assert "stands out as more" in page
        assert "could be chance" in page
        assert "more than chance" in page


def test_where_it_is_another_place_each_time_nothing_stands_out(alice: Somebody) -> None:
    paint_often(alice, 9)
    page = read(alice)
    assert "It is in a different place each time, as far as can be seen." in page
    assert "stands out" not in page


def test_less_that_returns_is_said_to_be_less(alice: Somebody) -> None:
    for day in range(8):
        paint(alice, *dabs(less=("left-leg", "right-leg")), days=day)
    page = read(alice)
    assert "Both legs tend to be less: in 8 of 8." in page
    assert "Less can mean quiet, heavy, cut off or simply not noticed." in page


def test_a_map_leads_to_each_picture_behind_it(alice: Somebody) -> None:
    ids = paint_often(alice, 3, "belly", feeling="lonely")
    page = alice.client.get(LONELY).content.decode()
    assert all(f'href="/body/{id_}/"' in page for id_ in ids)


def test_feelings_people_and_patterns_have_maps_and_no_word_in_their_address(
    alice: Somebody,
) -> None:
    ana = person(alice, "Ana")
    there = moment(alice, ana, feelings=("lonely",))
    paint(alice, *dabs("chest"), episode=there)
    page = alice.client.get(MAPS).content.decode()
    for url, name in (
        (LONELY, "My body: lonely"),
        (f"/body/maps/person-{ana}/", "My body with Ana"),
        ("/body/maps/pattern-w6/", "My body: to be understood"),
    ):
        assert f'href="{url}"' in page
        assert "lonely" not in url
        assert name in read(alice, url)


def test_a_word_that_is_no_feeling_here_has_no_map(alice: Somebody) -> None:
    paint(alice, *dabs("chest"), feeling="of long ago")
    page = read(alice)
    assert "This is one time." in page
    assert "of long ago" not in page


@pytest.mark.parametrize(
    "which",
    [
        "feeling-0",
        "feeling-99999",
        "feeling-x",
        "pattern-w1",
        "pattern-z9",
        "person-x",
        "x",
    ],
)
def test_what_has_no_picture_has_no_map(alice: Somebody, which: str) -> None:
    paint(alice, *dabs("chest"))
    assert alice.client.get(f"{MAPS}{which}/").status_code == 404
    assert alice.client.get(f"{MAPS}{which}/sharing/").status_code == 404
    assert alice.client.get(f"{MAPS}all/beside/{which}/").status_code == 404


def test_a_stranger_has_no_map_of_anothers_people(
    alice: Somebody, charlie: Somebody
) -> None:
    ana = person(alice, "Ana")
    paint(alice, *dabs("chest"), person=ana)
    assert charlie.client.get(f"{MAPS}person-{ana}/").status_code == 404
    assert "Nothing is marked yet." in read(charlie)


def test_who_is_not_safe_is_in_no_map(alice: Somebody) -> None:
    her = person(alice, "Rita", safe=False)
    paint_often(alice, 8, "chest", person=her)
    assert "Nothing is marked yet." in read(alice)
    assert alice.client.get(f"{MAPS}person-{her}/").status_code == 404


def test_while_a_hurt_is_fresh_the_therapist_is_left_out_until_opened(
    alice: Somebody,
) -> None:
    lee = person(alice, "Dr Lee", role=Role.THERAPIST)
    paint_often(alice, 6, "jaw", person=lee)
    url = f"{MAPS}person-{lee}/"
    assert "Mostly the mouth and jaw" in read(alice, url)
    shelf.put(fresh(alice).keys, Hurt(when=NOW, person=lee), NOW.date())
    for page in (read(alice), read(alice, url)):
        assert "Pictures that belong to Dr Lee are left out for now" in page
        assert "jaw" not in page
    assert "Mostly the mouth and jaw" in read(alice, f"{url}?open")
    assert alice.client.get(f"{url}sharing/?open").status_code == 404


def test_two_side_by_side_say_where_they_differ_or_that_it_cannot_be_told(
    alice: Somebody,
) -> None:
    ana, ben = person(alice, "Ana"), person(alice, "Ben")
    paint_often(alice, 8, "throat", person=ana)
    paint_often(alice, 4, "belly", person=ben)
    url = f"{MAPS}person-{ana}/beside/person-{ben}/"
    assert "Too few pictures to lay Ana and Ben side by side." in read(alice, url)
    paint_often(alice, 4, "belly", person=ben)
    page = read(alice, url)
    assert "With Ana more in the throat than with Ben." in page
    assert "With Ben more in the lower belly than with Ana." in page
    assert "Elsewhere we cannot tell." in page
    assert "Where they differ" in page


def test_the_same_on_both_sides_cannot_be_told_apart(alice: Somebody) -> None:
    ana, ben = person(alice, "Ana"), person(alice, "Ben")
    paint_often(alice, 6, "throat", person=ana)
    paint_often(alice, 6, "throat", person=ben)
    page = read(alice, f"{MAPS}person-{ana}/beside/person-{ben}/")
    assert "With Ana and with Ben it lies in much the same places." in page
    assert "Where they differ" not in page


def test_a_map_is_shared_as_its_sentence_its_places_and_its_picture(
    alice: Somebody,
) -> None:
    ana = person(alice, "Ana 100%")
    paint_often(alice, 7, "chest", person=ana)
    answer = alice.client.get(f"{MAPS}person-{ana}/sharing/")
    page = text(answer)
    assert "Where I feel it: Ana 100%, on" in page
    assert "7 pictures together" in page
    assert "Mostly the chest: marked more in 7 of 7." in page
    assert "data:image/svg+xml;base64," in answer.content.decode()


def test_nothing_painted_is_nothing_to_share(alice: Somebody) -> None:
    answer = alice.client.get(f"{MAPS}all/sharing/")
    assert answer.status_code == 302
    assert answer["Location"] == MAPS


def test_a_row_of_the_mirror_and_the_body_lead_to_each_other(alice: Somebody) -> None:
    there = moment(alice, person(alice, "Ana"))
    row = "/mirror/rows/w6/"
    assert "/body/maps/" not in alice.client.get(row).content.decode()
    paint(alice, *dabs("chest"), episode=there)
    assert 'href="/body/maps/pattern-w6/"' in alice.client.get(row).content.decode()
    page = alice.client.get("/body/maps/pattern-w6/").content.decode()
    assert f'href="{row}"' in page


def test_a_moment_that_is_not_there_takes_no_picture_out_of_the_map(
    alice: Somebody,
) -> None:
    paint(alice, *dabs("chest"), episode=uuid4())
    assert "This is one time." in read(alice)


def test_before_and_after_lie_side_by_side_and_say_what_became_weaker(
    alice: Somebody,
) -> None:
    url = f"{MAPS}after/"
    assert "Nothing is marked before and after yet." in read(alice, url)
    assert url not in alice.client.get(MAPS).content.decode()
    for n in range(8):
        one = uuid4()
        paint(alice, *dabs("chest", "throat"), days=n, following=one, stage=Stage.BEFORE)
        paint(alice, *dabs("throat"), days=n, following=one, stage=Stage.AFTER)
        if n == 4:
            assert "Too few times to say how it is afterwards." in read(alice, url)
    page = read(alice, url)
    assert "Afterwards the chest was marked less strongly, in 8 of 8 times." in page
    assert "8 times that you followed a sensation" in page
    assert "Throat 0 0 8" in page
    assert url in alice.client.get(MAPS).content.decode()


def test_the_method_can_be_read_by_anybody(alice: Somebody) -> None:
    assert "How the maps of the body are computed" in read(alice, "/body/method/")


def test_each_side_says_how_many_of_its_pictures_are_compared(alice: Somebody) -> None:
    ana = person(alice, "Ana")
    for n in range(8):
        paint(alice, *dabs("throat"), days=n, person=ana, feeling="sad" if n < 5 else "")
    address = contexts.number("sad")
    page = read(alice, f"{MAPS}person-{ana}/beside/feeling-{address}/")
    assert "8 pictures · 3 of them belong to this side alone, and are compared" in page
    assert "5 pictures · 0 of them belong to this side alone, and are compared" in page


def test_while_it_is_opened_nothing_is_offered_to_share(alice: Somebody) -> None:
    lee = person(alice, "Dr Lee", role=Role.THERAPIST)
    paint_often(alice, 6, "jaw", person=lee)
    shelf.put(fresh(alice).keys, Hurt(when=NOW, person=lee), NOW.date())
    url = f"{MAPS}person-{lee}/"
    assert "sharing" not in alice.client.get(f"{url}?open").content.decode()
    assert f"{MAPS}all/sharing/" in alice.client.get(f"{MAPS}all/").content.decode()


@pytest.mark.parametrize("is_named", [True, False])
def test_a_practice_from_what_hurts_is_folded_with_it(
    alice: Somebody, is_named: bool
) -> None:
    lee = person(alice, "Dr Lee", role=Role.THERAPIST)
    told = Hurt(when=NOW, person=lee if is_named else None)
    hurt = shelf.put(fresh(alice).keys, told, NOW.date())
    begun = Following(when=NOW, at=NOW, hurt=hurt)
    practice = shelf.put(fresh(alice).keys, begun, NOW.date())
    paint(alice, *dabs("jaw"), following=practice, stage=Stage.BEFORE)
    paint(alice, *dabs("jaw"), hurt=hurt)
    assert "Pictures that belong to Dr Lee are left out for now" in read(alice)
    assert "Nothing is marked yet." in read(alice)
    assert "In 2 of 2 pictures" in read(alice, f"{MAPS}?open")


def test_a_shared_map_says_the_day_it_is_for_its_owner(alice: Somebody) -> None:
    paint_often(alice, 6, "chest")
    shelf.put(fresh(alice).keys, Preferences(zone="Pacific/Auckland"), NOW.date())
    with time_machine.travel(datetime(2026, 5, 3, 22, 30, tzinfo=UTC), tick=False):
        client = browser(fresh(alice).keys, timezone.now())
        assert "Where I feel things, on 4 May 2026" in text(
            client.get(f"{MAPS}all/sharing/")
        )

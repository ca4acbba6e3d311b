"""What a painting belongs to, and where it is seen."""

from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from between.records import shelf
from between.story.body import Stage
from between.story.episode import Episode
from between.story.feelings import FEELINGS
from between.story.following import Following
from between.story.hurt import Hurt
from between.story.people import Person
from tests.people import Somebody
from tests.web.body.pictures import CHEST, NEW, keep, kept, only
from tests.web.hurts.walking import open_

NOW = timezone.now()


def _ids(whose: Somebody) -> dict[str, UUID]:
    day = NOW.date()
    person = shelf.put(whose.keys, Person(name="Ana"), day)
    return {
        "person": person,
        "episode": shelf.put(whose.keys, Episode(when=NOW, person=person), day),
        "hurt": shelf.put(whose.keys, Hurt(when=NOW), day),
        "following": shelf.put(whose.keys, Following(when=NOW, at=NOW), day),
    }


PAGES = {
    "person": "/people/{}/",
    "episode": "/moments/{}/",
    "hurt": "/between-us/hurts/{}/",
}


@pytest.mark.parametrize("what", PAGES)
def test_a_picture_returns_to_what_it_belongs_to_and_is_seen_there(
    alice: Somebody, what: str
) -> None:
    wanted = _ids(alice)[what]
    there = PAGES[what].format(wanted)
    assert f"{NEW}?{what}={wanted}" in open_(alice.client, there).text
    page = keep(alice, CHEST, at=f"{NEW}?{what}={wanted}").press()
    assert page.url == there
    assert "More in the chest." in page.text
    assert getattr(only(alice), what) == wanted
    assert there in open_(alice.client, f"/body/{kept(alice)[0].id}/").text


@pytest.mark.parametrize("what", [*PAGES, "following"])
def test_what_is_anothers_is_as_good_as_not_there(
    alice: Somebody, charlie: Somebody, what: str
) -> None:
    for wanted in (_ids(charlie)[what], uuid4(), "quill"):
        assert alice.client.get(f"{NEW}?{what}={wanted}").status_code == 404


def test_a_picture_of_a_practice_returns_to_it_at_once(alice: Somebody) -> None:
    wanted = _ids(alice)["following"]
    page = keep(alice, CHEST, at=f"{NEW}?following={wanted}&stage=before")
    assert page.url == f"/body/following/{wanted}/"
    assert only(alice).following == wanted
    assert only(alice).stage is Stage.BEFORE


def test_a_stage_belongs_to_a_practice_alone(alice: Somebody) -> None:
    keep(alice, CHEST, at=f"{NEW}?person={_ids(alice)['person']}&stage=after")
    assert only(alice).stage is None


def test_a_picture_can_belong_to_a_feeling_and_to_no_other_word(alice: Somebody) -> None:
    for wrong in ("quill", "ashamed", "9999", "-1"):
        assert alice.client.get(f"{NEW}?feeling={wrong}").status_code == 404
    keep(alice, CHEST, at=f"{NEW}?feeling={list(FEELINGS).index('ashamed')}")
    assert only(alice).feeling == "ashamed"
    assert "ashamed" in open_(alice.client, "/body/").text


def test_a_picture_outlives_what_it_was_to_belong_to(alice: Somebody) -> None:
    moment = _ids(alice)["episode"]
    page = open_(alice.client, f"{NEW}?episode={moment}")
    shelf.erase(alice.keys, Episode, moment, NOW)
    page = page.press(more=["chest"])
    assert "it stands alone" in page.text
    assert only(alice).is_alone


def test_a_picture_whose_moment_was_erased_leads_nowhere(alice: Somebody) -> None:
    moment = _ids(alice)["episode"]
    keep(alice, CHEST, at=f"{NEW}?episode={moment}")
    shelf.erase(alice.keys, Episode, moment, NOW)
    page = open_(alice.client, f"/body/{kept(alice)[0].id}/")
    assert "A moment" in page.text
    assert f"/moments/{moment}/" not in page.text


def test_after_a_moment_one_line_asks_where_it_was_felt(alice: Somebody) -> None:
    page = open_(alice.client, "/moments/new/").press(valence="hurt")
    (moment,) = shelf.take(alice.keys, Episode).kept
    assert f"{NEW}?episode={moment.id}" in page.text
    assert NEW not in open_(alice.client, "/moments/?kept=quill").text


def test_a_picture_with_somebody_who_is_not_safe_shows_help(alice: Somebody) -> None:
    person = shelf.put(alice.keys, Person(name="Ana", safe=False), NOW.date())
    keep(alice, CHEST, at=f"{NEW}?person={person}")
    page = open_(alice.client, f"/body/{kept(alice)[0].id}/")
    assert "Ana isn't safe for you" in page.text


def test_a_painting_that_stands_alone_can_be_joined_to_a_person_and_taken_back(
    alice: Somebody,
) -> None:
    mine = _ids(alice)["person"]
    page = keep(alice, CHEST).press(person=str(mine))
    assert "With Ana" in page.text
    assert only(alice).person == mine
    (one,) = kept(alice)
    again = open_(alice.client, f"/body/{one.id}/felt/")
    assert again.form().fields["person"].chosen == [str(mine)]
    again.press(person="")
    assert only(alice).is_alone


def test_who_is_not_theirs_cannot_be_chosen_and_what_was_typed_stays(
    alice: Somebody, charlie: Somebody
) -> None:
    other = _ids(charlie)["person"]
    page = keep(alice, CHEST).press(person=str(other), words="I said it.")
    assert "This is not one of the answers shown." in page.text
    assert "Ana" not in page.text
    assert str(other) not in page.text
    assert page.form().fields["words"].chosen[0].strip() == "I said it."
    assert only(alice).is_alone


def test_what_belongs_to_a_moment_has_its_person_from_there(alice: Somebody) -> None:
    page = keep(alice, CHEST, at=f"{NEW}?episode={_ids(alice)['episode']}")
    assert "person" not in page.form().fields
    page.press(words="With it.")
    assert only(alice).person is None


def test_a_number_that_no_feeling_has_is_not_there(alice: Somebody) -> None:
    for number in ("999", "9" * 5000, "-1", "1.0"):
        assert open_(alice.client, f"/body/new/?feeling={number}").status == 404
        assert open_(alice.client, f"/body/maps/feeling-{number}/").status == 404

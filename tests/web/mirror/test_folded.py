"""While something between the two is open, the mirror folds the therapist's side."""

from datetime import timedelta

import pytest
from django.utils import timezone

from between.records import grants, joined, shelf
from between.records.joined import Side
from between.story.episode import Episode
from between.story.hurt import Heard, Hurt, Rest
from between.story.people import Person, Role
from tests.lives import keep
from tests.people import Somebody, fresh
from tests.visitor import forms
from tests.web.bond.two import joined as join
from tests.web.bond.two import text

NOW = timezone.now()
pytestmark = pytest.mark.slow  # computes the mirror several times
FOLDED = "The side with Dr Lee is folded for now; you can open it."
PICTURE = "/mirror/picture/"


def hurt(alice: Somebody, **said: object) -> None:
    story = Hurt(when=NOW, **said)  # type: ignore[arg-type]
    shelf.put(fresh(alice).keys, story, NOW.date())


def therapist(alice: Somebody) -> str:
    kept = shelf.take(fresh(alice).keys, Person).kept
    return str(next(one.id for one in kept if one.story.role is Role.THERAPIST))


@pytest.fixture
def told(alice: Somebody) -> Somebody:
    keep(alice.keys, 32)
    return alice


def test_a_fresh_hurt_folds_it_and_its_client_opens_it_for_one_page(told: Somebody) -> None:
    before = text(told.client, PICTURE)
    hurt(told)
    page = text(told.client, PICTURE)
    assert FOLDED in page
    assert "Something between you and Dr Lee is open. That comes first." in page
    assert 'class="tag' not in page
    assert "With Dr Lee in " not in page
    opened = text(told.client, f"{PICTURE}?open")
    assert FOLDED not in opened
    assert opened.count('class="tag') == before.count('class="tag') > 0
    assert '/mirror/rows/w6/?open"' in opened
    assert FOLDED in text(told.client, PICTURE)


@pytest.mark.parametrize("where", ["rows/w6/", "links/o5/s2/"])
def test_behind_the_picture_it_is_folded_too(told: Somebody, where: str) -> None:
    hurt(told)
    page = text(told.client, f"/mirror/{where}")
    assert FOLDED in page
    assert "Moments with Dr Lee" not in page
    assert FOLDED not in text(told.client, f"/mirror/{where}?open")


def test_the_therapist_beside_the_others_is_folded(told: Somebody) -> None:
    hurt(told)
    there = f"/mirror/with/{therapist(told)}/"
    assert FOLDED in text(told.client, there)
    assert FOLDED not in text(told.client, f"{there}?open")


@pytest.mark.parametrize(
    "said",
    [
        {"heard": Heard.YES},
        {"rest": Rest.BEYOND},
        {"repaired_on": NOW.date()},
    ],
    ids=["heard", "beyond", "repaired"],
)
def test_what_is_not_fresh_folds_nothing(told: Somebody, said: dict[str, object]) -> None:
    hurt(told, **said)
    assert FOLDED not in text(told.client, PICTURE)


def test_with_moments_with_the_therapist_alone_no_example_is_shown(alice: Somebody) -> None:
    them = shelf.put(alice.keys, Person(name="Dr Lee", role=Role.THERAPIST), NOW.date())
    shelf.put(alice.keys, Episode(person=them, when=NOW), NOW.date())
    hurt(alice)
    page = text(alice.client, PICTURE)
    assert FOLDED in page
    assert "Made up" not in page


def test_the_shared_picture_leaves_it_out_and_does_not_say_why(
    alice: Somebody, bob: Somebody
) -> None:
    join(alice, bob)
    keep(fresh(alice).keys, 32)
    hurt(alice)
    for page in (text(alice.client, "/sharing/picture/?open"), _got(alice, bob)):
        assert "The side with my therapist is not in it." in page
        assert "With others in " in page
        assert "With my therapist in" not in page
        assert "folded" not in page
        assert "is open" not in page


def test_a_moment_behind_what_is_beyond_is_in_no_picture(told: Somebody) -> None:
    kept = shelf.take(fresh(told).keys, Episode).kept
    them = therapist(told)
    mine = next(one for one in kept if str(one.story.person) == them)
    code = mine.story.wish.main
    assert str(mine.id) in _behind(told, code)
    hurt(told, rest=Rest.BEYOND, episode=mine.id)
    assert str(mine.id) not in _behind(told, code)


def test_a_hurt_of_long_ago_folds_nothing(told: Somebody) -> None:
    story = Hurt(when=NOW - timedelta(days=8))
    shelf.put(told.keys, story, NOW.date())
    assert FOLDED not in text(told.client, PICTURE)


def _behind(told: Somebody, code: str | None) -> str:
    return text(told.client, f"/mirror/rows/{code}/?open")


def _got(alice: Somebody, bob: Somebody) -> str:
    bond = joined.of(fresh(alice).keys, Side.CLIENT)[0].bond
    found = forms(alice.client.get("/sharing/picture/").content.decode())
    (seen,) = [one.fields["seen"].chosen for one in found if "seen" in one.fields]
    alice.client.post("/sharing/picture/", {"bond": bond, "seen": seen})
    keys = fresh(bob).keys
    (given,) = grants.given(keys, joined.of(keys, Side.THERAPIST)[0])
    assert given.shared.picture == ""
    return " ".join(one.words for one in given.shared.passages)

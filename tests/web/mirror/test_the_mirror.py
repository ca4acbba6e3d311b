"""The page of the mirror: what it says with none, with few and with many moments."""

from collections.abc import Callable

from django.contrib.staticfiles import finders

from between.records import shelf
from between.story.noticing import Noticing
from tests import lives
from tests.people import Somebody


def _page(alice: Somebody) -> str:
    return alice.client.get("/mirror/picture/").content.decode()


def test_a_noticing_of_ones_own_is_offered_before_the_mirror_opens(alice: Somebody) -> None:
    lives.keep(alice.keys, 1)
    offered = alice.client.get("/mirror/")
    assert "I notice that when" in offered.content.decode()
    kept = alice.client.post("/mirror/", {"words": "I notice that I go quiet"})
    assert kept["Location"] == "/mirror/picture/"
    assert "I notice that I go quiet" in _page(alice)
    assert alice.client.get("/mirror/").status_code == 302
    assert len(shelf.take(alice.keys, Noticing).kept) == 1


def test_few_moments_are_enough_to_read_and_too_few_to_say(alice: Somebody) -> None:
    lives.keep(alice.keys, 3)
    assert "You have kept 3 moments with 3 people." in _page(alice)


def test_many_moments_show_three_groups_with_both_sides(alice: Somebody) -> None:
    lives.keep(alice.keys, 120)
    found = _page(alice)
    assert all(title in found for title in ("What I want", "What they do", "And me"))
    assert "With Dr Lee" in found
    assert "In both" in found
    assert "With others" in found


def test_a_row_opens_to_its_moments_and_to_the_method(alice: Somebody) -> None:
    lives.keep(alice.keys, 120)
    found = alice.client.get("/mirror/rows/s2/").content.decode()
    assert "Words of moment" in found
    assert "/mirror/method/" in found
    assert alice.client.get("/mirror/method/").status_code == 200


def test_a_row_that_does_not_exist_is_not_found(alice: Somebody) -> None:
    assert alice.client.get("/mirror/rows/s9/").status_code == 404


def test_a_strangers_mirror_holds_nothing_of_alice(
    alice: Somebody, charlie: Somebody
) -> None:
    lives.keep(alice.keys, 60)
    assert "Dr Lee" not in _page(charlie)


def test_the_mirror_asks_the_database_a_few_times_however_much_is_kept(
    alice: Somebody, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    lives.keep(alice.keys, 60)
    with django_assert_max_num_queries(7):  # type: ignore[attr-defined]
        _page(alice)
    assert finders.find("css/mirror.css")


def test_somebody_without_moments_is_shown_what_the_mirror_will_be(alice: Somebody) -> None:
    assert alice.client.get("/mirror/")["Location"] == "/mirror/picture/"
    assert "Here you will see, in time, what returns" in _page(alice)

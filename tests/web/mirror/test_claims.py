"""With one person another way, and when they ..., I ...: on the page, and what it opens to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import UUID

from between.records import shelf
from between.story.episode import Answer, Episode
from between.story.noticing import Naming
from between.story.people import Person
from tests import lives
from tests.people import Somebody

START = datetime(2026, 3, 1, 18, tzinfo=UTC)
ROLES = dict(zip(("Dr Lee", "Mum", "Ana", "Jo"), lives.PEOPLE.values(), strict=True))


def keep(somebody: Somebody) -> dict[str, UUID]:
    """With Mum they press and I fight; else turned away I go quiet, and helped I feel welcome."""
    ids = {}
    for name, person in ROLES.items():
        ids[name] = shelf.put(somebody.keys, person, START.date())
        for day in range(10):
            other, own = ("o5", "s2") if day % 2 else ("o6", "s3")
            if name == "Mum" and day < 8:
                other, own = "o2", "s4"
            if name == "Ana" and day == 9:
                own = "s5"
            _keep(somebody, ids[name], (other, own), day)
    return ids


def _keep(somebody: Somebody, person: UUID, codes: tuple[str, str], day: int) -> None:
    moment = Episode(
        person=person,
        when=START + timedelta(days=day),
        response_of_other=Answer(codes=(codes[0],)),
        response_of_self=Answer(codes=(codes[1],)),
        words=f"{codes[0]} then {codes[1]}",
    )
    shelf.put(somebody.keys, moment, moment.when.date())


def read(somebody: Somebody, url: str) -> str:
    answer = somebody.client.get(url)
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


def test_both_lists_stand_under_the_rows_with_whole_sentences(alice: Somebody) -> None:
    ids = keep(alice)
    found = read(alice, "/mirror/picture/")
    assert "With one person it goes another way" in found
    assert "With Mum it goes differently: more being pressed" in found
    assert f'href="/mirror/with/{ids["Mum"]}/"' in found
    assert "When they ..., I ..." in found
    assert (
        "When they turn away or don't get it, “I go quiet or close up” follows more often "
        "than elsewhere: 15 of 16 times, otherwise 0 of 24."
    ) in found
    assert "And 1 of 16 times you did something else. These are worth reading." in found


def test_a_person_opens_to_what_is_more_and_to_its_moments(alice: Somebody) -> None:
    ids = keep(alice)
    found = read(alice, f"/mirror/with/{ids['Mum']}/")
    assert "8 of 10 moments" in found
    assert "0 of 30 moments" in found
    assert "o2 then s4" in found
    assert "Too few moments with Mum to say whether it is different." in found
    assert f"/people/{ids['Mum']}/" in found
    assert "/mirror/method/" in found


def test_a_link_opens_to_its_moments_and_to_its_exceptions_first(alice: Somebody) -> None:
    keep(alice)
    found = read(alice, "/mirror/links/o5/s2/")
    assert found.index("o5 then s5") < found.index("o5 then s2")
    assert "When they turn away or don't get it" in found
    assert "“Otherwise” means: with the same people" in found


def test_a_pair_that_hardly_came_together_is_too_few_to_call_a_link(
    alice: Somebody,
) -> None:
    keep(alice)
    assert "This came together 1 time. Too few to call it a link." in read(
        alice, "/mirror/links/o5/s5/"
    )
    assert "Otherwise" not in read(alice, "/mirror/links/o5/s5/")
    assert "This came together 0 times." in read(alice, "/mirror/links/o1/s1/")


def test_names_of_ones_own_stand_in_the_sentences(alice: Somebody) -> None:
    keep(alice)
    naming = Naming(names={"s2": "the tortoise", "o5": "the wall", "o2": "the boss"})
    shelf.put(alice.keys, naming, START.date())
    found = read(alice, "/mirror/picture/")
    assert "When it is “the wall” (they turn away or don't get it)" in found
    assert "“the tortoise (I go quiet or close up)” follows" in found
    assert "more the boss (being pressed)" in found


def test_nothing_is_shown_where_nothing_may_be_said(alice: Somebody) -> None:
    lives.keep(alice.keys, 7)
    found = read(alice, "/mirror/picture/")
    assert "With one person it goes another way" not in found
    assert "When they ..., I ..." not in found
    assert "What could be chance" not in found


def test_what_could_be_chance_stands_in_a_fold_and_names_nothing(alice: Somebody) -> None:
    ids = {
        name: shelf.put(alice.keys, person, START.date()) for name, person in ROLES.items()
    }
    for name, person in ids.items():
        for day in range(8):
            codes = ("o2", "s4") if name == "Mum" and day < 4 else ("o5", f"s{1 + day % 3}")
            _keep(alice, person, codes, day)
    found = read(alice, "/mirror/picture/")
    assert "With Mum it may go differently. With so many people" in found
    assert found.index("What could be chance") < found.index("With Mum it may go")
    assert "With one person it goes another way" not in found


def test_whom_one_does_not_know_and_who_is_not_safe_has_no_page(
    alice: Somebody, charlie: Somebody
) -> None:
    ids = keep(alice)
    assert charlie.client.get(f"/mirror/with/{ids['Mum']}/").status_code == 404
    unsafe = replace(Person(name="Max"), safe=False)
    other = shelf.put(alice.keys, unsafe, START.date())
    assert alice.client.get(f"/mirror/with/{other}/").status_code == 404


def test_a_link_of_what_is_no_answer_is_not_found(alice: Somebody) -> None:
    for pair in ("s2/o5", "o9/s2", "w1/s2", "o5/o5"):
        assert alice.client.get(f"/mirror/links/{pair}/").status_code == 404

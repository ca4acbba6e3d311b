"""The page of echoes: shut, offered, put off, opened; and whom it never shows anything."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from between.insight import echoes as insight
from between.records import shelf
from between.story.episode import Episode, Reality
from between.story.hurt import Heard, Hurt, Rest
from between.story.people import Person
from tests import echoing
from tests.echoing import Echoing
from tests.insight.hurtful import CLOCK, alike, life
from tests.insight.told import ANA, BOB, MUM, moment
from tests.people import Somebody
from tests.web.reading import text

BOTH = "Or it was simply a miss on their side. Both can be true."
OPEN: dict[str, Any] = {"heard": Heard.YES}
SHUT = "Today it is about the two of you, not about patterns."


def kept(
    somebody: Somebody,
    *others: Episode,
    n: int = 60,
    since: timedelta = timedelta(),
    **told: Any,
) -> Echoing:
    return echoing.keep(somebody.keys, life(*others, n=n), timezone.now() - since, **told)


def address(there: Echoing) -> str:
    return f"/between-us/hurts/{there.hurt}/echoes/"


def looked(somebody: Somebody, there: Echoing) -> str:
    return text(somebody.client.get(address(there) + "?look"))


@pytest.fixture
def _nothing_is_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise AssertionError

    monkeypatch.setattr(insight, "of", refuse)


@pytest.mark.usefixtures("_nothing_is_computed")
@pytest.mark.parametrize(
    "told",
    [
        {},
        {"heard": Heard.PARTLY},
        {"heard": Heard.NOT_YET},
        {"echoes_put_off": timezone.now()},
    ],
    ids=["fresh", "partly heard", "not yet heard", "put off before"],
)
def test_on_the_day_of_the_hurt_nothing_opens_it(
    alice: Somebody, told: dict[str, Any]
) -> None:
    there = kept(alice, alike(MUM, 3), **told)
    tries = [
        alice.client.get(address(there)),
        alice.client.get(address(there) + "?look"),
        alice.client.get(address(there) + "?look=1&heard=yes"),
        alice.client.post(address(there)),
        alice.client.post(
            address(there) + "?look", {"look": "1", "heard": "yes", "go": "look"}
        ),
    ]
    for answer in tries:
        assert SHUT in text(answer)
        assert "father" not in answer.content.decode()
    before = shelf.one(alice.keys, Hurt, there.hurt)
    assert before.version == 1


@pytest.mark.usefixtures("_nothing_is_computed")
@pytest.mark.parametrize(
    ("since", "told"),
    [(timedelta(), OPEN), (timedelta(days=7), {})],
    ids=["heard", "a week"],
)
def test_when_it_may_be_opened_nothing_is_computed_until_it_is(
    alice: Somebody, since: timedelta, told: dict[str, Any]
) -> None:
    there = kept(alice, alike(MUM, 3), since=since, **told)
    page = text(alice.client.get(address(there)))
    assert "Nothing is looked at until you open it." in page
    assert "Not now" in page
    assert "father" not in page


def test_six_days_are_not_yet_a_week(alice: Somebody) -> None:
    there = kept(alice, since=timedelta(days=6, hours=23))
    assert SHUT in looked(alice, there)


def test_not_now_is_remembered_and_it_stays_reachable(alice: Somebody) -> None:
    there = kept(alice, alike(MUM, 3), **OPEN)
    assert (
        alice.client.post(address(there))["Location"] == f"/between-us/hurts/{there.hurt}/"
    )
    put_off = shelf.one(alice.keys, Hurt, there.hurt)
    assert put_off.story.echoes_put_off is not None
    assert "You said “not now”: today." in text(alice.client.get(address(there)))
    assert BOTH in looked(alice, there)
    alice.client.post(address(there))
    assert shelf.one(alice.keys, Hurt, there.hurt).version == put_off.version


def test_opened_it_shows_the_moments_as_they_were_written_and_why(alice: Somebody) -> None:
    there = kept(alice, alike(MUM, 3), alike(ANA, -7000, reality=Reality.MEMORY), **OPEN)
    page = looked(alice, there)
    assert page.index(BOTH) < page.index("with Mum")
    assert f"{CLOCK} again on day 3" in page
    assert "with Ana" in page
    assert "(from long ago)" in page
    assert (
        "Both times you wanted to be understood and loved, they turned away or didn't get it, "
        "and you went quiet or closed up."
    ) in page
    assert "Felt both times: unseen, ashamed." in page
    assert "It was about as strong." in page
    assert "Words in both:" in page
    assert "not facts about who you are" in page


def test_each_echo_opens_to_its_moment_and_the_page_to_its_method(alice: Somebody) -> None:
    there = kept(alice, alike(MUM, 3), **OPEN)
    page = alice.client.get(address(there) + "?look").content.decode()
    mine = there.moments[UUID(int=1060)]
    assert f'href="/moments/{mine}/"' in page
    assert 'href="/between-us/echoes/method/"' in page
    assert "199 times" in text(alice.client.get("/between-us/echoes/method/"))


def test_where_nothing_is_alike_it_is_about_the_two(alice: Somebody) -> None:
    page = looked(alice, kept(alice, **OPEN))
    assert "Nothing much alike, and that is fine. Then it is about the two of you." in page
    assert "Silence here means" not in page
    assert BOTH not in page


@pytest.mark.parametrize("n", [0, 1, 7])
def test_with_few_moments_it_is_silent(alice: Somebody, n: int) -> None:
    page = looked(alice, kept(alice, n=n, **OPEN))
    assert "Too little is written down" in page
    assert "you need not write more because of it" in page


def test_an_erased_moment_is_no_echo_and_its_link_says_so(alice: Somebody) -> None:
    there = kept(alice, alike(MUM, 3), **OPEN)
    mine = there.moments[UUID(int=1060)]
    assert str(mine) in alice.client.get(address(there) + "?look").content.decode()
    shelf.erase(alice.keys, Episode, mine, timezone.now())
    assert "father" not in looked(alice, there)
    assert alice.client.get(f"/moments/{mine}/").status_code == 404


def test_nothing_of_it_is_kept(alice: Somebody) -> None:
    there = kept(alice, alike(MUM, 3), **OPEN)
    before = shelf.one(alice.keys, Hurt, there.hurt)
    looked(alice, there)
    assert shelf.one(alice.keys, Hurt, there.hurt) == before


def test_what_is_more_than_a_misunderstanding_has_no_echoes(alice: Somebody) -> None:
    there = kept(alice, alike(MUM, 3), rest=Rest.BEYOND, since=timedelta(days=30), **OPEN)
    for answer in (
        alice.client.get(address(there)),
        alice.client.get(address(there) + "?look"),
    ):
        assert answer.status_code == 404


def test_a_moment_that_is_more_than_a_misunderstanding_is_no_echo_of_another(
    alice: Somebody,
) -> None:
    there = kept(alice, alike(MUM, 3), alike(ANA, 8), **OPEN)
    beyond, other = (there.moments[UUID(int=n)] for n in (1060, 1061))
    assert (
        f"/moments/{beyond}/" in alice.client.get(address(there) + "?look").content.decode()
    )
    now = timezone.now()
    left = Hurt(when=now, episode=beyond, rest=Rest.BEYOND)
    shelf.put(alice.keys, left, now.date())
    page = alice.client.get(address(there) + "?look").content.decode()
    assert f"/moments/{beyond}/" not in page
    assert f"/moments/{other}/" in page


def test_a_moment_that_is_more_than_a_misunderstanding_is_not_counted_afterwards(
    alice: Somebody,
) -> None:
    since, now = timedelta(days=30), timezone.now()
    once = _after(now, MUM, 3, "s5")
    there = kept(alice, once, since=since, repaired_on=(now - since).date())
    assert "with Mum too, once." in looked(alice, there)
    beyond = there.moments[UUID(int=1060)]
    shelf.put(alice.keys, Hurt(when=now, episode=beyond, rest=Rest.BEYOND), now.date())
    assert "with Mum too" not in looked(alice, there)


def test_a_therapist_who_is_not_safe_is_no_pattern(alice: Somebody) -> None:
    there = kept(alice, alike(MUM, 3), **OPEN)
    them = there.people[BOB]
    known = shelf.one(alice.keys, Person, them)
    unsafe = replace(known.story, safe=False)
    shelf.change(alice.keys, unsafe, them, version=1, day=timezone.now().date())
    page = looked(alice, there)
    assert "How a person acts when they are not safe is not a pattern." in page
    assert "father" not in page


def test_nobody_else_sees_it(alice: Somebody, charlie: Somebody, bob: Somebody) -> None:
    there = kept(alice, alike(MUM, 3), **OPEN)
    for other in (charlie, bob):
        assert other.client.get(address(there) + "?look").status_code == 404
        assert other.client.post(address(there)).status_code == 404
    assert alice.client.get(f"/between-us/hurts/{uuid4()}/echoes/").status_code == 404
    assert alice.locked().get(address(there) + "?look").status_code == 302


def _after(now: datetime, person: UUID, days: int, own: str) -> Episode:
    """A moment like the hurt, so many days after `now`, in the time of `hurtful`."""
    del now
    return moment(person, "w6", "o5", own, day=400 + days)


def test_after_a_repair_it_says_what_came_later_with_somebody_else(alice: Somebody) -> None:
    since = timedelta(days=30)
    day = (timezone.now() - since).date()
    later = [_after(timezone.now(), MUM, 3 + n, "s5") for n in range(4)]
    there = kept(
        alice, *later, _after(timezone.now(), ANA, 9, "s2"), since=since, repaired_on=day
    )
    page = looked(alice, there)
    assert (
        "when it came right between you and Bob, you stayed steady with Mum too, 4 times."
        in page
    )
    assert "Which led to which, nobody can tell." in page
    assert "since then in 4 of 5." in page


def test_one_time_is_one_time_and_without_a_repair_nothing_is_counted(
    alice: Somebody,
) -> None:
    since = timedelta(days=30)
    day = (timezone.now() - since).date()
    once = _after(timezone.now(), MUM, 3, "s5")
    page = looked(alice, kept(alice, once, since=since, repaired_on=day))
    assert "you stayed steady with Mum too, once." in page
    assert "Too early to tell." in page
    assert "came right" not in looked(alice, kept(alice, once, since=since))


def test_it_asks_the_database_a_few_times_however_much_is_kept(
    alice: Somebody, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    there = kept(alice, alike(MUM, 3), n=90, **OPEN)
    with django_assert_max_num_queries(9):  # type: ignore[attr-defined]
        looked(alice, there)

"""Is this helping us? Each answers alone; nobody reads the other's before their own stands."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from between.records import joined, joints, keyroom, lookbacks, shelf
from between.records.joined import NotOpen
from between.records.models import Joint
from between.records.shelf import Stale
from between.story.looking_back import LookBack, NotNow, Serves
from between.story.meeting import By, Course, Meeting
from between.story.noticing import Preferences
from tests.people import Somebody, fresh
from tests.web.bond.two import joined as join
from tests.web.bond.two import text

NOW = timezone.now()
ASKED = "Is this helping us, or getting between us?"


@pytest.fixture
def bond(alice: Somebody, bob: Somebody) -> str:
    return join(alice, bob).strip("/").split("/")[-1]


def url(bond: str, more: str = "") -> str:
    return f"/together/{bond}/looking-back/{more}"


def answer(whose: Somebody, bond: str, serves: str, words: str = "", **more: str) -> str:
    said = {"turn": "1", "serves": serves, "words": words, "seen": "both", **more}
    return whose.client.post(url(bond), said, follow=True).content.decode()


def meet(whose: Somebody, bond: str, count: int, after: int = 0) -> None:
    for n in range(count):
        start = NOW - timedelta(hours=50 - after - n)
        story = Meeting(start=start, course=Course.HELD)
        joints.put(fresh(whose).keys, UUID(bond), story, NOW.date())


def lies_in(bond: str, *readers: Somebody) -> list[LookBack]:
    """All that a bond's key opens, for whoever holds it."""
    return [
        one.story
        for reader in readers
        for one in joints.take(fresh(reader).keys, UUID(bond), LookBack)
    ]


def asks(whose: Somebody, bond: str) -> bool:
    page = f"/with/{bond}/" if whose.name.startswith("alice") else f"/clients/{bond}/"
    return ASKED in text(whose.client, page)


def test_both_are_asked_after_six_sessions_and_not_before(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    meet(alice, bond, 5)
    assert not asks(alice, bond)
    assert not asks(bob, bond)
    meet(bob, bond, 1, after=5)
    assert asks(alice, bond)
    assert asks(bob, bond)
    assert ASKED in text(alice.client, f"/together/{bond}/agreement/")


def test_each_reads_on_which_day_it_was_where_they_live(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    zone = "Pacific/Kiritimati" if NOW.hour >= 11 else "Etc/GMT+12"  # never the day of UTC
    shelf.put(fresh(alice).keys, Preferences(zone=zone), NOW.date())
    answer(alice, bond, "helping")
    answer(bob, bond, "helping")
    here, there = f"{NOW:%-d %B %Y}", f"{NOW.astimezone(ZoneInfo(zone)):%-d %B %Y}"
    for page in (url(bond), f"/together/{bond}/agreement/"):
        hers, his = text(alice.client, page), text(bob.client, page)
        assert f"You, {there}" in hers
        assert f"Dr Lee, {there}" in hers
        assert f"You, {here}" in his


def test_not_now_is_ones_own_and_lasts_until_they_have_met(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    meet(alice, bond, 6)
    alice.client.post(url(bond, "later/"))
    alice.client.post(url(bond, "later/"))
    assert not asks(alice, bond)
    assert asks(bob, bond)
    (off,) = shelf.take(fresh(alice).keys, NotNow).kept
    later = Meeting(start=off.story.when + timedelta(hours=1), course=Course.LATE)
    joints.put(fresh(bob).keys, UUID(bond), later, NOW.date())
    assert asks(alice, bond)


def test_an_answer_is_nowhere_in_the_bond_until_both_are_there(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    page = answer(alice, bond, "between", "quillfeather")
    assert "Kept, sealed" in page
    assert "quillfeather" in page
    (there,) = lies_in(bond, bob)
    assert (there.serves, there.words) == (None, "")
    his = text(bob.client, url(bond))
    assert "has answered" in his
    assert "quillfeather" not in his
    assert asks(bob, bond)  # after no session at all, since she waits

    page = answer(bob, bond, "helping", "larkspur")
    assert "quillfeather" not in page  # her answer opens when she is here next
    assert [one.words for one in lies_in(bond, bob)].count("quillfeather") == 0
    hers = text(alice.client, url(bond))
    assert "Getting between us" in hers
    assert "larkspur" in hers
    assert "quillfeather" in text(bob.client, url(bond))
    for one in (alice, bob):
        assert "larkspur" in text(one.client, f"/together/{bond}/agreement/")
        assert not shelf.take(fresh(one).keys, LookBack).kept
        assert not asks(one, bond)


def test_the_second_to_answer_is_read_only_by_whoever_can_change_nothing_more(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    answer(alice, bond, "between", "quillfeather")
    answer(bob, bond, "helping")
    page = answer(alice, bond, "helping", "to please")  # from a page opened before
    assert "your first one stands" in page
    assert "to please" not in text(alice.client, url(bond))
    assert {one.words for one in lies_in(bond, bob)} == {"quillfeather", ""}


def test_an_answer_can_be_changed_while_nobody_has_seen_it(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    answer(alice, bond, "between", "quillfeather")
    answer(alice, bond, "neither", "something milder")
    assert len(lies_in(bond, alice)) == 1
    answer(bob, bond, "helping")
    text(alice.client, url(bond))
    page = text(bob.client, url(bond))
    assert "something milder" in page
    assert "quillfeather" not in page


def test_an_answer_is_shown_when_its_writer_says_so(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    answer(alice, bond, "neither", "quillfeather")
    alice.client.post(url(bond, "showing/"))
    assert "quillfeather" in text(bob.client, url(bond))
    answer(bob, bond, "helping", "larkspur", seen="now")
    assert "larkspur" in text(alice.client, url(bond))


def test_an_answer_that_nobody_saw_is_taken_back_with_all_trace(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    answer(alice, bond, "stop", "quillfeather")
    alice.client.post(url(bond, "withdrawing/"))
    assert not lies_in(bond, alice, bob)
    assert not shelf.take(fresh(alice).keys, LookBack).kept
    assert "has answered" not in text(bob.client, url(bond))
    answer(bob, bond, "helping")
    answer(alice, bond, "stop")
    alice.client.post(url(bond, "withdrawing/"))  # now both are there
    assert [one.serves for one in lies_in(bond, bob)].count(Serves.STOP) == 1
    assert len(lies_in(bond, bob)) == 2


def test_an_answer_that_nobody_saw_is_taken_back_after_the_end_too(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    answer(alice, bond, "stop", "quillfeather")
    bob.client.post(f"/clients/{bond}/ending/")
    assert "Take it back" in text(alice.client, url(bond))
    taken = alice.client.post(url(bond, "withdrawing/"), follow=True)
    assert "Nothing of yours waits to be seen now." in taken.content.decode()
    assert "quillfeather" not in text(alice.client, url(bond))
    assert not shelf.take(fresh(alice).keys, LookBack).kept


def test_the_next_time_comes_six_sessions_after_and_the_earlier_stays(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    for one in (alice, bob):
        answer(one, bond, "helping", f"first by {one.name[:3]}")
    text(alice.client, url(bond))
    for n in range(6):
        start = timezone.now() + timedelta(hours=n + 1)
        joints.put(
            fresh(alice).keys,
            UUID(bond),
            Meeting(start=start, course=Course.HELD),
            NOW.date(),
        )
    assert asks(alice, bond)
    answer(alice, bond, "neither", "second", turn="2", seen="now")
    page = text(bob.client, f"/together/{bond}/agreement/")
    assert page.index("second") < page.index("first by ali")
    assert "first by bob" in page


def test_stopping_leads_to_a_rest_and_the_net_stays(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    page = answer(alice, bond, "stop")
    assert f'action="/with/{bond}/resting/"' in page
    assert "Need help now" in page
    assert 'href="/plan/"' in page
    his = answer(bob, bond, "stop", seen="now")
    assert "Your client can let it rest" in his
    assert f"/with/{bond}/resting/" not in his
    alice.client.post(f"/with/{bond}/resting/")
    page = text(alice.client, url(bond))
    assert "nothing opens while it does" in page
    answer(bob, bond, "helping", turn="2")
    assert len(lies_in(bond, bob)) == 2


def test_while_it_rests_an_answer_stays_with_its_writer(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    answer(alice, bond, "between", "quillfeather")
    answer(bob, bond, "helping", "larkspur")
    alice.client.post(f"/with/{bond}/resting/")
    page = text(alice.client, url(bond))
    assert "larkspur" not in page
    assert "quillfeather" in page
    alice.client.post(url(bond, "showing/"))
    assert "quillfeather" not in text(bob.client, url(bond))
    alice.client.post(f"/with/{bond}/resuming/")
    assert "larkspur" in text(alice.client, url(bond))


def test_after_the_end_it_is_read_and_not_written(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    meet(alice, bond, 6)
    for one in (alice, bob):
        answer(one, bond, "helping", "quillfeather")
    text(alice.client, url(bond))
    alice.client.post(f"/with/{bond}/ending/")
    answer(bob, bond, "stop", "too late", turn="2")
    for one in (alice, bob):
        assert "quillfeather" in text(one.client, url(bond))
        assert not asks(one, bond)
    assert "too late" not in {one.words for one in lies_in(bond, bob)}


def test_with_the_account_of_the_other_gone_ones_own_is_still_read(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    answer(alice, bond, "helping", "quillfeather")
    keyroom.erase_account(bob.keys.account)
    assert "quillfeather" in text(alice.client, url(bond))


def test_records_refuse_what_pages_do_not_offer(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    keys = fresh(alice).keys
    with_ = joined.one(keys, UUID(bond), joined.Side.CLIENT)
    said = LookBack(bond=UUID(bond), turn=2, by=By.CLIENT, when=NOW, serves=Serves.STOP)
    with pytest.raises(Stale):
        lookbacks.answer(keys, with_, said)
    joined.rest(keys, with_)
    keys = fresh(alice).keys
    with_ = joined.one(keys, UUID(bond), joined.Side.CLIENT)
    with pytest.raises(NotOpen):
        lookbacks.answer(keys, with_, said)
    with pytest.raises(NotOpen):
        lookbacks.show(keys, with_)
    lookbacks.take_back(keys, with_)
    assert Joint.objects.count() == 1  # the names


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"serves": ""}, "Choose one of the four"),
        ({"serves": "great"}, "not one of the answers shown"),
        ({"seen": "never"}, "not one of the answers shown"),
        ({"words": "x" * 401}, "401 characters and 400 fit"),
    ],
    ids=["nothing", "another word", "another time", "too long"],
)
def test_what_cannot_be_kept_says_why(
    alice: Somebody, bond: str, wrong: dict[str, str], said: str
) -> None:
    sent = {"turn": "1", "serves": "helping", "words": "", "seen": "both"} | wrong
    assert said in alice.client.post(url(bond), sent).content.decode()
    assert not lies_in(bond, alice)

"""Sharing one moment: the exact view first, then the other sees it, until it is taken back."""

import re
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from between.records import keyroom, shelf
from between.records.models import Account, Grant
from between.story.episode import Answer
from between.story.safety import SafetyPlan
from tests.people import Somebody
from tests.security.pages import plain
from tests.web.bond.two import day, joined, text
from tests.web.moments import notes

CODED = Answer(codes=("w6",))
WORDS = "She looked at the clock\nwhile I was speaking."


@pytest.fixture
def bond(alice: Somebody, bob: Somebody) -> str:
    return joined(alice, bob)


@pytest.fixture
def moment(alice: Somebody) -> str:
    ana = notes.person(alice, "Ana")
    return str(notes.moment(alice, person=ana, words=WORDS))


def share(alice: Somebody, bond: str, moment: str) -> str:
    """Share on the pages; return the id of what is shared."""
    url = f"/sharing/moment/{moment}/"
    answer = alice.client.post(url, yes(alice, url, bond))
    assert answer["Location"] == bond
    return str(Grant.objects.order_by("-day").first().id)  # type: ignore[union-attr]


def yes(alice: Somebody, url: str, bond: str) -> dict[str, str]:
    """What the button of a preview sends."""
    seen = re.search(r'name="seen" value="(\w+)"', text(alice.client, url))
    assert seen
    return {"bond": bond.strip("/").split("/")[-1], "seen": seen[1]}


def shown(page: str) -> str:
    """The part of a page that shows what was shared."""
    return page.split('<article class="card shown">')[1].split("</article>", maxsplit=1)[0]


def test_what_they_see_is_what_was_shown_before(
    alice: Somebody, bob: Somebody, bond: str, moment: str
) -> None:
    before = text(alice.client, f"/sharing/moment/{moment}/")
    assert "exactly this, and nothing else" in before
    assert "Need help now" in before
    assert "may have to keep it by law" in before
    assert "Dr A. Lee" in before  # who runs this server
    assert not Grant.objects.exists()
    grant = share(alice, bond, moment)
    theirs = text(bob.client, f"/clients/shared/{grant}/")
    assert shown(theirs) == shown(before)
    assert "with Ana" in shown(theirs)
    assert "She looked at the clock<br>while I was speaking." in shown(theirs)
    assert shown(text(alice.client, f"/shared/{grant}/")) == shown(before)


def test_the_way_to_the_moment_is_offered_while_it_is_there(
    alice: Somebody, bond: str, moment: str
) -> None:
    grant = share(alice, bond, moment)
    way = f'href="/moments/{moment}/"'
    assert way in text(alice.client, f"/shared/{grant}/")
    alice.client.post(f"/moments/{moment}/erasing/")
    assert way not in text(alice.client, f"/shared/{grant}/")


def test_a_later_change_is_not_shared(
    alice: Somebody, bob: Somebody, bond: str, moment: str
) -> None:
    grant = share(alice, bond, moment)
    changed = {"valence": "hurt", "words": "something else", "version": "1"}
    alice.client.post(f"/moments/{moment}/changing/", changed)
    assert "something else" not in text(bob.client, f"/clients/shared/{grant}/")


def test_the_list_says_that_something_waits_until_it_is_read(
    alice: Somebody, bob: Somebody, bond: str, moment: str
) -> None:
    assert "something is waiting" not in text(bob.client, "/clients/")
    grant = share(alice, bond, moment)
    assert "something is waiting" in text(bob.client, "/clients/")
    text(bob.client, f"/clients/shared/{grant}/")
    assert "something is waiting" not in text(bob.client, "/clients/")
    assert "Opened on" in text(alice.client, f"/shared/{grant}/")


def test_what_was_taken_back_is_gone_for_them(
    alice: Somebody, bob: Somebody, bond: str, moment: str
) -> None:
    grant = share(alice, bond, moment)
    alice.client.post(f"/shared/{grant}/withdrawing/")
    assert "Taken back." in text(alice.client, bond)
    assert bob.client.get(f"/clients/shared/{grant}/").status_code == 404
    assert "Nothing at the moment." in text(bob.client, _client(bob))
    again = alice.client.post(f"/shared/{grant}/withdrawing/")
    assert again.status_code == 404


def test_the_therapist_sees_no_number_of_what_was_not_shared(
    alice: Somebody, bob: Somebody, bond: str, moment: str
) -> None:
    pages = ["/clients/", _client(bob)]
    before = [plain(bob.client.get(url).content) for url in pages]
    for _ in range(3):
        notes.moment(alice, words="quillfeather")
    assert [plain(bob.client.get(url).content) for url in pages] == before


def test_nobody_to_share_with_is_said(alice: Somebody, moment: str) -> None:
    page = text(alice.client, f"/sharing/moment/{moment}/")
    assert "joined with nobody" in page
    answer = alice.client.post(f"/sharing/moment/{moment}/", {"bond": str(uuid4())})
    assert answer.status_code == 200
    assert not Grant.objects.exists()


@pytest.mark.parametrize("wanted", ["", "nonsense", str(UUID(int=7))])
def test_sharing_with_nobody_in_particular_shares_nothing(
    alice: Somebody, bond: str, moment: str, wanted: str
) -> None:
    answer = alice.client.post(f"/sharing/moment/{moment}/", {"bond": wanted})
    assert answer.status_code == 200
    assert not Grant.objects.exists()


def test_a_resting_bond_takes_nothing_and_goes_on(
    alice: Somebody, bob: Somebody, bond: str, moment: str
) -> None:
    alice.client.post(f"{bond}resting/")
    assert "Nothing is shared while it rests" in text(alice.client, bond)
    assert "This rests." in text(bob.client, _client(bob))
    assert "joined with nobody" in text(alice.client, f"/sharing/moment/{moment}/")
    alice.client.post(f"{bond}resuming/")
    share(alice, bond, moment)


def test_an_ended_bond_keeps_what_was_shared_and_takes_nothing_more(
    alice: Somebody, bob: Somebody, bond: str, moment: str
) -> None:
    grant = share(alice, bond, moment)
    assert "cannot begin again by itself" in text(alice.client, f"{bond}ending/")
    alice.client.post(f"{bond}ending/")
    assert "gets nothing more" in text(alice.client, bond)
    assert "This has ended." in text(bob.client, _client(bob))
    text(bob.client, f"/clients/shared/{grant}/")
    alice.client.post(f"{bond}resuming/")
    alice.client.post(f"{bond}resting/")
    url = f"/sharing/moment/{moment}/"
    alice.client.post(url, yes(alice, url, bond))
    assert Grant.objects.count() == 1
    alice.client.post(f"{bond}ending/")
    assert alice.client.post(f"/shared/{grant}/withdrawing/").status_code == 302


def test_the_therapist_can_end_it_too(
    alice: Somebody, bob: Somebody, bond: str, moment: str
) -> None:
    assert bob.client.get(f"{_client(bob)}ending/").status_code == 200
    bob.client.post(f"{_client(bob)}ending/")
    assert "gets nothing more" in text(alice.client, bond)
    assert "joined with nobody" in text(alice.client, f"/sharing/moment/{moment}/")


def test_a_therapist_who_erased_their_account_is_gone_and_all_else_stays(
    alice: Somebody, bob: Somebody, bond: str, moment: str
) -> None:
    share(alice, bond, moment)
    keyroom.erase_account(bob.keys.account)
    page = text(alice.client, bond)
    assert "This has ended." in page
    assert "with Ana" in page
    assert "joined with nobody" in text(alice.client, f"/sharing/moment/{moment}/")


def test_changed_keys_are_said_and_share_nothing(
    alice: Somebody, bob: Somebody, bond: str, moment: str
) -> None:
    Account.objects.filter(id=bob.keys.account).update(verify_key=b"x" * 32)
    url = f"/sharing/moment/{moment}/"
    page = alice.client.post(url, yes(alice, url, bond)).content.decode()
    assert "so nothing was shared" in page
    assert not Grant.objects.exists()


def test_the_page_of_a_shared_thing_says_since_when(
    alice: Somebody, bond: str, moment: str
) -> None:
    grant = share(alice, bond, moment)
    assert f"since {day()}" in text(alice.client, f"/shared/{grant}/")
    assert timezone.now().year


def _client(bob: Somebody) -> str:
    found = re.search(r'href="(/clients/[0-9a-f-]{36}/)"', text(bob.client, "/clients/"))
    assert found
    return found[1]


def test_a_yes_counts_for_what_was_on_the_page_and_no_other(
    alice: Somebody, bond: str, moment: str
) -> None:
    url = f"/sharing/moment/{moment}/"
    said = yes(alice, url, bond)
    changed = {"valence": "hurt", "words": "more than I meant", "version": "1"}
    alice.client.post(f"/moments/{moment}/changing/", changed)
    page = alice.client.post(url, said).content.decode()
    assert "changed in the meantime" in page
    assert not Grant.objects.exists()


def test_a_copy_says_the_day_and_not_today(
    alice: Somebody, bob: Somebody, bond: str, moment: str
) -> None:
    before = shown(text(alice.client, f"/sharing/moment/{moment}/"))
    assert "today" not in before
    assert "2026" in before


def test_the_mirror_is_shared_as_a_picture_of_the_day(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    for person in (notes.person(alice, f"P{n}") for n in range(3)):
        for _ in range(4):
            notes.moment(alice, person=person, words="quillfeather", wish=CODED)
    url = "/sharing/picture/"
    before = text(alice.client, url)
    assert 'src="data:image/svg+xml;base64,' in shown(before)
    assert "My mirror, on" in shown(before)
    answer = alice.client.post(url, yes(alice, url, bond))
    assert answer["Location"] == bond
    grant = Grant.objects.get().id
    theirs = text(bob.client, f"/clients/shared/{grant}/")
    assert shown(theirs) == shown(before)
    assert "never an answer to a complaint about you" in theirs
    assert "quillfeather" not in theirs


def test_a_mirror_without_rows_is_not_shared(alice: Somebody, bond: str) -> None:
    assert alice.client.get("/sharing/picture/")["Location"] == "/mirror/picture/"


def test_a_safety_plan_is_shared_like_anything_else(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    url = "/sharing/plan/"
    assert alice.client.get(url)["Location"] == "/plan/"
    plan = SafetyPlan(signs="I stop answering.", safer="The key with Ana.", when=notes.NOW)
    shelf.put(alice.keys, plan, notes.NOW.date())
    before = text(alice.client, url)
    alice.client.post(url, yes(alice, url, bond))
    theirs = text(bob.client, f"/clients/shared/{Grant.objects.get().id}/")
    assert shown(theirs) == shown(before)
    assert "6. How I make the place around me safer" in shown(theirs)

"""Going on with somebody else: nothing goes along by itself, each thing by a yes of its own."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from between.records import grants, keyroom, shelf
from between.records.models import Account, Grant
from between.story.episode import Episode
from between.story.hurt import Hurt
from between.story.sharing import Passage, Shared, What
from tests.people import Somebody, fresh, therapist
from tests.web.bond.two import joined, text
from tests.web.moments import notes

THEN = timezone.now() - timedelta(days=40)
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.fixture
def old(alice: Somebody, bob: Somebody) -> str:
    return joined(alice, bob).strip("/").split("/")[-1]


@pytest.fixture
def new(alice: Somebody, dora: Somebody, old: str) -> str:
    return joined(alice, dora, "Wren").strip("/").split("/")[-1]


def shared(
    alice: Somebody, bond: str, words: str, source: UUID | None = None, svg: str = ""
) -> str:
    """Share something on a day long gone; return its address on the way to somebody new."""
    what = What.PICTURE if svg else What.MOMENT if source else What.AGENDA
    story = Shared(
        what=what,
        title=f"Title of {words}",
        passages=(Passage(heading="In my words", words=words),),
        when=THEN,
        source=source,
        picture=svg,
    )
    grant = grants.share(fresh(alice).keys, UUID(bond), story, THEN.date())
    return f"/with/{bond}/going-on/{grant}/"


def yes(alice: Somebody, url: str, bond: str) -> dict[str, str]:
    seen = re.search(r'name="seen" value="(\w+)"', text(alice.client, url))
    assert seen
    return {"bond": bond, "seen": seen[1]}


def shown(page: str) -> str:
    return page.split('<article class="card shown">')[1].split("</article>", maxsplit=1)[0]


def hurt(alice: Somebody, bond: str, words: str) -> UUID:
    """Let something be left that was with the therapist of a bond."""
    story = Hurt(when=THEN, bond=UUID(bond), words=words, whole=words)
    return shelf.put(fresh(alice).keys, story, THEN.date())


def press(alice: Somebody, url: str, bond: str) -> UUID:
    """Share what stands on a page of sharing; return the copy."""
    before = set(Grant.objects.values_list("id", flat=True))
    alice.client.post(url, yes(alice, url, bond))
    (new,) = set(Grant.objects.values_list("id", flat=True)) - before
    return new


def seen_by(whose: Somebody, bond: str) -> list[str]:
    """What somebody new reads, each as it is shown to them."""
    page = text(whose.client, f"/clients/{bond}/")
    found = re.findall(r'href="(/clients/shared/[0-9a-f-]{36}/)"', page)
    return [shown(text(whose.client, one)) for one in found]


def test_a_journey_from_one_to_the_next(
    alice: Somebody, bob: Somebody, dora: Somebody, old: str
) -> None:
    first, second = shared(alice, old, "quillfeather"), shared(alice, old, "larkspur")
    page = text(alice.client, f"/with/{old}/")
    assert f'href="/with/{old}/going-on/"' in page
    page = text(alice.client, f"/with/{old}/going-on/")
    assert "Nothing goes along by itself." in page
    assert 'href="/with/joining/"' in page

    new = joined(alice, dora, "Wren").strip("/").split("/")[-1]
    assert seen_by(dora, new) == []
    page = text(alice.client, f"/with/{old}/going-on/")
    assert first in page
    assert second in page
    assert page.count("can see this by now") == 0

    before = text(alice.client, first)
    assert f"you shared on {THEN:%-d %B %Y}" in before
    assert f"As it was on</dt><dd><p>{THEN:%-d %B %Y}" in shown(before)
    assert old not in re.findall(r'name="bond" value="([0-9a-f-]+)"', before)
    answer = alice.client.post(first, yes(alice, first, new))
    assert answer["Location"] == f"/with/{old}/going-on/"
    (hers,) = seen_by(dora, new)
    assert hers == shown(before)
    assert "larkspur" not in hers
    page = text(alice.client, f"/with/{old}/going-on/")
    assert page.count("can see this by now") == 1

    assert f'href="/with/{old}/ending/"' in page
    alice.client.post(f"/with/{old}/ending/")
    page = text(alice.client, f"/with/{old}/going-on/")
    assert f"/with/{old}/ending/" not in page
    answer = alice.client.post(second, yes(alice, second, new))
    assert len(seen_by(dora, new)) == 2
    assert len(seen_by(bob, old)) == 2


def test_nothing_is_shared_by_looking_or_without_a_yes_to_what_is_shown(
    alice: Somebody, dora: Somebody, old: str, new: str
) -> None:
    url = shared(alice, old, "quillfeather")
    text(alice.client, f"/with/{old}/going-on/")
    for said in ({}, {"bond": new}, {"bond": new, "seen": "0" * 64}, {"bond": "all"}):
        assert alice.client.post(url, said).status_code == 200
    alice.client.post(url, yes(alice, url, old))
    assert seen_by(dora, new) == []
    assert Grant.objects.count() == 1


def test_two_windows_share_it_once(
    alice: Somebody, dora: Somebody, old: str, new: str
) -> None:
    url = shared(alice, old, "quillfeather")
    said = yes(alice, url, new)
    alice.client.post(url, said)
    page = alice.client.post(url, said).content.decode()
    assert "nothing was shared again" in page
    assert len(seen_by(dora, new)) == 1


def test_a_moment_goes_as_it_was_or_as_it_is_now(
    alice: Somebody, dora: Somebody, old: str, new: str
) -> None:
    moment = notes.moment(alice, words="larkspur")
    url = shared(alice, old, "quillfeather", source=moment)
    assert f'href="{url}as-it-is/"' in text(alice.client, url)
    page = text(alice.client, f"{url}as-it-is/")
    assert "larkspur" in shown(page)
    assert "quillfeather" not in page
    answer = alice.client.post(f"{url}as-it-is/", yes(alice, f"{url}as-it-is/", new))
    assert answer["Location"] == f"/with/{old}/going-on/"
    (hers,) = seen_by(dora, new)
    assert "larkspur" in hers
    assert "can see this by now" in text(alice.client, f"/with/{old}/going-on/")


def test_a_moment_that_is_gone_goes_as_the_copy_it_was(
    alice: Somebody, old: str, new: str
) -> None:
    moment = notes.moment(alice, words="larkspur")
    url = shared(alice, old, "quillfeather", source=moment)
    shelf.erase(fresh(alice).keys, Episode, moment, timezone.now())
    page = text(alice.client, url)
    assert "as-it-is" not in page
    assert "quillfeather" in shown(page)
    assert alice.client.get(f"{url}as-it-is/").status_code == 404
    agenda = shared(alice, old, "what I brought")
    assert alice.client.get(f"{agenda}as-it-is/").status_code == 404


def test_a_picture_goes_with_its_drawing_and_its_day(
    alice: Somebody, dora: Somebody, old: str, new: str
) -> None:
    url = shared(alice, old, "quillfeather", svg=SVG)
    alice.client.post(url, yes(alice, url, new))
    (hers,) = seen_by(dora, new)
    assert 'src="data:image/svg+xml;base64,' in hers
    assert hers.count("As it was on") == 1


def test_what_went_on_once_bears_one_day_for_good(
    alice: Somebody, dora: Somebody, old: str, new: str
) -> None:
    url = shared(alice, old, "quillfeather")
    alice.client.post(url, yes(alice, url, new))
    second = Grant.objects.get(bond_id=new).id
    third = therapist("emma")
    joined(alice, third, "Robin")
    onwards = f"/with/{new}/going-on/{second}/"
    assert shown(text(alice.client, onwards)).count("As it was on") == 1


@pytest.mark.parametrize("how", ["goes on", "goes on from before", "is shared"])
def test_a_hurt_with_one_is_no_hurt_with_another(
    alice: Somebody, bob: Somebody, dora: Somebody, old: str, new: str, how: str
) -> None:
    page = f"/between-us/hurts/{(id_ := hurt(alice, old, 'quillfeather'))}/sharing/"
    if how == "goes on":
        page = f"/with/{old}/going-on/{press(alice, page, old)}/"
    elif how == "goes on from before":
        words = (Passage(heading="It", words="quillfeather"),)
        story = Shared(what=What.HURT, title="It", passages=words, when=THEN, source=id_)
        day = THEN.date()
        grant = grants.share(fresh(alice).keys, UUID(old), story, day)
        page = f"/with/{old}/going-on/{grant}/"
    copy = press(alice, page, new)
    (hers,) = seen_by(dora, new)
    assert "quillfeather" in hers
    assert "Something between you" not in text(dora.client, f"/clients/{new}/")
    answer = dora.client.get(f"/clients/hurts/{copy}/")
    assert answer["Location"] == f"/clients/shared/{copy}/"
    assert "Something between you" not in text(dora.client, f"/clients/{new}/course/")
    assert dora.client.get(f"/together/{new}/way-back/{id_}/").status_code == 404
    if how != "is shared":
        assert "Something between you" in text(bob.client, f"/clients/{old}/")
        assert "Something between you" in text(bob.client, f"/clients/{old}/course/")


def test_a_hurt_with_one_is_a_hurt_with_them(
    alice: Somebody, dora: Somebody, old: str, new: str
) -> None:
    id_ = hurt(alice, new, "quillfeather")
    copy = press(alice, f"/between-us/hurts/{id_}/sharing/", new)
    assert "Something between you" in text(dora.client, f"/clients/{new}/")
    assert "quillfeather" in text(dora.client, f"/clients/hurts/{copy}/")


@pytest.mark.parametrize("standing", ["resting", "ending"])
def test_a_new_bond_that_is_not_open_takes_nothing(
    alice: Somebody, old: str, new: str, standing: str
) -> None:
    url = shared(alice, old, "quillfeather")
    said = yes(alice, url, new)
    alice.client.post(f"/with/{new}/{standing}/")
    page = alice.client.post(url, said).content.decode()
    assert "joined with nobody who could see it" in page
    assert Grant.objects.count() == 1


def test_a_resting_one_goes_on_too(
    alice: Somebody, dora: Somebody, old: str, new: str
) -> None:
    url = shared(alice, old, "quillfeather")
    alice.client.post(f"/with/{old}/resting/")
    alice.client.post(url, yes(alice, url, new))
    assert len(seen_by(dora, new)) == 1


def test_it_works_where_the_old_account_is_gone(
    alice: Somebody, bob: Somebody, dora: Somebody, old: str, new: str
) -> None:
    url = shared(alice, old, "quillfeather")
    keyroom.erase_account(bob.keys.account)
    assert url in text(alice.client, f"/with/{old}/going-on/")
    alice.client.post(url, yes(alice, url, new))
    assert len(seen_by(dora, new)) == 1


def test_changed_keys_of_the_new_one_share_nothing(
    alice: Somebody, dora: Somebody, old: str, new: str
) -> None:
    url = shared(alice, old, "quillfeather")
    Account.objects.filter(id=dora.keys.account).update(verify_key=b"x" * 32)
    page = alice.client.post(url, yes(alice, url, new)).content.decode()
    assert "so nothing was shared" in page
    assert Grant.objects.count() == 1


def test_a_thing_is_found_under_its_own_bond_alone(
    alice: Somebody, charlie: Somebody, old: str, new: str
) -> None:
    url = shared(alice, old, "quillfeather")
    grant = url.strip("/").split("/")[-1]
    for wrong in (f"/with/{new}/going-on/{grant}/", f"/with/{old}/going-on/{uuid4()}/"):
        assert alice.client.get(wrong).status_code == 404
    assert charlie.client.get(url).status_code == 404
    assert charlie.client.get(f"/with/{old}/going-on/").status_code == 404

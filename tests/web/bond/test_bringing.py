"""What do I bring? One page of the client's own words, seen first and then shared."""

import re
from uuid import UUID

import pytest
from django.test import Client

from between.records.models import Grant
from between.story.episode import Answer
from tests.people import Somebody
from tests.web.bond.two import joined, text
from tests.web.moments import notes

URL = "/bringing/"


@pytest.fixture
def bond(alice: Somebody, bob: Somebody) -> str:
    return joined(alice, bob).strip("/").split("/")[-1]


def preview(alice: Somebody, **said: object) -> str:
    answer = alice.client.post(URL, said)
    assert answer.status_code == 200
    return answer.content.decode()


def share(alice: Somebody, bond: str, **said: object) -> str:
    seen = re.search(r'name="seen" value="(\w+)"', preview(alice, **said))
    assert seen
    alice.client.post(URL, {**said, "bond": bond, "seen": seen[1]})
    return str(Grant.objects.get().id)


def words_in(page: str) -> int:
    part = page.split('<dl class="told">')[1].split("</dl>", maxsplit=1)[0]
    return len(re.sub("<[^>]+>", " ", part).split())


def test_the_page_they_get_is_the_one_that_was_seen(
    alice: Somebody, bob: Somebody, bond: str
) -> None:
    ana = notes.person(alice, "Ana")
    first = notes.moment(alice, person=ana, words="She looked at the clock.")
    said = {"sentence": "I went quiet again.", "moments": [str(first)]}
    before = preview(alice, **said)
    assert "I went quiet again." in before
    assert "She looked at the clock." in before
    assert "with Ana" in before
    assert not Grant.objects.exists()
    grant = share(alice, bond, **said)
    part = before.split('<article class="card shown">')[1].split("</article>")[0]
    assert part in bob.client.get(f"/clients/shared/{grant}/").content.decode()
    assert "What I bring" in text(bob.client, f"/clients/{bond}/")


def test_a_sentence_is_made_of_three_lines(alice: Somebody, bond: str) -> None:
    page = preview(alice, when="she sighed", did="said it was fine", wanted="to be asked")
    assert (
        "Last week when she sighed, I said it was fine. What I would have wanted was "
        "to be asked." in page
    )


@pytest.mark.parametrize("many", [1, 2, 3])
def test_no_page_has_more_than_120_words(alice: Somebody, bond: str, many: int) -> None:
    long = " ".join(f"word{n}" for n in range(400))
    chosen = [str(notes.moment(alice, words=long)) for _ in range(many)]
    page = preview(alice, sentence="I would like to begin with this.", moments=chosen)
    assert 100 < words_in(page) <= 120
    assert "…" in page


def test_moments_without_words_are_told_by_their_answers(
    alice: Somebody, bond: str
) -> None:
    one = notes.moment(alice, wish=Answer(codes=("w6",)))
    assert "I wanted to be understood and loved" in preview(alice, moments=[str(one)])


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Choose a moment, or write a sentence."),
        ({"sentence": "word " * 61}, "up to 60 words fits"),
        ({"moments": ["nonsense"]}, "not one of the answers shown"),
        ({"picture": "nonsense"}, "not one of the answers shown"),
    ],
)
def test_what_does_not_fit_says_so(
    alice: Somebody, bond: str, said: dict[str, object], sentence: str
) -> None:
    assert sentence in preview(alice, **said)


def test_more_than_three_moments_are_too_many(alice: Somebody, bond: str) -> None:
    chosen = [str(notes.moment(alice, words="a moment")) for _ in range(4)]
    assert "Three fit on a page." in preview(alice, moments=chosen)


def headings(page: str) -> list[str]:
    part = page.split('<dl class="told">')[1].split("</dl>", maxsplit=1)[0]
    return re.findall("<dd><p>(.*?)</p>", part)


def hidden(page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    form = page.split("</article>")[1]
    for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form):
        found.setdefault(name, []).append(value)
    return found


@pytest.fixture
def three(alice: Somebody) -> list[str]:
    said = ("one", "two", "three")
    return [str(notes.moment(alice, words=words)) for words in said]


def test_moments_are_put_in_the_order_in_which_they_are_to_be_read(
    alice: Somebody, bob: Somebody, bond: str, three: list[str]
) -> None:
    one, two, last = three
    page = preview(alice, moments=[one, two, last])
    assert headings(page) == ["one", "two", "three"]
    page = preview(alice, **hidden(page), first=last)
    assert headings(page) == ["three", "one", "two"]
    page = preview(alice, **hidden(page), first=two)
    assert headings(page) == ["two", "three", "one"]
    alice.client.post(URL, {**hidden(page), "bond": bond})
    grant = Grant.objects.get().id
    assert headings(text(bob.client, f"/clients/shared/{grant}/")) == [
        "two",
        "three",
        "one",
    ]


def test_a_yes_to_one_order_is_no_yes_to_another(
    alice: Somebody, bond: str, three: list[str]
) -> None:
    said = hidden(preview(alice, moments=three))
    page = preview(alice, **said, bond=bond, first=three[2])
    assert "This was changed in the meantime" in page
    assert not Grant.objects.exists()


@pytest.mark.parametrize("first", ["nonsense", "", str(UUID(int=7))])
def test_an_order_that_makes_no_sense_leaves_the_one_before(
    alice: Somebody, bond: str, three: list[str], first: str
) -> None:
    page = preview(alice, moments=[three[1], three[1], three[0], three[1]], first=first)
    assert headings(page) == ["two", "one"]


def test_what_was_typed_can_be_changed_and_keeps_its_order(
    alice: Somebody, bond: str, three: list[str]
) -> None:
    page = preview(alice, sentence="Begin here.", moments=three, first=three[2])
    page = preview(alice, **hidden(page), change="change")
    assert "Begin here." in page
    boxes = re.findall(r'name="moments" value="([^"]+)"[^>]*checked', page)
    assert boxes == [three[2], three[0], three[1]]


def test_one_moment_alone_has_no_order(alice: Somebody, bond: str) -> None:
    page = preview(alice, moments=[str(notes.moment(alice, words="one"))])
    assert "In which order?" not in page


def test_a_shared_picture_can_come_along(alice: Somebody, bob: Somebody, bond: str) -> None:
    for person in (notes.person(alice, f"P{n}") for n in range(3)):
        for _ in range(4):
            notes.moment(alice, person=person, wish=Answer(codes=("w6",)))
    seen = re.search(r'name="seen" value="(\w+)"', text(alice.client, "/sharing/picture/"))
    assert seen
    alice.client.post("/sharing/picture/", {"bond": bond, "seen": seen[1]})
    page = preview(alice, picture=str(Grant.objects.get().id), sentence="Look at this.")
    assert "data:image/svg+xml" in page
    assert words_in(page) <= 120


def test_showing_only_this_locks_all_else(alice: Somebody, bond: str) -> None:
    grant = share(alice, bond, sentence="I went quiet again.")
    page = alice.client.post(f"/shared/{grant}/room/").content.decode()
    assert "I went quiet again." in page
    assert "Only this is shown." in page
    assert 'href="/moments/"' not in page
    for url in ("/moments/", f"/shared/{grant}/", "/with/"):
        assert alice.client.get(url)["Location"].startswith("/unlock/")


def test_nobody_else_sees_what_is_shown_in_the_room(
    alice: Somebody, charlie: Somebody, bob: Somebody, bond: str
) -> None:
    grant = share(alice, bond, sentence="I went quiet again.")
    for client in (charlie.client, bob.client):
        assert client.post(f"/shared/{grant}/room/").status_code == 404
        assert client.get("/account/").status_code == 200
    assert Client().post(f"/shared/{grant}/room/")["Location"].startswith("/unlock/")

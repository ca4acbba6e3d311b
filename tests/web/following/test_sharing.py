"""What came of a practice is shared after a yes; what is marked returns to it."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from between.records import grants, shelf
from between.story.body import Painting, Stage
from between.story.episode import Episode
from between.story.people import Person, Role
from tests.people import Somebody, fresh, join, sign_up, therapist
from tests.web.following.walking import at, begin, open_

NOW = datetime(2026, 5, 4, 14, 2, tzinfo=UTC)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_frozen")]


@pytest.fixture
def _frozen() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def test_what_came_is_shared_word_for_word_and_nothing_beside_it() -> None:
    wren, bob, _bond = join(sign_up("wren", now=NOW), therapist("bob", now=NOW), NOW)
    ana = shelf.put(wren.keys, Person(name="Ana", role=Role.FRIEND), NOW.date())
    page = at(wren.client, "now").press("next", words="a fist", belongs=f"person {ana}")
    offer = open_(wren.client, f"{page.url}sharing/")
    for words in ("Following a sensation", "4 May 2026, 14:02", "a fist", "Ana"):
        assert words in offer.main
    form = next(one for one in offer.own_forms if "seen" in one.fields)
    sent = {name: one.chosen or one.values[:1] for name, one in form.fields.items()}
    assert "Shared. You can take it back." in _post(wren, offer.url, sent)
    clients = open_(bob.client, "/clients/")
    client = clients.main.partition('href="/clients/')[2].partition('"')[0]
    assert "Following a sensation" in open_(bob.client, f"/clients/{client}").main
    (copy,) = grants.copies(fresh(wren).keys, page.following)
    hers = open_(wren.client, f"/shared/{copy.id}/").main
    assert "The practice itself" in hers
    assert f'href="{page.url}"' in hers


def test_a_shared_moment_is_named_by_its_day() -> None:
    wren = sign_up("wren", now=NOW)
    moment = shelf.put(wren.keys, Episode(when=NOW, words="the kitchen"), NOW.date())
    page = at(wren.client, "now").press("next", belongs=f"moment {moment}")
    offer = open_(wren.client, f"{page.url}sharing/")
    assert "a moment, 4 May 2026, 14:02" in offer.main
    assert "the kitchen" not in offer.main


@pytest.mark.parametrize(("step", "stage"), [("where", "before"), ("now", "after")])
def test_it_can_be_marked_before_and_after(step: str, stage: str) -> None:
    wren = sign_up("wren", now=NOW)
    page = at(wren.client, step)
    for way, end in (("mark", ""), ("list", "#list")):
        there = f"/body/new/?following={page.following}&stage={stage}{end}"
        assert page.press(**{way: stage}).url == there
    made = Painting(when=NOW, following=page.following, stage=Stage(stage))
    painting = shelf.put(fresh(wren).keys, made, NOW.date())
    assert f'href="/body/{painting}/"' in open_(wren.client, page.url).main
    stopped = open_(wren.client, page.url).press("stop")
    assert f'href="/body/{painting}/"' in open_(wren.client, f"{stopped.url}?back").main


def test_the_other_steps_offer_nothing_to_mark() -> None:
    wren, seen = sign_up("wren", now=NOW), []
    page = begin(wren.client)
    while "next" in page.buttons:
        seen.append('name="mark"' in page.main)
        page = page.press("next")
    assert seen == [False, False, True, False, False, False, False, True]


def _post(whose: Somebody, url: str, sent: dict[str, list[str]]) -> str:
    return str(whose.client.post(url, sent, follow=True).content.decode())

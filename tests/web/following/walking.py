"""A browser that follows a sensation: it begins, presses buttons, and says where it is."""

import re
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.test import Client

from between.records import shelf
from between.records.shelf import Kept
from between.story.following import Following
from tests.people import Somebody, fresh
from tests.visitor import Data, Form, forms

BEFORE = "/body/following/"
STOP = "stopping/"
ELSEWHERE = ("/lock/", "/leave/")
ID = re.compile(r"/body/following/([0-9a-f-]{36})/")


@dataclass(frozen=True, eq=False)
class Page:
    """What a browser shows, and the address at which it stands."""

    client: Client = field(repr=False)
    url: str
    status: int
    text: str = field(repr=False)

    @property
    def own_forms(self) -> list[Form]:
        """The forms of the page itself, not of what is around each page."""
        found = [one for one in forms(self.text) if one.method == "post"]
        return [one for one in found if not one.action.startswith(ELSEWHERE)]

    @property
    def main(self) -> str:
        return self.text.partition("<main")[2].partition("</main")[0]

    @property
    def heading(self) -> str:
        return str(re.findall(r"<h1[^>]*>([^<]*)<", self.main)[0])

    @property
    def following(self) -> UUID:
        return UUID(ID.findall(self.url)[0])

    @property
    def buttons(self) -> list[str]:
        """The buttons that a practice shows, each once."""
        found = re.findall(r'name="press" value="(\w+)"', self.main)
        return list(dict.fromkeys(found))

    def press(self, press: str = "", /, **typed: Any) -> "Page":
        """Send the form by a button, as a browser does: stop has an address of its own."""
        form = self.own_forms[0]
        data = {name: one.chosen for name, one in form.fields.items() if one.chosen}
        data.pop("press", None)
        data |= {name: [str(value)] for name, value in typed.items()}
        data |= {"press": [press]} if press else {}
        to = form.action or self.url.partition("?")[0]
        return post(self.client, to + (STOP if press == "stop" else ""), data)


def open_(client: Client, url: str) -> Page:
    return _page(client, url, client.get(url, follow=True))


def post(client: Client, url: str, data: Data) -> Page:
    return _page(client, url, client.post(url, data, follow=True))


def begin(client: Client, more: str = "", **typed: Any) -> Page:
    return open_(client, BEFORE + more).press(**typed)


def at(client: Client, step: str) -> Page:
    """Begin and go on until a step."""
    page = begin(client)
    while f'name="step" value="{step}"' not in page.text:
        page = page.press("next")
    return page


def kept(whose: Somebody) -> list[Kept[Following]]:
    found = shelf.take(fresh(whose).keys, Following).kept
    return sorted(found, key=lambda one: (one.story.when, one.id))


def only(whose: Somebody) -> Following:
    (one,) = kept(whose)
    return one.story


def _page(client: Client, url: str, answer: Any) -> Page:
    chain = getattr(answer, "redirect_chain", [])
    at = chain[-1][0] if chain else url
    assert answer.status_code in {200, 404, 409}, (url, at, answer.status_code)
    return Page(client, at, answer.status_code, answer.content.decode())

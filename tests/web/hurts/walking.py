"""A browser that walks through the pages of a hurt: it opens, fills in and presses buttons."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.test import Client

from between.records import shelf
from between.records.shelf import Kept
from between.story.hurt import Hurt
from tests.people import Somebody, fresh
from tests.visitor import Form, forms

NEW = "/between-us/hurts/new/"
ELSEWHERE = ("/lock/", "/leave/")


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

    def form(self, action: str = "") -> Form:
        """Return the form of the page that goes to `action`, or its first one."""
        return next(one for one in self.own_forms if one.action.endswith(action))

    def press(self, go: str = "", /, action: str = "", **typed: Any) -> "Page":
        """Send a form as it stands, with `typed` over it, by the button `go`."""
        form = self.form(action)
        data = {name: one.chosen for name, one in form.fields.items() if one.chosen}
        data |= {name: _values(value) for name, value in typed.items()}
        data.pop("go", None)
        if go:
            data["go"] = [go]
        return self.send(form.action, data)

    def send(self, action: str, data: dict[str, list[str]]) -> "Page":
        return post(self.client, action or self.url, data)


def open_(client: Client, url: str) -> Page:
    answer = client.get(url, follow=True)
    return _page(client, url, answer)


def post(client: Client, url: str, data: dict[str, list[str]]) -> Page:
    return _page(client, url, client.post(url, data, follow=True))


def begin(client: Client, go: str = "mark", words: str = "") -> Page:
    return open_(client, NEW).press(go, words=words)


def kept(whose: Somebody) -> list[Kept[Hurt]]:
    return list(shelf.take(fresh(whose).keys, Hurt).kept)


def only(whose: Somebody) -> Kept[Hurt]:
    (one,) = kept(whose)
    return one


def url(hurt: UUID, more: str = "") -> str:
    return f"/between-us/hurts/{hurt}/{more}"


def _values(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


def _page(client: Client, url: str, answer: Any) -> Page:
    chain = getattr(answer, "redirect_chain", [])
    at = chain[-1][0] if chain else url
    assert answer.status_code in {200, 404, 409}, (url, at, answer.status_code)
    return Page(client, at, answer.status_code, answer.content.decode())

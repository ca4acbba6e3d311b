"""A browser that walks through the pages of a hurt: it opens, fills in and presses buttons."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.test import Client

from between.records import shelf
from between.records.shelf import Kept
from between.story.hurt import Hurt
from tests.people import Somebody, fresh
from tests.visitor import Form, forms

NEW = "/between-us/hurts/new/"
ELSEWHERE = ("/lock/", "/leave/")


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a browser shows, and the address at which it stands."""

    client: Client
    url: str
    status: int
    text: str

    def form(self, action: str = "") -> Form:
        """Return the form of the page that goes to `action`, or its own."""
        own = [one for one in forms(self.text) if one.method == "post"]
        own = [one for one in own if not one.action.startswith(ELSEWHERE)]
        return next(one for one in own if one.action.endswith(action or one.action))

    def press(self, go: str = "", /, action: str = "", **typed: Any) -> "Page":
        """Send a form as it stands, with `typed` over it, by the button `go`."""
        form = self.form(action)
        data = {name: one.chosen for name, one in form.fields.items() if one.chosen}
        data |= {name: _values(value) for name, value in typed.items()}
        data.pop("go", None)
        if go:
            data["go"] = [go]
        return post(self.client, form.action or self.url, data)


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
    at = urlsplit(chain[-1][0]).path if chain else url
    text = unescape(re.sub(r"\s+", " ", answer.content.decode()))
    raw = answer.content.decode()
    assert answer.status_code in {200, 409}, (url, at, answer.status_code, text[:200])
    return Page(client=client, url=at, status=answer.status_code, text=raw)

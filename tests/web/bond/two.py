"""Two who are joined, each in a browser of their own."""

import re
from html import unescape

from django.test import Client
from django.utils import timezone

from tests.people import Somebody


def text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return unescape(answer.content.decode())


def shown_words(bob: Somebody) -> str:
    """Make an invitation on Bob's pages and read its words off his screen."""
    answer = bob.client.post("/clients/inviting/", {"name": "Dr Lee"})
    assert answer["Location"] == "/clients/inviting/"
    page = text(bob.client, "/clients/inviting/")
    part = page.split('class="invitation__words"')[1].split("</ol>")[0]
    words = re.findall(r"<li>([^<]+)</li>", part)
    assert len(words) == 8
    return " ".join(words)


def joined(alice: Somebody, bob: Somebody, name: str = "Sparrow") -> str:
    """Join the two on their pages; return the path of Alice's page of the bond."""
    words = shown_words(bob)
    said = {"words": words, "yes": "yes", "name": name, "person": "new"}
    answer = alice.client.post("/with/joining/", said)
    assert answer.status_code == 302, unescape(answer.content.decode())
    text(bob.client, "/clients/")
    return str(answer["Location"])


def day() -> str:
    return f"{timezone.now():%-d %B %Y}"

"""A client and a therapist on one server: what the two do together, each text a canary."""

import re
from urllib.parse import urljoin, urlsplit

from tests import server
from tests.mailserver import Postbox
from tests.security import body_life
from tests.security.whole_life import WORD, Life
from tests.server import Server
from tests.visitor import Answer, Form

SHOWN = re.compile(r'class="invitation__words".*?</ol>', re.DOTALL)
MOMENT = re.compile(r'href="(/moments/[0-9a-f-]{36}/)"')
PRACTICE = re.compile(r"/body/following/[0-9a-f-]{36}/")
SESSION = re.compile(r'href="(/together/[0-9a-f-]{36}/sessions/[0-9a-f-]{36}/)"')
COPY = re.compile(r'href="(/with/[0-9a-f-]{36}/going-on/[0-9a-f-]{36}/)"')
ELSEWHERE = ("/lock/", "/leave/")


class Therapist(Life):
    """A therapist, who signs up with the words of whoever runs the server."""

    def __init__(self, running: Server, box: Postbox) -> None:
        super().__init__(running, box)
        self.begin()

    def begin(self) -> None:
        added = server.run(self.server.folder, "-m", "between", "therapist", "add")
        admission = added.splitlines()[0].strip()
        self.secrets.append(admission)
        page = self.visitor.open("/sign-up/therapist/")
        said = {"name": WORD, "choice": "own", "zone": "UTC", "admission": admission}
        self.visitor.send(page, page.form(holds="choice"), self.words, **said)
        self.set_up_a_second_step()

    def invite(self) -> str:
        page = self.visitor.open("/clients/inviting/")
        form = page.form(holds="name")
        shown = self.visitor.send(page, form, self.words, name=f"Dr {WORD}")
        (part,) = SHOWN.findall(shown.text)
        words = " ".join(re.findall(r"<li>([^<]+)</li>", part))
        self.secrets.append(words)
        return words


def live_together(client: Life, therapist: Therapist) -> None:
    """Join, write together, look back, share, and stand before going on with somebody else."""
    bond = _join(client, therapist)
    both = ((client, f"/with/{bond}/"), (therapist, f"/clients/{bond}/"))
    for life, _own in both:
        for part in ("agreement", "sessions", "looking-back"):
            _fill_in(life, f"/together/{bond}/{part}/", minutes=50)
    for life, own in both:
        said = life.visitor.open(f"/together/{bond}/looking-back/").text
        assert f"{WORD.capitalize()} " in said
        assert "in words" in said
        assert WORD.capitalize() in life.visitor.open(own).text
    sessions = therapist.visitor.open(f"/together/{bond}/sessions/").text
    file = _fill_in(therapist, f"{SESSION.findall(sessions)[0]}file/")
    assert "text/calendar" in {one.headers.get_content_type() for one in file}
    _cards(client, therapist, f"{SESSION.findall(sessions)[0]}card/")
    _share(client)
    _tell_what_hurt(client)
    _share_a_practice(client)
    assert WORD.capitalize() in therapist.visitor.open(f"/clients/{bond}/").text
    going = client.visitor.open(f"/with/{bond}/going-on/")
    assert WORD.capitalize() in client.visitor.open(COPY.findall(going.text)[0]).text
    client.secrets += therapist.secrets


def _join(client: Life, therapist: Therapist) -> str:
    page = client.visitor.open("/with/joining/")
    form, words = page.form(holds="words"), therapist.invite()
    offer = client.visitor.send(page, form, client.words, words=words)
    form = offer.form(holds="yes")
    joined = client.visitor.send(offer, form, client.words, name=f"{WORD.capitalize()} C")
    therapist.visitor.open("/clients/")
    return joined.url.strip("/").split("/")[-1]


def _cards(client: Life, therapist: Therapist, url: str) -> None:
    """Keep a card each, and open both."""
    said = {"tension": "little", "then": "leave", "seen": "now"}
    for life in (client, therapist):
        page = life.visitor.open(url)
        life.visitor.send(page, page.form(holds="tension"), life.words, **said)
    for life in (client, therapist):
        page = life.visitor.open(url)
        life.visitor.send(page, page.form("together/"), life.words)
    for life in (client, therapist):
        page = life.visitor.open(url)
        assert "one hour seen from two chairs" in page.text
        assert WORD.capitalize() in page.text


def _fill_in(life: Life, url: str, **said: object) -> list[Answer]:
    """Send every form of a page, each with words of its own."""
    page = life.visitor.open(url)
    return [
        life.visitor.send(page, form, life.words, **said)
        for form in page.forms
        if form.method == "post" and not _path(page, form).startswith(ELSEWHERE)
    ]


def _share(client: Life) -> None:
    first = MOMENT.findall(client.visitor.open("/moments/").text)[0].split("/")[2]
    page = client.visitor.open(f"/sharing/moment/{first}/")
    shared = client.visitor.send(page, page.form(holds="seen"), client.words)
    assert "/with/" in shared.url


def _tell_what_hurt(client: Life) -> None:
    """Write something between the two in all of its fields, and share it."""
    page = client.visitor.open("/between-us/hurts/new/")
    rests = client.visitor.send(page, page.form(holds="words"), client.words, go="mark")
    hurt = rests.url.removesuffix("rest/")
    for step in ("happened", "felt", "needed", "did", "strength", "sentence"):
        _fill_in(client, f"{hurt}{step}/", go="next")
    assert f"{WORD.capitalize()} " in client.visitor.open(hurt).text
    offer = client.visitor.open(f"{hurt}sharing/?all")
    shared = client.visitor.send(offer, offer.form(holds="seen"), client.words)
    assert shared.url == hurt


def _share_a_practice(client: Life) -> None:
    """Follow a sensation and share what came."""
    body_life.follow_a_sensation(client)
    listed = client.visitor.open("/body/following/past/").text
    offer = client.visitor.open(f"{PRACTICE.findall(listed)[0]}sharing/")
    assert f"{WORD.capitalize()} " in offer.text
    shared = client.visitor.send(offer, offer.form(holds="seen"), client.words)
    assert "/with/" in shared.url


def _path(page: Answer, form: Form) -> str:
    return urlsplit(urljoin(page.url, form.action)).path

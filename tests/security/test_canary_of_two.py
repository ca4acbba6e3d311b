"""After two people met on the real server, no word of either lies anywhere that is kept.

A client and a therapist without script: they join, agree, share, look, note, and go from page to
page; each text is a canary. Then everything around the server is searched.
"""

import re
from collections.abc import Iterator

import pytest
from django.utils import timezone

from tests import server
from tests.mailserver import free_port, listening
from tests.security.test_canary import entropy_faults, found
from tests.security.wanderer import Wanderer
from tests.security.whole_life import WORD, Life
from tests.visitor import Answer

WORDS = re.compile(r"^  (\w+(?: \w+){5})$", re.MULTILINE)
SHOWN = re.compile(r"<li>([a-z]+)</li>")
# slow and long: starts the real server, on which two people live
pytestmark = [pytest.mark.slow, pytest.mark.long]


@pytest.fixture
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Life, Life]]:
    with listening(free_port()) as box:
        running = server.start(tmp_path_factory.mktemp("two"))
        yield Life(running, box), Life(running, box)
        running.stop()


def test_two_people_leave_no_word_behind(two: tuple[Life, Life]) -> None:
    client, therapist = two
    client.begin()
    _begin_as_therapist(therapist)
    bond = _join(client, therapist)
    grant = _share(client)
    _read_and_note(therapist, bond, grant)
    _agree_and_plan(client, bond)
    client.secrets += therapist.secrets
    assert found(client) == []
    # The client last shows something in the room, which locks all else.
    hers = ["/bringing/", f"/together/{bond}/sessions/", f"/with/{bond}/"]
    for life, begin in ((client, hers), (therapist, [f"/clients/{bond}/"])):
        wanderer = Wanderer(life.visitor, life.words, most_pages=40)
        wanderer.wander(begin)
        assert [one.url for one in wanderer.answers if one.status >= 500] == []
        assert len(wanderer.sent) > 5
    assert found(client) == []
    assert entropy_faults(client) == []


def _begin_as_therapist(life: Life) -> None:
    said = server.run(life.server.folder, "-m", "between", "therapist", "add")
    (admission,) = WORDS.findall(said)
    life.secrets.append(admission)
    page = life.visitor.open("/sign-up/therapist/")
    form = page.form(holds="admission")
    answers = {"admission": admission, "name": WORD, "choice": "own", "zone": "UTC"}
    life.visitor.send(page, form, life.words, **answers)
    life.set_up_a_second_step()


def _join(client: Life, therapist: Life) -> str:
    page = therapist.visitor.open("/clients/inviting/")
    name = {"name": f"Dr {WORD}"}
    shown = therapist.visitor.send(page, page.form(holds="name"), therapist.words, **name)
    words = " ".join(SHOWN.findall(shown.text.split('class="invitation__words"')[1])[:8])
    client.secrets.append(words)
    page = client.visitor.open("/with/joining/")
    offer = client.visitor.send(page, page.form(holds="words"), client.words, words=words)
    said = {"name": WORD, "person": "new"}
    joined = client.visitor.send(offer, offer.form(holds="yes"), client.words, **said)
    assert f"Dr {WORD}" in joined.text
    assert WORD in therapist.visitor.open("/clients/").text
    return joined.url.strip("/").split("/")[-1]


def _share(client: Life) -> str:
    page = client.visitor.open("/bringing/")
    form = page.form(holds="sentence")
    preview = client.visitor.send(page, form, client.words, picture="", moments=[])
    button = re.findall(r'name="bond" value="([^"]+)"', preview.text)
    yes = preview.form(holds="seen")
    said = {"bond": button[0], "first": [], "change": []}
    shared = client.visitor.send(preview, yes, client.words, **said)
    return str(re.findall(r"/shared/([0-9a-f-]{36})/", shared.text)[0])


def _read_and_note(therapist: Life, bond: str, grant: str) -> None:
    read = therapist.visitor.open(f"/clients/shared/{grant}/")
    assert WORD.capitalize() in read.text
    page = therapist.visitor.open(f"/clients/{bond}/notes/new/?about={grant}")
    form, day = page.form(holds="words"), f"{timezone.now():%Y-%m-%d}"
    draft = form.filled(therapist.words, day=day)
    assert therapist.visitor.post("/drafts/", draft).status == 204
    notes = therapist.visitor.send(page, form, therapist.words, day=day)
    assert WORD.capitalize() in _card(notes)
    change = therapist.visitor.open(
        re.findall(r"/clients/notes/[0-9a-f-]+/changing/", notes.text)[0]
    )
    changed = change.form(holds="version")
    notes = therapist.visitor.send(change, changed, therapist.words, day=day)
    assert "/earlier/" in notes.text


def _agree_and_plan(client: Life, bond: str) -> None:
    page = client.visitor.open(f"/together/{bond}/agreement/")
    client.visitor.send(page, page.form(holds="reading"), client.words)
    page = client.visitor.open(f"/together/{bond}/sessions/")
    soon = timezone.now()
    said = {"day": f"{soon:%Y-%m-%d}", "time": "23:59", "minutes": "50"}
    client.visitor.send(page, page.form(holds="minutes"), client.words, **said)
    assert "What was opened" in client.visitor.open("/account/security/").text


def _card(notes: Answer) -> str:
    return notes.text.split('<article class="card">')[1]

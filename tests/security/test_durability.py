"""What the server said it kept is kept, also when it is killed in the middle of its work."""

import threading
import time
from http.client import HTTPException
from pathlib import Path
from uuid import uuid4

import pytest

from between.records.sqlite import module as sqlite3
from tests import server
from tests.people import PASSPHRASE
from tests.server import Server
from tests.visitor import Visitor

WRITERS = 4


class Writers:
    """Several visitors of one account who keep moments and remember what was acknowledged."""

    def __init__(self, running: Server, visitor: Visitor) -> None:
        self.address, self.visitor = running.address, visitor
        page = visitor.open("/moments/new/")
        token = page.form(holds="words").fields["csrfmiddlewaretoken"].values
        self.sent = {"csrfmiddlewaretoken": token, "valence": ["hurt"]}
        self.acknowledged: list[str] = []
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._write) for _ in range(WRITERS)]

    def write_for(self, seconds: float) -> None:
        for thread in self._threads:
            thread.start()
        time.sleep(seconds)

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _write(self) -> None:
        own = Visitor(self.address, self.visitor.cookies)
        while not self._stop.is_set():
            words = f"moment {uuid4().hex}"
            try:
                sent = self.sent | {"words": [words], "leaf": [str(uuid4())]}
                answer = own.post("/moments/new/", sent)
            except (OSError, HTTPException):
                return
            if answer.status == 302 and answer.headers["Location"] == "/moments/":
                self.acknowledged.append(words)


@pytest.mark.slow  # starts, loads and kills the real server
def test_no_acknowledged_moment_is_lost_when_the_server_is_killed(tmp_path: Path) -> None:
    kept, lost = killed(tmp_path, rounds=1)
    assert lost == []
    assert kept > 10
    print(f"{kept} moments acknowledged in a round, {len(lost)} lost")  # noqa: T201


@pytest.mark.long
def test_no_acknowledged_moment_is_lost_in_ten_rounds(tmp_path: Path) -> None:
    kept, lost = killed(tmp_path, rounds=10)
    assert lost == []
    assert kept > 100


def killed(folder: Path, rounds: int) -> tuple[int, list[str]]:
    """Kill the server under load several times; return how much was kept, and what was lost."""
    running = server.start(folder)
    name, acknowledged = _sign_up(running), []
    for number in range(rounds):
        writers = Writers(running, _unlock(running, name))
        writers.write_for(1.0 + 0.13 * number)
        running.kill()
        writers.stop()
        acknowledged += writers.acknowledged
        running = server.start(folder)
    running.stop()
    found = server.run(folder, "-m", "tests.security.read_back", name, PASSPHRASE)
    assert _integrity(folder) == "ok"
    return len(acknowledged), sorted(set(acknowledged) - set(found.splitlines()))


def _sign_up(running: Server) -> str:
    visitor = Visitor(running.address)
    page = visitor.open("/sign-up/")
    form = page.form(holds="choice")
    visitor.send(page, form, lambda _: PASSPHRASE, name="una", choice="own", zone="UTC")
    account = visitor.open("/account/").text
    return account.partition('<dd translate="no">')[2].partition("</dd>")[0]


def _unlock(running: Server, name: str) -> Visitor:
    visitor = Visitor(running.address)
    page = visitor.open("/unlock/")
    form = page.form(holds="passphrase")
    visitor.send(page, form, lambda _: PASSPHRASE, name=name, shared=[])
    return visitor


def _integrity(folder: Path) -> str:
    db = sqlite3.connect(folder / "data" / "database" / "between.sqlite3")
    found = db.execute("PRAGMA integrity_check").fetchone()[0]
    db.close()
    return str(found)

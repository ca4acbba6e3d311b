"""What the server said it kept is kept, also when it is killed in the middle of its work."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from between.records.sqlite import module as sqlite3
from tests import server
from tests.people import PASSPHRASE
from tests.security.writers import Writers
from tests.server import Server, is_alive
from tests.visitor import Visitor

DATABASES = ("database/between.sqlite3", "keyring/keyring.sqlite3")
pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="finds the workers to kill through /proc"
)


@dataclass(slots=True)
class Killed:
    """What came of killing a server under load: `cut` requests were never answered."""

    rounds: int = 0
    workers: int = 0
    cut: int = 0
    acknowledged: list[str] = field(default_factory=list)
    found: set[str] = field(default_factory=set)

    @property
    def lost(self) -> list[str]:
        return sorted(set(self.acknowledged) - self.found)

    def __str__(self) -> str:
        return (
            f"killed {self.rounds} times with {self.workers} workers: "
            f"{len(self.acknowledged)} moments acknowledged, {self.cut} requests cut off, "
            f"{len(self.lost)} lost"
        )


@pytest.mark.slow  # starts, loads and kills the real server
def test_no_acknowledged_moment_is_lost_when_the_server_is_killed(tmp_path: Path) -> None:
    _assert_nothing_is_lost(tmp_path, rounds=3)


@pytest.mark.long
def test_no_acknowledged_moment_is_lost_in_thirty_rounds(tmp_path: Path) -> None:
    _assert_nothing_is_lost(tmp_path, rounds=30)


def _assert_nothing_is_lost(folder: Path, rounds: int) -> None:
    killed = _kill(folder, rounds)
    print(killed)  # noqa: T201
    assert killed.rounds == rounds > 0
    assert killed.workers >= rounds
    assert killed.cut > 0
    assert len(killed.acknowledged) >= 4 * rounds
    assert killed.lost == []
    assert [integrity(folder / "data" / path) for path in DATABASES] == ["ok", "ok"]


def _kill(folder: Path, rounds: int) -> Killed:
    """Kill the server under load several times, each time on the data that were left."""
    running, killed = server.start(folder), Killed()
    visitor = sign_up(running)
    name = name_of(visitor)
    for number in range(rounds):
        writers = Writers(running, visitor)
        # From the first moments on and then a little later each time.
        writers.write_until(kept=4 + number % 7, then_s=0.003 * (number % 10))
        family = running.kill()
        assert not any(map(is_alive, family))
        writers.stop()
        killed.rounds += 1
        killed.workers += len(family) - 1
        killed.cut += writers.cut
        killed.acknowledged += writers.acknowledged
        running = server.start(folder)
        # The same visit goes on: the last moment that was acknowledged is there to be read.
        visitor = Visitor(running.address, visitor.cookies)
        assert writers.acknowledged[-1] in visitor.open("/moments/").text
    running.stop()
    found = server.run(folder, "-m", "tests.security.read_back", name, PASSPHRASE)
    killed.found = set(found.splitlines())
    return killed


def sign_up(running: Server) -> Visitor:
    visitor = Visitor(running.address)
    page = visitor.open("/sign-up/")
    form = page.form(holds="choice")
    visitor.send(page, form, lambda _: PASSPHRASE, name="una", choice="own", zone="UTC")
    return visitor


def name_of(visitor: Visitor) -> str:
    account = visitor.open("/account/").text
    return account.partition('<dd translate="no">')[2].partition("</dd>")[0]


def integrity(path: Path) -> str:
    db = sqlite3.connect(path)
    found = db.execute("PRAGMA integrity_check").fetchone()[0]
    db.close()
    return str(found)

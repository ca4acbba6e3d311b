"""After a whole life on the real server, no word of it lies anywhere that is kept.

A visitor without script signs up, fills in every form of every page, marks while locked, uses
the printed sheet and a second step, changes the passphrase and goes; each text is a canary.
Then database, WAL, backup, keyring, logs, output and temporary files are searched.
"""

import math
import secrets
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from between.records.sqlite import module as sqlite3
from tests import server
from tests.mailserver import free_port, listening, named
from tests.security import body_life
from tests.security.life_together import Therapist, live_together
from tests.security.scanner import files, hits, hits_in_files
from tests.security.wanderer import Wanderer
from tests.security.whole_life import FIRST, THIRD, WORD, Life

ENOUGH = 1000  # bytes; the spread of fewer says nothing
pytestmark = pytest.mark.slow  # starts the real server and lives a whole life on it


@pytest.fixture
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    port = free_port()
    with listening(port) as box:
        running = server.start(tmp_path_factory.mktemp("life"), **named(port))
        yield Life(running, box)
        running.stop()


# Whether each walk past all forms takes things away too.
SHORT, WHOLE = (True, False), (False, True, False)


@pytest.mark.parametrize("walks", [SHORT, pytest.param(WHOLE, marks=pytest.mark.long)])
def test_a_whole_life_leaves_no_word_behind(life: Life, walks: tuple[bool, ...]) -> None:
    live_and_look(life, walks)
    assert found(life) == []
    therapist = Therapist(life.server, life.box)
    live_together(life, therapist)
    assert found(life) == []
    life.erase()
    therapist.erase()
    assert found(life) == []
    life.server.stop()
    assert found(life) == []
    assert _rows(life, "records_account") == 0


def live_and_look(life: Life, walks: tuple[bool, ...]) -> None:
    """Live, and see that what is written shows on its writer's pages and nowhere else."""
    life.begin()
    life.set_up_a_second_step()
    for takes_away in walks:
        wanderer = Wanderer(life.visitor, life.words, takes_away=takes_away)
        wanderer.wander(["/moments/", "/moments/new/", "/people/", "/mirror/", "/account/"])
        assert [one.url for one in wanderer.answers if one.status >= 500] == []
        assert len(set(wanderer.sent)) > 5
    assert WORD.capitalize() in life.visitor.open("/moments/").text
    life.have_a_mail_sent()
    assert [hits(life.secrets, one) for one in life.mails()] == [[]]
    body_life.paint(life)
    body_life.follow_a_sensation(life)
    life.write_a_draft()
    account = life.visitor.open("/account/")
    life.visitor.send(
        account, account.form("/account/device/"), life.words, marks="letters"
    )
    life.send_while_locked()
    life.mark_while_locked()
    life.go_wrong()
    life.unlock(FIRST)
    key = life.draw_another_sheet()
    assert found(life) == []
    life.lock()
    life.recover(key)
    life.change_passphrase()
    life.draw_spare_codes()  # with every key drawn anew the old ones count no more
    life.lock()
    life.unlock(THIRD)
    assert WORD.capitalize() in life.visitor.open("/moments/").text
    assert _rows(life, "records_entry") > 10
    back_up(life)
    assert entropy_faults(life) == []


def back_up(life: Life) -> None:
    folder, apart = life.server.folder / "backup", life.server.folder / "apart"
    command = ("-m", "between", "backup", str(folder), "--keyring", str(apart))
    said = server.run(life.server.folder, *command)
    assert hits(life.secrets, said.encode()) == []
    assert sum(path.stat().st_size for path in files(folder)) > 50_000
    assert len(list(files(apart))) == 1


def found(life: Life) -> list[str]:
    """Return every canary that lies somewhere in the server's surroundings."""
    folder = life.server.folder
    looked_at = [path for path in files(folder) if "static" not in path.parts]
    assert {"between.sqlite3", "keyring.sqlite3", "said.log"} <= {p.name for p in looked_at}
    return hits_in_files(life.secrets, folder)


def entropy_faults(life: Life) -> list[str]:
    """Return the sealed columns whose bytes are not spread like random ones."""
    faults, looked = [], []
    for table, column in _sealed(life):
        with _database(life) as db:
            rows = db.execute(f"SELECT {column} FROM {table}").fetchall()  # noqa: S608
        joined = b"".join(_without_header(bytes(row[0])) for row in rows if row[0])
        if len(joined) < ENOUGH:
            continue
        looked.append(table)
        if _bits(joined) < 0.97 * _bits(secrets.token_bytes(len(joined))):
            faults.append(f"{table}.{column}: {_bits(joined):.2f} bits a byte")
    assert {"records_account", "records_entry", "records_earlier"} <= set(looked)
    return faults


def test_a_word_that_was_left_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite3").write_bytes(b"\0" * 100 + WORD.encode("utf-16-be") + b"\0")
    assert hits_in_files([WORD], tmp_path)
    assert hits([WORD], WORD.upper().encode())


def test_bytes_that_are_not_sealed_would_be_noticed() -> None:
    text = (f"{WORD} and then I said to her that I would go " * 40).encode()
    assert _bits(text) < 0.97 * _bits(secrets.token_bytes(len(text)))


def _sealed(life: Life) -> list[tuple[str, str]]:
    with _database(life) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master")]
        return [
            (table, column[1])
            for table in tables
            if table.startswith("records_")
            for column in db.execute(f"PRAGMA table_info({table})")
            if column[2].upper() == "BLOB" and column[1] != "kind"
        ]


def _rows(life: Life, table: str) -> int:
    with _database(life) as db:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


class _database:  # noqa: N801 (reads like a function)
    def __init__(self, life: Life) -> None:
        self.path = life.server.folder / "data" / "database" / "between.sqlite3"

    def __enter__(self) -> "sqlite3.Connection":
        self.db = sqlite3.connect(self.path)
        return self.db

    def __exit__(self, *_: object) -> None:
        self.db.close()


def _without_header(value: bytes) -> bytes:
    return value[20:] if value[:4] in {b"BTW1", b"BTL1"} else value


def _bits(data: bytes) -> float:
    counts = Counter(data).values()
    return -sum(n / len(data) * math.log2(n / len(data)) for n in counts)

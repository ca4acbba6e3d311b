"""After a whole life on the real server, no word of it lies anywhere that is kept.

A visitor without script signs up, fills in every form of every page, marks while locked, uses
the printed sheet, changes the passphrase and goes; each text is a canary. Then database, WAL,
backup, keyring, logs, output and temporary files are searched.
"""

import itertools
import math
import re
import secrets
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from between.records.sqlite import module as sqlite3
from tests import server
from tests.security.scanner import files, hits, hits_in_files
from tests.security.wanderer import Wanderer
from tests.server import Server
from tests.visitor import Answer, Field, Visitor

WORD = "kanarienvogel"
FIRST, SECOND, THIRD = (
    f"{WORD} otter lantern quietly brass {n}" for n in ("ten", "six", "two")
)
GROUP = re.compile(r"<li>([0-9A-HJKMNP-TV-Z]{7})</li>")
ENOUGH = 1000  # bytes; the spread of fewer says nothing
pytestmark = pytest.mark.slow  # starts the real server and lives a whole life on it


class Life:
    """One person and their browser on one server."""

    def __init__(self, running: Server) -> None:
        self.server = running
        self.visitor = Visitor(running.address)
        self.count = itertools.count(1)
        self.secrets = [WORD]
        self.name, self.passphrase = "", FIRST

    def words(self, one: Field) -> str:
        """Type something different everywhere, the canary always in it."""
        if one.kind == "password":
            return self.passphrase
        if one.name == "year":
            return ""  # a day is given; both would be one too many
        return f"{WORD.capitalize()} {next(self.count)} in {one.name}"

    def begin(self) -> None:
        page = self.visitor.open("/sign-up/")
        sheet = self.visitor.send(
            page,
            page.form(holds="choice"),
            self.words,
            name=WORD,
            choice="own",
            zone="Europe/Berlin",
        )
        self.take_sheet(sheet)
        account = self.visitor.open("/account/").text
        self.name = next(iter(re.findall(rf"{WORD}-\d+", account)))

    def take_sheet(self, sheet: Answer) -> str:
        groups = GROUP.findall(sheet.text)
        assert len(groups) == 8, "The sheet shows no recovery key."
        key = "-".join(groups)
        self.secrets += [key.lower(), key.replace("-", "").lower()]
        check = self.visitor.open("/account/sheet/check/")
        form = check.form(holds="recovery_key")
        kept = self.visitor.send(check, form, self.words, recovery_key=key)
        assert kept.url == "/moments/"
        return key

    def unlock(self, passphrase: str) -> Answer:
        page = self.visitor.open("/unlock/")
        form = page.form(holds="passphrase")
        said = {"name": self.name, "passphrase": passphrase, "shared": []}
        return self.visitor.send(page, form, self.words, **said)

    def lock(self) -> None:
        page = self.visitor.open("/moments/")
        self.visitor.send(page, page.form("/lock/"), self.words)
        assert self.visitor.get("/moments/").status == 302

    def send_while_locked(self) -> None:
        page = self.visitor.open("/moments/new/")
        self.lock()
        for form in page.forms:
            if form.method == "post" and not form.action.startswith("/lock"):
                self.visitor.send(page, form, self.words)
        self.visitor.cookies["__Host-csrf"] = "x" * 32
        self.visitor.post("/mirror/", {"words": [f"{WORD} stale"]})

    def write_a_draft(self) -> None:
        page = self.visitor.open("/moments/new/")
        sent = page.form(holds="words").filled(self.words)
        assert self.visitor.post("/drafts/", sent).status == 204

    def mark_while_locked(self) -> None:
        page = self.visitor.open("/mark/")
        self.visitor.send(page, page.form(holds="words"), self.words)
        assert WORD not in self.visitor.open("/mark/").text.lower()

    def go_wrong(self) -> None:
        self.unlock(f"{WORD} wrong passphrase")
        self.visitor.get(f"/{WORD}/?{WORD}={WORD}")
        self.visitor.post("/moments/new/", {"words": [WORD * 30000]})
        self.visitor.post("/unlock/", {WORD: [WORD]})

    def recover(self, key: str) -> None:
        page = self.visitor.open("/recovery/")
        said, self.passphrase = {"name": self.name, "recovery_key": key}, SECOND
        sheet = self.visitor.send(page, page.form(holds="recovery_key"), self.words, **said)
        self.take_sheet(sheet)

    def change_passphrase(self) -> None:
        page = self.visitor.open("/account/passphrase/")
        self.passphrase = THIRD
        self.visitor.send(page, page.form(holds="present"), self.words, present=SECOND)

    def erase(self) -> None:
        page = self.visitor.open("/account/erasing/")
        self.visitor.send(page, page.form(holds="present"), self.words, present=THIRD)
        assert self.visitor.get("/moments/").status == 302


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    running = server.start(tmp_path_factory.mktemp("life"))
    yield Life(running)
    running.stop()


def test_a_whole_life_leaves_no_word_behind(life: Life) -> None:
    live_and_look(life)
    assert found(life) == []
    life.erase()
    assert found(life) == []
    life.server.stop()
    assert found(life) == []
    assert _rows(life, "records_account") == 0


def live_and_look(life: Life) -> None:
    """Live, and see that what is written shows on its writer's pages and nowhere else."""
    life.begin()
    for takes_away in (False, True, False):
        wanderer = Wanderer(life.visitor, life.words, takes_away=takes_away)
        wanderer.wander(["/moments/", "/moments/new/", "/people/", "/mirror/", "/account/"])
        assert [one.url for one in wanderer.answers if one.status >= 500] == []
        assert len(set(wanderer.sent)) > 5
    assert WORD.capitalize() in life.visitor.open("/moments/").text
    life.write_a_draft()
    account = life.visitor.open("/account/")
    life.visitor.send(
        account, account.form("/account/device/"), life.words, marks="letters"
    )
    life.send_while_locked()
    life.mark_while_locked()
    life.go_wrong()
    life.unlock(FIRST)
    key = life.take_sheet(_new_sheet(life))
    assert found(life) == []
    life.lock()
    life.recover(key)
    life.change_passphrase()
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


def _new_sheet(life: Life) -> Answer:
    page = life.visitor.open("/account/sheet/")
    forms = [form for form in page.forms if not form.action.startswith("/lock")]
    return life.visitor.send(page, forms[0], life.words) if forms else page


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

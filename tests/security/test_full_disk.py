"""A real server on a real disk that fills up, or that turns read-only: all of it is said."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests import server
from tests.people import PASSPHRASE
from tests.security.test_durability import integrity, name_of, sign_up
from tests.server import Server
from tests.visitor import Answer, Visitor

LONG = "She looked at the clock, and I went quiet. " * 150
MOST = 1500


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """The folder of the database on a small disk of its own."""
    folder = tmp_path / "data" / "database"
    folder.mkdir(parents=True)
    if not _mount("-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", str(folder)):
        pytest.skip("only root can make a small disk here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)  # noqa: S607


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], Server]]:
    """Starts a server on the data, and ends it at last, also where a test fails."""
    started: list[Server] = []

    def another() -> Server:
        started.append(server.start(tmp_path))
        return started[-1]

    yield another
    for one in started:
        one.stop()


@pytest.mark.slow  # fills a disk through the real server
def test_a_disk_that_fills_up_loses_nothing_and_is_said(
    disk: Path, start: Callable[[], Server], tmp_path: Path
) -> None:
    running = start()
    visitor = sign_up(running)
    name, kept = name_of(visitor), _fill(visitor)
    assert len(kept) > 10

    words = f"{uuid4().hex} {LONG}"
    refused = _keep(visitor, words)
    assert refused.status == 503
    assert "This could not be kept" in refused.text
    assert words.strip() in refused.text
    assert "Traceback" not in refused.text
    assert visitor.open("/moments/").status == 200

    assert _mount("-o", "remount,size=32m", str(disk))
    form = refused.form(holds="words")
    assert visitor.send(refused, form, lambda one: one.chosen[0]).status == 200
    running.stop()
    found = server.run(tmp_path, "-m", "tests.security.read_back", name, PASSPHRASE)
    assert {line.split()[0] for line in found.splitlines()} == {
        *kept,
        words.split(maxsplit=1)[0],
    }
    assert integrity(disk / "between.sqlite3") == "ok"
    assert "clock" not in running.said.read_text()
    assert "the disk or the database is full" in running.said.read_text()


@pytest.mark.slow  # starts the real server twice
def test_a_read_only_folder_is_said_at_the_start_and_leaves_all_as_it_was(
    disk: Path, start: Callable[[], Server], tmp_path: Path
) -> None:
    running = start()
    visitor = sign_up(running)
    assert _keep(visitor, "kept before").status == 302
    running.stop()

    assert _mount("-o", "remount,ro", str(disk))
    refused = subprocess.run(
        [sys.executable, "-m", "between", "serve", "--port", "1"],
        env=server.environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert refused.returncode == 2
    assert refused.stderr == (
        f"The folder {disk} cannot be written by this user. Give it to them.\n"
    )
    assert _mount("-o", "remount,rw", str(disk))
    running = start()
    again = Visitor(running.address, visitor.cookies)
    assert "kept before" in again.open("/moments/").text


def _fill(visitor: Visitor) -> list[str]:
    """Keep moments until the disk is full; return the first word of each that was kept."""
    kept: list[str] = []
    for _ in range(MOST):
        word = uuid4().hex
        answer = _keep(visitor, f"{word} {LONG}")
        if answer.status == 503:
            return kept
        assert answer.status == 302
        kept.append(word)
    raise AssertionError("The disk never filled up.")


def _keep(visitor: Visitor, words: str) -> Answer:
    page = visitor.open("/moments/new/")
    token = page.form(holds="words").fields["csrfmiddlewaretoken"].values
    sent = {"valence": ["hurt"], "words": [words], "leaf": [str(uuid4())]}
    return visitor.post("/moments/new/", sent | {"csrfmiddlewaretoken": token})


def _mount(*how: str) -> bool:
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    done = subprocess.run(["mount", *how], capture_output=True, check=False)  # noqa: S607
    return done.returncode == 0
